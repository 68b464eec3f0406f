/** A pulse, as somebody meets it who is asked. */
import { counted, moment } from "./phrases.js";

const numbers: Readonly<Record<number, string>> = { 1: "One", 2: "Two", 3: "Three", 4: "Four" };

const scale = {
  1: "Strongly disagree",
  2: "Disagree",
  3: "Neither",
  4: "Agree",
  5: "Strongly agree",
};
/** In full, for whoever hears a button and does not see its neighbours. Each begins with what stands on the button. */
const spoken: typeof scale = { ...scale, 3: "Neither agree nor disagree" };

export const asking = {
  title: "Pulse",
  intro: (questions: number) =>
    questions === 1
      ? "One quick question about working across organisations."
      : `${numbers[questions] ?? questions} quick questions about working across organisations.`,
  reminder: (questions: number) =>
    questions === 1
      ? "A reminder: one quick question about working across organisations. It comes once."
      : `A reminder: ${(numbers[questions] ?? String(questions)).toLowerCase()} quick questions about working across organisations. It comes once.`,
  promise: (threshold: number) =>
    `Your manager and employer cannot see your answers in Causeway; they are deleted once it closes, and results appear only for groups where enough people answered: ${threshold} here.`,
  proof: "How we make sure",
  carried: "In a chat, Slack or Microsoft carries your click, as it carries any message.",
  until: (closes: Date, timeZone: string) => `Open until ${moment(closes, timeZone)}.`,
  spoken: (answer: keyof typeof scale, number: number, of: number) => `${spoken[answer]}: question ${number} of ${of}`,
  question: (number: number, of: number) => `${number} of ${of}`,
  scale,
  kept: (left: number) => `Kept. ${counted(left, "question is", "questions are")} left.`,
  answered: "Answered; you can change it until it closes.",
  change: "Change an answer",
  again: "Press a new answer to any question. The others stay as they are.",
  closed: "This pulse has closed, so nothing was changed. The people who were asked see the result first.",
  notAsked: "You were not asked in this pulse, so there is nothing to answer.",
  noneOpen: "Nothing is open for you to answer.",
  noKey:
    "Answers to this pulse cannot be opened at the moment, so nothing was changed. Please try again later, or tell whoever runs Causeway.",
  comment: {
    open: "Add or change a comment",
    title: "Your comment",
    send: "Send",
    intro: (threshold: number) =>
      `Only if you want to. Comments are shown in no order and without names, and only if ${threshold} people or more write one.`,
    words: "What would you like to add?",
    wordsHint: "Please name nobody, yourself included. To take it back, empty it and send.",
    kept: "Your comment is kept; you can change it until it closes.",
    takenBack: "Your comment is taken back.",
  },
  tooSmall: (group: string, threshold: number) =>
    `The pulse for ${group} did not open: fewer than ${threshold} people can be asked, so nothing could be shown. Whoever had another pulse in the last fortnight is left in peace. More people can join, or a larger group can be asked.`,
};
