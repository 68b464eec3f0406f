/** Cards as HTML, in the components of nhsuk-frontend: https://service-manual.nhs.uk/design-system/components */
import { type Card, type CardNode, draw, type Renderer } from "../../src/chat/card.js";
import { plainText } from "../../src/chat/plain-text.js";
import { buttonRow, type Hand } from "./buttons.js";
import { type Html, html, nothingDrawn } from "./html.js";
import { tableOf } from "./tables.js";
import { linkTo, textOf } from "./text.js";

/** `caption` names a table for those who cannot see what stands above it. */
function renderer(hand: Hand, caption: string): Renderer<Html> {
  return {
    heading: (node) => (isBlank(node.text) ? nothingDrawn : html`<h2 class="nhsuk-heading-m">${node.text}</h2>`),
    text: (node) => html`<p class="causeway-words">${textOf(node.text)}</p>`,
    quote: (node) => quoteOf(node),
    facts: (node) => factsOf(node),
    table: (node) => tableOf(node, caption),
    image: (node) => imageOf(node),
    buttons: (node) => buttonRow(node.buttons, hand),
    note: (node) => html`<p class="causeway-words causeway-note">${textOf(node.text)}</p>`,
    divider: () => html`<hr class="nhsuk-section-break nhsuk-section-break--m nhsuk-section-break--visible">`,
  };
}

/** Nodes one after another. `title` is what stands above them. */
export function nodesOf(nodes: readonly CardNode[], title: string, hand: Hand): Html {
  let caption = title;
  const drawn = nodes.map((node) => {
    if (node.kind === "heading") caption = node.text;
    return draw(renderer(hand, caption), node);
  });
  return html`${drawn}`;
}

export interface DrawnCard {
  readonly title: string;
  readonly main: Html;
}

/** A page has one main heading: the card's first node where that is one, or says the summary; else the summary, unseen. */
export function cardMain(card: Card, hand: Hand): DrawnCard {
  const [first, ...rest] = card.body;
  if (first?.kind === "heading" && !isBlank(first.text)) {
    const main = html`<h1 class="nhsuk-heading-l">${first.text}</h1>${nodesOf(rest, first.text, hand)}`;
    return { title: first.text, main };
  }
  if (first?.kind === "text" && plainText(first.text).trim() === card.summary.trim()) {
    const spoken = html`<h1 class="nhsuk-heading-m causeway-words">${textOf(first.text)}</h1>`;
    return { title: card.summary, main: html`${spoken}${nodesOf(rest, card.summary, hand)}` };
  }
  const main = html`<h1 class="nhsuk-u-visually-hidden">${card.summary}</h1>${nodesOf(card.body, card.summary, hand)}`;
  return { title: card.summary, main };
}

function quoteOf({ text, by }: Extract<CardNode, { kind: "quote" }>): Html {
  const words = html`<blockquote><p class="causeway-words">${text}</p></blockquote>`;
  return html`<figure class="nhsuk-inset-text">${words}${by !== undefined && html`<figcaption>${by}</figcaption>`}</figure>`;
}

function factsOf({ facts }: Extract<CardNode, { kind: "facts" }>): Html {
  if (facts.length === 0) return nothingDrawn;
  const rows = facts.map(
    ({ name, value }) =>
      html`<div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">${name}</dt><dd class="nhsuk-summary-list__value causeway-words">${value}</dd></div>`,
  );
  return html`<dl class="nhsuk-summary-list">${rows}</dl>`;
}

/** Sharp at every size where there is an SVG of it. Where a picture cannot be had, its words stand for it. */
function imageOf({ url, alt, vector = url }: Extract<CardNode, { kind: "image" }>): Html {
  const address = linkTo(vector);
  if (address === undefined || address.startsWith("mailto:")) return html`<p class="causeway-words">${alt}</p>`;
  return html`<img class="causeway-image" src="${address}" alt="${alt}">`;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
