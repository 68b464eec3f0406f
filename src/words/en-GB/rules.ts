/** Unblock it: a rule that stopped joint work gets an owner and an answer. */
import { counted, date } from "./phrases.js";

/** Of a local date, as it is kept: "4 December". */
const day = (localDate: string): string => date(new Date(`${localDate}T12:00:00Z`), "UTC");

const outcomes = {
  changed: "The rule has changed",
  bent: "It may be bent",
  stays: "It has to stay",
};

export const rules = {
  purpose: "Say which rule stopped joint work, and get an answer within ten days",
  title: "Unblock it",
  intro:
    "A rule that stopped joint work is put before whoever can bend it. They have ten days; then the stewards see it.",
  raise: "Say which rule",
  none: "You have raised no rule yet.",
  yours: "What you raised",
  waiting: "What waits for an answer from you",
  stuck: "What went past its ten days",
  lately: "Answered lately, where you work",
  more: (number: number) => `And ${counted(number, "more", "more")}.`,

  form: {
    title: "Unblock it",
    send: "Send it",
    intro: "Whoever looks after that organisation is asked, and told where you work, not who you are.",
    rule: "Which rule stopped joint work?",
    ruleHint: "For example: only our own porters may collect from our pharmacy.",
    ruleMissing: "Please say which rule. One sentence is enough.",
    stopped: "What did it stop?",
    stoppedHint: "What would have happened without it. Please name no patient.",
    stoppedMissing: "Please say what it stopped.",
    ownedBy: "Whose rule is it?",
    ownedByMissing: "Please choose the organisation whose rule it is. If you are not sure, choose your own.",
    who: "Who could bend it, if you know?",
    whoHint: "First name and surname of somebody there. They are asked to answer.",
    whoElsewhere: (name: string, organisation: string | null) =>
      `${name} works ${organisation === null ? "elsewhere" : `at ${organisation}`}. Leave this empty, and whoever looks after the rule is asked.`,
  },
  /** To whoever raised it. */
  raised: (organisation: string, dueOn: string) =>
    `Thank you. ${organisation} has until ${day(dueOn)} to answer, and you are told what they say.`,
  nobodyThere: (dueOn: string) =>
    `Thank you. Nobody looks after that organisation in Causeway, so the stewards are asked. You are told by ${day(dueOn)}.`,
  hasIt: (owner: string, dueOn: string) => `${owner} has it, and answers by ${day(dueOn)}.`,
  /** Whoever raised it learns who has it only once somebody has. */
  waits: (organisation: string, dueOn: string) => `${organisation} has until ${day(dueOn)}.`,
  withStewards: "It went past its ten days, so the stewards have it now.",
  takeBack: "Take it back",
  takeBackSure: "Take this back? Whoever was asked is told that it is over.",
  takeBackYes: "Take it back",
  takeBackNo: "Leave it",
  takenBack: "You took this back. Nothing more happens.",

  /** To whoever looks after the organisation. */
  asks: (from: string, dueOn: string) =>
    `A rule of yours stopped joint work, says somebody at ${from}. Who could bend it? An answer is due by ${day(dueOn)}.`,
  reminds: (dueOn: string) => `This still waits for an answer, by ${day(dueOn)}.`,
  escalated: (organisation: string, dueOn: string) =>
    `${organisation} has not answered by ${day(dueOn)}. Can you help?`,
  again: "This still has no answer.",
  rule: "The rule",
  stopped: "What it stopped",
  mine: "I will answer",
  other: "Someone else will",
  answer: "Answer it",
  spoken: (label: string, rule: string) => `${label}: ${rule}`,
  over: "This was taken back by whoever raised it.",
  notYours: "This is for whoever looks after the organisation whose rule it is, whoever has it in hand, and stewards.",
  nowYours: (dueOn: string) => `You have it. An answer is due by ${day(dueOn)}.`,
  has: (owner: string) => `${owner} has it already.`,
  given: (owner: string) => `${owner} has it now, and is told.`,
  toldOwner: (by: string, dueOn: string) =>
    by === "" ? `This is yours to answer by ${day(dueOn)}.` : `${by} says that you can answer this by ${day(dueOn)}.`,
  hand: {
    title: "Who will answer?",
    send: "Save",
  },
  answerForm: {
    title: "What do you say?",
    send: "Send the answer",
    intro: "Whoever raised it is told, with your name.",
    outcome: "What becomes of the rule?",
    outcomeMissing: "Please choose one.",
    outcomes,
    words: "In your words",
    wordsHint: "What they can do from now on; or why it has to stay, and what would help.",
    wordsMissing: "Please say it in a sentence or two.",
    done: "Thank you. Whoever raised it is told.",
  },
  answeredAlready: (by: string | undefined) =>
    by === undefined ? "This has been answered already." : `${by} has answered this already.`,
  /** To whoever raised it, and on every card of it. */
  answered: (by: string | undefined, organisation: string) =>
    by === undefined ? `An answer from ${organisation}` : `An answer from ${by}, ${organisation}`,
  outcome: (outcome: keyof typeof outcomes) => `${outcomes[outcome]}.`,

  /** In the digest. */
  digest: {
    stuck: (rule: string, organisation: string, days: number) =>
      `“${rule}” has stopped joint work for ${counted(days, "day", "days")}; ${organisation} has not answered.`,
    has: (owner: string) => `${owner} has it.`,
    answered: (rule: string, outcome: keyof typeof outcomes) => `“${rule}”: ${outcomes[outcome].toLowerCase()}.`,
  },
};
