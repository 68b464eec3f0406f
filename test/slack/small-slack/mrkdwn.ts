/** Slack's own markup: https://docs.slack.dev/messaging/formatting-message-text */

/** The three characters that Slack escapes, and no others. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Everything between angle brackets that Slack would act on. */
export function liveIn(text: string): readonly string[] {
  return text.match(/<(?:[@#!]|https?:|mailto:|tel:)[^<>]*>/g) ?? [];
}

/** Emphasis opens and closes at the edge of a word. */
const EMPHASIS = /(^|[\s(])([*_~`])(?=\S)([^\n]*?\S)\2(?=$|[\s.,:;!?)])/gm;

/** What a reader sees of marked-up text: no asterisks, no quote marks, link text for links. */
export function readerSees(markup: string): string {
  const lines = markup.replace(/^(?:>|&gt;) ?/gm, "");
  const links = lines.replace(/<([^<>|]+)\|([^<>]+)>/g, "$2").replace(/<(https?:[^<>]+)>/g, "$1");
  return unescaped(links.replace(EMPHASIS, "$1$3"));
}
