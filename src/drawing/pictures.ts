/** A sheet as a PNG. */
import { Resvg } from "@resvg/resvg-js";
import { short, wordsOf } from "./outlines.js";
import type { Mark, Sheet } from "./sheets.js";

export function drawPicture(sheet: Sheet): Uint8Array {
  return pngOf(svgOf(sheet));
}

/** Of an SVG of our own, whose words are outlines. */
export function pngOf(svg: string): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

/** Numbers, colours and outlines alone. */
export function svgOf({ width, height, marks }: Sheet): string {
  const drawn = marks.map(markOf).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn}</svg>`;
}

function markOf(mark: Mark): string {
  if (mark.kind === "words") return wordsOf(mark);
  const { x, y, width, height, colour } = mark;
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${colour}"/>`;
}
