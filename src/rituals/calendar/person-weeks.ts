/** What comes round in a week for some hundred people, and which of it each of them is prompted for. */
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { DAY, HOUR, later } from "../../schedule/clock.js";
import { instantOf } from "../../schedule/occurrences.js";
import { type PersonalAudience, personalAudiences, resolvers } from "../audiences/resolvers.js";
import type { Resolving, Subject, Turn } from "../audiences/resolving.js";
import { type Catalogue, type DueRitual, dueIn, scopesIn, type Week } from "./due-rituals.js";
import { type Candidate, chooseWithinBudget } from "./nudge-budget.js";
import { type PastPrompts, pastPrompts } from "./past-prompts.js";
import { turnDays } from "./ritual-dates.js";
import type { Person } from "./zone-people.js";

/** What is late by no more than this is still said: as a digest, after a night in which nothing ran. */
const GRACE_MS = 12 * HOUR;

export interface WeekOfPeople extends Week {
  readonly catalogue: Catalogue;
  readonly people: readonly Person[];
  readonly now: Date;
}

export interface PlannedPrompt {
  readonly person: Person;
  readonly due: DueRitual;
  readonly about: string;
  readonly at: Date;
  /** Why it is not said; undefined where it is. */
  readonly lapse: string | undefined;
}

export async function plannedFor(read: Reader, week: WeekOfPeople): Promise<readonly PlannedPrompt[]> {
  const { people, now, catalogue } = week;
  const nudges = catalogue.rituals.filter(isPersonal).map(({ key }) => key);
  const past = await pastPrompts(read, people, nudges, now);
  const subjects = await subjectsIn(read, week, past);
  const isLate = ({ turn }: Subject): boolean => now > later(turn.due.at, GRACE_MS);
  return [
    ...subjects.filter(isLate).map((subject) => planned(subject, subject.turn.due.at, "its time had passed")),
    ...people.flatMap((person) => {
      const theirs = subjects.filter((subject) => subject.turn.person.id === person.id && !isLate(subject));
      return chosenFor(person.id, theirs, past, now);
    }),
  ];
}

const isPersonal = ({ audience }: { readonly audience: string }): boolean =>
  personalAudiences.some((one) => one === audience);

interface Weighed extends Candidate {
  readonly subject: Subject;
}

function chosenFor(id: MemberId, subjects: readonly Subject[], past: PastPrompts, now: Date): readonly PlannedPrompt[] {
  const candidates = subjects.map((subject): Weighed => {
    const { due } = subject.turn;
    const lastSeen = due.ritual.audience === "hosts" ? past.lastSeenAbout : past.lastSeen;
    const at = due.at < now ? now : due.at;
    return { subject, at, lastSeen: lastSeen(id, due.ritual.key, subject.about), place: due.place };
  });
  return chooseWithinBudget(candidates, past.taken(id)).map(({ candidate: { subject }, at }) =>
    at === undefined
      ? planned(subject, subject.turn.due.at, "over the weekly budget")
      : planned(subject, at, undefined),
  );
}

function planned({ turn, about }: Subject, at: Date, lapse: string | undefined): PlannedPrompt {
  return { person: turn.person, due: turn.due, about, at, lapse };
}

/** What there is to ask each of them, ritual by ritual. */
async function subjectsIn(read: Reader, week: WeekOfPeople, past: PastPrompts): Promise<readonly Subject[]> {
  const weekFrom = instantOf(week.monday, "00:00", week.timeZone);
  const resolving: Resolving = { read, weekFrom, now: week.now, given: new Set() };
  const subjects: Subject[] = [];
  for (const turns of turnsIn(week, past).values()) {
    const audience = turns[0]?.due.ritual.audience as PersonalAudience;
    subjects.push(...(await resolvers[audience](resolving, turns)));
  }
  return subjects;
}

/** By ritual and day: two of one ritual in a week, as after a bank holiday, are two questions. */
function turnsIn({ catalogue, people, ...week }: WeekOfPeople, past: PastPrompts): ReadonlyMap<string, Turn[]> {
  const dueAt = new Map<string | null, readonly DueRitual[]>();
  const turns = new Map<string, Turn[]>();
  for (const person of people) {
    const { organisationId } = person;
    const due =
      dueAt.get(organisationId) ?? dueIn(catalogue, scopesIn(catalogue, organisationId), week, personalAudiences);
    dueAt.set(organisationId, due);
    for (const one of due.filter(({ at }) => at > person.createdAt)) {
      const key = `${one.ritual.key} ${one.occursOn}`;
      const turn = { person, due: one, since: sinceOf(person, one, past) };
      turns.set(key, [...(turns.get(key) ?? []), turn]);
    }
  }
  return turns;
}

function sinceOf({ id }: Person, { ritual, at }: DueRitual, past: PastPrompts): Date {
  const last = past.lastSeen(id, ritual.key);
  const oldest = later(at, -2 * turnDays[ritual.cadence] * DAY);
  return last !== undefined && last > oldest ? last : oldest;
}
