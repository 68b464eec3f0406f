/** The words of a text, with what capitals each is made of. One pass, whatever the text. */

export interface Word {
  readonly text: string;
  readonly start: number;
  /** Without what shows an owner: after "MDTs" in "MDTs'", after "MDT" in "MDT's". */
  readonly end: number;
  /** The word before it, in the same sentence or not. */
  readonly before: string;
  readonly afterStop: boolean;
  readonly afterComma: boolean;
  /** `neither`: a letter or a number by itself. */
  readonly shape: "capitals" | "quiet" | "neither";
  /** The runs of capitals in it: one in "MDTs", one in "MDT-led", none in "J.B." */
  readonly capitals: readonly string[];
}

/** Each quantifier is followed by what it cannot take, so that nothing is ever looked at twice. */
const word = /[\p{L}\p{M}\p{N}&]+(?:[-'’.][\p{L}\p{M}\p{N}&]+)*/gu;
const address = /@|:\/\/|^www\./i;

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { 0: chunk, index } of text.matchAll(/\S+/g)) {
    if (address.test(chunk)) continue;
    for (const { 0: found, index: within } of chunk.matchAll(word)) {
      const start = index + within;
      const gap = text.slice(end, start);
      end = start + found.length;
      if (!/[\p{L}\p{N}]/u.test(found)) continue;
      words.push({ ...shapeOf(found, start), ...separation(gap), before: words.at(-1)?.text ?? "" });
    }
  }
  return words;
}

function separation(gap: string) {
  return { afterStop: /[.!?;:\n\r]/.test(gap), afterComma: /[^\s"'“”‘’]/.test(gap) };
}

function shapeOf(text: string, start: number): Omit<Word, "before" | "afterStop" | "afterComma"> {
  const owner = text.replace(/['’](?:s|d|ed)$/, "");
  const bare = singular(owner);
  const at = { text: bare, start, end: start + owner.length };
  if (!/\p{Lu}/u.test(bare)) return { ...at, shape: /\p{L}/u.test(bare) ? "quiet" : "neither", capitals: [] };
  if (/^\p{Lu}$/u.test(bare)) return { ...at, shape: "neither", capitals: [] };
  const shape = /[^\p{Lu}\p{M}\p{N}&.'’-]/u.test(bare) ? "quiet" : "capitals";
  return { ...at, shape, capitals: capitalsIn(bare) };
}

/** "O'BRIEN", "DON'T", "J.B" and "X-RAY" hold none. */
function capitalsIn(text: string): readonly string[] {
  if (/^\p{Lu}{2,}-\d{1,2}$/u.test(text)) return [text];
  const pieces = text.split(/[-.]/).map(singular);
  if (/['’]/.test(text) || pieces.some((piece) => /^\p{L}$/u.test(piece))) return [];
  return pieces.filter((piece) => /^[\p{Lu}\d][\p{Lu}\d&]*$/u.test(piece) && !piece.endsWith("&"));
}

function singular(text: string): string {
  return text.endsWith("s") && /^[\p{Lu}\d]$/u.test(text.charAt(text.length - 2)) ? text.slice(0, -1) : text;
}
