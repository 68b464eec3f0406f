/** Who was prompted for which ritual, and what became of it. Whatever answers a prompt says so here. */
import { and, desc, eq, gt, isNull, or, type SQL } from "drizzle-orm";
import { type ChannelId, type MemberId, newId, type RitualPromptId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import type { Completion, RitualKey } from "../database/tables/rituals.js";
import { DAY, later } from "../schedule/clock.js";
import { revise } from "../schedule/messages.js";

export type RitualPrompt = Reader["tables"]["ritualPrompt"]["$inferSelect"];

/** What somebody does so long after a prompt still answers it. */
const ANSWERS_FOR_MS = 21 * DAY;

export interface NewPrompt {
  readonly ritualKey: RitualKey;
  readonly to: { readonly memberId: MemberId } | { readonly channelId: ChannelId };
  /** A local date of the recipient's. */
  readonly occursOn: string;
  readonly dueAt: Date;
  readonly completion: Completion;
  /** "story:<id>" and the like; empty where it asks about nothing in particular. */
  readonly about: string;
  /** Why it will not be said; undefined where it will. */
  readonly lapse?: string | undefined;
}

/** Undefined where it was planned before. */
export async function addPrompt(tx: Writer, prompt: NewPrompt, now: Date): Promise<RitualPromptId | undefined> {
  return (await addPrompts(tx, [prompt], now))[0];
}

/** Many at once, some thousand at most: the id of each in order, undefined for those that were planned before. */
export async function addPrompts(
  tx: Writer,
  prompts: readonly NewPrompt[],
  now: Date,
): Promise<readonly (RitualPromptId | undefined)[]> {
  const { ritualPrompt } = tx.tables;
  const rows = prompts.map((prompt) => rowOf(prompt, now));
  if (rows.length === 0) return [];
  const added = await tx.insert(ritualPrompt).values(rows).onConflictDoNothing().returning({ id: ritualPrompt.id });
  const ids = new Set(added.map(({ id }) => id));
  return rows.map(({ id }) => (ids.has(id) ? id : undefined));
}

function rowOf({ to, lapse, ...prompt }: NewPrompt, now: Date) {
  const recipient = "memberId" in to ? to.memberId : to.channelId;
  const onceKey = [prompt.ritualKey, recipient, prompt.occursOn, prompt.about].join(" ");
  const ended = lapse === undefined ? {} : { lapsedAt: now, lapse };
  return { id: newId<RitualPromptId>(), onceKey, ...prompt, ...to, ...ended };
}

export async function findPrompt(read: Reader, id: RitualPromptId): Promise<RitualPrompt | undefined> {
  const { ritualPrompt } = read.tables;
  const [row] = await read.select().from(ritualPrompt).where(eq(ritualPrompt.id, id));
  return row;
}

export async function markPosted(tx: Writer, id: RitualPromptId, now: Date): Promise<void> {
  await change(tx, id, { postedAt: now });
}

/** It ended unsaid. Whoever answered it before it was said has answered it. */
export async function markLapsed(tx: Writer, id: RitualPromptId, lapse: string, now: Date): Promise<void> {
  await change(tx, id, { lapsedAt: now, lapse });
}

async function change(
  tx: Writer,
  id: RitualPromptId,
  set: Partial<Writer["tables"]["ritualPrompt"]["$inferInsert"]>,
): Promise<void> {
  const { ritualPrompt } = tx.tables;
  await tx.update(ritualPrompt).set(set).where(eq(ritualPrompt.id, id));
}

/** "Not this time". Nothing where it is none of theirs, or over. */
export async function passPrompt(tx: Writer, id: RitualPromptId, memberId: MemberId, now: Date): Promise<boolean> {
  const { ritualPrompt } = tx.tables;
  const passed = await tx
    .update(ritualPrompt)
    .set({ passedAt: now })
    .where(and(eq(ritualPrompt.id, id), eq(ritualPrompt.memberId, memberId), isOpen(tx)))
    .returning({ id: ritualPrompt.id });
  if (passed.length > 0) await revise(tx, `ritual-prompt:${id}`, now);
  return passed.length > 0;
}

export interface Done {
  readonly memberId: MemberId;
  readonly completions: readonly Completion[];
  /** What they did: "thanks:<id>" and the like. */
  readonly done: string;
  /** What it was about, where that matters: a prompt about something else is left. */
  readonly about?: string | undefined;
  readonly now: Date;
}

/** No prompt is about this. */
const NOTHING = "nothing";

/** Of the last weeks, and what was asked about the very thing, or was answered by it, however long ago; the newest first. */
const selectPrompts = statement((db: Writer, given: { memberId: MemberId; since: Date; about: string }) => {
  const { ritualPrompt } = db.tables;
  const isExact = or(eq(ritualPrompt.about, given.about), eq(ritualPrompt.done, given.about));
  const isMeant = or(gt(ritualPrompt.dueAt, given.since), isExact);
  return db
    .select()
    .from(ritualPrompt)
    .where(and(eq(ritualPrompt.memberId, given.memberId), isMeant))
    .orderBy(desc(ritualPrompt.dueAt));
});

const isExactly = (one: RitualPrompt, about: string | undefined): boolean =>
  about !== undefined && (one.about === about || one.done === about);

/** To be called in the transaction of whatever may answer a prompt. Nothing where nobody is prompted. */
export async function completePrompt(
  tx: Writer,
  { memberId, completions, done, about, now }: Done,
): Promise<RitualPrompt | undefined> {
  const since = later(now, -ANSWERS_FOR_MS);
  const all = await selectPrompts(tx, { memberId, since, about: about ?? NOTHING });
  const isMeant = (one: RitualPrompt): boolean =>
    isExactly(one, about) || (isStillOpen(one) && one.dueAt > since && (about === undefined || one.about === ""));
  const found = all.filter((one) => completions.includes(one.completion) && isMeant(one));
  const answered = answeredBy(found, completions, about);
  if (answered === undefined) return undefined;
  await change(tx, answered.id, { doneAt: now, done });
  await revise(tx, `ritual-prompt:${answered.id}`, now);
  return answered;
}

/**
 * The newest first: whoever was asked about the very thing has answered that, and nothing else. Otherwise it answers what
 * asks about nothing in particular, and only then what asks about something. Of these what they have before them, and
 * there what asks for the very kind of thing that they did; where they have none, the next that is planned, which then
 * need not be said.
 */
function answeredBy(
  found: readonly RitualPrompt[],
  completions: readonly Completion[],
  about = "",
): RitualPrompt | undefined {
  const exact = found.filter((one) => one.about === about || (about !== "" && one.done === about));
  const meant = (exact.length > 0 ? exact : found).filter(isStillOpen);
  const said = meant.filter(({ postedAt }) => postedAt !== null);
  const rank = ({ completion }: RitualPrompt): number => completions.indexOf(completion);
  return said.toSorted((one, other) => rank(one) - rank(other))[0] ?? meant.at(-1);
}

/** The prompt itself is known: a form that it opened was sent. */
export async function completeThis(tx: Writer, id: RitualPromptId, done: string, now: Date): Promise<void> {
  await change(tx, id, { doneAt: now, done });
  await revise(tx, `ritual-prompt:${id}`, now);
}

/** Said, and neither answered nor passed; the newest first. Where a ritual has come round again, only the last time counts. */
export async function openPrompts(read: Reader, memberId: MemberId, now: Date): Promise<readonly RitualPrompt[]> {
  const { ritualPrompt } = read.tables;
  const since = later(now, -ANSWERS_FOR_MS);
  const isRecent = or(gt(ritualPrompt.postedAt, since), gt(ritualPrompt.doneAt, since));
  const all = await read
    .select()
    .from(ritualPrompt)
    .where(and(eq(ritualPrompt.memberId, memberId), isRecent))
    .orderBy(desc(ritualPrompt.occursOn), desc(ritualPrompt.dueAt));
  const isLast = ({ ritualKey, occursOn }: RitualPrompt): boolean =>
    all.find((one) => one.ritualKey === ritualKey)?.occursOn === occursOn;
  return all.filter((one) => one.postedAt !== null && isStillOpen(one) && isLast(one));
}

const isStillOpen = ({ doneAt, passedAt, lapsedAt }: RitualPrompt): boolean =>
  doneAt === null && passedAt === null && lapsedAt === null;

function isOpen(read: Reader): SQL | undefined {
  const { ritualPrompt } = read.tables;
  return and(isNull(ritualPrompt.doneAt), isNull(ritualPrompt.passedAt), isNull(ritualPrompt.lapsedAt));
}
