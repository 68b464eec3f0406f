/** Phone numbers and emails, unless a team has published them. */
import type { Pattern } from "./pattern.js";

const BETWEEN = "[ \\t().-]{0,3}";
const NOT_INSIDE = "(?<![A-Za-z\\d+£]|\\d[-.])";

/**
 * Numbers with 03 and 08 belong to organisations by Ofcom's plan and identify nobody, and an extension reaches a desk:
 * neither is looked for.
 */
export const phone: Pattern = {
  kind: "phone",
  candidates: () => phones,
  judge({ words }, { published = NOTHING }) {
    if (/^\d\d?[.-]\d\d?[.-](?:19|20)\d\d(?!\d)/.test(words)) return undefined;
    return publishedPhones(published).has(dialledOf(words)) ? undefined : "ask";
  },
};

const phones: readonly RegExp[] = [
  new RegExp(
    `${NOT_INSIDE}(?<it>(?:\\+\\s?44${BETWEEN}0?|0044${BETWEEN}0?|\\(?0)${BETWEEN}[127](?:${BETWEEN}\\d){9})(?!\\d)`,
    "g",
  ),
  new RegExp(
    `${NOT_INSIDE}(?<it>\\(?01\\d{3}\\)?[ \\t-]{0,2}(?:\\d{5}|\\d\\d[ -]\\d{3}|\\d{3}[ -]\\d\\d))(?!\\d|[ \\t-]\\d)`,
    "g",
  ),
  new RegExp(`${NOT_INSIDE}(?<it>(?:\\+(?!\\s?44)|00(?!44))[1-9]\\d{0,2}(?:${BETWEEN}\\d){7,11})(?!\\d)`, "g"),
];

/** However it was written: the digits that reach it from this country, without an extension. */
function dialledOf(words: string): string {
  return words
    .replace(/(?:ext|x).*$/is, "")
    .replace(/[^\d+]/g, "")
    .replace(/^(?:\+|00)44/, "0")
    .replace(/^00/, "+")
    .replace(/^0+/, "0");
}

const LOCAL = "[\\p{L}\\d._%+'’-]";
const AT = "(?:[ \\t]{0,2}(?:@|[[({] ?at ?[\\])}])[ \\t]{0,2})";
const DOMAIN = "(?:[\\p{L}\\d-]{1,63}(?:\\.|[ \\t]dot[ \\t]|[[({]dot[\\])}])){1,5}\\p{L}{2,24}";
/** Where people's own mail is kept: "at" before one of these is no place to meet. */
const MAIL = "(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|aol|btinternet|sky|nhs|protonmail|me|msn)";

export const email: Pattern = {
  kind: "email",
  candidates: () => emails,
  judge({ words }, { published = NOTHING }) {
    return publishedEmails(published).has(addressOf(words)) ? undefined : "ask";
  },
};

const emails: readonly RegExp[] = [
  new RegExp(`(?<!${LOCAL})(?<it>${LOCAL}{1,64}${AT}${DOMAIN})`, "giu"),
  new RegExp(
    `(?<!${LOCAL})(?<it>${LOCAL}{1,64}[ \\t]at[ \\t]${MAIL}(?:\\.|[ \\t]dot[ \\t])(?:com|net|org|co(?:\\.|[ \\t]dot[ \\t])uk))`,
    "giu",
  ),
];

function addressOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[ \t]*[[({] ?at ?[\])}][ \t]*|[ \t]at[ \t]/, "@")
    .replace(/[ \t]dot[ \t]|[[({]dot[\])}]/g, ".")
    .replace(/\s/g, "");
}

const NOTHING: readonly string[] = [];
const publishedPhones = setOnce(dialledOf);
const publishedEmails = setOnce(addressOf);

/** Worked out once for a list, however many candidates ask. */
function setOnce(keyOf: (words: string) => string): (published: readonly string[]) => ReadonlySet<string> {
  const known = new WeakMap<readonly string[], ReadonlySet<string>>();
  return (published) => {
    const keys = known.get(published) ?? new Set(published.map(keyOf));
    known.set(published, keys);
    return keys;
  };
}
