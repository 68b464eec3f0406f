/** What a team counts each week, what it celebrated, and whether it lasts. */
import { charts } from "./charts.js";
import { counted, date, fullDate, inWords } from "./phrases.js";

/** Of a local date, as it is kept. */
const at = (localDate: string): Date => new Date(`${localDate}T12:00:00Z`);
const day = (localDate: string): string => date(at(localDate), "UTC");
const unended = (words: string): string => words.replace(/[.\s]+$/, "");
const forWeeks = (number: number): string => (number === 1 ? "one week" : `${inWords(number)} weeks`);
/** The charts of pulses speak of waves. */
const inWeeks = (sentence: string): string => sentence.replace(/\bwave(s?)\b/g, "week$1");

type YesNoOrCount = "yes-no" | "count";

/** "yes", or "4". */
const answer = (kind: YesNoOrCount, value: number): string =>
  kind === "count" ? value.toLocaleString("en-GB") : value === 1 ? "yes" : "no";

const change = (words: string, team: string): string => `“${unended(words)}” in the team “${team}”`;

export const celebrations = {
  purpose: "Count one thing your team does each week, celebrate a change, and see whether it lasts",
  title: "Celebrated changes",
  intro:
    "A team counts one thing that it does each week. When it has changed for the better, celebrate it: Causeway then watches for a year whether it lasts.",
  none: "You are in no team yet, and a change belongs to a team.",
  more: "There are more than these. Look one up under your teams to see it.",
  open: (team: string) => `Open: ${team}`,
  back: "Celebrated changes",
  standing: (question: string, weeks: number) =>
    weeks === 0 ? `“${question}” No weeks yet.` : `“${question}” ${counted(weeks, "week", "weeks")} so far.`,
  nothingCounted: "Nothing is counted yet.",
  asks: "Each week:",
  answer,
  week: (monday: string) => `Week of ${day(monday)}`,
  notGiven: "not given",
  latestWeeks: "The last four weeks:",
  nextAsked: "On Monday morning Causeway asks how the week was.",

  choose: "Choose what to count",
  change: "Count something else",
  give: "Give or correct a week",
  celebrate: "Celebrate a change",
  chart: "See the chart",
  notYours:
    "This is for the people of the team, and whoever looks after it. You can ask to be put in the team. Nothing has changed.",

  chooseForm: {
    title: "What to count",
    send: "Count this",
    intro: (team: string) =>
      `One thing that people of the team “${team}” do, not a result that others decide. Once a week one of you answers.`,
    ends: (question: string) => `“${question}” is not asked any more then, and a watch over it ends.`,
    question: "What do you ask each week?",
    questionHint: "For example: Did every discharge on Friday have a named contact? Please name nobody.",
    questionMissing: "Please write the question, such as: Did every discharge on Friday have a named contact?",
    kind: "How is it answered?",
    kinds: { "yes-no": "Yes or no", count: "A number" } satisfies Record<YesNoOrCount, string>,
    kindMissing: "Please choose how it is answered.",
    done: (team: string) =>
      `The team “${team}” counts this from now on. On Monday morning Causeway asks how the week was.`,
  },

  ask: (monday: string, team: string) => `The week of ${day(monday)} in the team “${team}”:`,
  yes: "Yes",
  no: "No",
  number: "Give the number",
  spoken: (label: string, question: string) => `${label}: ${question}`,
  given: (monday: string, said: string) => `The week of ${day(monday)}: ${said}. Thank you.`,
  correct: "Correct it",
  pastWeek: "That week is too long ago to be given or corrected. Nothing has changed.",
  frozen: (monday: string) =>
    `The week of ${day(monday)} stays without an answer: the twelve weeks that later ones are compared with are full.`,
  asksNoMore: "This is not asked any more.",

  giveForm: {
    title: "How was the week?",
    send: "Save",
    week: "Which week?",
    weekMissing: "Please choose a week.",
    yes: "Yes or no?",
    yesMissing: "Please choose yes or no.",
    count: "How many?",
    countHint: "A whole number. If there were none, write 0.",
    countMissing: "Please write a number. If there were none, write 0.",
    notANumber: "Please write a whole number from 0 to 9999.",
  },

  celebrateForm: {
    title: "Celebrate a change",
    send: "Celebrate it",
    intro:
      "The people of the team are told, with your name. Then the watch begins: the first twelve weeks after the change are what later ones are compared with.",
    words: "What changed?",
    wordsHint: "In one sentence. For example: Every Friday discharge has a named contact. Please name no patient.",
    wordsMissing: "Please say in one sentence what changed.",
    since: "Since which week?",
    sinceMissing: "Please choose the week in which it changed.",
    thisWeek: (monday: string) => `This week, since ${day(monday)}`,
    done: "Celebrated. The people of your team are told, and the watch has begun.",
    watching: (words: string) =>
      `Causeway watches “${unended(words)}” already. One change is watched at a time, so that it is clear what a fall means.`,
  },

  /** To the people of the group. */
  told: (team: string) => `Something has changed for the better in the team “${team}”`,
  since: (monday: string) => `Since the week of ${day(monday)}.`,
  watch:
    "Changes often go back once the applause is over. So Causeway watches this one for a year, and asks early if it fades.",
  from: (name: string, organisation: string | null) => (organisation === null ? name : `${name}, ${organisation}`),

  /** The state of a watch. */
  celebrated: "Celebrated:",
  filling: (weeks: number) =>
    `${counted(weeks, "week", "weeks")} of 12 since the change. With the twelfth, the watch has something to compare with.`,
  lasting: "It lasts so far.",
  retained: (of100: number) =>
    of100 >= 100
      ? "All of the gain is left."
      : of100 <= 0
        ? "Nothing of the gain is left."
        : `${of100} of 100 of the gain is left.`,
  unsaid: {
    early: "How much of the gain is left cannot be said yet: there are fewer than twelve weeks since the change.",
    "no-before": "How much of the gain is left cannot be said: nothing was counted before the change.",
    small: "How much of the gain is left cannot be said: it was no larger than what weeks differ by anyway.",
    few: "How much of the gain is left cannot be said: too few weeks were answered lately.",
  },

  /** Amber, red, and what is past. */
  fading: (words: string, team: string, level: "amber" | "red" | "calm", weeks: number) => {
    const what = change(words, team);
    if (level === "calm") return `${what} was below what it was after the change, but is not any more.`;
    const said = `${what} has been below what it was after the change for ${forWeeks(weeks)}.`;
    return level === "red" ? `${said} Less than half of the gain is left.` : said;
  },
  inTheWay: "Is something in the way?",
  noBlame:
    "Nobody has to explain themselves: old ways come back by themselves, and an early question is easier than a late one.",
  mine: "I will see to it",
  other: "Someone else will",
  fine: "It is fine",
  will: (owner: string, dueOn: string) => `${owner} sees to it, and will do this by ${day(dueOn)}:`,
  has: (owner: string, dueOn: string) => `${owner} sees to it, by ${day(dueOn)}.`,
  yours: (by: string | undefined, dueOn: string) =>
    by === undefined ? `This is yours to do by ${day(dueOn)}:` : `${by} says that you will do this by ${day(dueOn)}:`,
  due: (dueOn: string) => `You have this to do by ${day(dueOn)}:`,
  cameOfIt: "What came of it?",
  say: "Say what came of it",
  longer: "I need longer",
  noLonger: "This is no longer yours to see to.",
  ended: "The watch over this change has ended.",
  notYoursToSee:
    "This is for the people of the team, whoever looks after it, and leaders of organisations with people in it. Nothing has changed.",
  answered: (owner: string | undefined) =>
    owner === undefined ? "This has been answered already." : `${owner} has answered this already.`,
  nothingWaits: "Nothing waits for an answer here any more.",

  own: {
    title: "Who will see to it?",
    send: "Save",
    intro: "On the day that you choose, Causeway asks what came of it, and tells the people of the team.",
    actionHint: "One small step is enough. For example: Ask the Friday team what takes their time.",
    saved: (dueOn: string) => `Thank you. On ${day(dueOn)} Causeway asks you what came of it.`,
    given: (owner: string, dueOn: string) =>
      `Thank you. ${owner} is told. On ${day(dueOn)} Causeway asks them what came of it.`,
  },

  answerForm: {
    title: "What came of it?",
    send: "Tell the team",
    intro: "What you write is told to the people of the team, with your name.",
    outcome: "What came of it?",
    outcomeHint: "What was in the way, and what is different now. Please name nobody.",
    outcomeMissing: "Please say what came of it. One sentence is enough.",
    fineTitle: "It is fine",
    why: "Why is it fine?",
    whyHint: "For example: The ward was closed for four weeks. Please name nobody.",
    whyMissing: "Please say why. One sentence is enough.",
    done: "Thank you. The people of the team are told, with your name.",
  },
  cameOf: (words: string, team: string) => `What came of ${change(words, team)}`,

  /** At 3, 6, 9 and 12 months. */
  still: {
    months: (months: number) => `It is ${inWords(months)} months since`,
    ask: (months: number, words: string, team: string) =>
      `${counted(months, "month", "months")} on: ${change(words, team)}.`,
    statuses: { happening: "Still happening", slipping: "Slipping", stopped: "Stopped" },
    said: { happening: "You said: still happening.", slipping: "You said: slipping.", stopped: "You said: stopped." },
    thanks: {
      happening: "Thank you. That is good to know.",
      slipping: "Thank you for saying so. A small step early is easier than a large one late.",
      stopped: "Thank you for saying so. A change that stopped has taught something: it may be worth another try.",
    },
    taken: "Somebody has answered this already.",
    tryIt: "Try something",
  },

  /** After twelve months. */
  last: {
    title: (team: string) => `What lasted in the team “${team}”`,
    intro: "A year of watching is over.",
    columns: ["After", "Said", "Of the gain left"] as const,
    months: (months: number) => `${months} months`,
    notSaid: "not answered",
    share: (of100: number | null) =>
      of100 === null ? "cannot be said" : of100 >= 100 ? "all" : of100 <= 0 ? "nothing" : `${of100} of 100`,
    statuses: { happening: "still happening", slipping: "slipping", stopped: "stopped" },
  },

  picture: {
    title: (question: string, team: string) => `${team}: ${question}`,
    unit: { "yes-no": "1 for yes, 0 for no, each week", count: "Number each week" } satisfies Record<
      YesNoOrCount,
      string
    >,
    subject: "This",
    change: "the change that was celebrated",
    after: (yes: string) => `Yes in ${yes} of 12`,
    /** How often yes was said in the twelve weeks, or their average. */
    compared: (kind: YesNoOrCount, figure: string, until: Date) =>
      `Later weeks are compared with the first twelve after the change, up to ${fullDate(until, "UTC")}: ${kind === "count" ? `${figure} on average` : `yes in ${figure} of them`}.`,
    counting: (weeks: number) => `${counted(weeks, "week", "weeks")} so far.`,
    reading:
      "Each mark is one week. The line across after the change is the average of the first twelve weeks since then. Where nobody answered for a week, the line breaks.",
    columns: ["Week of", "Answer"] as const,
    day: (monday: string) => fullDate(at(monday), "UTC"),
    earlier: (number: number) => `${counted(number, "earlier week is", "earlier weeks are")} on the chart.`,
    noPages: "The chart as a picture needs Causeway's web pages, which are not here. Its figures are below.",
    noWeeks: "There is nothing to draw yet: no week has been answered.",
    open: "Open the chart",
    charts: {
      ...charts,
      special: (...given: Parameters<typeof charts.special>) => inWeeks(charts.special(...given)),
      results: (...given: Parameters<typeof charts.results>) =>
        charts.results(...given).replace(/\bresult(s?), /, "week$1, "),
      noResults: (title: string) => `${title}: no weeks yet.`,
      step: (from: Date, reason: string, timeZone: string) => `Since ${fullDate(from, timeZone)}: ${reason}.`,
      withheld: (number: number) =>
        number === 1 ? "One week was not answered." : `${counted(number, "week", "weeks")} were not answered.`,
      withheldSince: (number: number) =>
        number === 1 ? "The latest week was not answered." : `The latest ${inWords(number)} weeks were not answered.`,
      trialNote: (baseline: number) => `Limits are on trial until there are ${baseline} weeks.`,
      key: { ...charts.key, concern: "Below what it was after the change", withheld: "Not answered" },
    },
  },
};
