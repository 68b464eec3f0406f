/** What there is to read in some waves: which parts have figures, and what people wrote. */
import { asc, inArray } from "drizzle-orm";
import type { WaveId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Cell, Measure } from "../../database/tables/pulses.js";
import type { Wave } from "../pulses.js";

export interface Published {
  readonly cell: Cell;
  readonly measure: Measure;
}

/** Each pair that has a figure in any of them. */
export async function publishedIn(read: Reader, waves: readonly Wave[]): Promise<readonly Published[]> {
  const { waveFigure } = read.tables;
  return read
    .selectDistinct({ cell: waveFigure.cell, measure: waveFigure.measure })
    .from(waveFigure)
    .where(inArray(waveFigure.waveId, idsOf(waves)));
}

export interface WaveComments {
  readonly wave: Wave;
  /** In the order in which they were shuffled once. */
  readonly words: readonly string[];
}

/** Those of the newest wave that has any. */
export async function newestComments(read: Reader, waves: readonly Wave[]): Promise<WaveComments | undefined> {
  const { waveComment } = read.tables;
  const rows = await read
    .select({ waveId: waveComment.waveId, words: waveComment.words })
    .from(waveComment)
    .where(inArray(waveComment.waveId, idsOf(waves.filter(({ takesComments }) => takesComments))))
    .orderBy(asc(waveComment.position));
  const wave = waves.findLast(({ id }) => rows.some(({ waveId }) => waveId === id));
  return wave && { wave, words: rows.filter(({ waveId }) => waveId === wave.id).map(({ words }) => words) };
}

const idsOf = (waves: readonly Wave[]): WaveId[] => waves.map(({ id }) => id);
