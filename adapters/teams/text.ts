/** The runs of text that everything else is made of. Teams parses Markdown in text blocks, but never in rich text. */
import { drawText, type SpanRenderer, type Text } from "../../src/chat/card.js";
import { shortened } from "../../src/chat/text.js";
import type { RichTextBlock, TextRun } from "./elements.js";
import * as limits from "./limits.js";

/** Where Teams wants text and there is none to see. */
export const nothingToSee = "–";

export function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** As somebody wrote it, without what no client can show. */
export function showable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n]/gu, "");
}

/**
 * Breaks what would be a mention or HTML with a word joiner, which nobody sees. Rich text is never parsed, but labels,
 * titles and summaries may be, and so may what copies a message out of Teams.
 */
export function inert(text: string): string {
  return showable(text).replace(/<(?=[A-Za-z/!?])/g, "<\u2060");
}

/** A label, title or summary on one line. A link in Markdown comes apart. */
export function plainLine(text: string, max: number): string {
  const line = inert(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\](?=[([])/g, "]\u2060");
  return shortened(line === "" ? nothingToSee : line, max);
}

type Look = Omit<TextRun, "type" | "text">;

export function run(text: string, look: Look = {}): TextRun {
  return { type: "TextRun", text: inert(text), ...look };
}

/** What people call the bot when they speak to it. */
export const productName = "Causeway";

const rich: SpanRenderer<TextRun> = {
  plain: (span) => run(span.text),
  strong: (span) => run(span.text, { weight: "Bolder" }),
  link: (span) =>
    isLink(span.url)
      ? run(span.text, { color: "Accent", underline: true, selectAction: { type: "Action.OpenUrl", url: span.url } })
      : run(span.text),
  // Among others a bot hears only what mentions it; alone with it the name does no harm.
  command: (span) => run(`@${productName} ${span.verb}`, { weight: "Bolder" }),
};

export function runsOf(text: Text, look: Look = {}): TextRun[] {
  return drawText(rich, text).map((each) => ({ ...each, ...look }));
}

/** A block for each line: not every client breaks a line within a block. */
export function paragraphs(runs: readonly TextRun[]): RichTextBlock[] {
  const lines: TextRun[][] = [[]];
  let left = limits.paragraphText;
  for (const each of runs) {
    each.text.split("\n").forEach((part, index) => {
      if (index > 0 && lines.length < limits.linesInText) lines.push([]);
      if (part === "" || left < 1) return;
      const text = shortened(part, left);
      left -= text.length;
      lines.at(-1)?.push({ ...each, text });
    });
  }
  return lines
    .filter((line) => line.some(({ text }) => !isBlank(text)))
    .map((inlines, index) => ({ type: "RichTextBlock", inlines, ...(index === 0 ? {} : { spacing: "Small" }) }));
}

/** An address that a press may open. */
export function isLink(url: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s<>]+$/i.test(url) && url.length <= limits.urlText && URL.canParse(url);
}
