/** A record as Markdown. Every sign that could mean something is escaped, so that what was written stays words. */
import type { Part, RecordPages } from "./record-pages.js";

export function recordMarkdown({ title, before, years }: RecordPages): string {
  const blocks = [
    `# ${escaped(title)}`,
    ...before.map(escaped),
    ...years.flatMap(({ year, parts }) => [`## ${escaped(year)}`, ...parts.flatMap(partOf)]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function partOf({ heading, words, after }: Part): readonly string[] {
  const quoted = words.map((line, at) => `> “${escaped(line)}${at === words.length - 1 ? "”" : ""}`);
  return [`### ${escaped(heading)}`, ...(quoted.length === 0 ? [] : [quoted.join("\n>\n")]), ...after.map(escaped)];
}

/** https://spec.commonmark.org/0.31.2/#ascii-punctuation-character */
const punctuation = /[!-/:-@[-`{-~]/g;
/** Readers that make links of addresses look for them after what is escaped: a mark that is not seen parts them. */
const parted = "\u2060";

export function escaped(words: string): string {
  return words.replace(punctuation, (sign) => (sign === "@" ? `\\@${parted}` : `\\${sign}`));
}
