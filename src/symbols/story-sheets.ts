/** A story on a sheet: the system's band, the words large, who told it, what changed, and why they work together. */
import { type Colour, colourOf, mixed, readableOn, textOn, white } from "../drawing/colours.js";
import { type Box, fitted, type Setting } from "../drawing/fitting.js";
import { drawable } from "../drawing/letters.js";
import { isRightToLeft } from "../drawing/lines.js";
import type { Mark, Part, Sheet } from "../drawing/sheets.js";

/** All the words that stand on it. */
export interface StoryOnSheet {
  readonly system: string;
  /** As the stewards chose it. */
  readonly colour: string;
  readonly purpose: string;
  readonly told: string;
  readonly byline: string;
  /** The partners; empty where none is named. */
  readonly involved: string;
  readonly changed: string;
  readonly labels: { readonly title: string; readonly changed: string };
}

/** How large everything is. */
export interface Format {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly band: number;
  /** From the largest to the smallest. */
  readonly sizes: {
    readonly system: readonly [number, number];
    readonly label: number;
    readonly mark: number;
    readonly told: readonly [number, number];
    readonly byline: readonly [number, number];
    readonly changed: readonly [number, number];
    readonly purpose: readonly [number, number];
  };
  readonly gap: number;
  /** The most that what changed, and why they work together, may take of the height. */
  readonly changedHeight: number;
  readonly purposeHeight: number;
}

/** In pixels. */
export const card: Format = {
  ...{ width: 1200, height: 675, margin: 64, band: 104, gap: 20, changedHeight: 112, purposeHeight: 26 },
  sizes: {
    ...{ system: [36, 20], label: 22, mark: 130 },
    ...{ told: [58, 24], byline: [26, 18], changed: [26, 20], purpose: [20, 15] },
  },
};

/** In points: A4, upright. All words keep 18 mm from the edge; the band may be cut by a printer. */
export const poster: Format = {
  ...{ width: 595.28, height: 841.89, margin: 51, band: 118, gap: 18, changedHeight: 170, purposeHeight: 44 },
  sizes: {
    ...{ system: [32, 16], label: 14, mark: 120 },
    ...{ told: [46, 16], byline: [16, 11], changed: [19, 13], purpose: [13, 10] },
  },
};

const ink: Colour = "#212b32";
const grey: Colour = "#4c6272";
/** Longer tellings are lighter: a page in bold is hard to read. */
const LONG = 240;

export function storySheet(story: StoryOnSheet, format: Format): Sheet {
  // A story in Arabic or Hebrew turns the whole sheet round.
  const look = { colour: colourOf(story.colour), fromRight: isRightToLeft(drawable(story.told)) };
  const band = bandOf(story, format, look);
  const foot = footOf(story, format, look);
  const middle = middleOf(story, format, look, { top: format.band, bottom: foot.top });
  const ground: Mark = { kind: "box", x: 0, y: 0, width: format.width, height: format.height, colour: white };
  return {
    ...{ width: format.width, height: format.height, title: story.labels.title },
    marks: [ground, ...band, ...middle, ...foot.marks],
  };
}

interface Look {
  readonly colour: Colour;
  readonly fromRight: boolean;
}

function bandOf({ system, labels }: StoryOnSheet, format: Format, { colour, fromRight }: Look): readonly Mark[] {
  const { width, margin, band, sizes } = format;
  const on = textOn(colour);
  const inner = width - 2 * margin;
  const name = fitted(system, { ...oneLine(inner, sizes.system), weight: "bold" });
  const label = fitted(labels.title, { ...oneLine(inner, [sizes.label, sizes.label]), weight: "regular" });
  const top = (band - name.height - label.height) / 2;
  return [
    { kind: "box", x: 0, y: 0, width, height: band, colour },
    words("P", name, { x: margin, y: top, width: inner, fromRight }, on),
    words("H1", label, { x: margin, y: top + name.height, width: inner, fromRight }, on),
  ];
}

interface Foot {
  readonly top: number;
  readonly marks: readonly Mark[];
}

/** From the bottom up: the purpose, and above it what changed. */
function footOf({ purpose, changed, labels }: StoryOnSheet, format: Format, look: Look): Foot {
  const { colour, fromRight } = look;
  const { height, width, margin, gap, sizes, changedHeight, purposeHeight } = format;
  const inner = width - 2 * margin;
  const why = fitted(purpose, box(inner, purposeHeight, sizes.purpose, "regular", 1.3));
  const bottom = height - margin * 0.6 - (why.lines.length === 0 ? 0 : why.height + gap);
  const marks: Mark[] = [];
  if (why.lines.length > 0)
    marks.push(words("P", why, { x: margin, y: height - margin * 0.6 - why.height, width: inner, fromRight }, grey));
  const tint = mixed(white, colour, 0.08);
  const strong = readableOn(tint, colour);
  const bar = gap / 2;
  const within = inner - 2 * gap - bar;
  const label = fitted(labels.changed, { ...oneLine(within, [sizes.label, sizes.label]), weight: "bold" });
  const told = fitted(changed, box(within, changedHeight - label.height, sizes.changed, "regular", 1.3));
  if (told.lines.length === 0) return { top: bottom, marks };
  const panel = label.height + told.height + gap * 1.4;
  const top = bottom - panel;
  const x = margin + (fromRight ? gap : gap + bar);
  return {
    top,
    marks: [
      { kind: "box", x: margin, y: top, width: inner, height: panel, colour: tint },
      { kind: "box", x: fromRight ? margin + inner - bar : margin, y: top, width: bar, height: panel, colour: strong },
      words("H2", label, { x, y: top + gap * 0.7, width: within, fromRight }, strong),
      words("P", told, { x, y: top + gap * 0.7 + label.height, width: within, fromRight }, ink),
      ...marks,
    ],
  };
}

interface Between {
  readonly top: number;
  readonly bottom: number;
}

/** The words themselves, in the middle of the room that is left, with a quotation mark above them. */
function middleOf(story: StoryOnSheet, format: Format, look: Look, { top, bottom }: Between): readonly Mark[] {
  const { colour, fromRight } = look;
  const { width, margin, gap, sizes } = format;
  const inner = width - 2 * margin;
  const strong = readableOn(white, colour);
  const mark = fitted(fromRight ? "”" : "“", { ...oneLine(inner, [sizes.mark, sizes.mark]), weight: "bold" });
  // A quotation mark fills only the upper part of its line.
  const markHeight = sizes.mark * 0.42;
  const by = fitted(story.byline, box(inner, sizes.byline[0] * 2.6, sizes.byline, "bold", 1.3));
  const along = fitted(story.involved, box(inner, sizes.byline[0] * 2.6, sizes.byline, "regular", 1.3));
  const room = bottom - top - markHeight - by.height - along.height - 4 * gap;
  const weight = story.told.length > LONG ? "regular" : "bold";
  const told = fitted(story.told, box(inner, room, sizes.told, weight, 1.25));
  const spare = Math.max(0, room - told.height);
  const start = top + 1.5 * gap + spare * 0.4;
  const afterTold = start + markHeight + told.height + gap;
  const place = { x: margin, width: inner, fromRight };
  return [
    words("ornament", mark, { ...place, y: start - sizes.mark * 0.2 }, strong),
    words("BlockQuote", told, { ...place, y: start + markHeight }, ink),
    words("P", by, { ...place, y: afterTold }, strong),
    ...(along.lines.length === 0 ? [] : [words("P", along, { ...place, y: afterTold + by.height }, grey)]),
  ];
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fromRight: boolean;
}

function words(part: Part, setting: Setting, place: Spot, colour: Colour): Mark {
  return { kind: "words", part, ...place, colour, setting };
}

function box(width: number, height: number, sizes: Box["sizes"], weight: Box["weight"], leading: number): Box {
  return { width, height, sizes, weight, leading };
}

function oneLine(width: number, sizes: Box["sizes"]): Omit<Box, "weight"> {
  return { width, height: sizes[0] * 1.3, sizes, leading: 1.3 };
}
