/**
 * The one gate that every message to a person passes before it is sent.
 *
 * What it does not stop, it delays; what it lapses, it lapses with a reason that is kept with the job.
 */
import { type Clocked, nextWaking, nextWorking } from "./hours.js";

export { QUIET } from "./hours.js";

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

/** What a person asked of us, and whether they are here to be asked anything. */
export interface Wishes extends Pick<Clocked, "timeZone" | "hours"> {
  readonly snoozedUntil: Date | null;
  readonly optedOutAt: Date | null;
  readonly awayAt: Date | null;
}

export interface Circumstances {
  readonly now: Date;
  /** The stewards paused everything until then: a surge, a bereavement. */
  readonly pausedUntil: Date | null;
  /** Unsolicited messages to this person in the last seven days. */
  readonly recent: number;
  readonly isHoliday: (date: string) => boolean;
  /** A colleague's own word, worth having later too: it waits while its recipient is away. */
  readonly keeps: boolean;
}

export type Verdict =
  | { readonly kind: "send" }
  | { readonly kind: "wait"; readonly until: Date; readonly why: string }
  | { readonly kind: "lapse"; readonly why: string };

/** Unsolicited messages that one person may get in seven days. */
export const WEEKLY_BUDGET = 2;
/** The end of a pause or a snooze that ends when somebody says so. */
export const UNTIL_SAID = new Date("9000-01-01T00:00:00Z");
/** What may end sooner than it was to: whatever waits for it is judged again then. */
export const SNOOZED = "snoozed";
export const PAUSED = "paused by the stewards";
export const AWAY = "marked as away";
export const OVER_BUDGET = "over the weekly budget";
const send: Verdict = { kind: "send" };
const lapse = (why: string): Verdict => ({ kind: "lapse", why });

/** May this be said to this person now? */
export function judge(manner: Manner, wishes: Wishes, circumstances: Circumstances): Verdict {
  const { now, pausedUntil } = circumstances;
  const isPaused = pausedUntil !== null && pausedUntil > now;
  switch (manner) {
    case "answer":
      return send;
    case "scheduled":
      return isPaused ? lapse(PAUSED) : send;
    case "personal":
      return refused(wishes, circumstances) ?? held(wishes, circumstances) ?? send;
    case "duty":
      return refused(wishes, circumstances) ?? held(wishes, circumstances) ?? keepQuiet(wishes, circumstances);
    case "nudge":
      return refused(wishes, circumstances) ?? dropped(wishes, circumstances) ?? keepQuiet(wishes, circumstances);
    case "pulse":
      return refused(wishes, circumstances) ?? held(wishes, circumstances) ?? keepOffice(wishes, circumstances);
  }
}

/** They want none of it, or are away: then a colleague's own word is kept for them. */
function refused({ optedOutAt, awayAt }: Wishes, { keeps }: Circumstances): Verdict | undefined {
  if (awayAt !== null)
    return keeps && optedOutAt === null ? { kind: "wait", until: UNTIL_SAID, why: AWAY } : lapse(AWAY);
  return optedOutAt === null ? undefined : lapse("opted out");
}

/** Of what is worth nothing later. */
function dropped({ snoozedUntil }: Wishes, { now, pausedUntil, recent }: Circumstances): Verdict | undefined {
  if (pausedUntil !== null && pausedUntil > now) return lapse(PAUSED);
  if (snoozedUntil !== null && snoozedUntil > now) return lapse(SNOOZED);
  return recent >= WEEKLY_BUDGET ? lapse(OVER_BUDGET) : undefined;
}

/** What a pause held back does not come at three in the morning when it ends. */
function held(wishes: Wishes, { now, pausedUntil, isHoliday }: Circumstances): Verdict | undefined {
  const wait = (end: Date, why: string): Verdict => {
    const until = end < UNTIL_SAID ? nextWaking({ ...wishes, isHoliday }, end) : UNTIL_SAID;
    return { kind: "wait", until, why };
  };
  if (pausedUntil !== null && pausedUntil > now) return wait(pausedUntil, PAUSED);
  const { snoozedUntil } = wishes;
  return snoozedUntil !== null && snoozedUntil > now ? wait(snoozedUntil, SNOOZED) : undefined;
}

function keepQuiet(wishes: Wishes, { now, isHoliday }: Circumstances): Verdict {
  const until = nextWaking({ ...wishes, isHoliday }, now);
  return until <= now ? send : { kind: "wait", until, why: "quiet hours" };
}

function keepOffice(wishes: Wishes, { now, isHoliday }: Circumstances): Verdict {
  const until = nextWorking({ ...wishes, isHoliday }, now);
  return until <= now ? send : { kind: "wait", until, why: "outside working hours" };
}
