/** What stood out in a pulse as a concern: who sees to it, and what came of it. */
import { counted, date } from "./phrases.js";

/** Of a local date, as it is kept: "4 December". */
const day = (localDate: string): string => date(new Date(`${localDate}T12:00:00Z`), "UTC");

export const signals = {
  where: {
    system: (name: string) => `across ${name}`,
    place: (name: string) => (/\bplace$/i.test(name) ? `in ${name}` : `in ${name} place`),
    organisation: (name: string) => `at ${name}`,
    team: (name: string) => `in the team “${name}”`,
    gone: "in a group that is no more",
  },
  /** What a chart says, and where: "Support has been below its usual range for three waves in Harbour place." */
  sentence: (said: string, where: string) => said.replace(".", () => ` ${where}.`),
  /** What is past. */
  stoodOut: (name: string, where: string, at: Date, timeZone: string) =>
    `${name} stood out as a concern ${where} on ${date(at, timeZone)}, but not any more.`,
  who: "Who will own this?",
  mine: "I will",
  other: "Someone else will",
  chart: "See the chart",
  spoken: (label: string, name: string, where: string) => `${label}: ${name} ${where}`,
  has: (owner: string, dueOn: string) => `${owner} has it, by ${day(dueOn)}.`,
  will: (owner: string, dueOn: string) => `${owner} has it, and will do this by ${day(dueOn)}:`,
  more: (number: number) => `And ${counted(number, "other", "others")}, under pulse checks.`,

  /** Beside what somebody can do with pulses. */
  waiting: "What has slipped, and waits for an answer:",

  notYours:
    "This is for those who lead here: the leader named for this pulse check, leaders of the organisations that it is about, and stewards. Nothing has changed.",
  answered: (owner: string | undefined) =>
    owner === undefined ? "This has been answered already." : `${owner} has answered this already.`,

  own: {
    title: "Who will own this?",
    send: "Save",
    intro:
      "On the day that you choose, Causeway asks what came of it. Until then it stands in the digest with the name.",
    actionHint: "One small step is enough. For example: Ask three ward teams what takes their time.",
    saved: (dueOn: string) => `Thank you. You have it. On ${day(dueOn)} Causeway asks you what came of it.`,
    given: (owner: string, dueOn: string) =>
      `Thank you. ${owner} has it and is told. On ${day(dueOn)} Causeway asks them what came of it.`,
  },

  /** To whoever was named by somebody else. */
  told: (by: string | undefined, dueOn: string) =>
    by === undefined ? `This is yours to do by ${day(dueOn)}:` : `${by} says that you will do this by ${day(dueOn)}:`,
  noLonger: "This is no longer yours to see to.",
  handOn: "Someone else will",
  answer: "Say what came of it",

  /** When its day has come. */
  due: (dueOn: string) => `You have this to do by ${day(dueOn)}:`,
  cameOfIt: "What came of it?",
  longer: "I need longer",

  form: {
    title: "What came of it?",
    send: "Tell the group",
    intro: (where: string) =>
      `What you write here is told to the people who were asked ${where}, with your name, and stands with the results.`,
    said: "You said: what did the answers tell us?",
    saidHint: "In your words. Please name nobody.",
    saidMissing: "Please say what the answers told us. One sentence is enough.",
    did: "We did",
    didHint: "What has changed. It may be small.",
    couldNot: "We could not",
    couldNotHint: "What stays as it is, and why.",
    nothing: "Please say what was done, or what could not be done and why.",
    done: "Thank you. The people who were asked are told, with your name.",
  },

  /** To everybody who was asked. */
  cameOf: (where: string) => `What came of the pulse check ${where}`,
  youSaid: "You said:",
  weDid: "We did:",
  weCouldNot: "We could not:",
  from: (name: string, organisation: string | null) => (organisation === null ? name : `${name}, ${organisation}`),

  /** In the digest. */
  slipping: "Slipping:",
  usual: "nothing unusual. Everything is within its usual range.",
  othersUsual: "Everything else is within its usual range.",
  nothingNew: "nothing new.",
  few: "too few results yet to say what is usual.",
  moreSlipping: (number: number) => `And ${counted(number, "other concern", "other concerns")}, under pulse checks.`,
  better: "Better:",
  moreBetter: (number: number) => `And ${counted(number, "other", "others")}.`,
};
