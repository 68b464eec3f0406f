/** How the dimensions of each part of a group stand to its usual range. */
import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../database/store.js";
import { type Cell, type Dimension, dimensions } from "../../database/tables/pulses.js";
import { spc, type Variation } from "../../statistics/spc.js";
import type { Figure } from "../figures.js";
import type { Pulse, Wave } from "../pulses.js";
import { placedSteps } from "../results/pulse-steps.js";
import { seriesOf } from "../results/series.js";

export interface Standing {
  readonly cell: Cell;
  readonly measure: Dimension;
  /** The newest wave that has a figure of it. */
  readonly newest: Wave;
  /** So has the last one that asked about it. */
  readonly isCurrent: boolean;
  /** Undefined where there is too little to say what is usual. */
  readonly variation: Variation | undefined;
}

/** Of one part, over these waves, the oldest first: each dimension that has a figure in any of them. */
export async function standingsOf(
  read: Reader,
  { id: pulseId }: Pick<Pulse, "id">,
  cell: Cell,
  waves: readonly Wave[],
): Promise<readonly Standing[]> {
  const { pulseStep } = read.tables;
  const figures = await dimensionFigures(read, cell, waves);
  if (figures.length === 0) return [];
  const ofCell = and(eq(pulseStep.pulseId, pulseId), eq(pulseStep.cell, cell));
  const steps = await read.select().from(pulseStep).where(ofCell);
  return dimensions.flatMap((measure): readonly Standing[] => {
    const own = figures.filter((figure) => figure.measure === measure);
    const points = seriesOf(waves, own, measure);
    const newest = points.findLast(({ figure }) => figure !== undefined)?.wave;
    if (newest === undefined) return [];
    const ofMeasure = steps.filter((step) => step.measure === measure);
    const { variation } = spc({
      points: points.map(({ figure }) => ({ value: figure?.score })),
      steps: placedSteps(points, ofMeasure).map(({ from }) => from),
      higherIsBetter: true,
    });
    const isCurrent = points.at(-1)?.figure !== undefined;
    return [{ cell, measure, newest, isCurrent, variation }];
  });
}

async function dimensionFigures(read: Reader, cell: Cell, waves: readonly Wave[]): Promise<readonly Figure[]> {
  const { waveFigure } = read.tables;
  const ids = waves.map(({ id }) => id);
  const isDimension = inArray(waveFigure.measure, [...dimensions]);
  return read
    .select()
    .from(waveFigure)
    .where(and(inArray(waveFigure.waveId, ids), eq(waveFigure.cell, cell), isDimension));
}

/** Every part that has a figure in a wave. */
export async function cellsIn(read: Reader, { id }: Pick<Wave, "id">): Promise<readonly Cell[]> {
  const { waveFigure } = read.tables;
  const rows = await read.selectDistinct({ cell: waveFigure.cell }).from(waveFigure).where(eq(waveFigure.waveId, id));
  return rows.map(({ cell }) => cell);
}
