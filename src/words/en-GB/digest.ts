/** The weekly digest. */
import { counted, date, inWords, listed } from "./phrases.js";

const weekdays = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long" });
const days = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });

const noon = (localDate: string): Date => new Date(`${localDate}T12:00:00Z`);
/** Of a local date, as it is kept: "Thursday". */
const weekdayOf = (localDate: string): string => weekdays.format(noon(localDate));
/** "Thursday 26 November" */
const dayOf = (localDate: string): string => days.format(noon(localDate));

const shares: readonly (readonly [number, string])[] = [
  [1 / 100, "one in a hundred"],
  [1 / 50, "one in fifty"],
  [1 / 20, "one in twenty"],
  [1 / 10, "a tenth"],
  [1 / 5, "a fifth"],
  [1 / 4, "a quarter"],
  [1 / 3, "a third"],
  [2 / 5, "two fifths"],
  [1 / 2, "half"],
  [3 / 5, "three fifths"],
  [2 / 3, "two thirds"],
  [3 / 4, "three quarters"],
  [9 / 10, "nine tenths"],
];

/** A share of a whole in round words, by the nearest of them: "about a fifth". Undefined where there is nothing to divide. */
export function shareInWords(part: number, whole: number): string | undefined {
  if (part <= 0 || whole <= 0 || part > whole) return undefined;
  const share = part / whole;
  if (share < 0.0075) return "fewer than one in a hundred";
  if (share > 0.95) return "nearly all";
  const away = (value: number): number => Math.abs(Math.log(share / value));
  const [, words] = shares.reduce((best, one) => (away(one[0]) < away(best[0]) ? one : best));
  return `about ${words}`;
}

const hows = { done: "Done.", answered: "Answered." };

/** "Done. Asha Patel: I rang their manager." */
const cameOf = (how: keyof typeof hows, owner: string | undefined, did: string): string =>
  [hows[how], ...(owner === undefined ? [] : [did === "" ? `${owner}.` : `${owner}:`]), did]
    .filter((part) => part !== "")
    .join(" ");

const ask = {
  label: "One ask:",
  find: (dueOn: string) => `Will you find an owner by ${weekdayOf(dueOn)}?`,
  ring: (organisation: string, dueOn: string) => `Who will ring ${organisation} by ${weekdayOf(dueOn)}?`,
  mine: "I will",
  other: "Someone else will",
  notNow: "Not now",
  refused: "The answer was: not now. It can still be taken.",
  over: "This no longer waits.",
  spoken: (label: string, what: string) => `${label}: ${what}`,

  need: (organisation: string, weeks: number, need: string) =>
    `Somebody at ${organisation} has needed this for ${inWords(weeks)} weeks, and nobody has offered it: “${need}”.`,
  silence: (organisation: string) => `We have not heard from ${organisation} for four weeks.`,
  met: "Somebody has offered to help.",

  has: (owner: string, dueOn: string) => `${owner} has it, by ${dayOf(dueOn)}.`,
  done: cameOf,

  /** To whoever pressed. */
  yours: (dueOn: string) => `Thank you. You have it. On ${dayOf(dueOn)} Causeway asks you whether it is done.`,
  given: (owner: string, dueOn: string) =>
    `Thank you. ${owner} has it and is told. On ${dayOf(dueOn)} Causeway asks whether it is done.`,
  hasAlready: (owner: string, dueOn: string) => `${owner} has it already, by ${dayOf(dueOn)}.`,
  doneAlready: "This has been done already.",
  heard: "That is an answer too. The next digest asks about something else, if anything else waits.",
  notYours: "This is for the people in the room where it was asked, and for whoever has it.",

  hand: {
    title: "Who will?",
    send: "Save",
  },

  /** To whoever has it. */
  told: (by: string | undefined, dueOn: string) =>
    by === undefined
      ? `This is yours to see to by ${dayOf(dueOn)}:`
      : `${by} says that you will see to this by ${dayOf(dueOn)}:`,
  due: (dueOn: string) => `You took this on, by ${dayOf(dueOn)}. Is it done?`,
  ringThem: (organisation: string) => `Ring ${organisation}.`,
  isDone: "It is done",
  noLonger: "This is no longer yours to see to.",
  finish: {
    title: "What was done?",
    send: "Send",
    intro: "One sentence is enough. It stands in the next digest, with your name.",
    did: "What was done?",
    didHint: "For example: I rang their manager, and she will tell their first story.",
    didMissing: "Please say what was done. One sentence is enough.",
    thanks: "Thank you. The next digest says so.",
  },

  /** In the next digest. */
  last: (isLastWeeks: boolean) => (isLastWeeks ? "Last week’s ask:" : "The last ask:"),
  lastDone: (what: string, how: keyof typeof hows, owner: string | undefined, did: string) =>
    `${what === "" ? "" : `${what}. `}${cameOf(how, owner, did)}`,
  lastTaken: (what: string, taken: string) => `${what}. ${taken}`,
  lastRefused: (what: string) => `${what}. The answer was: not now.`,
  lastOpen: (what: string) => `${what}. Nobody has it yet.`,
  lastRing: (organisation: string) => `ring ${organisation}`,
  lastOver: "it no longer waits.",
};

export const digest = {
  title: (system: string, since: Date, timeZone: string) => `Across ${system} since ${date(since, timeZone)}`,
  summary: (system: string, stories: number) =>
    stories === 0
      ? `${system}: no new stories this time`
      : `${system}: ${counted(stories, "story", "stories")} of working across organisations`,
  ask,
  story: "One story:",
  others: (number: number) => (number === 1 ? "One more story:" : `${number} more stories:`),
  line: (number: number, byline: string, start: string) => `${number}. ${byline}: ${start}`,
  readNumber: (number: number) => `Read ${number}`,
  more: (number: number) => `And ${counted(number, "more story that does", "more stories that do")} not fit here.`,
  none: "No stories reached us this time. That may mean that everyone was busy. Telling one takes two minutes.",
  silent: "Whose voice is missing:",
  /** `named` of all that are silent; `share` is what they are of everybody, where that is known. */
  silentOrganisations: (named: readonly string[], others: number, share: string | undefined) => {
    const who = listed(others === 0 ? named : [...named, counted(others, "other", "others")]);
    const are =
      share === undefined ? "" : `; ${named.length + others > 1 ? "together " : ""}they are ${share} of our people`;
    return `We have not heard from ${who} for four weeks${are}.`;
  },
  whoRings: (number: number) => `Who will ring ${number === 1 ? "them" : "one of them"}?`,
  withdrawn: (number: number) => `${counted(number, "story was", "stories were")} withdrawn since this was posted.`,

  stuck: "Stuck:",
  nothingElse: "nothing else.",
  concerns: (number: number) => `${counted(number, "concern", "concerns")}, under pulse checks.`,
  fading: (number: number) => `${counted(number, "change that fades", "changes that fade")}, under celebrations.`,
  betterMore: (number: number) => `${counted(number, "measure", "measures")}, under pulse checks.`,
  moreFading: (number: number) =>
    `And ${counted(number, "other change that fades", "other changes that fade")}, under celebrations.`,
  rules: (number: number) => `${counted(number, "rule", "rules")} past ten days, under Unblock it.`,
  moreRules: (number: number) => `And ${counted(number, "more rule", "more rules")} past ten days, under Unblock it.`,
  pages: { pulse: "Pulse checks", fades: "Celebrations", rules: "Unblock it", stories: "More stories" },
};
