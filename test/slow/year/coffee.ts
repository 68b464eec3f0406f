/** Looks at each round of coffees as it comes, and at all of them in the end. */
import { and, eq, gt, isNull } from "drizzle-orm";
import type { MemberId } from "../../../src/database/ids.js";
import { selectMeetings } from "../../../src/meetings/open-meetings.js";
import { DAY, datesIn, instantOf, mondayOf } from "./calendar.js";
import { canBeAsked } from "./people.js";
import { SYSTEM_ZONE, type World } from "./world.js";

export interface CoffeeRounds {
  before(): Promise<(() => Promise<void>) | undefined>;
  readonly differences: string[];
  /** Dates on which a round was due, with how many were to be paired. */
  readonly rounds: Map<string, number>;
}

export function lookingAtRounds(world: World): CoffeeRounds {
  const differences: string[] = [];
  const rounds = new Map<string, number>();

  async function before() {
    const setting = world.settings.settingIn("coffee", ["system"]);
    if (setting === undefined) return undefined;
    const [date] = datesIn(setting, mondayOf(world.at, SYSTEM_ZONE));
    const isOver = date === undefined || rounds.has(date) || instantOf(date, setting.time, SYSTEM_ZONE) > world.at;
    if (isOver || world.at > instantOf(date, setting.time, SYSTEM_ZONE) + 2 * DAY) return undefined;
    const keen = await willing();
    rounds.set(date, keen.length);
    return async () => {
      const paired = await pairedIn(date);
      const left = keen.filter((id) => !paired.has(id));
      const strangers = [...paired].filter((id) => !keen.includes(id));
      // Whom nobody is left for: with so many there is always somebody.
      if (left.length > (keen.length < 4 ? keen.length : 0))
        differences.push(`${date}: ${left.length} are left of ${keen.length}`);
      if (strangers.length > 0) differences.push(`${date}: ${strangers.length} are paired who could not be`);
    };
  }

  /** By the test's own books; who is in one already, by the tables. */
  async function willing(): Promise<readonly MemberId[]> {
    const { meeting, meetingPerson } = world.store.read.tables;
    const rows = await world.store.read
      .select({ id: meetingPerson.memberId })
      .from(meetingPerson)
      .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
      .where(and(eq(meeting.kind, "coffee"), isNull(meeting.endedAt), isNull(meetingPerson.leftAt)));
    const busy = new Set(rows.map(({ id }) => id));
    return world.people
      .filter((one) => one.coffee && canBeAsked(one) && one.snoozedUntil <= world.at + 2 * DAY && !busy.has(one.id))
      .map(({ id }) => id);
  }

  async function pairedIn(round: string): Promise<ReadonlySet<MemberId>> {
    const { meeting, meetingPerson } = world.store.read.tables;
    const isRound = and(
      eq(meeting.kind, "coffee"),
      eq(meeting.round, round),
      gt(meeting.createdAt, new Date(world.at - DAY)),
    );
    const rows = await world.store.read
      .select({ id: meetingPerson.memberId })
      .from(meetingPerson)
      .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
      .where(isRound);
    return new Set(rows.map(({ id }) => id));
  }

  return { before, differences, rounds };
}

/** Everything about all coffees: who met twice, who met whom they never wanted to, who was in two at once. */
export async function coffeesOf({ store }: World) {
  const { meeting, neverPair } = store.read.tables;
  const meetings = await selectMeetings(store.read, eq(meeting.kind, "coffee"));
  const never = new Set(
    (await store.read.select().from(neverPair)).flatMap(({ memberId, otherId }) => [
      `${memberId} ${otherId}`,
      `${otherId} ${memberId}`,
    ]),
  );
  const pairs = meetings.flatMap(({ people }) =>
    people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other] as const)),
  );
  const names = pairs.map(([one, other]) => [one.id, other.id].toSorted().join(" "));
  const spans = new Map<MemberId, { from: number; to: number }[]>();
  for (const { createdAt, endedAt, people } of meetings)
    for (const { id, leftAt } of people) {
      const to = Math.min(
        leftAt?.getTime() ?? Number.POSITIVE_INFINITY,
        endedAt?.getTime() ?? Number.POSITIVE_INFINITY,
      );
      spans.set(id, [...(spans.get(id) ?? []), { from: createdAt.getTime(), to }]);
    }
  const overlapping = [...spans.values()].filter((all) =>
    all.toSorted((a, b) => a.from - b.from).some(({ to }, at, sorted) => to > (sorted[at + 1]?.from ?? to)),
  );
  const ends = new Map<string, number>();
  for (const { ended } of meetings) ends.set(ended ?? "open", (ends.get(ended ?? "open") ?? 0) + 1);
  return {
    ...{ meetings: meetings.length, pairs: pairs.length, ends },
    repeats: names.length - new Set(names).size,
    forbidden: names.filter((name) => never.has(name)).length,
    across: pairs.filter(([one, other]) => one.organisation !== other.organisation).length,
    twoAtOnce: overlapping.length,
  };
}
