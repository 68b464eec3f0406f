/** Waves as their closing leaves them: figures, comments, and how many answered. */
import { type MemberId, newId, type OrganisationId, type PulseId, type WaveId } from "../../src/database/ids.js";
import type { Store, Writer } from "../../src/database/store.js";
import type { Cell, Measure } from "../../src/database/tables/pulses.js";
import { saveFigures } from "../../src/pulses/figures.js";
import { isBankHoliday } from "../../src/schedule/bank-holidays.js";
import { addDays, instantOf } from "../../src/schedule/occurrences.js";
import { afterWorkingDays } from "../../src/schedule/working-days.js";

const timeZone = "Europe/London";

/** A score, who agrees in percent, how many people, and over how many waves. */
export type Figures = readonly [score: number, agree: number, people: number, pooled?: number];

export type ToldFigures = readonly (readonly [Cell, Measure, Figures])[];

export interface ClosedWave {
  readonly number: number;
  readonly invited?: number;
  /** Null where they were too few to say. */
  readonly answered?: number | null;
  readonly rotates?: boolean;
  readonly figures?: ToldFigures;
  readonly comments?: readonly string[];
  readonly ownItemId?: Writer["tables"]["wave"]["$inferInsert"]["ownItemId"];
  readonly asked?: readonly { readonly id: MemberId; readonly organisationId?: OrganisationId }[];
}

/** Every second Monday from that on; each is open for a week. */
export interface Since {
  readonly pulseId: PulseId;
  readonly firstOn: string;
  readonly threshold?: number;
}

export interface AddedWave {
  readonly id: WaveId;
  readonly frozenAt: Date;
  readonly leadersFrom: Date;
}

export async function addClosedWave(store: Store, since: Since, closed: ClosedWave): Promise<AddedWave> {
  const { number, invited = 80, answered = 41, rotates = true, ownItemId = null } = closed;
  const { figures = [], comments = [], asked = [] } = closed;
  const id = newId<WaveId>();
  const opensOn = addDays(since.firstOn, 14 * number);
  const closesAt = instantOf(addDays(opensOn, 7), "17:00", timeZone);
  const leadersFrom = afterWorkingDays(closesAt, 1, timeZone, isBankHoliday);
  await store.write(async (tx) => {
    const { wave, waveComment, waveInvitation } = tx.tables;
    await tx.insert(wave).values({
      ...{ id, pulseId: since.pulseId, number, opensOn, opensAt: instantOf(opensOn, "09:00", timeZone), closesAt },
      ...{ threshold: since.threshold ?? 11, rotates, half: null, ownItemId, takesComments: comments.length > 0 },
      ...{ invited, answered, closedAt: closesAt, frozenAt: closesAt, leadersFrom },
    });
    await saveFigures(
      tx,
      figures.map(([cell, measure, [score, agree, people, pooled = 1]]) => ({
        ...{ waveId: id, cell, measure, score, agree, people, pooled },
      })),
    );
    for (const [position, words] of comments.entries())
      await tx.insert(waveComment).values({ waveId: id, position, words });
    for (const { id: memberId, organisationId = null } of asked)
      await tx.insert(waveInvitation).values({ waveId: id, memberId, organisationId });
  });
  return { id, frozenAt: closesAt, leadersFrom };
}

/** Of the whole group. */
export const ofGroup = (told: Partial<Record<Measure, Figures>>): ToldFigures =>
  (Object.entries(told) as [Measure, Figures][]).map(([measure, figures]) => ["group", measure, figures]);
