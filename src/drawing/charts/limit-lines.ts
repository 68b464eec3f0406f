/** The average and the limits of each step, the target, and what the latest of them are, in words. */
import type { Colour } from "../colours.js";
import { short } from "../outlines.js";
import { grey, ink, limit, target as red } from "./palette.js";
import { type Plot, plot, WIDTH } from "./plot.js";
import type { ChartStep, SpcChart } from "./spc-chart.js";
import { widthOfWords, written } from "./writing.js";

const SIZE = 21;
/** Of a limit that is locked, and of one that is still on trial. */
const DASHES = { locked: "16 9", trial: "4 8", near: "1.5 7", target: "3 6" } as const;

export function limitLinesOf({ steps, target }: SpcChart, at: Plot): string {
  const aim = target === undefined ? "" : across(plot.left, plot.right, at.y(target.at), red, 3, DASHES.target);
  return `${steps.map((step) => stepOf(step, at)).join("")}${aim}`;
}

function stepOf({ from, to, limits }: ChartStep, at: Plot): string {
  const [left, right] = [at.edge(from), at.edge(to)];
  const wall = `M${short(left)} ${plot.top}V${plot.bottom}`;
  const start = from === 0 ? "" : `<path d="${wall}" stroke="${grey}" stroke-width="2" stroke-dasharray="2 5"/>`;
  if (limits === undefined) return start;
  const { mean, upper, lower, near = [], isTrial } = limits;
  const dashes = isTrial ? DASHES.trial : DASHES.locked;
  const lines = [
    ...near.map((value) => across(left, right, at.y(value), limit, 1.5, DASHES.near)),
    ...[upper, lower].map((line) => across(left, right, at.y(line.at), limit, 3.5, dashes)),
    across(left, right, at.y(mean.at), ink, 2.5),
  ];
  return `${start}${lines.join("")}`;
}

function across(left: number, right: number, y: number, colour: Colour, width: number, dashes?: string): string {
  const dash = dashes === undefined ? "" : ` stroke-dasharray="${dashes}"`;
  return `<path d="M${short(left)} ${short(y)}H${short(right)}" stroke="${colour}" stroke-width="${width}"${dash}/>`;
}

/** Why each step began, at its top. */
export function reasonsOf({ steps }: SpcChart, at: Plot): string {
  const words = steps.map(({ from, reason }) => {
    // Beside the last break there may be less room at its right than at its left.
    const isLate = at.edge(from) + widthOfWords(reason, SIZE) > plot.right;
    const x = at.edge(from) + (isLate ? -8 : 8);
    const anchor = isLate ? "end" : "start";
    return written(reason, { x, baseline: plot.top + 18, size: 19, colour: grey, anchor, isClear: true });
  });
  return words.join("");
}

interface Label {
  readonly text: string;
  readonly y: number;
  readonly colour: Colour;
}

/** At the right, beside the lines of the latest step, and never over each other. */
export function labelsOf({ steps, target }: SpcChart, at: Plot): string {
  const limits = steps.at(-1)?.limits;
  const labels: Label[] = [];
  const label = (line: { readonly at: number; readonly label: string }, colour: Colour) =>
    labels.push({ text: line.label, y: at.y(line.at), colour });
  if (limits !== undefined) label(limits.upper, grey);
  if (target !== undefined) label(target, red);
  if (limits !== undefined) label(limits.mean, ink);
  if (limits !== undefined) label(limits.lower, grey);
  return spread(labels.toSorted((one, other) => one.y - other.y))
    .map(({ text, y, colour }) => {
      const weight = colour === grey ? "regular" : "bold";
      const size = Math.min(SIZE, (SIZE * (WIDTH - plot.right - 16)) / widthOfWords(text, SIZE, weight));
      return written(text, { x: plot.right + 8, baseline: y + SIZE * 0.34, size, colour, weight });
    })
    .join("");
}

/** Moved down to where there is room, and then up from the bottom. */
function spread(labels: readonly Label[]): readonly Label[] {
  const leading = SIZE * 1.2;
  const placed: Label[] = [];
  for (const label of labels) {
    const least = (placed.at(-1)?.y ?? Number.NEGATIVE_INFINITY) + leading;
    placed.push({ ...label, y: Math.max(label.y, least) });
  }
  let most: number = plot.bottom;
  return placed.toReversed().map((label) => {
    const y = Math.min(label.y, most);
    most = y - leading;
    return { ...label, y };
  });
}
