/** The chart of one measure of one part, with all that can be seen and done from there. */
import type { Card } from "../../chat/card.js";
import type { Action } from "../../chat/feature.js";
import { reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Cell, Measure } from "../../database/tables/pulses.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { organisations, places } from "../../directory/organisations.js";
import { isSteward } from "../../directory/roles.js";
import type { Scene } from "../../schedule/messages.js";
import { itemsOf } from "../questions.js";
import { type ChartView, chartCard, type Elsewhere } from "./chart-cards.js";
import { chartPicture, chartVector } from "./chart-documents.js";
import { chartMeasure, type MeasureChart } from "./chart-measure.js";
import { type Published, publishedIn } from "./published-results.js";
import { type Results, resultsReadable } from "./readable-pulses.js";
import { nameOfGroup, nameOfMeasure } from "./result-names.js";
import { savedFigures } from "./save-figures.js";
import { dimensionOf, readShown, type Shown, subjectOf } from "./shown.js";

export const showChart: Action<Context> = {
  name: "show-pulse-chart",
  async pressed(context, about) {
    const { asker, words } = context;
    const card = asker.memberId && (await chartCardFor(context, asker.memberId, about));
    return reply(card ?? noticeCard(words.pulseResults.notYours));
  },
};

/** Undefined where there is none that they may read. `news` is said first. */
export async function chartCardFor(
  scene: Scene,
  reader: MemberId,
  subject: string,
  news?: string,
): Promise<Card | undefined> {
  const { read, now, words, system } = scene;
  const shown = readShown(subject);
  const results = shown && (await resultsReadable(read, reader, now, shown.pulseId));
  const chart = shown && results && (await chartMeasure(scene, results, shown));
  if (chart === undefined || results === undefined || chart.points.length === 0) return undefined;
  return chartCard(words, {
    ...{ chart, news, timeZone: system.timeZone },
    ...addressesOf(scene, reader, chart.shown),
    ...(await elsewhere(scene, results, chart)),
    mayStep: await isSteward(read, reader),
  });
}

function addressesOf({ addressOf }: Scene, reader: MemberId, shown: Shown): Pick<ChartView, "picture" | "saved"> {
  const subject = subjectOf(shown);
  const [url, vector] = [addressOf(chartPicture, subject, reader), addressOf(chartVector, subject, reader)];
  const saved = addressOf(savedFigures, shown.pulseId, reader);
  return { picture: url === undefined || vector === undefined ? undefined : { url, vector }, saved };
}

/** The other charts that there are: of the same part, and of the same measure. */
async function elsewhere(
  scene: Scene,
  { pulse, waves }: Results,
  { shown }: MeasureChart,
): Promise<Pick<ChartView, "measures" | "parts">> {
  const published = await publishedIn(scene.read, waves);
  const has = (cell: Cell, measure: Measure): boolean =>
    published.some((one: Published) => one.cell === cell && one.measure === measure);
  const dimension = dimensionOf(shown.measure);
  const all: readonly Measure[] = dimension === undefined ? [] : [dimension, ...itemsOf[dimension]];
  const measures = all.filter((measure) => measure !== shown.measure && has(shown.cell, measure));
  const parts = await partsOf(scene, await nameOfGroup(scene, pulse));
  const named: Elsewhere[] = [];
  for (const measure of measures)
    named.push({ name: await nameOfMeasure(scene, measure), shown: { ...shown, measure } });
  return {
    measures: named,
    parts: parts
      .filter(({ cell }) => cell !== shown.cell && has(cell, shown.measure))
      .map(({ cell, name }) => ({ name, shown: { ...shown, cell } })),
  };
}

interface NamedPart {
  readonly cell: Cell;
  readonly name: string;
}

/** The whole, then places, then organisations, each by name. */
async function partsOf({ read, words }: Scene, group: string): Promise<readonly NamedPart[]> {
  return [
    { cell: "group", name: words.pulseResults.whole(group) },
    ...(await places(read)).map(({ id, name }): NamedPart => ({ cell: `place:${id}`, name })),
    ...(await organisations(read)).map(({ id, name }): NamedPart => ({ cell: `organisation:${id}`, name })),
  ];
}
