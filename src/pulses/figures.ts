/** What may be known of closed waves. What may not is nowhere, so that whoever reads this table reads no more than it says. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { PulseId, WaveId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import type { Cell, Measure } from "../database/tables/pulses.js";

export interface Figure {
  readonly waveId: WaveId;
  readonly cell: Cell;
  readonly measure: Measure;
  /** How many consecutive waves, this one the last, were pooled for it. */
  readonly pooled: number;
  readonly people: number;
  /** From 5, which stands for 5 or less, to 95, which stands for 95 or more. */
  readonly score: number;
  /** How many of a hundred agree; 5 and 95 as in the score. */
  readonly agree: number;
}

const ROWS_AT_ONCE = 500;

export async function saveFigures(tx: Writer, figures: readonly Figure[]): Promise<void> {
  for (let from = 0; from < figures.length; from += ROWS_AT_ONCE)
    await tx.insert(tx.tables.waveFigure).values(figures.slice(from, from + ROWS_AT_ONCE));
}

/** Every figure of some waves. */
export async function figuresOf(read: Reader, waves: readonly WaveId[]): Promise<readonly Figure[]> {
  if (waves.length === 0) return [];
  const { waveFigure } = read.tables;
  const rows = await read
    .select()
    .from(waveFigure)
    .where(inArray(waveFigure.waveId, [...waves]))
    .orderBy(asc(waveFigure.waveId), asc(waveFigure.cell), asc(waveFigure.measure));
  return rows;
}

const selectOver = statement((db: Reader, given: { pulseId: PulseId; cell: Cell; measure: Measure }) => {
  const { waveFigure, wave } = db.tables;
  return db
    .select({ figure: waveFigure })
    .from(waveFigure)
    .innerJoin(wave, eq(wave.id, waveFigure.waveId))
    .where(and(eq(wave.pulseId, given.pulseId), eq(waveFigure.cell, given.cell), eq(waveFigure.measure, given.measure)))
    .orderBy(asc(wave.number));
});

/** The figures of one part and one measure, over all waves of a pulse. */
export async function figuresOver(
  read: Reader,
  pulseId: PulseId,
  cell: Cell,
  measure: Measure,
): Promise<readonly Figure[]> {
  return (await selectOver(read, { pulseId, cell, measure })).map(({ figure }) => figure);
}
