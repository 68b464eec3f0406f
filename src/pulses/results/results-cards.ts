/** How the results of pulses look: all that somebody may read, and one of them. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  divider,
  does,
  heading,
  note,
  type Press,
  quote,
  text,
} from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import type { Wave } from "../pulses.js";
import { isDimension } from "../questions.js";
import type { MeasureChart } from "./chart-measure.js";
import { type Shown, subjectOf } from "./shown.js";
import type { PulseSummary } from "./summarise-pulse.js";
import { headlineOf, summaryNodes } from "./summary-cards.js";
import { wavesNodes } from "./waves-cards.js";

export const RESULTS_PAGE = "pulse-results";

/** More would not fit into one message of a chat; the others have a button each. */
const MOST_IN_FULL = 4;

export function noResultsCard({ pulseResults: { title, none } }: Words): Card {
  return { summary: none, body: [heading(title), text(none)] };
}

/** Of more pulses than one. */
export function allResultsCard(words: Words, summaries: readonly PulseSummary[], timeZone: string): Card {
  const { title, others } = words.pulseResults;
  const [inFull, rest] = [summaries.slice(0, MOST_IN_FULL), summaries.slice(MOST_IN_FULL)];
  return {
    summary: title,
    body: [
      heading(title),
      ...inFull.flatMap((summary) => [
        divider,
        heading(titleOf(words, summary)),
        ...summaryNodes(words, summary, timeZone),
        buttons(seeGroup(words, summary)),
      ]),
      note(words.pulseResults.scale),
      ...(rest.length === 0 ? [] : [divider, text(others), buttons(...rest.map((one) => seeGroup(words, one)))]),
    ],
  };
}

const seeGroup = (words: Words, summary: PulseSummary) => ({
  label: words.pulseResults.seeGroup(titleOf(words, summary)),
  press: does("show-pulse-results", summary.pulse.id),
});

/** Another may go on for the same group. */
const titleOf = ({ pulseResults }: Words, { pulse, group }: PulseSummary): string =>
  pulse.endedAt === null ? group : pulseResults.ended(group);

export interface ResultsView {
  readonly summary: PulseSummary;
  readonly comments: { readonly wave: Wave; readonly words: readonly string[] } | undefined;
  /** What has slipped, who has it, and what came of it. */
  readonly signals: readonly CardNode[];
  /** Where the figures can be saved; undefined without web pages. */
  readonly saved: string | undefined;
  readonly timeZone: string;
}

/** The comments that stand on the card itself. */
const MOST_COMMENTS = 5;

/** One pulse, with all its waves. */
export function resultsCard(words: Words, { summary, comments, signals, saved, timeZone }: ResultsView): Card {
  const { pulseResults } = words;
  const { pulse, group } = summary;
  const charts = summary.charts.filter(({ points }) => points.length > 0);
  return {
    summary: `${pulseResults.heading(group)}. ${headlineOf(words, summary)}`,
    body: [
      heading(pulseResults.heading(titleOf(words, summary))),
      ...summaryNodes(words, summary, timeZone),
      note(pulseResults.scale),
      ...signals,
      buttons(...charts.map((chart) => seeChart(words, chart)), ...saving(words, saved)),
      ...(saved === undefined ? [note(pulseResults.chart.noPages)] : []),
      ...(comments === undefined ? [] : commentNodes(words, pulse.id, comments, timeZone)),
      ...wavesNodes(words, summary, timeZone),
    ],
  };
}

function seeChart({ pulseResults }: Words, { name, shown }: MeasureChart): Button {
  const label = isDimension(shown.measure) ? pulseResults.overTime(name) : pulseResults.ownOverTime;
  return { label, press: showing(shown) };
}

export const showing = (shown: Shown): Press => does("show-pulse-chart", subjectOf(shown));

/** Nothing without web pages. */
export function saving({ pulseResults }: Words, url: string | undefined): readonly Button[] {
  return url === undefined ? [] : [{ label: pulseResults.chart.save, press: { kind: "visits", url } }];
}

function commentNodes(
  { pulseResults: { comments } }: Words,
  pulseId: string,
  { wave, words }: NonNullable<ResultsView["comments"]>,
  timeZone: string,
): readonly CardNode[] {
  const more = { label: comments.more(words.length), press: does("pulse-comments", `${pulseId} 0`) };
  return [
    heading(comments.heading),
    note(comments.note(wave.opensAt, timeZone)),
    ...words.slice(0, MOST_COMMENTS).map((one) => quote(one)),
    ...(words.length > MOST_COMMENTS ? [buttons(more)] : []),
  ];
}
