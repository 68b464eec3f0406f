/** How the newest wave of a pulse looks: what stands out, how many answered, and a line for each measure. */
import { type CardNode, note, strong, text } from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import type { Wave } from "../pulses.js";
import type { MeasureChart } from "./chart-measure.js";
import { type PulseSummary, responseOf, toldIn } from "./summarise-pulse.js";
import { type ToldFigure, toldFigure } from "./told-figures.js";

/** Below this, in percent, those who answered cannot speak for those who did not. */
const INDICATIVE_UNDER = 20;

export function summaryNodes(words: Words, summary: PulseSummary, timeZone: string): readonly CardNode[] {
  const { pulseResults } = words;
  const { newest } = summary;
  const headline = text([strong(headlineOf(words, summary))]);
  const asked = pulseResults.asked(newest.opensAt, timeZone);
  const percent = responseOf(newest);
  if (percent === undefined) return [headline, note(asked)];
  const response = pulseResults.response(newest.answered ?? 0, newest.invited ?? 0, percent);
  const indicative = percent < INDICATIVE_UNDER ? [pulseResults.indicative] : [];
  const facts = summary.charts.map((chart) => ({ name: chart.name, value: lineOf(words, newest, chart, timeZone) }));
  return [headline, text([asked, response, ...indicative].join(" ")), { kind: "facts", facts }];
}

/** Of what this wave told: what stands out, each in its own sentence; or that nothing does. */
export function headlineOf({ pulseResults, charts }: Words, summary: PulseSummary): string {
  const { newest } = summary;
  if (newest.answered === null) return pulseResults.tooFew(newest.threshold);
  const told = summary.charts.filter((chart) => typeof toldIn(newest, chart) === "object");
  if (told.length === 0) return pulseResults.allWithheld;
  const judged = told.filter(({ judged }) => judged.variation !== undefined);
  const special = judged.filter(({ judged }) => judged.variation?.kind !== "common");
  if (judged.length === 0) return charts.tooFew;
  // Of what is withheld, or has too few results, nobody knows whether it is usual.
  const isKnown = (chart: MeasureChart): boolean =>
    toldIn(newest, chart) !== "withheld" && chart.judged.variation !== undefined;
  const isWhole = summary.charts.every((chart) => toldIn(newest, chart) === "not asked" || isKnown(chart));
  if (special.length === 0) return isWhole ? pulseResults.allUsual : pulseResults.judgedUsual;
  const usual = isWhole ? pulseResults.othersUsual : pulseResults.othersJudgedUsual;
  const rest = special.length < judged.length ? [usual] : [];
  return [...special.map(({ sentence }) => sentence), ...rest].join(" ");
}

function lineOf({ pulseResults }: Words, newest: Wave, chart: MeasureChart, timeZone: string): string {
  const line = ({ score, agree, people, pooled }: ToldFigure) => pulseResults.dimension(score, agree, people, pooled);
  const told = toldIn(newest, chart);
  if (told === "withheld") return pulseResults.withheld;
  if (told !== "not asked") return line(told);
  const last = chart.points.findLast(({ figure }) => figure !== undefined);
  if (last?.figure === undefined) return pulseResults.notAsked;
  return `${pulseResults.lastAsked(last.wave.opensAt, timeZone)} ${line(toldFigure(last.figure))}`;
}
