/** An SPC chart as SVG and as PNG, one from the other. In the thread that draws, and nowhere else. */
import { cleaned } from "../../chat/text.js";
import { type Colour, white } from "../colours.js";
import { type Box, fitted } from "../fitting.js";
import { wordsOf } from "../outlines.js";
import { pngOf } from "../pictures.js";
import { axesOf } from "./axes.js";
import { assuranceIcon, variationIcon } from "./icons.js";
import { keyOf } from "./key.js";
import { labelsOf, limitLinesOf, reasonsOf } from "./limit-lines.js";
import { grey, ink } from "./palette.js";
import { HEIGHT, MARGIN, plotOf, WIDTH } from "./plot.js";
import { type SpcChart, spcChart } from "./spc-chart.js";
import { valuesOf } from "./values.js";

/** A PNG. */
export async function drawSpcChart(given: unknown): Promise<Uint8Array> {
  return pngOf(spcSvg(spcChart.parse(given)));
}

/** An SVG in UTF-8 that needs nothing else: no font, no style, no script. */
export async function drawSpcChartSvg(given: unknown): Promise<Uint8Array> {
  return new TextEncoder().encode(spcSvg(spcChart.parse(given)));
}

export function spcSvg(chart: SpcChart): string {
  const at = plotOf(chart);
  const box = `width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} role="img">`,
    `<title>${escaped(chart.title)}</title><desc>${escaped(chart.description)}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${white}"/>`,
    headOf(chart),
    axesOf(chart, at),
    limitLinesOf(chart, at),
    valuesOf(chart, at),
    reasonsOf(chart, at),
    labelsOf(chart, at),
    keyOf(chart),
    "</svg>",
  ];
  return parts.join("");
}

const ICON = 92;
const ICON_GAP = 12;

/** The words at the top, and the icons at their right. */
function headOf({ title, subtitle, caption, variation, assurance }: SpcChart): string {
  const icons = [
    ...(variation === undefined ? [] : [variationIcon(variation)]),
    ...(assurance === undefined ? [] : [assuranceIcon(assurance)]),
  ];
  const left = WIDTH - MARGIN + ICON_GAP - icons.length * (ICON + ICON_GAP);
  const placed = icons.map((icon, at) => {
    const x = left + at * (ICON + ICON_GAP);
    return `<g transform="translate(${x} 20) scale(${ICON / 100})">${icon}</g>`;
  });
  const width = left - 2 * MARGIN;
  return [
    line(title, { y: 16, width, height: 50, sizes: [37, 20], weight: "bold" }, ink),
    line(subtitle, { y: 65, width, height: 64, sizes: [28, 20], weight: "regular" }, ink),
    line(caption, { y: 130, width: WIDTH - 2 * MARGIN, height: 28, sizes: [22, 16], weight: "regular" }, grey),
    ...placed,
  ].join("");
}

function line(text: string, { y, ...box }: Omit<Box, "leading"> & { readonly y: number }, colour: Colour): string {
  const setting = fitted(text, { ...box, leading: 1.24 });
  const { width } = box;
  return wordsOf({ kind: "words", part: "P", x: MARGIN, y, width, fromRight: setting.isRightToLeft, colour, setting });
}

/** What XML cannot hold is left out: https://www.w3.org/TR/xml/#charsets */
function escaped(text: string): string {
  const kept = cleaned(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return kept.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
