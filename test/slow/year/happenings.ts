/** What happens to people in the year: they join and leave, want quiet, are away, and ask to be in something. */
import { eq } from "drizzle-orm";
import type { Press } from "../../../src/chat/card.js";
import type { MemberId } from "../../../src/database/ids.js";
import type { MeetingKind } from "../../../src/database/tables/meetings.js";
import { endAccess } from "../../../src/directory/people-without-chat.js";
import { addNever } from "../../../src/meetings/acquaintance.js";
import { DAY, HOUR } from "./calendar.js";
import { canBeAsked, deedOf, organisations, type Person } from "./people.js";
import type { World } from "./world.js";

const SNOOZES = { day: DAY, week: 7 * DAY, month: 30 * DAY } as const;
type Quiet = "on" | "off" | "held" | keyof typeof SNOOZES;
const UNTIL_SAID = Date.parse("9000-01-01T00:00:00Z");

/** In the test's own books first: what is sent from then on is judged by them. */
export async function wantsQuiet(world: World, person: Person, quiet: Quiet): Promise<void> {
  const now = world.clock.now().getTime();
  person.optedOut = quiet === "off";
  person.snoozedUntil = quiet === "on" || quiet === "off" ? 0 : quiet === "held" ? UNTIL_SAID : now + SNOOZES[quiet];
  const answers = { quiet, hours: person.shift };
  await submits(world, person, "choose-quiet", answers);
}

export async function works(world: World, person: Person, shift: Person["shift"]): Promise<void> {
  person.shift = shift;
  person.shifted = true;
  const isSnoozed = person.snoozedUntil > world.clock.now().getTime();
  const standing = isSnoozed ? (person.snoozedUntil === UNTIL_SAID ? "held" : "keep") : "on";
  const quiet = person.optedOut ? "off" : standing;
  await submits(world, person, "choose-quiet", { quiet, hours: shift });
}

async function submits(world: World, person: Person, form: string, answers: Record<string, string>): Promise<void> {
  const sent = await world.core().bot.handle(deedOf(person, { kind: "submitted", form, about: "", answers }));
  if (sent.kind === "correct") throw new Error(`${form}: ${JSON.stringify(sent.problems)}`);
}

/** By the steward. */
export async function marks(world: World, person: Person, away: boolean): Promise<void> {
  const steward = world.people.find((one) => one.steward);
  if (steward === undefined) throw new Error("there is no steward");
  person.away = away;
  const action = away ? "mark-away" : "mark-back";
  await world.core().bot.handle(deedOf(steward, { kind: "pressed", action, about: person.id }));
  const { member } = world.store.read.tables;
  const [row] = await world.store.read.select({ at: member.awayAt }).from(member).where(eq(member.id, person.id));
  if ((row?.at !== null) !== away) throw new Error(`${person.name} could not be marked`);
}

/** Everything is held back from now on, or goes on. */
export async function pauses(world: World, is: boolean): Promise<void> {
  const steward = world.people.find((one) => one.steward);
  if (steward === undefined) throw new Error("there is no steward");
  world.paused = is;
  await submits(world, steward, "pause-everything", { until: is ? "held" : "on" });
}

export async function leaves(world: World, person: Person): Promise<void> {
  person.left = true;
  await world.store.write((tx) => endAccess(tx, person.id, world.clock.now()));
}

/** Causeway hears of somebody when they first say something to it, and asks their chat who they are. */
export async function joins(world: World): Promise<void> {
  const { dice, store } = world;
  const inChats = organisations.filter(({ chat }) => chat !== "web");
  const home = dice.one(inChats);
  const isShared = inChats.filter(({ workspace }) => workspace === home.workspace).length > 1;
  const person = world.stranger(home, isShared);
  await wantsQuiet(world, person, "on");
  const { member } = store.read.tables;
  const [row] = await store.read.select().from(member).where(eq(member.externalId, person.account));
  if (row === undefined) throw new Error("whoever said something is not known");
  person.id = row.id as MemberId;
  person.workspaceId = row.workspaceId;
}

export async function wishes(world: World, person: Person, kind: MeetingKind): Promise<void> {
  if (kind === "coffee") person.coffee = true;
  if (kind === "day") person.days = true;
  await world.core().bot.handle(deedOf(person, { kind: "pressed", action: "join-meetings", about: kind }));
}

export async function never(world: World, one: Person, other: Person): Promise<void> {
  await world.store.write((tx) => addNever(tx, one.id, other.id));
}

/** On an ordinary day, at about noon: so much of it that in a year most of it has happened to somebody. */
export async function ordinaryDay(world: World): Promise<void> {
  const { dice, people } = world;
  const now = world.clock.now().getTime();
  const rate = people.length / 500;
  const times = (each: number): number => Math.floor(each * rate) + (dice.chance((each * rate) % 1) ? 1 : 0);
  const others = people.filter((one) => !one.steady && !one.left && one.id !== "");
  const some = (many: number, which: (one: Person) => boolean): readonly Person[] => {
    const open = others.filter(which);
    return open.length === 0 ? [] : Array.from({ length: times(many) }, () => dice.one(open));
  };
  const isOn = (one: Person): boolean => canBeAsked(one) && one.snoozedUntil <= now;
  for (const one of some(0.8, isOn)) await wantsQuiet(world, one, dice.one(["day", "week", "month", "held"] as const));
  for (const one of some(0.4, isOn)) await wantsQuiet(world, one, "off");
  for (const one of some(0.3, ({ optedOut, away }) => optedOut && !away)) await wantsQuiet(world, one, "on");
  for (const one of some(0.2, ({ snoozedUntil }) => snoozedUntil > now)) await wantsQuiet(world, one, "on");
  for (const one of some(0.2, ({ away }) => !away)) await marks(world, one, true);
  for (const one of some(0.2, ({ away }) => away)) await marks(world, one, false);
  for (const one of some(0.2, isOn)) await works(world, one, dice.one(["usual", "early", "late", "night"] as const));
  for (const one of some(0.1, ({ away }) => !away)) await leaves(world, one);
  for (let at = times(0.15); at > 0; at -= 1) await joins(world);
  for (const one of some(0.3, (one) => isOn(one) && !one.coffee && one.organisation !== undefined))
    await wishes(world, one, "coffee");
}

const byThemselves: readonly Press[] = [
  { kind: "opens", form: "share-story", about: "" },
  { kind: "opens", form: "thank-people", about: "" },
];
/** It comes after an event, whenever somebody asks for it. */
const review: Press = { kind: "opens", form: "answer-ritual", about: "ritual:four-questions" };

/** Who tells a story, thanks somebody, or reviews what happened, without being asked. */
export function unprompted({ dice, people }: World): readonly { readonly person: Person; readonly press: Press }[] {
  const able = people.filter((one) => !one.left && one.organisation !== undefined && one.id !== "");
  const times = Array.from({ length: Math.ceil(people.length / 150) });
  return times.map(() => ({ person: dice.one(able), press: dice.chance(0.1) ? review : dice.one(byThemselves) }));
}

/** Noon in London, or an hour beside it. */
export const isNoon = (ms: number): boolean => Math.floor(ms / HOUR) % 24 === 12;
