/** Cards as Adaptive Cards. Nothing that a person typed can become a mention, a link or Markdown. */
import { type Card, type CardNode, draw, type Renderer, type Text } from "../../src/chat/card.js";
import { shortened } from "../../src/chat/text.js";
import { bytesOf, fitted } from "./budget.js";
import { actionSets, type Place } from "./buttons.js";
import { type AdaptiveCard, type Attachment, attached, type Element } from "./elements.js";
import * as limits from "./limits.js";
import type { TeamsWords } from "./settings.js";
import { tableOf } from "./tables.js";
import { inert, isBlank, nothingToSee, paragraphs, plainLine, run, runsOf } from "./text.js";

/** Where a card is shown, and which room its forms are about. */
export interface Spot {
  readonly place: Place;
  readonly room?: string | undefined;
}

function rendererFor({ place, room }: Spot): Renderer<Element[]> {
  return {
    heading: (node) => headingOf(node.text),
    text: (node) => paragraphs(runsOf(node.text)),
    quote: (node) => quoteOf(node.text, node.by),
    facts: (node) => node.facts.flatMap(({ name, value }) => factOf(name, value)),
    table: tableOf,
    image: (node) => imageOf(node.url, node.alt),
    buttons: (node) => actionSets(node.buttons, place, room),
    note: (node) => small(node.text),
    // Drawn above whatever follows.
    divider: () => [],
  };
}

/** Of a message, where only one activity can be said to be in it. */
export interface Message {
  readonly type: "message";
  /** The notification. */
  readonly summary: string;
  readonly attachments: readonly Attachment[];
}

export function messageOf(card: Card, words: TeamsWords, room?: string): Message {
  const summary = summaryOf(card);
  const around = bytesOf({ type: "message", summary, attachments: [attached(emptyCard(summary))] });
  return { type: "message", summary, attachments: [attached(cardOf(card, words, { place: "message", room }, around))] };
}

/** What is sent where Teams will not have the card: its words, not parsed. */
export function plainMessageOf(text: string): object {
  return { type: "message", textFormat: "plain", text: shortened(inert(text), limits.paragraphText) };
}

export function summaryOf(card: Card): string {
  return plainLine(card.summary, limits.summaryText);
}

/** A card within its budget, of which `around` bytes are taken already. */
export function cardOf(card: Card, words: TeamsWords, spot: Spot, around = 600): AdaptiveCard {
  const summary = summaryOf(card);
  const drawn = drawnNodes(card.body, spot);
  const body = drawn.length > 0 ? drawn : paragraphs([run(isBlank(card.summary) ? nothingToSee : card.summary)]);
  const room = limits.bytesInMessage - Math.max(around, bytesOf(emptyCard(summary)) + 200);
  return { ...emptyCard(summary), body: fitted(body, room, words.cut) };
}

export function emptyCard(summary: string): AdaptiveCard {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: limits.cardVersion,
    fallbackText: summary,
    body: [],
  };
}

export function drawnNodes(nodes: readonly CardNode[], spot: Spot): Element[] {
  const renderer = rendererFor(spot);
  const drawn: Element[] = [];
  let divided = false;
  for (const node of nodes) {
    const [first, ...rest] = draw(renderer, node);
    if (first !== undefined) {
      drawn.push(divided && drawn.length > 0 ? { ...first, separator: true, spacing: "Medium" } : first, ...rest);
      divided = false;
    }
    divided ||= node.kind === "divider";
  }
  return drawn;
}

/** Teams reads Markdown in a text block, but only a text block can tell a screen reader that it is a heading. */
function headingOf(text: string): Element[] {
  if (isBlank(inert(text))) return [];
  const line = plainLine(text, limits.headingText);
  if (hasMarkdown(line)) return paragraphs([run(line, { weight: "Bolder", size: "Large" })]);
  return [{ type: "TextBlock", text: line, style: "heading", size: "Large", weight: "Bolder", wrap: true }];
}

/** Any sign that means something, list markers at the beginning, addresses, and dates that clients would write anew. */
function hasMarkdown(line: string): boolean {
  return /[*_~`[\]<>\\|{}#&\u2060]|^(\d+[.)]|[-+])|:\/\/|www\./i.test(line);
}

function quoteOf(text: string, by: string | undefined): Element[] {
  const items = paragraphs([run(text)]);
  const author = by === undefined ? [] : small(by);
  return items.length === 0 ? author : [{ type: "Container", style: "emphasis", items: [...items, ...author] }];
}

/** A line for each: Teams reads Markdown in its own fact sets. */
function factOf(name: string, value: string): Element[] {
  if (isBlank(value)) return isBlank(name) ? [] : paragraphs([run(name, { weight: "Bolder" })]);
  const title = isBlank(name) ? [] : [run(`${name.replace(/\s+/g, " ")}: `, { weight: "Bolder" })];
  return paragraphs([...title, run(value)]);
}

/** PNG, JPEG and GIF over https. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format */
function imageOf(url: string, alt: string): Element[] {
  const canBeFetched = url.length <= limits.urlText && /^https:\/\/[^\s<>]+$/i.test(url) && URL.canParse(url);
  if (!canBeFetched || /\.svg$/i.test(new URL(url).pathname)) return small(alt);
  return [{ type: "Image", url, altText: plainLine(alt, limits.altText), size: "Stretch" }];
}

function small(text: Text): ReturnType<typeof paragraphs> {
  return paragraphs(runsOf(text, { isSubtle: true, size: "Small" }));
}
