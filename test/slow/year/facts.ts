/**
 * What people told and whom they thanked, as it stands in the tables when a week begins. No planning is in it. Of those
 * who are away nothing is said: what they told and whom they thanked is left out.
 */
import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { MemberId, RitualPromptId } from "../../../src/database/ids.js";
import type { Reader } from "../../../src/database/store.js";
import { DAY, WEEK } from "./calendar.js";

export type Prompt = Reader["tables"]["ritualPrompt"]["$inferSelect"];

export interface Facts {
  readonly stories: readonly ToldStory[];
  readonly thanks: readonly {
    readonly id: string;
    readonly to: MemberId;
    readonly at: number;
    readonly passedOn: boolean;
  }[];
  /** Nudges of the last seven days. */
  readonly had: ReadonlyMap<MemberId, readonly number[]>;
  /** Of the last weeks, by id. */
  readonly prompts: ReadonlyMap<RitualPromptId, Prompt>;
}

export interface ToldStory {
  readonly id: string;
  readonly author: MemberId;
  readonly organisation: string;
  readonly at: number;
  readonly shared: boolean;
  readonly audience: string;
  /** Its author is not away, and it is neither withdrawn, nor held, nor taken for a concern. */
  readonly stands: boolean;
  readonly leaderThanked: boolean;
}

const LOOKS_BACK = 65 * DAY;

export async function readFacts(read: Reader, now: number): Promise<Facts> {
  return {
    stories: await storiesIn(read, now),
    thanks: await thanksIn(read, now),
    had: await nudgesIn(read, now),
    prompts: await promptsSince(read, now - LOOKS_BACK),
  };
}

export async function promptsSince(read: Reader, from: number): Promise<Map<RitualPromptId, Prompt>> {
  const { ritualPrompt } = read.tables;
  const rows = await read
    .select()
    .from(ritualPrompt)
    .where(gt(ritualPrompt.dueAt, new Date(from)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those that were shared at this very moment. */
export async function sharedAt(read: Reader, now: number): Promise<ReadonlySet<string>> {
  const { story } = read.tables;
  const rows = await read
    .select({ id: story.id })
    .from(story)
    .where(eq(story.sharedAt, new Date(now)));
  return new Set(rows.map(({ id }) => id));
}

async function storiesIn(read: Reader, now: number): Promise<readonly ToldStory[]> {
  const { story, storyThanks, roleGrant, member } = read.tables;
  const rows = await read
    .select()
    .from(story)
    .where(gt(story.createdAt, new Date(now - LOOKS_BACK)));
  const away = new Set(
    (await read.select({ id: member.id }).from(member).where(isNotNull(member.awayAt))).map(({ id }) => id),
  );
  const leading = await read
    .select({ id: storyThanks.storyId })
    .from(storyThanks)
    .innerJoin(roleGrant, eq(roleGrant.memberId, storyThanks.memberId))
    .where(and(eq(roleGrant.role, "leader"), isNull(roleGrant.endedAt)));
  const thanked = new Set(leading.map(({ id }) => id));
  return rows.map(({ id, authorId, organisationId, createdAt, sharedAt, audience, ...row }) => ({
    ...{ id, author: authorId, organisation: organisationId, at: createdAt.getTime(), audience },
    ...{ shared: sharedAt !== null, leaderThanked: thanked.has(id) },
    stands: row.withdrawnAt === null && row.heldAt === null && row.concernAt === null && !away.has(authorId),
  }));
}

async function thanksIn(read: Reader, now: number): Promise<Facts["thanks"]> {
  const { thanks, thanked, member } = read.tables;
  const rows = await read
    .select({ id: thanks.id, to: thanked.memberId, at: thanks.createdAt, over: thanks.takenBackAt })
    .from(thanked)
    .innerJoin(thanks, eq(thanks.id, thanked.thanksId))
    .innerJoin(member, eq(member.id, thanks.senderId))
    .where(and(gt(thanks.createdAt, new Date(now - LOOKS_BACK)), isNull(member.awayAt)));
  const relays = await read
    .select({ of: thanks.relayOf, by: thanks.senderId })
    .from(thanks)
    .where(isNull(thanks.takenBackAt));
  const passed = new Set(relays.map(({ of, by }) => `${of} ${by}`));
  return rows.flatMap(({ id, to, at, over }) =>
    to === null || over !== null ? [] : [{ id, to, at: at.getTime(), passedOn: passed.has(`${id} ${to}`) }],
  );
}

async function nudgesIn(read: Reader, now: number): Promise<Facts["had"]> {
  const { memberId, unsolicited, postedAt } = read.tables.posted;
  const rows = await read
    .select({ memberId, at: postedAt })
    .from(read.tables.posted)
    .where(and(eq(unsolicited, true), gt(postedAt, new Date(now - WEEK))));
  const had = new Map<MemberId, number[]>();
  for (const { memberId: id, at } of rows) if (id !== null) had.set(id, [...(had.get(id) ?? []), at.getTime()]);
  return had;
}
