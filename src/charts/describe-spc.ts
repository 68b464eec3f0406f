/** What a chart shows, in words. */
import type { Spc } from "../statistics/spc.js";
import type { Subject } from "../words/en-GB/charts.js";
import type { Words } from "../words/en-GB.js";
import { figureOf, rangeOf } from "./figures.js";
import type { Measure } from "./measures.js";

/** What the latest result shows, and whether any was withheld since. */
export function sentenceOf(subject: Subject, judged: Spc, { charts }: Words): string {
  const { variation, latest, points, steps } = judged;
  const isTrial = steps.at(-1)?.limits?.standing === "trial";
  const since = latest === undefined ? 0 : points.length - 1 - latest;
  const says = () => {
    if (variation === undefined) return charts.tooFew;
    if (variation.kind === "common") return charts.usual(subject, isTrial);
    return charts.special(subject, variation.rule, variation.side, variation.waves, isTrial);
  };
  return since === 0 ? says() : `${says()} ${charts.withheldSince(since)}`;
}

/** The chart's alternative text: all that can be read off it, ending with what it shows. */
export function describe(measure: Measure, judged: Spc, words: Words): string {
  const { charts } = words;
  const { title, subject, points, digits, target, timeZone } = measure;
  const told = points.filter(({ value }) => value !== undefined);
  const [first, last] = [told[0], told.at(-1)];
  if (first?.value === undefined || last?.value === undefined) return charts.noResults(title);
  const step = judged.steps.at(-1);
  const reason = measure.steps.findLast(({ from }) => from === step?.from)?.reason;
  const started = points[step?.from ?? 0]?.at;
  const kind = judged.variation?.kind ?? "common";
  const sentence = sentenceOf(subject, judged, words);
  return [
    charts.results(title, told.length, first.at, last.at, timeZone),
    latestOf(measure, judged, last.band ?? figureOf(last.value, digits), words),
    ...(told.length === points.length ? [] : [charts.withheld(points.length - told.length)]),
    ...(reason === undefined || started === undefined ? [] : [charts.step(started, reason, timeZone)]),
    ...(judged.assurance === undefined || target === undefined
      ? []
      : [charts.assurance[judged.assurance](figureOf(target, digits))]),
    kind === "common" ? sentence : charts.kinds[kind](sentence),
  ].join(" ");
}

/** The latest result beside the limits of the latest step, where there are some. */
function latestOf({ digits, scale }: Measure, judged: Spc, latest: string, { charts }: Words): string {
  const limits = judged.steps.at(-1)?.limits;
  if (limits === undefined || limits.standing === "few") return charts.latest(latest);
  const [lower, upper] = rangeOf(limits, digits, scale);
  return charts.latestAmong(latest, lower, upper, figureOf(limits.mean, digits), limits.standing === "trial");
}
