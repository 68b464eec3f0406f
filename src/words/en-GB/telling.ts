/** On the way to a story: what waits to be shared, what is looked at once more, what is added afterwards. */
import { ownCommand, plain, type Text } from "../../chat/card.js";
import { date, listed } from "./phrases.js";

export const draft = {
  kept: (at: Date, timeZone: string) => `This is what you wrote on ${date(at, timeZone)} and have not shared yet.`,
  afresh: "Start afresh",
  afreshEdit: "Show the story as it is",
  gone: "This was shared already, or is no longer kept.",
};

export const check = {
  title: "Before you share",
  editTitle: "Before you save",
  notYet: "Nothing has been shared yet. What you wrote is kept.",
  notYetEdit: "Nothing has been changed yet. What you wrote is kept.",
  send: "Share it",
  save: "Save it",
  back: "Change what I wrote",
  ask: "Please change it, unless it cannot identify a patient.",
  reason: "Why may this stay?",
  reasonHint: "One line, without any part of the name or number. For example: it is a colleague, who agreed.",
  reasonMissing: "Please say in a line why this may stay, or go back and change it.",
  reasonFound: "Please say why without writing it again, or any part of it.",
  warn: "If it could be a patient's, please go back and take it out.",
  curator: "Somebody at your organisation who looks after stories reads this first.",
  jargon: (abbreviation: string) => `What does ${abbreviation} mean here?`,
  jargonHint: (abbreviation: string) => `People elsewhere may not know ${abbreviation}. What you choose is written in.`,
  leave: "Leave it as it is",
  noRoom: (max: number) => `There is no room for that: the text would be longer than ${max} characters.`,
  unknown: (abbreviations: readonly string[]): Text => [
    plain(`Nobody has said yet what ${listed(abbreviations)} means. To add it, say `),
    ownCommand("jargon"),
    plain(" add."),
  ],
};

export const conflict = {
  summary: "This story was changed while you wrote. Nothing is overwritten, and what you wrote is kept.",
  now: "It says this now:",
  yours: "You wrote:",
  open: "Go on with my words",
};

export const addition = {
  title: "Add to your story",
  send: "Add",
  intro: "All of this is optional.",
  ownWords: "What did the person or their carer say?",
  ownWordsHint: "In their own words, and only if they agreed. Nothing that could identify them.",
  permission: "Did they agree?",
  permissions: {
    person: "The person agreed that their words are told",
    carer: "A carer or relative agreed that their words are told",
  },
  permissionMissing: "Please say who agreed, or leave their words out.",
  toldFor: "Telling it for somebody else? Whose story is it?",
  toldForWhom: "Told for",
  toldForHint: "Their role is enough. For example: a healthcare assistant.",
  element: "What does it show about how people work together?",
  elements: {
    story: "What people tell each other",
    symbol: "Signs, names and places that show we belong together",
    power: "Who decides, and who is listened to",
    structure: "How teams are set up",
    control: "Rules, forms and targets",
    ritual: "Habits and routines",
  },
  way: "What did people do?",
  ways: {
    experiment: "Tried something and learned from it",
    vision: "Kept to what matters to the person",
    tone: "Used plain words and set a friendly tone",
    worlds: "Got to know each other's work",
    data: "Began from what figures show",
    strengths: "Shared what is hard, or what they are good at",
  },
  added: "It is added, here and everywhere the story was posted.",
};
