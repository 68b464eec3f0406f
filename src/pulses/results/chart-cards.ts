/** How the chart of one measure looks: the picture, what it shows in words, and the same figures as a table. */
import { type Button, buttons, type Card, type CardNode, does, heading, note, strong, text } from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import { isDimension } from "../questions.js";
import type { MeasureChart } from "./chart-measure.js";
import { saving, showing } from "./results-cards.js";
import type { Point } from "./series.js";
import { type Shown, subjectOf } from "./shown.js";
import { toldFigure } from "./told-figures.js";

/** Another chart. */
export interface Elsewhere {
  readonly name: string;
  readonly shown: Shown;
}

export interface ChartView {
  readonly chart: MeasureChart;
  /** What has just been done. */
  readonly news: string | undefined;
  /** Where its pictures are; undefined without web pages. */
  readonly picture: { readonly url: string; readonly vector: string } | undefined;
  readonly saved: string | undefined;
  /** Its dimension, and the questions behind it. */
  readonly measures: readonly Elsewhere[];
  readonly parts: readonly Elsewhere[];
  readonly mayStep: boolean;
  readonly timeZone: string;
}

/** What one message of a chat has room for. */
const MOST_POINTS = 26;

export function chartCard(words: Words, view: ChartView): Card {
  const { chart } = view;
  const { title, reading, oneQuestion } = words.pulseResults.chart;
  return {
    summary: chart.sentence,
    body: [
      heading(title(chart.name, chart.part)),
      ...(view.news === undefined ? [] : [text(view.news)]),
      text([strong(chart.sentence)]),
      ...pictureNodes(words, view),
      ...assuranceNodes(words, chart),
      ...stepNodes(words, view),
      note(isMixed(chart) ? `${reading} ${oneQuestion}` : reading),
      buttons(...doings(words, view)),
      ...elsewhereNodes(words, view),
      ...pointsNodes(words, view),
    ],
  };
}

/** A dimension whose waves asked now one of its questions and now another. */
function isMixed({ shown, points }: MeasureChart): boolean {
  return isDimension(shown.measure) && points.some(({ wave }) => !wave.rotates);
}

function pictureNodes({ pulseResults }: Words, { chart, picture }: ChartView): readonly CardNode[] {
  if (picture === undefined) return [note(pulseResults.chart.noPages)];
  return [{ kind: "image", alt: chart.alt, ...picture }];
}

function assuranceNodes({ charts }: Words, { judged: { assurance }, chart }: MeasureChart): readonly CardNode[] {
  if (assurance === undefined || chart.target === undefined) return [];
  return [text(charts.assurance[assurance](String(chart.target.at)))];
}

/** The newest first. */
function pointsNodes({ pulseResults }: Words, { chart, timeZone }: ChartView): readonly CardNode[] {
  const { columns, earlier, figures } = pulseResults.chart;
  const shown = chart.points.slice(-MOST_POINTS).toReversed();
  const hidden = chart.points.length - shown.length;
  return [
    heading(figures),
    {
      kind: "table",
      columns: [columns.asked, columns.score, columns.agree, columns.people],
      rows: shown.map((point) => rowOf(pulseResults, point, timeZone)),
    },
    ...(hidden > 0 ? [note(earlier(hidden))] : []),
  ];
}

function rowOf({ waves, chart }: Words["pulseResults"], { wave, figure }: Point, timeZone: string): readonly string[] {
  const day = chart.day(wave.opensAt, timeZone);
  if (figure === undefined) return [day, waves.withheld, "", ""];
  const { score, pooled, agree, people } = toldFigure(figure);
  return [day, waves.score(score, pooled), chart.agree(agree), String(people)];
}

function stepNodes({ charts }: Words, { chart, timeZone }: ChartView): readonly CardNode[] {
  return chart.steps.flatMap(({ from, reason }) => {
    const first = chart.points[from];
    return first === undefined ? [] : [text(charts.step(first.wave.opensAt, reason, timeZone))];
  });
}

function doings(words: Words, { chart, picture, saved, mayStep }: ChartView): readonly Button[] {
  const { back, open } = words.pulseResults.chart;
  const { pulseId } = chart.shown;
  const start = { kind: "opens", form: "start-step", about: subjectOf(chart.shown) } as const;
  return [
    { label: back, press: does("show-pulse-results", pulseId) },
    ...(picture === undefined ? [] : [{ label: open, press: { kind: "visits", url: picture.url } } as const]),
    ...saving(words, saved),
    ...(mayStep ? [{ label: words.pulseResults.step.open, press: start }] : []),
  ];
}

function elsewhereNodes({ pulseResults }: Words, { measures, parts }: ChartView): readonly CardNode[] {
  const { items, parts: whose, dimension } = pulseResults.chart;
  const above = measures.filter(({ shown }) => isDimension(shown.measure));
  const questions = measures.filter(({ shown }) => !isDimension(shown.measure));
  const labelled = ({ shown }: Elsewhere, label: string): Button => ({ label, press: showing(shown) });
  return [
    ...(above.length === 0 ? [] : [buttons(...above.map((one) => labelled(one, dimension(one.name))))]),
    ...(questions.length === 0 ? [] : [text(items), buttons(...questions.map((one) => labelled(one, one.name)))]),
    ...(parts.length === 0 ? [] : [text(whose), buttons(...parts.map((one) => labelled(one, one.name)))]),
  ];
}
