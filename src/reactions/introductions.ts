/** Somebody who would like to hear more, and the author who has to agree first. */
import { and, eq, exists, gte, isNull, lt, ne, notExists, or, type SQL } from "drizzle-orm";
import { type IntroductionId, type MemberId, newId, type StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { DAY, later } from "../schedule/clock.js";

/** How long an author may take to answer. */
const PATIENCE_MS = 14 * DAY;
/** How long each can look up how to reach the other. */
const DETAILS_LIFE_MS = 30 * DAY;

export interface Introduction {
  readonly id: IntroductionId;
  readonly storyId: StoryId;
  readonly askerId: MemberId;
  readonly words: string;
  readonly askerContact: string;
  readonly authorContact: string;
  readonly agreedAt: Date | null;
  readonly declinedAt: Date | null;
}

/** What is left once nobody needs it: who asked about what, so that nobody is asked twice. */
const noDetails = { words: "", askerContact: "", authorContact: "" } as const;

/** Undefined where this person has asked about this story before, whatever came of it. */
export async function addIntroduction(
  tx: Writer,
  asked: Pick<Introduction, "storyId" | "askerId" | "words" | "askerContact"> & { readonly createdAt: Date },
): Promise<IntroductionId | undefined> {
  const { introduction } = tx.tables;
  const [added] = await tx
    .insert(introduction)
    .values({ id: newId<IntroductionId>(), ...asked })
    .onConflictDoNothing()
    .returning({ id: introduction.id });
  return added?.id;
}

/** One whoever asks: only to compose a message whose reader was settled when it was said. */
export async function anyIntroduction(read: Reader, id: IntroductionId): Promise<Introduction | undefined> {
  const [row] = await read.select().from(read.tables.introduction).where(eq(read.tables.introduction.id, id));
  return row;
}

export async function hasAsked(read: Reader, storyId: StoryId, askerId: MemberId | undefined): Promise<boolean> {
  if (askerId === undefined) return false;
  const { introduction } = read.tables;
  const rows = await read
    .select({ id: introduction.id })
    .from(introduction)
    .where(and(eq(introduction.storyId, storyId), eq(introduction.askerId, askerId)));
  return rows.length > 0;
}

/** One that waits for this author's answer. */
export async function waitingFor(
  read: Reader,
  id: IntroductionId | undefined,
  authorId: MemberId | undefined,
  now: Date,
): Promise<Introduction | undefined> {
  if (id === undefined || authorId === undefined) return undefined;
  const { introduction } = read.tables;
  const [row] = await read
    .select()
    .from(introduction)
    .where(and(eq(introduction.id, id), isOpen(read, now), isOf(read, authorId)));
  return row;
}

/** False where it does not wait for this author. */
export async function agreeTo(
  tx: Writer,
  id: IntroductionId,
  authorId: MemberId,
  { contact, now }: { readonly contact: string; readonly now: Date },
): Promise<boolean> {
  const { introduction } = tx.tables;
  const agreed = await tx
    .update(introduction)
    .set({ authorContact: contact, agreedAt: now })
    .where(and(eq(introduction.id, id), isOpen(tx, now), isOf(tx, authorId)))
    .returning({ id: introduction.id });
  return agreed.length === 1;
}

/** Ends one that waits for this author. False where it does not. */
export async function declineTo(tx: Writer, id: IntroductionId, authorId: MemberId, now: Date): Promise<boolean> {
  return (await end(tx, and(eq(tx.tables.introduction.id, id), isOf(tx, authorId)), now)).length === 1;
}

/** The same, by whoever asked. */
export async function takeBackQuestion(tx: Writer, id: IntroductionId, askerId: MemberId, now: Date): Promise<boolean> {
  const { introduction } = tx.tables;
  return (await end(tx, and(eq(introduction.id, id), eq(introduction.askerId, askerId)), now)).length === 1;
}

/** Ends those that nobody answered, and those about a story that nobody may read any more. */
export async function endUnanswered(tx: Writer, now: Date) {
  const { introduction, story } = tx.tables;
  const isTheirs = eq(story.id, introduction.storyId);
  const stands = and(isTheirs, isNull(story.withdrawnAt), isNull(story.concernAt));
  const standing = tx.select({ id: story.id }).from(story).where(stands);
  return end(tx, or(lt(introduction.createdAt, later(now, -PATIENCE_MS)), notExists(standing)), now);
}

/** Deletes how people can be reached, once both have had time to write it down. */
export async function forgetDetails(tx: Writer, now: Date): Promise<readonly IntroductionId[]> {
  const { introduction } = tx.tables;
  const forgotten = await tx
    .update(introduction)
    .set(noDetails)
    .where(and(lt(introduction.agreedAt, later(now, -DETAILS_LIFE_MS)), ne(introduction.askerContact, "")))
    .returning({ id: introduction.id });
  return forgotten.map(({ id }) => id);
}

async function end(tx: Writer, which: SQL | undefined, now: Date) {
  const { introduction } = tx.tables;
  return tx
    .update(introduction)
    .set({ ...noDetails, declinedAt: now })
    .where(and(which, isNull(introduction.agreedAt), isNull(introduction.declinedAt)))
    .returning({ id: introduction.id, askerId: introduction.askerId });
}

function isOpen(read: Reader, now: Date) {
  const { introduction } = read.tables;
  return and(
    isNull(introduction.agreedAt),
    isNull(introduction.declinedAt),
    gte(introduction.createdAt, later(now, -PATIENCE_MS)),
  );
}

/** Its story is this person's own, and others may read it. */
function isOf(read: Reader, authorId: MemberId) {
  const { introduction, story } = read.tables;
  const own = read
    .select({ id: story.id })
    .from(story)
    .where(
      and(
        eq(story.id, introduction.storyId),
        eq(story.authorId, authorId),
        isNull(story.withdrawnAt),
        isNull(story.concernAt),
        isNull(story.heldAt),
      ),
    );
  return exists(own);
}
