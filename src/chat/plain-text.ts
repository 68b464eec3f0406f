/** Cards as plain text: the notification, the fallback, logs of a demo and tests. */
import { type Card, draw, drawText, type Renderer, type SpanRenderer, type Text } from "./card.js";

const spans: SpanRenderer<string> = {
  plain: (span) => span.text,
  strong: (span) => span.text,
  link: (span) => `${span.text} (${span.url})`,
  command: (span) => `"${span.verb}"`,
};

const nodes: Renderer<string> = {
  heading: (node) => node.text,
  text: (node) => plainText(node.text),
  quote: (node) => {
    const lines = node.text.split("\n").map((line) => `> ${line}`);
    return [...lines, ...(node.by === undefined ? [] : [`> ${node.by}`])].join("\n");
  },
  facts: (node) => node.facts.map((fact) => `${fact.name}: ${fact.value}`).join("\n"),
  table: (node) => [node.columns, ...node.rows].map((row) => row.join(" | ")).join("\n"),
  image: (node) => `[${node.alt}]`,
  buttons: (node) => node.buttons.map((button) => `[${button.label}]`).join(" "),
  note: (node) => plainText(node.text),
  divider: () => "---",
};

/** A text without its emphasis; links keep their address. */
export function plainText(text: Text): string {
  return drawText(spans, text).join("");
}

/** A whole card, one node a paragraph. */
export function plainCard(card: Card): string {
  return card.body.map((node) => draw(nodes, node)).join("\n\n");
}
