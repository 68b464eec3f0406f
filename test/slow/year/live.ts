/** Hour by hour: what is due is said, and people do what they do. */

import { act, type Done, type Habits, type Intent, intentsFor, usualHabits } from "./behaviour.js";
import { addDays, DAY, HOUR, mondayOf, WEEK } from "./calendar.js";
import { type CoffeeRounds, lookingAtRounds } from "./coffee.js";
import { isNoon, never, ordinaryDay, pauses, unprompted, wishes } from "./happenings.js";
import { lookingOn, type Oracle } from "./oracle.js";
import { answerPulses, planPulses } from "./pulses.js";
import { edits } from "./settings.js";
import { beginWatches, type Watches } from "./watches.js";
import type { World } from "./world.js";

export interface Course {
  readonly weeks: number;
  /** Weeks of the simulation, from 0. */
  readonly pausedIn: number;
  readonly downIn: number;
  readonly habits?: Habits;
}

export interface Lived {
  readonly world: World;
  readonly oracle: Oracle;
  readonly coffees: CoffeeRounds;
  readonly watches: Watches;
  readonly done: Done;
  readonly firstMonday: string;
  /** When it ended. */
  readonly until: number;
  readonly down: readonly [number, number];
  readonly pause: readonly [number, number];
  /** How many there were to be written to, by week. */
  readonly presentIn: readonly number[];
  readonly tookMs: number;
}

/** In most nights nothing is due that the morning would not bring, nor much at weekends; from Sunday to Monday weeks begin. */
function isSkipped(at: number): boolean {
  const [day, hour] = [new Date(at).getUTCDay(), new Date(at).getUTCHours()];
  const isNight = hour >= 22 || hour < 5;
  const isWeekBeginning = (day === 0 && hour >= 22) || (day === 1 && (hour === 0 || hour === 4));
  const isIdle = (day === 6 || day === 0) && hour % 2 === 1;
  return (isNight || isIdle) && !isWeekBeginning;
}

export async function liveThrough(
  world: World,
  { weeks, pausedIn, downIn, habits = usualHabits }: Course,
): Promise<Lived> {
  const began = Date.now();
  const start = world.clock.now().getTime();
  const firstMonday = addDays(mondayOf(start, "Europe/London"), 7);
  const monday = Date.parse(firstMonday);
  const until = monday + weeks * WEEK;
  // Ten days from a Tuesday morning; three from a Sunday morning to the Wednesday's night.
  const pause = [monday + pausedIn * WEEK + DAY + 9 * HOUR, monday + pausedIn * WEEK + 11 * DAY + 9 * HOUR] as const;
  const down = [monday + downIn * WEEK - DAY + 6 * HOUR, monday + downIn * WEEK + 2 * DAY + 4 * HOUR] as const;
  const oracle = lookingOn(world);
  const coffees = lookingAtRounds(world);
  await begin(world, firstMonday);
  const watches = await beginWatches(world, addDays(firstMonday, -7));
  const done: Done = { forms: new Map(), problems: [] };
  const agenda = new Map<number, Intent[]>();
  const presentIn: number[] = [];
  let isDown = false;

  const settle = async (): Promise<void> => {
    do await world.core().delivery.idle();
    while (world.clock.moveToNextTimer(2000));
    for (const shown of world.platforms.arrived())
      for (const intent of intentsFor(shown, habits, world.dice)) {
        const hour = world.at + intent.afterHours * HOUR;
        agenda.set(hour, [...(agenda.get(hour) ?? []), intent]);
      }
  };

  for (let at = start + HOUR; at < until; at += HOUR) {
    if (isSkipped(at)) continue;
    if (at >= down[0] && at < down[1]) {
      isDown = true;
      continue;
    }
    world.at = at;
    if (isDown) await world.restart();
    isDown = false;
    const after = [await oracle.before(), await coffees.before()];
    await world.clock.moveTo(new Date(at));
    await settle();
    for (const look of after) await look?.();

    for (const intent of due(agenda, at)) await act(world, intent, watches.count, done);
    const week = Math.floor((at - monday) / WEEK);
    if (at === pause[0]) await pauses(world, true);
    if (at === pause[1]) await pauses(world, false);
    if (isNoon(at)) {
      await noon(world, week, at, monday);
      for (const one of unprompted(world)) await act(world, { ...one, afterHours: 0 }, watches.count, done);
    }
    if (week >= 0) presentIn[week] = world.people.filter(({ left }) => !left).length;
    await settle();
  }
  return {
    world,
    oracle,
    coffees,
    watches,
    done,
    firstMonday,
    until,
    down,
    pause,
    presentIn,
    tookMs: Date.now() - began,
  };
}

/** What was to be done meanwhile is done now. */
function due(agenda: Map<number, Intent[]>, at: number): readonly Intent[] {
  const hours = [...agenda.keys()].filter((hour) => hour <= at).sort((a, b) => a - b);
  const intents = hours.flatMap((hour) => agenda.get(hour) ?? []);
  for (const hour of hours) agenda.delete(hour);
  return intents;
}

async function noon(world: World, week: number, at: number, monday: number): Promise<void> {
  await ordinaryDay(world);
  await answerPulses(world, week);
  const isWednesday = Math.floor((at - monday) / DAY) % 7 === 2;
  if (isWednesday) await edits[week]?.(world.settings);
}

async function begin(world: World, firstMonday: string): Promise<void> {
  const { people, dice } = world;
  await planPulses(world, addDays(firstMonday, 9), addDays(firstMonday, 3));
  for (const one of people) {
    if (one.organisation === undefined) continue;
    if (dice.chance(0.3)) await wishes(world, one, "coffee");
    if (dice.chance(0.06)) await wishes(world, one, "day");
    if (!one.leads && dice.chance(0.08)) await wishes(world, one, "listening");
  }
  const keen = people.filter(({ coffee }) => coffee);
  for (let at = 0; at + 1 < Math.min(keen.length, 16); at += 2) {
    const [one, other] = [keen[at], keen[at + 1]];
    if (one !== undefined && other !== undefined) await never(world, one, other);
  }
}
