/** The text objects that everything else is made of. */
import type { types } from "@slack/bolt";
import { drawText, type Span, type SpanRenderer, type Text } from "../../src/chat/card.js";
import { shortened } from "../../src/chat/text.js";
import { escaped, inert } from "./escape.js";
import { buttonUrl, richText } from "./limits.js";
import { productCommand } from "./scopes.js";

export type RichText = types.RichTextText | types.RichTextLink;

/** Slack refuses text without a character to see, so a dash stands for it where something must. */
export const nothingToSee = "–";

/** Never parsed by Slack, but for `:emoji:`. */
export function plainText(text: string, max: number): types.PlainTextElement {
  return { type: "plain_text", text: shortened(isBlank(text) ? nothingToSee : inert(text), max), emoji: true };
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** `/story`; and after the product's own command what has none, such as `/causeway setup`. */
function slashed({ verb, own }: Extract<Span, { kind: "command" }>): string {
  return own ? `/${verb}` : `/${productCommand} ${verb}`;
}

const rich: SpanRenderer<RichText> = {
  plain: (span) => ({ type: "text", text: inert(span.text) }),
  strong: (span) => ({ type: "text", text: inert(span.text), style: { bold: true } }),
  link: (span) =>
    isLink(span.url)
      ? { type: "link", url: span.url, text: inert(span.text) }
      : { type: "text", text: inert(span.text) },
  command: (span) => ({ type: "text", text: slashed(span), style: { code: true } }),
};

/** Rich text elements take text as it is, so nothing that a person typed becomes live. */
export function richElements(text: Text): RichText[] {
  let left = richText;
  const elements: RichText[] = [];
  for (const element of drawText(rich, text)) {
    const content = element.text ?? "";
    if (content === "" || left < 1) continue;
    const fitting = shortened(content, left);
    left -= fitting.length;
    elements.push({ ...element, text: fitting });
  }
  return elements.some((element) => !isBlank(element.text ?? "")) ? elements : [];
}

/** `verbatim` below keeps Slack from making links of addresses; a typed `*` is emphasis at worst. */
const marked: SpanRenderer<string> = {
  plain: (span) => escaped(span.text),
  strong: (span) => (isBlank(span.text) ? "" : `*${escaped(span.text)}*`),
  link: (span) =>
    isLink(span.url) ? `<${escaped(span.url)}|${escaped(span.text.replaceAll("|", "¦"))}>` : escaped(span.text),
  command: (span) => `\`${escaped(slashed(span))}\``,
};

/** Small print keeps its links only in mrkdwn; words alone go as plain text. Undefined where it would be too long. */
export function smallText(text: Text, max: number): types.TextObject | undefined {
  if (typeof text === "string" || text.every((span) => span.kind === "plain")) {
    return plainText(drawText(bare, text).join(""), max);
  }
  const mrkdwn = drawText(marked, text).join("");
  return mrkdwn.length > max || isBlank(mrkdwn) ? undefined : { type: "mrkdwn", text: mrkdwn, verbatim: true };
}

const bare: SpanRenderer<string> = {
  plain: (span) => span.text,
  strong: (span) => span.text,
  link: (span) => span.text,
  command: slashed,
};

/** An address that Slack takes in a link or a button, and that cannot end a mrkdwn link early. */
export function isLink(url: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s<>|]+$/i.test(url) && url.length <= buttonUrl && URL.canParse(url);
}
