/** Quick questions to a room. */
import { ownCommand, plain, type Text } from "../../chat/card.js";
import { counted, moment } from "./phrases.js";

interface Asker {
  readonly name: string;
  readonly role: string;
  readonly organisation: string | null;
}

/** "Asha Patel, ward manager, Northshire General". */
const introduced = ({ name, role, organisation }: Asker): string =>
  [name, role, organisation ?? ""].filter((part) => part !== "").join(", ");

/** A step of so many people, from its lowest number to its highest. */
const between = (from: number, to: number): string => (from === 0 ? `fewer than ${to + 1}` : `${from} to ${to}`);

export const polls = {
  /** Where a question can be asked, and how. */
  notHere: [
    plain("To ask a channel a quick question, say it there: "),
    ownCommand("pulse"),
    plain(" ask “Your question?” “One answer” “Another answer”"),
  ] satisfies Text,
  lostRoom: "Please close this, and ask again in the channel itself.",
  paused: (until: Date, timeZone: string) =>
    `The stewards have paused Causeway until ${moment(until, timeZone)}. You can ask after that.`,
  pausedUntilSaid: "The stewards have paused Causeway until they say so. You can ask after that.",
  form: {
    title: "Ask a quick question",
    send: "Ask",
    intro: "Everybody in this channel can answer with one press. Nobody sees how it stands until it closes.",
    question: "What do you want to ask?",
    questionHint: "One question. Nothing that could identify a patient.",
    questionMissing: "Please write your question.",
    options: "What can people answer?",
    optionsHint: "One answer on each line, from 2 to 10.",
    optionsMissing: "Please give at least two answers, one on each line.",
    optionsTooMany: (most: number) => `Please give at most ${most} answers.`,
    optionTooLong: (option: string, max: number) => `“${option}” is too long: an answer has at most ${max} characters.`,
    optionTwice: (option: string) => `“${option}” is there twice. Please say each answer once.`,
    open: "How long is it open?",
    durations: {
      hour: "One hour",
      today: "Until 17:00 today",
      day: "One day",
      "three-days": "Three days",
      week: "One week",
    },
    seen: "Who can see who chose what?",
    seenHint: (threshold: number) =>
      `If nobody can, results are shown only if at least ${threshold} people answer. Where fewer read along, the other choice is better.`,
    seenBy: { nobody: "Nobody: it is anonymous", asker: "I can: it is not anonymous, and the question says so" },
    noKeys:
      "Anonymous questions cannot be asked here yet: whoever runs Causeway has to set PULSE_KEYS_URL first. People will be told that you can see who chose what.",
  },
  /** To whoever asked. */
  kept: (closes: Date, timeZone: string) =>
    `Your question goes to the channel. It closes on ${moment(closes, timeZone)}, and then you are told what came of it.`,
  asks: (asker: Asker) => `${introduced(asker)}, asks:`,
  summary: (name: string, question: string) => `${name} asks: ${question}`,
  anonymous: (closes: Date, threshold: number, timeZone: string) =>
    `Nobody can see in Causeway who chose what; results appear on ${moment(closes, timeZone)} if at least ${threshold} people answer.`,
  named: (name: string, closes: Date, timeZone: string) =>
    `This is not anonymous: ${name} can see who chose what. It closes on ${moment(closes, timeZone)}.`,
  end: "End this poll",
  mayNotEnd: (name: string) => `Only ${name} or one of the system's stewards can end this poll.`,
  ending: "Close it now to show what came of it, or call it off: then its answers are deleted, and nothing is shown.",
  closeNow: "Close it now",
  callOff: "Call it off",
  callOffSure: {
    question: "Its answers are deleted, and nothing is shown. This cannot be undone.",
    yes: "Call it off",
    no: "Keep it",
  },
  closing: "The poll is closing. What came of it appears in the channel in a moment.",
  /** Called off by whoever asked, or its key was lost. */
  calledOff: "This poll ended without a result. Its answers are deleted.",
  /** To whoever answered. */
  answered: {
    anonymous: (closes: Date, timeZone: string) =>
      `Your answer is kept; you can change it until ${moment(closes, timeZone)}. Nobody can see in Causeway that it is yours. Your chat platform carries your click, as it carries any message.`,
    named: (option: string, name: string, closes: Date, timeZone: string) =>
      `You chose “${option}”. ${name} can see that. You can change it until ${moment(closes, timeZone)}.`,
  },
  noSuchAnswer: "That is not an answer to this poll, so nothing was changed.",
  over: "This poll has closed, so nothing was changed.",
  /** Nobody is told whether there is a poll that is not theirs. */
  gone: "This poll is not there any more, or it was asked in a chat that you are not part of.",
  closed: (name: string) => `The poll by ${name} has closed:`,
  closedSummary: (question: string) => `The poll has closed: ${question}`,
  columns: { answer: "Answer", people: "People", share: "Share", who: "Who", question: "Question" },
  between,
  percent: (percent: number) => `${percent}%`,
  withShare: (people: string, share: string) => `${people} (${share})`,
  nobody: "Nobody answered.",
  total: (number: number) => `${counted(number, "person", "people")} answered.`,
  totalBetween: (from: number, to: number) =>
    `${between(from, to)} people answered. One answer or more was chosen by fewer than five, so every number is given in steps of five: then a small number cannot be read off.`,
  tooFew: (threshold: number) => `Fewer than ${threshold} people answered, so nothing is shown.`,
  /** To whoever asked. */
  result: "Your poll has closed, and the channel can see what came of it:",
  export: "Save it as a spreadsheet",
  namesKept: (days: number) =>
    `The spreadsheet says who chose what. Please keep it to yourself. Causeway deletes that after ${days} days.`,
  exported: "Here is what came of your poll, as a file for a spreadsheet.",
  open: "Open the file",
  lasts: "This link works for 15 minutes, and for whoever has it, so please do not pass it on.",
  noPages: "A file needs Causeway's web pages, which are not here. Whoever runs Causeway can add them.",
  notYours: "Only whoever asked can have this file.",
};
