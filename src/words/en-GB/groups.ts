/** Teams that people make by hand, across organisations. */
import { command, plain, type Text } from "../../chat/card.js";
import { counted, listed } from "./phrases.js";

export const groups = {
  purpose: "See your teams across organisations, or make one",
  usage: "[name | show name]",
  open: "My teams",
  title: "Your teams",
  intro: "A team here is people who work together, whichever organisation employs them.",
  none: "You are in no team yet. If you know the name of one, you can look it up.",
  more: "There are more than these. Look one up by its name to see it.",
  size: (people: number, organisations: number) =>
    people === 0
      ? "Nobody is in it yet."
      : `${counted(people, "person", "people")} from ${counted(organisations, "organisation", "organisations")}.`,
  look: (name: string) => `Open: ${name}`,
  make: "Make a team",
  find: "Look up a team",
  notYours: "Curators, leaders and stewards make teams. If you need one, please ask one of them.",
  gone: "There is no such team any more. Nothing has changed.",
  unknown: (name: string) => `There is no team called “${name}”. Please check the name with somebody who is in it.`,
  intoTeam: "I am in this team",
  outOfTeam: "Leave this team",
  joined: (name: string) => `You are in the team “${name}” now. You can leave it whenever you like.`,
  inIt: (name: string) => `You are in the team “${name}” already.`,
  left: (name: string) => `You are not in the team “${name}” any more. Nobody is told.`,
  invitation: (name: string) => `Are you in the team “${name}”?`,
  invites:
    "Whoever is in it may be asked three short questions every few weeks, together with it. Nobody sees who answered what.",
  /** The names of those in it, for those in it and whoever looks after it. */
  people: (names: readonly string[], more: number) =>
    more === 0 ? `In it: ${listed(names)}.` : `In it: ${names.join(", ")}, and ${more} more.`,
  handOn: (name: string): Text => [
    plain("To let others join, say "),
    command("team"),
    plain(` show ${name} in a room where they read. Or tell them its name, and they look it up.`),
  ],
  add: "Add people",
  addForm: {
    title: "Add people",
    send: "Add them",
    people: "Who is in it?",
    hint: "First name and surname, one person on each line. Each is told, and can leave.",
    missing: "Please write at least one name.",
    tooMany: (most: number) => `Please add at most ${most} people at once.`,
    nobody: (names: readonly string[]) =>
      `Causeway does not know ${names.map((name) => `“${name}”`).join(", ")} yet. Please look at the spelling, or let them join the team themselves.`,
    several: (names: readonly string[]) =>
      `Causeway knows more than one person called ${names.map((name) => `“${name}”`).join(", ")}. So that the right one is in the team, please let them join it themselves.`,
  },
  added: (number: number, name: string) =>
    number === 0
      ? `Everybody whom you named is in the team “${name}” already.`
      : `${counted(number, "person is", "people are")} in the team “${name}” now, and will be told.`,
  told: (by: string, name: string) => `${by} put you in the team “${name}”. If that is wrong, please leave it.`,
  form: {
    title: "Make a team",
    send: "Make it",
    name: "What is the team called?",
    hint: "A name that everybody in it knows. For example: Harbour discharge hub",
    missing: "Please write a name, such as Harbour discharge hub.",
    taken: "There is a team of this name already. Please choose another name.",
  },
  made: (name: string) => `The team “${name}” is there. You are not in it unless you join.`,
  findForm: {
    title: "Look up a team",
    send: "Look up",
    name: "What is the team called?",
    missing: "Please write its name.",
  },
  end: "End this team",
  endSure: (name: string) => `End the team “${name}”? Nobody can join it any more. This cannot be taken back.`,
  endYes: "End it",
  endNo: "Keep it",
  ended: (name: string) => `The team “${name}” has ended.`,
  hasPulse: (name: string) =>
    `The team “${name}” has a pulse check. Please ask a steward to end that first; then you can end the team.`,
  notYoursToRun: "This team is not yours to change. Whoever made it can, and a steward.",
};
