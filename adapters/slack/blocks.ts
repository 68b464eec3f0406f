/** Cards as Block Kit. Nothing that a person typed can become a mention, a link or a command. */
import type { types } from "@slack/bolt";
import { type Card, type CardNode, draw, type Renderer } from "../../src/chat/card.js";
import { shortened } from "../../src/chat/text.js";
import { actionBlocks } from "./buttons.js";
import { escapedWithin } from "./escape.js";
import * as limits from "./limits.js";
import { tableBlock, tableText } from "./tables.js";
import { isBlank, nothingToSee, plainText, type RichText, richElements, smallText } from "./text.js";

export type Block = types.KnownBlock;

export const inMessage: Renderer<Block[]> = {
  heading: (node) => (isBlank(node.text) ? [] : [{ type: "header", text: plainText(node.text, limits.headerText) }]),
  text: (node) => richBlock("rich_text_section", richElements(node.text)),
  quote: (node) => [
    ...richBlock("rich_text_quote", richElements(node.text)),
    ...(node.by === undefined ? [] : small(node.by)),
  ],
  facts: (node) => facts(node.facts),
  table: (node) => tableBlock(node) ?? tableText(node),
  image: (node) =>
    canBeFetched(node.url)
      ? [{ type: "image", image_url: node.url, alt_text: alternative(node.alt) }]
      : small(node.alt),
  buttons: (node) => actionBlocks(node.buttons),
  note: (node) => small(node.text),
  divider: () => [{ type: "divider" }],
};

/** Modals and the Home tab have no table block. */
const inView: Renderer<Block[]> = { ...inMessage, table: tableText };

export interface Message {
  readonly text: string;
  /** Absent where the text is all there is. */
  readonly blocks?: Block[];
}

/** A message: its summary for notifications and screen readers, and its blocks within what Slack takes. */
export function messageOf(card: Card, cut: string): Message {
  const blocks = fitted(card.body, inMessage, message, cut);
  return { text: summaryOf(card), ...(blocks.length === 0 ? {} : { blocks }) };
}

/** `text` is read as mrkdwn even where nothing shows it. */
export function summaryOf(card: Card): string {
  return escapedWithin(isBlank(card.summary) ? nothingToSee : card.summary, limits.fallbackText);
}

/** The blocks of a modal or of the Home tab. */
export function viewBlocks(nodes: readonly CardNode[], cut: string): Block[] {
  return fitted(nodes, inView, view, cut);
}

interface Room {
  readonly blocks: number;
  readonly characters: number;
}

const message: Room = { blocks: limits.blocksInMessage, characters: limits.charactersInMessage };
const view: Room = { blocks: limits.blocksInView, characters: limits.charactersInView };

/** As many whole blocks as fit, and a last line that says so where there were more. */
function fitted(nodes: readonly CardNode[], renderer: Renderer<Block[]>, room: Room, cut: string): Block[] {
  const kept: Block[] = [];
  let characters = room.characters - cut.length;
  let hasTable = false;
  for (const node of nodes) {
    // Slack takes one table block a message; a second table is drawn as text.
    const drawn: Block[] = hasTable && node.kind === "table" ? tableText(node) : draw(renderer, node);
    for (const block of drawn) {
      characters -= weight(block);
      if (characters < 0 || kept.length === room.blocks) return [...kept.slice(0, room.blocks - 1), ...small(cut)];
      hasTable ||= block.type === "table";
      kept.push(block);
    }
  }
  return kept;
}

/** The characters of a block that count against the whole message: every text in it. */
function weight(block: unknown): number {
  if (typeof block === "string") return block.length;
  if (typeof block !== "object" || block === null) return 0;
  return Object.entries(block).reduce((sum, [key, value]) => (key === "type" ? sum : sum + weight(value)), 0);
}

function richBlock(type: "rich_text_section" | "rich_text_quote", elements: RichText[]): types.RichTextBlock[] {
  return elements.length === 0 ? [] : [{ type: "rich_text", elements: [{ type, elements }] }];
}

function small(text: Parameters<typeof smallText>[0]): Block[] {
  if (typeof text === "string" && isBlank(text)) return [];
  const element = smallText(text, limits.contextText);
  return element === undefined
    ? richBlock("rich_text_section", richElements(text))
    : [{ type: "context", elements: [element] }];
}

/** A line for each. Slack's own fields are half as wide as the message, too narrow for a sentence. */
function facts(facts: readonly { readonly name: string; readonly value: string }[]): Block[] {
  const lines = facts.flatMap(({ name, value }) => {
    const elements = richElements([
      { kind: "strong", text: isBlank(name) ? "" : `${name}: ` },
      { kind: "plain", text: value },
    ]);
    return elements.length === 0 ? [] : [{ type: "rich_text_section" as const, elements }];
  });
  return lines.length === 0 ? [] : [{ type: "rich_text", elements: lines }];
}

/** Slack fetches the picture itself and refuses the whole message where it cannot. */
function canBeFetched(url: string): boolean {
  if (!url.startsWith("https://") || url.length > limits.imageUrl || !URL.canParse(url)) return false;
  return !/^(localhost|127\.|\[)/.test(new URL(url).hostname);
}

function alternative(alt: string): string {
  return shortened(isBlank(alt) ? nothingToSee : alt, limits.altText);
}
