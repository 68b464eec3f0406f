/** Who is due what in a week: the oracle's answer, from domain.md's words, the test's own books and what was told. */
import { groupKey } from "../../../src/groups/groups.js";
import { DAY, datesIn, instantOf, type Zone } from "./calendar.js";
import type { Facts, ToldStory } from "./facts.js";
import { canBeAsked, type Group, organisations, type Person } from "./people.js";
import type { Plan } from "./settings.js";
import type { World } from "./world.js";

export interface Due {
  readonly key: string;
  readonly ritual: string;
  readonly person: Person;
  readonly occursOn: string;
  readonly at: number;
  readonly about: string;
  readonly order: number;
  readonly lastSeen: number | undefined;
}

/** When somebody last saw a prompt of a ritual, as the platforms received it; `about` where that counts by itself. */
export type Seen = (person: string, ritual: string, about?: string) => number | undefined;

/** A leader who is due a story to thank for, where there is one that nobody else is asked about. */
export interface LeaderDue extends Omit<Due, "about"> {
  readonly open: readonly ToldStory[];
}

export interface WeekDue {
  readonly due: readonly Due[];
  readonly leaders: readonly LeaderDue[];
}

const NEWS: Readonly<Partial<Record<string, number>>> = { weekly: 14, fortnightly: 28, monthly: 62, quarterly: 184 };

export const dueKey = (ritual: string, recipient: string, occursOn: string, about: string): string =>
  [ritual, recipient, occursOn, about].join(" ");

export function dueInWeek(world: World, zone: Zone, monday: string, facts: Facts, seen: Seen): WeekDue {
  const due: Due[] = [];
  const leaders: LeaderDue[] = [];
  const hosting = hostsOf(world);
  const people = world.people.filter((one) => one.zone === zone && one.id !== "" && canBeAsked(one));
  const plans = world.settings
    .plans()
    .filter(({ audience }) => !["forums", "volunteers", "celebrated"].includes(audience));
  for (const person of people)
    for (const plan of plans)
      for (const { occursOn, at } of comingRound(world, plan, person, monday)) {
        const base = { ritual: plan.key, person, occursOn, at, order: plan.order };
        if (plan.key === "leaders-thanks") {
          if (person.leads) leaders.push(leaderDue(world, base, facts, seen));
          continue;
        }
        for (const about of subjects(plan, person, at, { facts, seen, hosting })) {
          const lastSeen = seen(person.id, plan.key, plan.audience === "hosts" ? about : undefined);
          due.push({ ...base, about, lastSeen, key: dueKey(plan.key, person.id, occursOn, about) });
        }
      }
  return { due, leaders };
}

function comingRound({ settings }: World, { key }: Plan, person: Person, monday: string) {
  const setting = settings.settingIn(key, settings.scopesOf(person.organisation));
  if (setting === undefined) return [];
  return datesIn(setting, monday)
    .map((occursOn) => ({ occursOn, at: instantOf(occursOn, setting.time, person.zone) }))
    .filter(({ at }) => at > person.createdAt);
}

interface Known {
  readonly facts: Facts;
  readonly seen: Seen;
  readonly hosting: ReadonlyMap<string, readonly Group[]>;
}

/** What it asks about: one empty string where it asks about nothing in particular. */
function subjects(plan: Plan, person: Person, at: number, { facts, seen, hosting }: Known): readonly string[] {
  const since = Math.max(seen(person.id, plan.key) ?? 0, at - (NEWS[plan.cadence] ?? 0) * DAY);
  switch (plan.audience) {
    case "staff":
      return [""];
    case "leaders":
      return person.leads ? [""] : [];
    case "managers":
      return person.leads || person.curates || hosting.has(person.id) ? [""] : [];
    case "hosts":
      return (hosting.get(person.id) ?? []).map(({ id }) => groupKey({ kind: "team", id }));
    case "thanked": {
      const newest = newestOf(facts.thanks.filter((one) => one.to === person.id && one.at > since && !one.passedOn));
      return newest === undefined ? [] : [`thanks:${newest.id}`];
    }
    case "authors": {
      const told = facts.stories.filter((one) => one.author === person.id && one.at > since && one.stands);
      const newest = newestOf(told.filter(({ id }) => !wasAsked(facts, person, plan.key, `story:${id}`)));
      return newest === undefined ? [] : [`story:${newest.id}`];
    }
    case "forums":
    case "volunteers":
    case "celebrated":
      return [];
  }
}

function newestOf<T extends { readonly at: number; readonly id: string }>(all: readonly T[]): T | undefined {
  return all.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))[0];
}

function wasAsked({ prompts }: Facts, { id }: Person, ritual: string, about: string): boolean {
  for (const prompt of prompts.values())
    if (prompt.memberId === id && prompt.ritualKey === ritual && prompt.about === about)
      if (prompt.postedAt !== null || prompt.doneAt !== null) return true;
  return false;
}

/** Whoever made a group and holds a role; else the first in it who can be asked. */
function hostsOf({ groups, people }: World): ReadonlyMap<string, readonly Group[]> {
  const byId = new Map(people.map((one) => [one.id, one]));
  const hosting = new Map<string, readonly Group[]>();
  for (const group of groups) {
    const maker = byId.get(group.madeBy);
    const mayRun = maker !== undefined && canBeAsked(maker) && (maker.leads || maker.curates || maker.steward);
    const first = group.people
      .toSorted()
      .flatMap((id) => byId.get(id) ?? [])
      .find(canBeAsked);
    const host = mayRun ? maker : first;
    if (host !== undefined) hosting.set(host.id, [...(hosting.get(host.id) ?? []), group]);
  }
  return hosting;
}

function leaderDue(world: World, base: Omit<Due, "key" | "about" | "lastSeen">, facts: Facts, seen: Seen): LeaderDue {
  const { person, ritual, occursOn } = base;
  const now = world.at;
  const asked = [...facts.prompts.values()].filter(
    (one) => one.completion === "story-thanks" && one.lapsedAt === null && one.dueAt.getTime() > now - 28 * DAY,
  );
  const before = new Set(asked.filter(({ memberId }) => memberId === person.id).map(({ about }) => about));
  const open = facts.stories.filter(
    (one) =>
      one.stands &&
      !one.leaderThanked &&
      one.at > now - 14 * DAY &&
      one.author !== person.id &&
      canRead(world, person, one) &&
      !before.has(`story:${one.id}`),
  );
  return { ...base, open, lastSeen: seen(person.id, ritual), key: dueKey(ritual, person.id, occursOn, "") };
}

export function canRead(
  { settings: { ids } }: World,
  { organisation }: Pick<Person, "organisation">,
  one: ToldStory,
): boolean {
  if (organisation === undefined) return false;
  if (one.organisation === ids.organisation.get(organisation)) return true;
  if (!one.shared) return false;
  if (one.audience === "system") return true;
  const placesOf = (key: string) => organisations.find((each) => each.key === key)?.places ?? [];
  const theirs = organisations.find(({ key }) => ids.organisation.get(key) === one.organisation)?.key ?? "";
  return one.audience === "place" && placesOf(theirs).some((place) => placesOf(organisation).includes(place));
}
