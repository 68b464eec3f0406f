/** What an author has been told of on which day, and what the next message tells. */
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { MemberId, StoryId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { addDays, instantOf, localDate } from "../schedule/occurrences.js";
import { type ReactionMade, reactionsTo, type Span, sayings } from "./reactions.js";

export const dailyPayload = z.object({ story: z.string(), hearer: z.string(), day: z.string(), first: z.number() });
export type Daily = z.infer<typeof dailyPayload>;

export function dayOf(date: string, timeZone: string): Span & { readonly to: Date } {
  const startOf = (local: string) => instantOf(local, "00:00", timeZone);
  return { from: startOf(date), to: startOf(addDays(date, 1)) };
}

/** The first that stands of a time: the one whose message tells of all of that day. */
export async function firstIn(read: Reader, id: StoryId, span: Span): Promise<ReactionMade | undefined> {
  const [first] = await reactionsTo(read, id, sayings, span, 1);
  return first;
}

export interface Telling {
  /** What the message tells: from the day after the last one before it, to the end of the day on which it was sent. */
  readonly span: Span;
  /** There was a message today. */
  readonly isToldToday: boolean;
}

export async function tellingOf(read: Reader, daily: Daily, now: Date, timeZone: string): Promise<Telling> {
  const told = await toldOn(read, daily, timeZone);
  const endOf = (date: string | undefined) => (date === undefined ? undefined : dayOf(date, timeZone).to);
  const before = told.filter(({ day }) => day < daily.day).map(({ on }) => on);
  const own = told.find(({ day }) => day === daily.day)?.on;
  return {
    span: { from: endOf(before.toSorted().at(-1)) ?? new Date(0), to: endOf(own) },
    isToldToday: told.some(({ on }) => on === localDate(now, timeZone)),
  };
}

/** The day that each message was for, and the day on which it was sent. */
async function toldOn(read: Reader, { story, hearer }: Daily, timeZone: string) {
  const { posted, postedAbout } = read.tables;
  const rows = await read
    .select({ payload: posted.payload, postedAt: posted.postedAt })
    .from(posted)
    .innerJoin(postedAbout, eq(postedAbout.postedId, posted.id))
    .where(and(eq(postedAbout.about, `reactions:${story}`), eq(posted.memberId, hearer as MemberId)));
  return rows.flatMap(({ payload, postedAt }) => {
    const read = dailyPayload.safeParse(payload);
    return read.success ? [{ day: read.data.day, on: localDate(postedAt, timeZone) }] : [];
  });
}
