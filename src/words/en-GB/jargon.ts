/** Abbreviations: asking what they mean, and adding a meaning. */
import { ownCommand, plain, type Text } from "../../chat/card.js";

export const jargon = {
  purpose: "Ask what an abbreviation means, or add one",
  usage: "[ABC] or add",
  title: "What abbreviations mean",
  intro: [
    plain("To ask, say "),
    ownCommand("jargon"),
    plain(" and the abbreviation, such as MDT. Only you see the answer."),
  ] satisfies Text,
  open: "What abbreviations mean",
  lookUp: "Look one up",
  add: "Add an abbreviation",
  newest: "Newest",
  none: "Nobody has added one yet. The ones that people use most in health and care are here from the start.",
  more: "There are more than these. Look one up to see it.",
  /** The abbreviation itself stands before it. */
  means: (meaning: string) => `: ${meaning}`,
  several: (abbreviation: string, number: number) => `${abbreviation} has ${number} meanings. Where you are decides.`,
  at: (organisation: string) => `At ${organisation}.`,
  across: (system: string) => `Across ${system}.`,
  usedIn: (where: string) => `Used in ${where}.`,
  common: "Used in health and care in England.",
  added: (name: string, date: string) => (name === "" ? `Added on ${date}.` : `Added by ${name} on ${date}.`),
  unknown: (abbreviation: string) =>
    `Nobody has said yet what “${abbreviation}” means. You are surely not the only one who wonders. If you find out, please add it for the next person.`,
  addThis: "Add it",
  addAnother: "Add another meaning",
  ownLater: "What your own organisation means by it shows once you have said whom you work for.",
  ask: {
    title: "Look up abbreviations",
    send: "Look up",
    abbreviation: "Which abbreviation?",
    missing: "Please write an abbreviation, such as MDT.",
  },
  form: {
    title: "Add an abbreviation",
    send: "Add",
    abbreviation: "Abbreviation",
    abbreviationHint: "For example: MDT",
    abbreviationMissing: "Please write the abbreviation, such as MDT.",
    abbreviationWrong: "Please write an abbreviation with at least two letters or digits, such as MDT or D2A.",
    meaning: "What does it mean, in plain words?",
    meaningHint: "One short line that somebody new would understand. Nothing about a patient.",
    meaningMissing: "Please say what it means. A few words are enough.",
    whose: "Who uses it so?",
    whoseChoices: {
      organisation: (organisation: string) => `People at ${organisation}`,
      system: (system: string) => `The whole system (${system})`,
    },
    known: "This meaning is there already.",
    tooMany: (most: number) =>
      `It has ${most} meanings there already. Please ask whoever added one, or a curator, to take one out first.`,
    identifier: (found: string) =>
      `This could identify a patient: ${found}. Nothing has been saved. Please take it out and send again.`,
    notSigned: "Please sign in first, so that others can see who added it.",
  },
  saved: {
    organisation: (organisation: string) => `Thank you. People at ${organisation} see this from now on.`,
    system: (system: string) => `Thank you. Everybody across ${system} sees this from now on.`,
  },
  remove: "Remove",
  removeSure: (abbreviation: string) => `Remove this meaning of ${abbreviation}? Nobody will see it any more.`,
  removeYes: "Remove it",
  removeNo: "Keep it",
  removed: (abbreviation: string) => `That meaning of ${abbreviation} is removed.`,
  notRemoved: "That was removed already, or is not yours to remove. Whoever added it can, and a curator.",
};
