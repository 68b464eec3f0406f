/** How all waves of a pulse look, one below the other. */
import { type CardNode, heading, note } from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import type { Wave } from "../pulses.js";
import { isDimension } from "../questions.js";
import { type PulseSummary, responseOf, type Told, toldIn } from "./summarise-pulse.js";

/** What one message of a chat has room for. */
const MOST_WAVES = 12;

/** The newest first; below it what its words mean, as far as they stand there. */
export function wavesNodes(words: Words, summary: PulseSummary, timeZone: string): readonly CardNode[] {
  const { waves } = words.pulseResults;
  const shown = summary.waves.slice(-MOST_WAVES).toReversed();
  const charts = summary.charts.filter((chart) => isDimension(chart.shown.measure));
  const told = shown.map((wave) => charts.map((chart) => toldIn(wave, chart)));
  const rows = shown.map((wave, at) => [
    waves.day(wave.opensAt, timeZone),
    answeredIn(words, wave),
    ...(told[at] ?? []).map((one) => cellOf(words, one)),
  ]);
  const columns = [waves.columns.asked, waves.columns.answered, ...charts.map(({ name }) => name)];
  const hidden = summary.waves.length - shown.length;
  return [
    heading(waves.heading),
    { kind: "table", columns, rows },
    note([...meaningsOf(words, told.flat()), ...(hidden > 0 ? [waves.earlier(hidden)] : [])].join(" ")),
  ];
}

function answeredIn({ pulseResults: { waves } }: Words, wave: Wave): string {
  const percent = responseOf(wave);
  return percent === undefined ? waves.fewerThan(wave.threshold) : waves.answered(percent);
}

function cellOf({ pulseResults: { waves } }: Words, told: Told): string {
  if (told === "withheld") return waves.withheld;
  return told === "not asked" ? waves.notAsked : waves.score(told.score, told.pooled);
}

function meaningsOf({ pulseResults: { waves } }: Words, told: readonly Told[]): readonly string[] {
  const figures = told.filter((one) => typeof one === "object");
  return [
    waves.scores,
    ...(told.includes("withheld") ? [waves.withheldMeans] : []),
    ...(told.includes("not asked") ? [waves.notAskedMeans] : []),
    ...(figures.some(({ pooled }) => pooled > 1) ? [waves.pooledMeans] : []),
    ...(figures.some(({ score }) => score.bound !== "exactly") ? [waves.bandsMean] : []),
  ];
}
