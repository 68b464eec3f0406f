/** A measure over time as a chart, with the words that say the same: one description for every place that shows it. */
import type { SpcChart } from "../drawing/charts/spc-chart.js";
import { BASELINE } from "../statistics/limits.js";
import { type Spc, type Step, spc } from "../statistics/spc.js";
import type { Words } from "../words/en-GB.js";
import { describe, sentenceOf } from "./describe-spc.js";
import { figureOf } from "./figures.js";
import type { Measure } from "./measures.js";

export interface Charted {
  /** What the drawings "spc-chart" and "spc-chart-svg" are given. */
  readonly chart: SpcChart;
  readonly alt: string;
  /** What the latest result shows. */
  readonly sentence: string;
  readonly judged: Spc;
}

export function chartOf(measure: Measure, words: Words): Charted {
  const judged = judge(measure);
  const sentence = sentenceOf(measure.subject, judged, words);
  const alt = describe(measure, judged, words);
  return { judged, sentence, alt, chart: drawn(measure, judged, sentence, alt, words) };
}

/** What a measure shows, without its chart. */
export function judge({ points, steps, higherIsBetter, target }: Measure): Spc {
  return spc({ points, steps: steps.map(({ from }) => from), higherIsBetter, target });
}

function drawn(measure: Measure, judged: Spc, sentence: string, alt: string, words: Words): SpcChart {
  const { title, target, variation, assurance } = { ...measure, ...judged };
  return {
    ...{ title, subtitle: sentence, description: alt, caption: captionOf(measure, judged, words) },
    scale: measure.scale,
    points: pointsOf(measure, judged, words),
    steps: judged.steps.map((step) => stepOf(step, measure, judged, words)),
    ...(target === undefined
      ? {}
      : { target: { at: target, label: words.charts.target(figureOf(target, measure.digits)) } }),
    variation:
      variation?.kind === "common" || variation === undefined
        ? variation
        : { kind: variation.kind, side: variation.side },
    assurance,
    key: words.charts.key,
  };
}

function captionOf({ unit, points, timeZone }: Measure, judged: Spc, words: Words): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return unit;
  const caption = words.charts.caption(unit, first.at, last.at, timeZone);
  const isTrial = judged.steps.at(-1)?.limits?.standing === "trial";
  return isTrial ? `${caption} ${words.charts.trialNote(BASELINE)}` : caption;
}

function pointsOf({ points, digits, timeZone }: Measure, judged: Spc, words: Words): SpcChart["points"] {
  return points.map(({ at, value, band }, index) => {
    const { kind = "common", signals = [] } = judged.points[index] ?? {};
    const latest = value !== undefined && index === judged.latest ? figureOf(value, digits) : undefined;
    return { label: words.charts.day(at, timeZone), value, kind, side: signals[0]?.side, note: band ?? latest };
  });
}

/** Limits with a decimal more than the values, so that one that is outside is seen to be. */
function stepOf({ from, to, limits }: Step, measure: Measure, judged: Spc, words: Words): SpcChart["steps"][number] {
  const reason = measure.steps.findLast((step) => step.from === from)?.reason ?? "";
  if (limits === undefined || limits.standing === "few") return { from, to, reason };
  const told = (at: number, label: (figure: string) => string) => ({
    at,
    label: label(figureOf(at, measure.digits + 1)),
  });
  const { mean, upper, lower } = words.charts;
  const isNear = judged.points.slice(from, to).some(({ signals }) => signals[0]?.rule === "near");
  return {
    ...{ from, to, reason },
    limits: {
      ...{ mean: told(limits.mean, mean), upper: told(limits.upper, upper), lower: told(limits.lower, lower) },
      ...(isNear ? { near: [limits.nearUpper, limits.nearLower] as const } : {}),
      isTrial: limits.standing === "trial",
    },
  };
}
