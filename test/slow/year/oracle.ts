/** Looks on as each week is planned, zone by zone and channel by channel, and says what differs from its own answer. */
import type { RitualPromptId } from "../../../src/database/ids.js";
import { allowed, type Wanted } from "./budget.js";
import { datesIn, HOUR, instantOf, mondayOf, type Zone, zones } from "./calendar.js";
import { canRead, type Due, dueInWeek, dueKey, type LeaderDue } from "./due.js";
import { type Facts, type Prompt, promptsSince, readFacts, sharedAt } from "./facts.js";
import type { World } from "./world.js";

export interface Oracle {
  /** Before the clock's tick at a step; what it returns is called once that step is over. */
  before(): Promise<(() => Promise<void>) | undefined>;
  /** What differed. */
  readonly differences: string[];
  /** The prompts that were due, by id. */
  readonly expected: ReadonlyMap<RitualPromptId, number>;
  readonly counts: { weeks: number; due: number; overBudget: number; late: number; nothingToAsk: number };
}

/** What is late by more than this is not said any more. */
const LATE = 12 * HOUR;

export function lookingOn(world: World): Oracle {
  const begun = new Map<string, string>();
  const differences: string[] = [];
  const expected = new Map<RitualPromptId, number>();
  const counts = { weeks: 0, due: 0, overBudget: 0, late: 0, nothingToAsk: 0 };
  const seenAt = new Map<string, number>();
  let read = 0;

  /** From what the platforms received; a prompt's row says only which ritual it was of. */
  function learnSeen({ prompts }: Facts): void {
    for (const { prompt, at } of world.platforms.received.slice(read)) {
      const row = prompt && prompts.get(prompt);
      if (row === undefined) continue;
      for (const key of [`${row.memberId} ${row.ritualKey}`, `${row.memberId} ${row.ritualKey} ${row.about}`])
        seenAt.set(key, at);
    }
    read = world.platforms.received.length;
  }

  const seen = (person: string, ritual: string, about?: string): number | undefined =>
    seenAt.get(about === undefined ? `${person} ${ritual}` : `${person} ${ritual} ${about}`);

  async function before() {
    const now = world.at;
    const starting = zones.filter((zone) => begun.get(zone) !== mondayOf(now, zone));
    if (starting.length === 0) return undefined;
    const facts = await readFacts(world.store.read, now);
    learnSeen(facts);
    const weeks = starting.map((zone) => {
      const monday = mondayOf(now, zone);
      begun.set(zone, monday);
      return { zone, monday, ...dueInWeek(world, zone, monday, facts, seen) };
    });
    return async () => {
      const rows = [...(await promptsSince(world.store.read, now - 21 * 24 * HOUR)).values()];
      const added = rows.filter(({ id, about }) => !facts.prompts.has(id) && !about.startsWith("meeting:"));
      // After days in which nothing ran, stories are shared in the moment in which the week is planned.
      const sharedNow = await sharedAt(world.store.read, now);
      for (const week of weeks) {
        counts.weeks += 1;
        compareChannels(week.zone, week.monday, facts, added, now);
        comparePeople(week, { ...facts, sharedNow }, added, now);
      }
    };
  }

  interface SharedNow {
    readonly sharedNow: ReadonlySet<string>;
  }

  interface Week {
    readonly zone: Zone;
    readonly monday: string;
    readonly due: readonly Due[];
    readonly leaders: readonly LeaderDue[];
  }

  function comparePeople(
    { zone, monday, due, leaders }: Week,
    facts: Facts & SharedNow,
    added: readonly Prompt[],
    now: number,
  ): void {
    const mine = new Set(world.people.filter((one) => one.zone === zone).map(({ id }) => id));
    const actual = new Map<string, Prompt>();
    for (const row of added)
      if (row.memberId !== null && mine.has(row.memberId) && row.ritualKey !== "still-doing-it")
        actual.set(dueKey(row.ritualKey, row.memberId, row.occursOn, row.about), row);
    const thanking = compareLeaders(leaders, facts, actual);
    const all = [...due, ...thanking];
    const keys = new Set(all.map(({ key }) => key));
    for (const key of actual.keys()) if (!keys.has(key)) differences.push(`${monday} ${zone}: not due: ${key}`);
    const byPerson = new Map<string, Due[]>();
    for (const one of all) {
      const row = actual.get(one.key);
      counts.due += 1;
      if (row === undefined) differences.push(`${monday} ${zone}: due and not planned: ${one.key}`);
      else expected.set(row.id, one.at);
      byPerson.set(one.person.id, [...(byPerson.get(one.person.id) ?? []), one]);
    }
    for (const [id, theirs] of byPerson) compareBudget(id, theirs, facts, actual, now);
  }

  /** Each is asked about a story of its own that is theirs to thank for; whoever is not asked has none left. */
  function compareLeaders(
    leaders: readonly LeaderDue[],
    facts: Facts & SharedNow,
    actual: ReadonlyMap<string, Prompt>,
  ): Due[] {
    const rows = [...actual.values()].filter(({ ritualKey }) => ritualKey === "leaders-thanks");
    const standing = rows.filter(({ lapsedAt }) => lapsedAt === null).map(({ about }) => about);
    if (new Set(standing).size < standing.length) differences.push("two leaders are asked about one story");
    const taken = new Set([...standing, ...rows.map(({ about }) => about), ...askedThisWeek(facts)]);
    return leaders.flatMap(({ open, ...one }) => {
      const row = rows.find((each) => each.memberId === one.person.id && each.occursOn === one.occursOn);
      if (row === undefined) {
        counts.nothingToAsk += 1;
        const left = open.find(({ id }) => !taken.has(`story:${id}`));
        if (left !== undefined) differences.push(`${one.key}: a story waits and nobody is asked: ${left.id}`);
        return [];
      }
      const id = row.about.slice("story:".length);
      const isKnown = open.some((story) => story.id === id) || facts.sharedNow.has(id);
      if (!isKnown) differences.push(`${one.key}: not theirs: ${row.about}`);
      return [{ ...one, about: row.about, key: dueKey(one.ritual, one.person.id, one.occursOn, row.about) }];
    });
  }

  /** Other zones were planned some hours before. */
  function askedThisWeek({ prompts }: Facts): readonly string[] {
    const monday = instantOf(mondayOf(world.at, "Europe/London"), "00:00", "Europe/London") - 6 * HOUR;
    const rows = [...prompts.values()].filter(
      (one) => one.completion === "story-thanks" && one.dueAt.getTime() >= monday,
    );
    return rows.filter(({ lapsedAt }) => lapsedAt === null).map(({ about }) => about);
  }

  function compareBudget(
    id: string,
    theirs: readonly Due[],
    facts: Facts,
    actual: ReadonlyMap<string, Prompt>,
    now: number,
  ) {
    const isLate = ({ at }: Due): boolean => now > at + LATE;
    const wanted = theirs.filter((one) => !isLate(one)).map((one): Wanted => ({ ...one, at: Math.max(one.at, now) }));
    const person = theirs[0]?.person;
    const waiting = [...facts.prompts.values()].filter(
      (one) =>
        one.memberId === id &&
        one.postedAt === null &&
        one.lapsedAt === null &&
        one.doneAt === null &&
        one.passedAt === null &&
        !one.about.startsWith("meeting:") &&
        one.ritualKey !== "still-doing-it" &&
        one.dueAt.getTime() > now - 7 * 24 * HOUR,
    );
    const had = [
      ...(person === undefined ? [] : (facts.had.get(person.id) ?? [])),
      ...waiting.map(({ dueAt }) => Math.max(dueAt.getTime(), now)),
    ];
    const goes = allowed(wanted, had);
    for (const one of theirs) {
      const row = actual.get(one.key);
      if (row === undefined) continue;
      const at = goes.get(one.key);
      const wants = isLate(one) ? "its time had passed" : at === undefined ? "over the weekly budget" : "";
      // Due at once, it has been before the gate as well.
      const isJudged = at !== undefined && at <= now && row.lapsedAt !== null;
      if (row.lapse !== wants && !isJudged)
        differences.push(`${one.key}: "${row.lapse}" where "${wants}" was expected`);
      else if (at !== undefined && row.dueAt.getTime() !== at)
        differences.push(`${one.key}: at ${row.dueAt.toISOString()}, expected ${new Date(at).toISOString()}`);
      if (wants === "over the weekly budget") counts.overBudget += 1;
      if (wants === "its time had passed") counts.late += 1;
    }
  }

  function compareChannels(zone: Zone, monday: string, facts: Facts, added: readonly Prompt[], now: number): void {
    for (const channel of world.channels.filter((one) => one.zone === zone)) {
      const rows = added.filter(({ channelId }) => channelId === channel.id);
      const wanted = new Set<string>();
      for (const plan of world.settings.plans().filter(({ audience }) => audience === "forums")) {
        const scopes = world.settings.scopesOf(channel.organisation, channel.id);
        const setting = world.settings.settingIn(plan.key, scopes);
        if (setting === undefined) continue;
        for (const occursOn of datesIn(setting, monday)) {
          const at = instantOf(occursOn, setting.time, zone);
          if (at <= channel.from) continue;
          const row = rows.find((one) => one.ritualKey === plan.key && one.occursOn === occursOn);
          wanted.add(`${plan.key} ${occursOn}`);
          if (row !== undefined) {
            expected.set(row.id, at);
            counts.due += 1;
            const wants = now > at + LATE ? "its time had passed" : "";
            // Due at once, it has been before the gate as well.
            const isJudged = at !== undefined && at <= now && row.lapsedAt !== null;
            if (row.lapse !== wants && !isJudged)
              differences.push(`${plan.key} in ${channel.organisation}: "${row.lapse}"`);
          } else if (plan.key === "opener" ? hasOpener(facts, channel, at) : plan.key !== "data-spark")
            differences.push(`${monday}: due and not planned in ${channel.organisation}: ${plan.key} ${occursOn}`);
          else counts.nothingToAsk += 1;
        }
      }
      for (const { ritualKey, occursOn } of rows)
        if (!wanted.has(`${ritualKey} ${occursOn}`))
          differences.push(`${monday}: not due in ${channel.organisation}: ${ritualKey} ${occursOn}`);
    }
  }

  function hasOpener({ stories, prompts }: Facts, channel: World["channels"][number], at: number): boolean {
    const told = new Set(
      [...prompts.values()]
        .filter((one) => one.channelId === channel.id && one.ritualKey === "opener" && one.lapsedAt === null)
        .map(({ about }) => about),
    );
    return stories.some(
      (one) =>
        one.stands && one.at > at - 62 * 24 * HOUR && canRead(world, channel, one) && !told.has(`story:${one.id}`),
    );
  }

  return { before, differences, expected, counts };
}
