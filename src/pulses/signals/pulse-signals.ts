/** Signals: what stood out on a chart as a concern, who will see to it, and what came of it. */
import { and, asc, eq, exists, gt, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import {
  type MemberId,
  newId,
  type PulseId,
  type SignalId,
  type WaveId,
  type WorkspaceId,
} from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import type { SignalRule } from "../../database/tables/figures.js";
import type { Cell, Measure } from "../../database/tables/pulses.js";
import { mayActOn } from "./concerned.js";

export interface Signal {
  readonly id: SignalId;
  readonly pulseId: PulseId;
  readonly cell: Cell;
  readonly measure: Measure;
  /** The wave in which it was first seen, and when that was asked. */
  readonly waveId: WaveId;
  readonly askedAt: Date;
  readonly openedAt: Date;
  /** Whoever will see to it; once it is answered, whoever answered it. */
  readonly owner: Owner | null;
  readonly action: string | null;
  /** A local date of the system's zone. */
  readonly dueOn: string | null;
  readonly said: string | null;
  readonly did: string | null;
  readonly couldNot: string | null;
  readonly answeredAt: Date | null;
}

export interface Owner {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly leftAt: Date | null;
  readonly awayAt: Date | null;
}

/** Whoever has it in hand: nobody, once they have left, or while they are marked as away. */
export const ownerOf = ({ owner }: Signal): Owner | undefined =>
  owner?.leftAt === null && owner.awayAt === null ? owner : undefined;

export async function findSignal(read: Reader, id: SignalId): Promise<Signal | undefined> {
  const [found] = await selectSignals(read, eq(read.tables.pulseSignal.id, id));
  return found;
}

/** Where `where` speaks of the signal, its pulse or its wave. The oldest first. */
export async function selectSignals(read: Reader, where: SQL | undefined): Promise<readonly Signal[]> {
  const { pulseSignal, pulse, wave, member } = read.tables;
  const { id, workspaceId, name, leftAt, awayAt } = member;
  const owner = { id, workspaceId, name, leftAt, awayAt };
  const rows = await read
    .select({ signal: pulseSignal, askedAt: wave.opensAt, owner })
    .from(pulseSignal)
    .innerJoin(pulse, eq(pulse.id, pulseSignal.pulseId))
    .innerJoin(wave, eq(wave.id, pulseSignal.waveId))
    .leftJoin(member, eq(member.id, pulseSignal.ownerId))
    .where(where)
    .orderBy(asc(pulseSignal.openedAt), asc(pulseSignal.id));
  return rows.map(({ signal, askedAt, owner }) => ({ ...signal, askedAt, owner }));
}

/** Those that wait for an answer, of all that somebody may act on. */
export async function openSignalsOf(read: Reader, me: MemberId, now: Date): Promise<readonly Signal[]> {
  const { pulseSignal } = read.tables;
  return selectSignals(read, and(isNull(pulseSignal.answeredAt), await mayAnswer(read, me, now)));
}

/** One that somebody may act on, answered or not. */
export async function signalFor(
  read: Reader,
  id: SignalId | undefined,
  me: MemberId | undefined,
  now: Date,
): Promise<Signal | undefined> {
  if (id === undefined || me === undefined) return undefined;
  const [found] = await selectSignals(read, and(eq(read.tables.pulseSignal.id, id), await mayAnswer(read, me, now)));
  return found;
}

/** Besides those who may act on it, whoever owns it. */
async function mayAnswer(read: Reader, me: MemberId, now: Date): Promise<SQL | undefined> {
  return or(eq(read.tables.pulseSignal.ownerId, me), await mayActOn(read, me, now));
}

export interface NewSignal extends Pick<Signal, "pulseId" | "cell" | "measure" | "openedAt"> {
  readonly wave: { readonly id: WaveId; readonly opensAt: Date };
  readonly rule: SignalRule;
  readonly side: "high" | "low";
}

/**
 * None where one of the same waits for an answer; nor where one was answered after this wave had opened: its people
 * could not yet know what was done.
 */
export async function addSignal(tx: Writer, { wave, ...signal }: NewSignal): Promise<void> {
  const { pulseSignal } = tx.tables;
  const { pulseId, cell, measure } = signal;
  const isSame = and(eq(pulseSignal.pulseId, pulseId), eq(pulseSignal.cell, cell), eq(pulseSignal.measure, measure));
  const isStanding = or(isNull(pulseSignal.answeredAt), gt(pulseSignal.answeredAt, wave.opensAt));
  const [standing] = await tx.select({ id: pulseSignal.id }).from(pulseSignal).where(and(isSame, isStanding)).limit(1);
  if (standing !== undefined) return;
  const id = newId<SignalId>();
  await tx
    .insert(pulseSignal)
    .values({ id, waveId: wave.id, ...signal })
    .onConflictDoNothing();
}

export interface Taken {
  readonly ownerId: MemberId;
  readonly action: string;
  readonly dueOn: string;
}

/** False where somebody else has it, it is answered, or it is not theirs to give. Whoever has it may hand it on. */
export async function ownSignal(tx: Writer, id: SignalId, me: MemberId, taken: Taken, now: Date): Promise<boolean> {
  const { pulseSignal, member } = tx.tables;
  const hasLeft = and(eq(member.id, pulseSignal.ownerId), or(isNotNull(member.leftAt), isNotNull(member.awayAt)));
  const isFree = or(
    isNull(pulseSignal.ownerId),
    eq(pulseSignal.ownerId, me),
    exists(tx.select({ id: member.id }).from(member).where(hasLeft)),
  );
  return changeOpen(tx, id, me, now, taken, isFree);
}

export interface Answer {
  readonly said: string;
  readonly did: string;
  readonly couldNot: string;
}

/** Whoever answers stands by it. False where it is answered, or it is not theirs. */
export async function answerSignal(
  tx: Writer,
  id: SignalId,
  me: MemberId,
  answer: Answer,
  now: Date,
): Promise<boolean> {
  return changeOpen(tx, id, me, now, { ...answer, ownerId: me, answeredAt: now }, undefined);
}

type Change = Partial<Writer["tables"]["pulseSignal"]["$inferInsert"]>;

async function changeOpen(
  tx: Writer,
  id: SignalId,
  me: MemberId,
  now: Date,
  change: Change,
  where: SQL | undefined,
): Promise<boolean> {
  const { pulseSignal } = tx.tables;
  const isOpen = and(eq(pulseSignal.id, id), isNull(pulseSignal.answeredAt));
  const changed = await tx
    .update(pulseSignal)
    .set(change)
    .where(and(isOpen, where, await mayAnswer(tx, me, now)))
    .returning({ id: pulseSignal.id });
  return changed.length === 1;
}

/** Of one pulse, by the waves that leaders may read by now: those that wait, and the newest that were answered. */
export async function signalsOfPulse(
  read: Reader,
  pulseId: PulseId,
  now: Date,
  mostAnswered: number,
): Promise<readonly Signal[]> {
  const { pulseSignal, wave } = read.tables;
  const all = await selectSignals(read, and(eq(pulseSignal.pulseId, pulseId), lte(wave.leadersFrom, now)));
  const since = ({ answeredAt }: Signal): number => answeredAt?.getTime() ?? 0;
  const answered = all.filter(({ answeredAt }) => answeredAt !== null).toSorted((a, b) => since(b) - since(a));
  return [...all.filter(({ answeredAt }) => answeredAt === null), ...answered.slice(0, mostAnswered)];
}
