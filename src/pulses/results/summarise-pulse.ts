/** What the newest wave of a pulse says of each measure, and how that stands to the waves before. */
import { dimensions, type Measure } from "../../database/tables/pulses.js";
import type { Wave } from "../pulses.js";
import { chartMeasure, type MeasureChart } from "./chart-measure.js";
import type { Results } from "./readable-pulses.js";
import { type Naming, nameOfGroup } from "./result-names.js";
import { isAsked } from "./series.js";
import { type ToldFigure, toldFigure } from "./told-figures.js";

export interface PulseSummary extends Results {
  readonly group: string;
  /** Of the whole group: the dimensions in order, and the system's own question, if the newest wave asked one. */
  readonly charts: readonly MeasureChart[];
}

export async function summarisePulse(naming: Naming, results: Results): Promise<PulseSummary> {
  const group = await nameOfGroup(naming, results.pulse);
  const { ownItemId } = results.newest;
  const measures: readonly Measure[] = ownItemId === null ? dimensions : [...dimensions, `own:${ownItemId}`];
  const charts: MeasureChart[] = [];
  // One after the other: within a transaction there is one connection.
  for (const measure of measures) charts.push(await chartMeasure(naming, results, { cell: "group", measure }));
  return { ...results, group, charts };
}

export type Told = ToldFigure | "withheld" | "not asked";

/** What is told of a measure in one wave. */
export function toldIn(wave: Wave, { shown, points }: MeasureChart): Told {
  const point = points.find((point) => point.wave.id === wave.id);
  if (point?.figure !== undefined) return toldFigure(point.figure);
  return isAsked(wave, shown.measure) ? "withheld" : "not asked";
}

/** Of those who were asked, in whole percent; undefined where too few answered to say. */
export function responseOf({ answered, invited }: Wave): number | undefined {
  if (answered === null || invited === null || invited === 0) return undefined;
  return Math.round((100 * answered) / invited);
}
