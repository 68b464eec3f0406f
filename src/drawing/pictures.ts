/** A sheet as a PNG. Words become outlines, so nothing that is written in them can be anything but a shape. */
import { Resvg } from "@resvg/resvg-js";
import { fontOf, piecesOf, shaped } from "./fonts.js";
import { type Mark, type PlacedRun, placed, type Sheet } from "./sheets.js";

export function drawPicture(sheet: Sheet): Uint8Array {
  return new Resvg(svgOf(sheet), { font: { loadSystemFonts: false } }).render().asPng();
}

/** Numbers, colours and outlines alone. */
export function svgOf({ width, height, marks }: Sheet): string {
  const drawn = marks.map(markOf).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn}</svg>`;
}

function markOf(mark: Mark): string {
  if (mark.kind === "words") {
    const runs = placed(mark).flat();
    return `<g fill="${mark.colour}">${runs.map((run) => outlinesOf(run, mark.setting.size)).join("")}</g>`;
  }
  const { x, y, width, height, colour } = mark;
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${colour}"/>`;
}

function outlinesOf({ x, baseline, run }: PlacedRun, size: number): string {
  const scale = size / fontOf(run.face).unitsPerEm;
  let left = 0;
  const glyphs = piecesOf(run.text, run.isRightToLeft).flatMap((piece) => {
    const { glyphs, positions } = shaped(run.face, piece, run.isRightToLeft);
    return glyphs.map((glyph, at) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
      const path = glyph.path.toSVG();
      const here = left + xOffset;
      left += xAdvance;
      return path === "" ? "" : `<path transform="translate(${short(here)} ${short(yOffset)})" d="${path}"/>`;
    });
  });
  const shift = `translate(${short(x)} ${short(baseline)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})`;
  return `<g transform="${shift}">${glyphs.join("")}</g>`;
}

const short = (number: number): string => String(Math.round(number * 100) / 100);
