/** Writes a meaning into a text, where its author chose one. */

/**
 * "multidisciplinary team (MDT)" where the abbreviation first stands by itself, with its plural's or owner's "s".
 * Undefined where it stands nowhere.
 */
export function explained(text: string, abbreviation: string, longForm: string): string | undefined {
  const literally = abbreviation.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])${literally}(?:['’]?s)?(?![\\p{L}\\p{N}])`, "u");
  const match = alone.exec(text);
  if (match === null) return undefined;
  const [found] = match;
  return `${text.slice(0, match.index)}${longForm} (${found})${text.slice(match.index + found.length)}`;
}

/** What is written in: a meaning without what only explains it, after a colon. */
export const longFormOf = (meaning: string): string => (meaning.split(":", 1)[0] ?? "").trim();
