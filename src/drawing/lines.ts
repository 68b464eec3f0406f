/** Lines of text, measured with the fonts that draw them. Hebrew and Arabic run from right to left. */
import { createRequire } from "node:module";
import type { Bidi } from "bidi-js";
import { type Face, type Weight, widthOf } from "./fonts.js";
import { faceFor, graphemes } from "./letters.js";

/** A stretch of one line in one font and one direction. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly isRightToLeft: boolean;
  /** At a size of 1. */
  readonly width: number;
}

export interface Line {
  /** From left to right, as they are seen. */
  readonly runs: readonly Run[];
  /** At a size of 1. */
  readonly width: number;
}

/** Its types say `default`, which what Node loads does not have. */
const bidi = (createRequire(import.meta.url)("bidi-js") as () => Bidi)();

/** The direction of a paragraph is that of its first letter. */
export function isRightToLeft(text: string): boolean {
  const [first] = bidi.getEmbeddingLevels(text).paragraphs;
  return first !== undefined && first.level % 2 === 1;
}

/** `text` is drawable, and one line. */
export function lineOf(text: string, weight: Weight, fromRight: boolean): Line {
  const { levels } = bidi.getEmbeddingLevels(text, fromRight ? "rtl" : "ltr");
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const stretches: { level: number; face: Face; text: string }[] = [];
  let at = 0;
  for (const grapheme of graphemes(text)) {
    const level = levels[at] ?? 0;
    const last = stretches.at(-1);
    const face = faceFor(grapheme, weight, last?.face) ?? last?.face;
    const seen = mirrored.get(at) ?? grapheme;
    at += grapheme.length;
    if (face === undefined) continue;
    if (last !== undefined && last.level === level && last.face === face) last.text += seen;
    else stretches.push({ level, face, text: seen });
  }
  const runs = inSight(stretches).map(({ level, face, text }): Run => {
    const isRightToLeft = level % 2 === 1;
    return { text, face, isRightToLeft, width: widthOf(face, text, isRightToLeft) };
  });
  return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
}

/** Rule L2: https://www.unicode.org/reports/tr9/#L2 */
function inSight<T extends { readonly level: number }>(stretches: readonly T[]): readonly T[] {
  const seen = [...stretches];
  const highest = Math.max(0, ...seen.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    let start = 0;
    while (start < seen.length) {
      let end = start;
      while ((seen[end]?.level ?? 0) >= level) end += 1;
      if (end > start) seen.splice(start, end - start, ...seen.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return seen;
}
