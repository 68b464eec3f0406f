/** When a pulse's waves come due. */
import { addDays, instantOf, localDate, weekday } from "../../schedule/occurrences.js";

/** How long after its hour a wave may still open. */
export const GRACE_DAYS = 2;
/** On this day after it opened, at its end, a wave closes. */
const CLOSES_AFTER_DAYS = 7;
/** The local time at which waves open. */
export const OPENS = "09:00";
const CLOSES = "17:00";

export interface Planned {
  /** Local dates of the system's zone. */
  readonly firstOn: string;
  readonly cadenceWeeks: number;
}

export interface DueWave {
  /** The date that its place in the cadence has: it names the wave. */
  readonly plannedOn: string;
  /** The first working day from then on. */
  readonly opensOn: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The newest wave that has come due by `now`; undefined before the first. */
export function dueWave(
  { firstOn, cadenceWeeks }: Planned,
  now: Date,
  timeZone: string,
  isHoliday: (date: string) => boolean,
): DueWave | undefined {
  for (let round = roundsBy(localDate(now, timeZone), firstOn, cadenceWeeks); round >= 0; round -= 1) {
    const wave = waveOn(addDays(firstOn, round * cadenceWeeks * 7), timeZone, isHoliday);
    if (wave.opensAt <= now) return wave;
  }
  return undefined;
}

/** The first wave that comes due after `now` and is not left out. */
export function nextWave(
  { firstOn, cadenceWeeks, skippedMonths }: Planned & { readonly skippedMonths: readonly number[] },
  now: Date,
  timeZone: string,
  isHoliday: (date: string) => boolean,
): DueWave | undefined {
  const from = Math.max(0, roundsBy(localDate(now, timeZone), firstOn, cadenceWeeks));
  // Within a year every month has come round, at any cadence.
  for (let round = from; round <= from + 53; round += 1) {
    const wave = waveOn(addDays(firstOn, round * cadenceWeeks * 7), timeZone, isHoliday);
    if (wave.opensAt > now && !isLeftOut(wave.opensOn, skippedMonths)) return wave;
  }
  return undefined;
}

/** A survey asks the same people in the month in which a wave opens, or in that in which the wave still waits for them. */
export const isLeftOut = (opensOn: string, skippedMonths: readonly number[]): boolean =>
  [opensOn, closesOn(opensOn)].some((date) => skippedMonths.includes(monthOf(date)));

const closesOn = (opensOn: string): string => addDays(opensOn, CLOSES_AFTER_DAYS);

/** From 1 to 12. */
const monthOf = (date: string): number => Number(date.slice(5, 7));

function roundsBy(today: string, firstOn: string, cadenceWeeks: number): number {
  const days = (Date.parse(today) - Date.parse(firstOn)) / 86_400_000;
  return Math.floor(days / (cadenceWeeks * 7));
}

function waveOn(plannedOn: string, timeZone: string, isHoliday: (date: string) => boolean): DueWave {
  let opensOn = plannedOn;
  while (weekday(opensOn) > 5 || isHoliday(opensOn)) opensOn = addDays(opensOn, 1);
  return {
    plannedOn,
    opensOn,
    opensAt: instantOf(opensOn, OPENS, timeZone),
    closesAt: instantOf(closesOn(opensOn), CLOSES, timeZone),
  };
}
