/** The words of a message that came as HTML, for somebody to read or to pass on. */

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Elements that end a line. */
const lines = /^\/?(p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|pre|hr)$/;
/** Elements whose content nobody sees. */
const unseen = /^(script|style|template|attachment|systemeventmessage)$/;

/** Reads once from left to right: what comes out of it is text, and is never read as HTML again. */
export function textOfHtml(html: string): string {
  const words: string[] = [];
  let hidden: string | undefined;
  for (const [token] of html.matchAll(/<[a-z/!][^<>]*>|[^<]+|</gi)) {
    const [, name = ""] = /^<(\/?[a-z][a-z0-9]*)/i.exec(token.slice(0, 30)) ?? [];
    const element = name.toLowerCase();
    if (hidden !== undefined) {
      if (element === `/${hidden}`) hidden = undefined;
    } else if (/^<[a-z/!]/i.test(token)) {
      if (unseen.test(element) && !token.endsWith("/>")) hidden = element;
      if (lines.test(element)) words.push("\n");
      if (element === "img") words.push(alternative(token));
    } else words.push(withoutEntities(token.replace(/\s+/g, " ")));
  }
  return words
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Emoji are pictures with the sign as their alternative. */
function alternative(image: string): string {
  const [, text = ""] = /\balt="([^"]{0,80})"/i.exec(image) ?? [];
  return withoutEntities(text);
}

export function withoutEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, entity: string) => {
    if (!entity.startsWith("#")) return named[entity.toLowerCase()] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
