/** How often people were asked, answered, or not asked and why: in totals, and never of a few. */
import { and, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { Reader } from "../../database/store.js";
import type { RitualKey } from "../../database/tables/rituals.js";
import { DAY, later } from "../../schedule/clock.js";
import { enough, mergedReasons, type Tally } from "./few.js";

export const WEEKS_COUNTED = 13;

/** Undefined of what fewer people did than may be told. */
export interface Counted {
  readonly key: RitualKey;
  readonly asked: number | undefined;
  readonly answered: number | undefined;
  readonly passed: number | undefined;
  readonly lapsed: number | undefined;
}

export interface Counts {
  readonly rituals: readonly Counted[];
  /** Rituals of which nothing is told. */
  readonly hidden: number;
  /** Why people were not asked; `why` is undefined of reasons that are told together. */
  readonly reasons: readonly { readonly why: string | undefined; readonly number: number }[];
}

export async function countRituals(read: Reader, now: Date): Promise<Counts> {
  const rows = await tallies(read, now);
  const told = rows.filter(({ asked, lapsed }) => enough(asked) || enough(lapsed));
  const number = (tally: Tally): number | undefined => (enough(tally) ? tally.number : undefined);
  // What is told of reasons and of rituals adds up to the same: nothing hidden is the difference between them.
  const lapsing = told.filter(({ lapsed }) => enough(lapsed)).map(({ key }) => key);
  return {
    rituals: told.map(({ key, asked, answered, passed, lapsed }) => ({
      ...{ key, asked: number(asked), answered: number(answered), passed: number(passed), lapsed: number(lapsed) },
    })),
    hidden: rows.length - told.length,
    reasons: mergedReasons(await reasonsOf(read, lapsing, now)),
  };
}

interface Tallies {
  readonly key: RitualKey;
  readonly asked: Tally;
  readonly answered: Tally;
  readonly passed: Tally;
  readonly lapsed: Tally;
}

async function tallies(read: Reader, now: Date): Promise<readonly Tallies[]> {
  const { ritualPrompt } = read.tables;
  const { postedAt, doneAt, passedAt, lapsedAt } = ritualPrompt;
  const rows = await read
    .select({
      key: ritualPrompt.ritualKey,
      ...{ asked: countOf(postedAt), askedOf: peopleOf(read, postedAt) },
      ...{ answered: countOf(doneAt), answeredOf: peopleOf(read, doneAt) },
      ...{ passed: countOf(passedAt), passedOf: peopleOf(read, passedAt) },
      ...{ lapsed: countOf(lapsedAt), lapsedOf: peopleOf(read, lapsedAt) },
    })
    .from(ritualPrompt)
    .where(isCounted(read, now))
    .groupBy(ritualPrompt.ritualKey);
  return rows.map(({ key, ...row }) => ({
    key,
    asked: { number: row.asked, people: row.askedOf },
    answered: { number: row.answered, people: row.answeredOf },
    passed: { number: row.passed, people: row.passedOf },
    lapsed: { number: row.lapsed, people: row.lapsedOf },
  }));
}

async function reasonsOf(read: Reader, keys: readonly RitualKey[], now: Date) {
  if (keys.length === 0) return [];
  const { ritualPrompt } = read.tables;
  const rows = await read
    .select({
      why: ritualPrompt.lapse,
      number: countOf(ritualPrompt.lapsedAt),
      people: peopleOf(read, ritualPrompt.lapsedAt),
    })
    .from(ritualPrompt)
    .where(and(isCounted(read, now), inArray(ritualPrompt.ritualKey, [...keys])))
    .groupBy(ritualPrompt.lapse);
  return rows.filter(({ number }) => number > 0);
}

type Column = Reader["tables"]["ritualPrompt"]["postedAt" | "doneAt" | "passedAt" | "lapsedAt"];

const countOf = (column: Column): SQL<number> => sql`count(${column})`.mapWith(Number) as SQL<number>;

/** A channel counts as one: how many read there is not known. */
function peopleOf({ tables: { ritualPrompt } }: Reader, column: Column): SQL<number> {
  const { memberId, channelId } = ritualPrompt;
  const whom = sql`case when ${column} is not null then coalesce(${memberId}, ${channelId}) end`;
  return sql`count(distinct ${whom})`.mapWith(Number) as SQL<number>;
}

function isCounted({ tables: { ritualPrompt } }: Reader, now: Date): SQL | undefined {
  return gt(ritualPrompt.dueAt, later(now, -7 * WEEKS_COUNTED * DAY));
}
