/** Steps: from which wave on the limits of a chart are worked out anew. */
import { and, asc, eq } from "drizzle-orm";
import { type MemberId, newId, type StepId, type WaveId } from "../../database/ids.js";
import { statement } from "../../database/statement.js";
import type { Reader, Writer } from "../../database/store.js";
import type { Point } from "./series.js";
import type { Shown } from "./shown.js";

export interface PulseStep {
  readonly waveId: WaveId;
  readonly reason: string;
}

export interface NewStep extends PulseStep {
  readonly madeBy: MemberId;
  readonly madeAt: Date;
}

const selectSteps = statement((db: Reader, given: Pick<Shown, "pulseId" | "cell" | "measure">) => {
  const { pulseStep } = db.tables;
  const isOf = [eq(pulseStep.pulseId, given.pulseId), eq(pulseStep.cell, given.cell)];
  return db
    .select({ waveId: pulseStep.waveId, reason: pulseStep.reason })
    .from(pulseStep)
    .where(and(...isOf, eq(pulseStep.measure, given.measure)))
    .orderBy(asc(pulseStep.madeAt));
});

export async function pulseSteps(read: Reader, { pulseId, cell, measure }: Shown): Promise<readonly PulseStep[]> {
  return selectSteps(read, { pulseId, cell, measure });
}

/** False where one starts at that wave already. */
export async function addStep(tx: Writer, shown: Shown, step: NewStep): Promise<boolean> {
  const { pulseStep } = tx.tables;
  const added = await tx
    .insert(pulseStep)
    .values({ id: newId<StepId>(), ...shown, ...step })
    .onConflictDoNothing()
    .returning({ id: pulseStep.id });
  return added.length > 0;
}

export interface PlacedStep extends PulseStep {
  /** The index of its first point. */
  readonly from: number;
}

/** In the order of the points; one that starts at a wave that the reader does not see is left out. */
export function placedSteps(points: readonly Point[], steps: readonly PulseStep[]): readonly PlacedStep[] {
  const placed = steps.map((step) => ({ ...step, from: points.findIndex(({ wave }) => wave.id === step.waveId) }));
  return placed.filter(({ from }) => from > 0).toSorted((one, other) => one.from - other.from);
}
