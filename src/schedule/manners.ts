/**
 * The one gate that every message to a person passes before it is sent.
 *
 * What it does not stop, it delays; what it lapses, it lapses with a reason that is kept with the job.
 */
import { addDays, instantOf, localDate, localTime } from "./occurrences.js";
import { afterWorkingDays } from "./working-days.js";

/** Why something is said. */
export type Manner =
  /** In answer to what the person has just done. */
  | "answer"
  /** One person's own word to another: a thank-you, a question that only they can answer. It goes when it is sent. */
  | "personal"
  /** Something waits for their decision: counted against nothing, and kept out of quiet hours and holidays. */
  | "duty"
  /** Causeway's own idea: counted, and kept out of quiet hours and holidays. */
  | "nudge"
  /** A pulse: planned so that nobody has more than one a fortnight, and kept to the hours in which people work. */
  | "pulse"
  /** What a channel's leaders asked for, at the time that they chose. */
  | "scheduled";

/** What a person asked of us. */
export interface Wishes {
  readonly timeZone: string;
  readonly snoozedUntil: Date | null;
  readonly optedOutAt: Date | null;
}

export interface Circumstances {
  readonly now: Date;
  /** The stewards paused everything until then: a surge, a bereavement. */
  readonly pausedUntil: Date | null;
  /** Unsolicited messages to this person in the last seven days. */
  readonly recent: number;
  readonly isHoliday: (date: string) => boolean;
}

export type Verdict =
  | { readonly kind: "send" }
  | { readonly kind: "wait"; readonly until: Date; readonly why: string }
  | { readonly kind: "lapse"; readonly why: string };

/** Unsolicited messages that one person may get in seven days. */
export const WEEKLY_BUDGET = 2;
/** Local times between which nothing unsolicited is said, unless the person chose otherwise. */
export const QUIET = { from: "19:00", to: "08:00" } as const;
const send: Verdict = { kind: "send" };

/** May this be said to this person now? */
export function judge(manner: Manner, wishes: Wishes, circumstances: Circumstances): Verdict {
  const { now, pausedUntil } = circumstances;
  const paused = pausedUntil !== null && pausedUntil > now ? pausedUntil : undefined;
  const snoozed = wishes.snoozedUntil !== null && wishes.snoozedUntil > now ? wishes.snoozedUntil : undefined;
  switch (manner) {
    case "answer":
      return send;
    case "scheduled":
      return paused === undefined ? send : { kind: "lapse", why: "paused by the stewards" };
    case "personal":
      if (wishes.optedOutAt !== null) return { kind: "lapse", why: "opted out" };
      if (paused !== undefined) return awake(paused, "paused by the stewards", wishes, circumstances);
      return snoozed === undefined ? send : awake(snoozed, "snoozed", wishes, circumstances);
    case "duty":
      if (wishes.optedOutAt !== null) return { kind: "lapse", why: "opted out" };
      if (paused !== undefined) return awake(paused, "paused by the stewards", wishes, circumstances);
      if (snoozed !== undefined) return awake(snoozed, "snoozed", wishes, circumstances);
      return keepQuiet(wishes.timeZone, circumstances);
    case "nudge":
      if (wishes.optedOutAt !== null) return { kind: "lapse", why: "opted out" };
      if (paused !== undefined) return { kind: "lapse", why: "paused by the stewards" };
      if (snoozed !== undefined) return { kind: "lapse", why: "snoozed" };
      if (circumstances.recent >= WEEKLY_BUDGET) return { kind: "lapse", why: "over the weekly budget" };
      return keepQuiet(wishes.timeZone, circumstances);
    case "pulse":
      if (wishes.optedOutAt !== null) return { kind: "lapse", why: "opted out" };
      if (paused !== undefined) return { kind: "lapse", why: "paused by the stewards" };
      if (snoozed !== undefined) return awake(snoozed, "snoozed", wishes, circumstances);
      return keepOffice(wishes.timeZone, circumstances);
  }
}

/** What a pause held back does not come at three in the morning when it ends. */
function awake(end: Date, why: string, { timeZone }: Wishes, { isHoliday }: Circumstances): Verdict {
  return { kind: "wait", until: nextWaking(timeZone, end, isHoliday), why };
}

function keepQuiet(timeZone: string, { now, isHoliday }: Circumstances): Verdict {
  const until = nextWaking(timeZone, now, isHoliday);
  return until <= now ? send : { kind: "wait", until, why: "quiet hours" };
}

function keepOffice(timeZone: string, { now, isHoliday }: Circumstances): Verdict {
  const until = afterWorkingDays(now, 0, timeZone, isHoliday);
  return until <= now ? send : { kind: "wait", until, why: "outside working hours" };
}

/** The first instant from `now` on that is outside quiet hours and not on a bank holiday. */
function nextWaking(timeZone: string, now: Date, isHoliday: (date: string) => boolean): Date {
  const today = localDate(now, timeZone);
  const time = localTime(now, timeZone);
  if (time >= QUIET.to && time < QUIET.from && !isHoliday(today)) return now;
  let date = time < QUIET.to ? today : addDays(today, 1);
  while (isHoliday(date)) date = addDays(date, 1);
  return instantOf(date, QUIET.to, timeZone);
}
