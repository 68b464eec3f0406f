/** The fonts that come with Causeway, so that what is drawn looks the same on every machine. */
import { createRequire } from "node:module";
import { type Font, type GlyphRun, openSync } from "fontkit";
import { LRUCache } from "lru-cache";

export type Weight = "regular" | "bold";

/** In the order in which they are tried: Latin; Greek, Cyrillic and more; Arabic; Hebrew. */
const families = ["AtkinsonHyperlegibleNext", "NotoSans", "NotoSansArabic", "NotoSansHebrew"] as const;
type Family = (typeof families)[number];

/** A font file's name without its ending, such as NotoSans-Bold. */
export type Face = `${Family}-${"Regular" | "Bold"}`;

const require = createRequire(import.meta.url);
const opened = new Map<Face, Font>();

export function fileOf(face: Face): string {
  return require.resolve(`#fonts/${face}.ttf`);
}

export function fontOf(face: Face): Font {
  const known = opened.get(face);
  if (known !== undefined) return known;
  const font = openSync(fileOf(face));
  if (!("layout" in font)) throw new Error(`${face} is not one font`);
  opened.set(face, font);
  return font;
}

export function facesOf(weight: Weight): readonly Face[] {
  return families.map((family) => `${family}-${weight === "bold" ? "Bold" : "Regular"}` as const);
}

export function hasGlyphs(face: Face, text: string): boolean {
  const font = fontOf(face);
  return [...text].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

/** Shaping costs a tenth of a millisecond a letter, and words come again. */
const shapes = new LRUCache<string, GlyphRun>({ max: 4_000 });

/** One piece of text in one font and one direction, with its glyphs from left to right. */
export function shaped(face: Face, text: string, isRightToLeft: boolean): GlyphRun {
  const key = `${face} ${isRightToLeft} ${text}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const run = fontOf(face).layout(text, undefined, undefined, undefined, isRightToLeft ? "rtl" : "ltr");
  shapes.set(key, run);
  return run;
}

/** The width at a size of 1. */
export function widthOf(face: Face, text: string, isRightToLeft: boolean): number {
  const width = piecesOf(text, isRightToLeft).reduce(
    (sum, piece) => sum + shaped(face, piece, isRightToLeft).advanceWidth,
    0,
  );
  return width / fontOf(face).unitsPerEm;
}

/** What is shaped on its own: a word with the space after it. Right to left, words join what is around them. */
export function piecesOf(text: string, isRightToLeft: boolean): readonly string[] {
  return isRightToLeft ? [text] : (text.match(/[^ ]* |[^ ]+/g) ?? []);
}
