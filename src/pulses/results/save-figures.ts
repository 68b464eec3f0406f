/** Every published figure of a pulse as a file for a spreadsheet, for whoever may read it, as far as they may by now. */
import { stringify } from "csv-stringify/sync";
import type { DocumentKind } from "../../context.js";
import { type PulseId, readId } from "../../database/ids.js";
import { dimensions, type Measure } from "../../database/tables/pulses.js";
import { DAY } from "../../schedule/clock.js";
import type { Words } from "../../words/en-GB.js";
import { type Figure, figuresOf } from "../figures.js";
import { isDimension, itemsOf } from "../questions.js";
import { type Results, resultsReadable } from "./readable-pulses.js";
import { type Naming, nameOfGroup, nameOfMeasure, nameOfPart } from "./result-names.js";
import { dimensionOf } from "./shown.js";
import { toldFigure } from "./told-figures.js";

export const savedFigures: DocumentKind = {
  ...{ name: "pulse-figures", mediaType: "text/csv; charset=utf-8", fileName: "pulse-figures.csv", lifeMs: DAY },
  saved: true,
  async make(studio, about, reader) {
    const id = readId<PulseId>(about);
    const results = id && (await resultsReadable(studio.read, reader.id, studio.now, id));
    return results && new TextEncoder().encode(await csvOf(studio, results));
  },
};

/** With a byte order mark, without which spreadsheets take UTF-8 for something else; and no cell of it is a formula. */
async function csvOf(naming: Naming, results: Results): Promise<string> {
  const { saved } = naming.words.pulseResults;
  const columns = Object.entries(saved.columns).map(([key, header]) => ({ key, header }));
  return stringify([...(await rowsOf(naming, results))], { header: true, columns, bom: true, escape_formulas: true });
}

type Row = Readonly<Record<keyof Naming["words"]["pulseResults"]["saved"]["columns"], string | number>>;

async function rowsOf(naming: Naming, { pulse, waves }: Results): Promise<readonly Row[]> {
  const byWave = waves.map(({ id }) => id);
  const figures = await figuresOf(naming.read, byWave);
  const { saved } = naming.words.pulseResults;
  const parts = await named(
    figures.map(({ cell }) => cell),
    async (cell) => (cell === "group" ? saved.whole : nameOfPart(naming, pulse, cell)),
  );
  const measures = await named(
    figures.map(({ measure }) => measure),
    (measure) => nameOfMeasure(naming, measure),
  );
  const opened = new Map(waves.map(({ id, opensOn }) => [id, opensOn]));
  const partOf = ({ cell }: Figure): string => (cell === "group" ? "" : (parts.get(cell) ?? cell));
  const group = await nameOfGroup(naming, pulse);
  return figures
    .toSorted(
      (one, other) =>
        byWave.indexOf(one.waveId) - byWave.indexOf(other.waveId) ||
        partOf(one).localeCompare(partOf(other), "en-GB") ||
        placeOf(one.measure) - placeOf(other.measure),
    )
    .map((figure) => ({
      ...{ group, part: parts.get(figure.cell) ?? figure.cell, asked: opened.get(figure.waveId) ?? "" },
      ...questionOf(naming.words, figure, measures),
      ...toldCells(naming.words, figure),
    }));
}

function questionOf(words: Words, { measure }: Figure, measures: ReadonlyMap<Measure, string>) {
  const { saved } = words.pulseResults;
  const dimension = dimensionOf(measure);
  return {
    dimension: dimension === undefined ? saved.ownItem : words.pulseQuestions.dimensions[dimension],
    question: isDimension(measure) ? saved.allItems : (measures.get(measure) ?? measure),
  };
}

function toldCells({ pulseResults: { saved } }: Words, figure: Figure) {
  const { score, agree, people, pooled } = toldFigure(figure);
  return {
    ...{ score: score.value, scoreBound: saved.bounds[score.bound] },
    ...{ agree: agree.value, agreeBound: saved.bounds[agree.bound] },
    ...{ people, pooled },
  };
}

async function named<K>(keys: readonly K[], nameOf: (key: K) => Promise<string>): Promise<ReadonlyMap<K, string>> {
  return new Map(await Promise.all([...new Set(keys)].map(async (key) => [key, await nameOf(key)] as const)));
}

const order: readonly Measure[] = dimensions.flatMap((dimension) => [dimension, ...itemsOf[dimension]]);
/** A system's own questions come last. */
function placeOf(measure: Measure): number {
  const at = order.indexOf(measure);
  return at === -1 ? order.length : at;
}
