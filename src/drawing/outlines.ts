/** Words as outlines in SVG: nothing that is written in them can be anything but a shape. */
import { LRUCache } from "lru-cache";
import { type Face, fontOf, piecesOf, shaped } from "./fonts.js";
import type { Run } from "./lines.js";
import { type Mark, placed } from "./sheets.js";

export function wordsOf(mark: Extract<Mark, { kind: "words" }>): string {
  const runs = placed(mark).flat();
  const drawn = runs.map(({ x, baseline, run }) => outlinesOf(run, x, baseline, mark.setting.size));
  return `<g fill="${mark.colour}">${drawn.join("")}</g>`;
}

/** `size` as that of a font, in the units of the picture. */
export function outlinesOf(run: Run, x: number, baseline: number, size: number): string {
  const scale = size / fontOf(run.face).unitsPerEm;
  let left = 0;
  const pieces = piecesOf(run.text, run.isRightToLeft).map((text) => {
    const { outlines, width } = pieceOf(run.face, text, run.isRightToLeft);
    const here = `<g transform="translate(${short(left)} 0)">${outlines}</g>`;
    left += width;
    return here;
  });
  const shift = `translate(${short(x)} ${short(baseline)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})`;
  return `<g transform="${shift}">${pieces.join("")}</g>`;
}

/** In the units of its font. */
interface Piece {
  readonly outlines: string;
  readonly width: number;
}

/** To write a glyph's path takes longer than all else, and words come again. */
const pieces = new LRUCache<string, Piece>({ max: 4_000 });

function pieceOf(face: Face, text: string, isRightToLeft: boolean): Piece {
  const key = `${face} ${isRightToLeft} ${text}`;
  const known = pieces.get(key);
  if (known !== undefined) return known;
  const { glyphs, positions } = shaped(face, text, isRightToLeft);
  let width = 0;
  const paths = glyphs.map((glyph, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
    const path = glyph.path.toSVG();
    const here = width + xOffset;
    width += xAdvance;
    return path === "" ? "" : `<path transform="translate(${short(here)} ${short(yOffset)})" d="${path}"/>`;
  });
  const piece = { outlines: paths.join(""), width };
  pieces.set(key, piece);
  return piece;
}

/** To two decimals. */
export const short = (number: number): string => String(Math.round(number * 100) / 100);
