/** Between text and Slack's mrkdwn, where `<!channel>`, `<@U…>` and `<https://…|…>` are live. */

/**
 * Makes text harmless in mrkdwn and in the `text` of a message.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Breaks what would be live in mrkdwn with a word joiner, which nobody sees. Slack never parses plain text and rich
 * text, but what copies a message out of Slack (an export, a bridge to another chat) may not be so careful.
 */
export function inert(text: string): string {
  return text.replace(/<(?=[!@#])/g, "<\u2060");
}

/** Escapes, and keeps within `max` without cutting an entity in two. */
export function escapedWithin(text: string, max: number): string {
  const whole = escaped(text);
  if (whole.length <= max) return whole;
  const cut = whole.slice(0, max - 1).replace(/&[a-z]{0,3}$/, "");
  return `${cut.toWellFormed().replace(/\uFFFD$/, "")}…`;
}

/** What a person meant who wrote a message or a command: mentions and links as words, entities as characters. */
export function unescaped(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([@#!][^<>|]*|(?:https?|mailto|tel):[^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) =>
      readable(target, label ?? ""),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function readable(target: string, label: string): string {
  const sign = target.charAt(0);
  if (sign === "@" || sign === "#") return label === "" ? target : `${sign}${label.replace(/^[@#]/, "")}`;
  if (sign === "!") return label === "" ? `@${target.slice(1)}` : label;
  const address = target.replace(/^(mailto|tel):/, "");
  return label === "" || label === address ? address : `${label} (${address})`;
}
