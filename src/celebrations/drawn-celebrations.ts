/** What is counted each week as a chart: before, the change, and what later weeks are compared with. */
import { desc, eq } from "drizzle-orm";
import { figureOf } from "../charts/figures.js";
import type { Measure } from "../charts/measures.js";
import { chartOf } from "../charts/spc-charts.js";
import type { Reader } from "../database/store.js";
import type { SpcChart } from "../drawing/charts/spc-chart.js";
import { BASELINE } from "../statistics/limits.js";
import type { Words } from "../words/en-GB.js";
import { retainedWords, sentenceOf } from "./celebration-cards.js";
import { type Celebration, findCelebration } from "./celebrations.js";
import { type Judged, judge, retainedAt } from "./judged-celebrations.js";
import { type TeamMeasure, type Week, weeksOf } from "./team-measures.js";
import { mondays, weeksBefore } from "./week-series.js";

/** Two years. */
const MOST_WEEKS = 104;
const DIGITS = 1;

export interface MeasureChart {
  readonly chart: SpcChart;
  readonly alt: string;
  /** What it says, in a sentence. */
  readonly sentence: string;
  readonly weeks: readonly Week[];
}

interface Seen {
  readonly measure: TeamMeasure;
  /** The newest change that was celebrated by it. */
  readonly celebration: Celebration | undefined;
  readonly judged: Judged | undefined;
  readonly weeks: readonly Week[];
  /** The Mondays that are drawn. */
  readonly drawn: readonly string[];
}

/** Undefined where no week has been answered. */
export async function chartMeasure(
  { read, words, now }: { readonly read: Reader; readonly words: Words; readonly now: Date },
  measure: TeamMeasure,
): Promise<MeasureChart | undefined> {
  const weeks = await weeksOf(read, measure.id);
  const [first, last] = [weeks[0]?.week, weeks.at(-1)?.week];
  if (first === undefined || last === undefined) return undefined;
  const celebration = await newestOf(read, measure);
  const judged = celebration && judge(celebration, weeks);
  const start = weeksBefore(last, MOST_WEEKS - 1);
  const seen = { measure, celebration, judged, weeks, drawn: mondays(start > first ? start : first, last) };
  const sentence = saying(words, seen, now);
  return { weeks, sentence, ...drawing(words, seen, sentence) };
}

async function newestOf(read: Reader, { id }: TeamMeasure): Promise<Celebration | undefined> {
  const { celebration } = read.tables;
  const [newest] = await read
    .select({ id: celebration.id })
    .from(celebration)
    .where(eq(celebration.measureId, id))
    .orderBy(desc(celebration.id))
    .limit(1);
  return newest && findCelebration(read, newest.id);
}

function saying(words: Words, { celebration, judged, weeks }: Seen, now: Date): string {
  const { picture, filling } = words.celebrations;
  if (celebration === undefined || judged === undefined) return picture.counting(weeks.length);
  if (judged.baseline === undefined) return filling(judged.counted);
  if (judged.level !== "calm") return sentenceOf(words, { celebration, judged });
  return retainedWords(words, retainedAt(celebration, judged, weeks, now, "UTC"));
}

const noon = (monday: string): Date => new Date(`${monday}T12:00:00Z`);

function drawing(words: Words, seen: Seen, sentence: string): Pick<MeasureChart, "chart" | "alt"> {
  const { picture } = words.celebrations;
  const measured = measuredOf(words, seen);
  const { chart } = chartOf(measured, { ...words, charts: picture.charts });
  const alt = altOf(words, seen, measured, sentence);
  const steps = seen.measure.kind === "yes-no" ? chart.steps.map((step) => bare(words, step, seen)) : chart.steps;
  return {
    alt,
    chart: {
      ...{ ...chart, steps, subtitle: sentence, description: alt, variation: undefined },
      points: chart.points.map((point, at) => marked(point, seen.drawn[at] ?? "", seen)),
    },
  };
}

type Step = SpcChart["steps"][number];

/** What yes and no stray from is no matter of limits: a single no would lie beyond them. So there is one line alone. */
function bare(words: Words, { limits: _limits, ...step }: Step, { judged, drawn, celebration, measure }: Seen): Step {
  const { baseline } = judged ?? {};
  if (baseline === undefined || drawn[step.from] !== celebration?.since) return step;
  const line = { at: baseline.mean, label: "" };
  const told = { ...line, label: words.celebrations.picture.after(usual(measure, baseline.mean)) };
  return { ...step, limits: { upper: told, mean: line, lower: line, isTrial: false } };
}

/** The watch has a rule of its own: what it is about is marked, and nothing else. */
function marked(point: SpcChart["points"][number], week: string, { judged, weeks }: Seen): SpcChart["points"][number] {
  const { level = "calm", below = 0 } = judged ?? {};
  const fallen = level === "calm" ? [] : weeks.slice(-below);
  const isFallen = fallen.some((one) => one.week === week && one.value < (judged?.baseline?.mean ?? 0));
  const { side: _side, ...rest } = point;
  return isFallen ? { ...rest, kind: "concern", side: "low" } : { ...rest, kind: "common" };
}

function measuredOf(words: Words, { measure, celebration, weeks, drawn }: Seen): Measure {
  const { picture } = words.celebrations;
  const values = new Map(weeks.map(({ week, value }) => [week, value]));
  const from = celebration === undefined ? -1 : drawn.indexOf(celebration.since);
  return {
    subject: { name: picture.subject, isPlural: false },
    title: picture.title(measure.question, measure.team.name),
    unit: picture.unit[measure.kind],
    scale: measure.kind === "yes-no" ? [0, 1] : undefined,
    ...{ digits: 0, higherIsBetter: true, target: undefined, timeZone: "UTC" },
    points: drawn.map((week) => ({ at: noon(week), value: values.get(week) })),
    steps: from === -1 ? [] : [{ from, reason: picture.change }],
  };
}

/** All that can be read off it. */
function altOf(words: Words, { judged, measure }: Seen, { title, points, steps }: Measure, sentence: string): string {
  const { picture, answer } = words.celebrations;
  const { charts } = picture;
  const told = points.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, value }]));
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return charts.noResults(title);
  const gaps = points.length - told.length;
  const step = points[steps[0]?.from ?? -1];
  const { baseline, frozenWeek } = judged ?? {};
  return [
    charts.results(title, told.length, first.at, last.at, "UTC"),
    charts.latest(answer(measure.kind, last.value)),
    ...(gaps === 0 ? [] : [charts.withheld(gaps)]),
    ...(step === undefined ? [] : [charts.step(step.at, picture.change, "UTC")]),
    ...(baseline === undefined || frozenWeek === undefined
      ? []
      : [picture.compared(measure.kind, usual(measure, baseline.mean), noon(frozenWeek))]),
    sentence,
  ].join(" ");
}

const usual = ({ kind }: TeamMeasure, mean: number): string =>
  kind === "count" ? figureOf(mean, DIGITS) : String(Math.round(mean * BASELINE));
