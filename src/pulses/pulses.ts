/** Pulses: what is planned for which group, and its waves. */
import { and, asc, desc, eq, isNotNull, isNull, lte, type SQL } from "drizzle-orm";
import { type MemberId, newId, type OwnItemId, type PulseId, type WaveId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import { type Group, groupKey, readGroup } from "../groups/groups.js";

export interface Pulse {
  readonly id: PulseId;
  readonly group: Group;
  readonly cadenceWeeks: number;
  /** How many people must have answered before anything is shown. */
  readonly threshold: number;
  /** A score from 0 to 100. */
  readonly target: number | null;
  readonly halves: boolean;
  /** From 1 to 12. */
  readonly skippedMonths: readonly number[];
  /** A local date of the system's zone. */
  readonly firstOn: string;
  /** Who tells the group what came of it. */
  readonly leaderId: MemberId | null;
  readonly plannedBy: MemberId | null;
  readonly plannedAt: Date;
  readonly endedAt: Date | null;
}

export type NewPulse = Omit<Pulse, "id" | "endedAt">;

export interface Wave {
  readonly id: WaveId;
  readonly pulseId: PulseId;
  /** 0 for the first. */
  readonly number: number;
  readonly opensOn: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly threshold: number;
  readonly rotates: boolean;
  readonly half: number | null;
  readonly ownItemId: OwnItemId | null;
  readonly takesComments: boolean;
  readonly invited: number | null;
  readonly answered: number | null;
  readonly closedAt: Date | null;
  readonly frozenAt: Date | null;
  readonly leadersFrom: Date | null;
}

export async function findPulse(read: Reader, id: PulseId): Promise<Pulse | undefined> {
  const [found] = await selectPulses(read, eq(read.tables.pulse.id, id));
  return found;
}

/** Every pulse that goes on. */
export async function standingPulses(read: Reader): Promise<readonly Pulse[]> {
  return selectPulses(read, isNull(read.tables.pulse.endedAt));
}

/** Every pulse that there ever was, the oldest first. */
export async function allPulses(read: Reader): Promise<readonly Pulse[]> {
  return selectPulses(read, undefined);
}

/** The one that goes on for a group: there is one at most. */
export async function pulseFor(read: Reader, group: Group): Promise<Pulse | undefined> {
  const { pulse } = read.tables;
  const isFor = group.kind === "system" ? isNull(pulse.groupId) : eq(pulse.groupId, group.id);
  const [found] = await selectPulses(read, and(eq(pulse.groupKind, group.kind), isFor, isNull(pulse.endedAt)));
  return found;
}

async function selectPulses(read: Reader, where: SQL | undefined): Promise<readonly Pulse[]> {
  const { pulse } = read.tables;
  const rows = await read.select().from(pulse).where(where).orderBy(asc(pulse.plannedAt), asc(pulse.id));
  return rows.flatMap(({ groupKind, groupId, ...row }) => {
    const group = readGroup(groupId === null ? groupKind : `${groupKind}:${groupId}`);
    return group === undefined ? [] : [{ ...row, group }];
  });
}

export async function addPulse(tx: Writer, { group, ...values }: NewPulse): Promise<PulseId> {
  const id = newId<PulseId>();
  const [groupKind, groupId = null] = [group.kind, groupKey(group).split(":")[1]];
  await tx.insert(tx.tables.pulse).values({ id, groupKind, groupId, ...values });
  return id;
}

export type ChangedPulse = Partial<Pick<Pulse, "cadenceWeeks" | "threshold" | "target" | "halves" | "skippedMonths">> &
  Partial<Pick<Pulse, "firstOn" | "leaderId" | "endedAt">>;

export async function changePulse(tx: Writer, id: PulseId, change: ChangedPulse): Promise<void> {
  const { pulse } = tx.tables;
  await tx.update(pulse).set(change).where(eq(pulse.id, id));
}

/** Every answer begins with it. */
const selectWave = statement((db: Reader, given: { id: WaveId }) => {
  const { wave } = db.tables;
  return db.select().from(wave).where(eq(wave.id, given.id));
});

export async function findWave(read: Reader, id: WaveId): Promise<Wave | undefined> {
  const [found] = await selectWave(read, { id });
  return found;
}

export const isOpen = (wave: Pick<Wave, "closedAt" | "closesAt">, now: Date): boolean =>
  wave.closedAt === null && wave.closesAt > now;

/** The newest wave of a pulse. */
export async function lastWave(read: Reader, id: PulseId): Promise<Wave | undefined> {
  const { wave } = read.tables;
  const [found] = await read.select().from(wave).where(eq(wave.pulseId, id)).orderBy(desc(wave.number)).limit(1);
  return found;
}

/** Every wave of a pulse whose figures stand, the oldest first. Leaders read those that they may by now. */
export async function frozenWaves(read: Reader, id: PulseId, leadersAt?: Date): Promise<readonly Wave[]> {
  const { wave } = read.tables;
  const mayRead = leadersAt === undefined ? undefined : lte(wave.leadersFrom, leadersAt);
  return read
    .select()
    .from(wave)
    .where(and(eq(wave.pulseId, id), isNotNull(wave.frozenAt), mayRead))
    .orderBy(asc(wave.number));
}

/** Waves that are not over: still open, or closed and not yet counted. */
export async function unfrozenWaves(read: Reader): Promise<readonly Wave[]> {
  const { wave } = read.tables;
  return read.select().from(wave).where(isNull(wave.frozenAt)).orderBy(asc(wave.closesAt));
}
