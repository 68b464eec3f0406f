/** Who sees to something, what they do and by when: what is asked, and what is wrong with an answer. */
import { fullDate } from "./phrases.js";

export const dueDay = {
  hint: "A day after today, such as 4 December.",
  missing: "Please write a day, such as 4 December.",
  notADay: "Please write a day that the calendar has, such as 4 December.",
  past: "Please choose a day after today.",
  far: "Please choose a day within a year, so that it is not forgotten.",
  /** Of a local date, as its box shows it. */
  written: (localDate: string) => fullDate(new Date(`${localDate}T12:00:00Z`), "UTC"),
};

export const inHand = {
  owner: "Who will?",
  ownerHint: "First name and surname, as Causeway knows them. They are told at once.",
  ownerMissing: "Please write their name.",
  nobody: (name: string) =>
    `Causeway knows nobody called ${name}. They have to say something to Causeway once first, such as /causeway in Slack or home in Teams. Then try again.`,
  several: (people: readonly string[]) =>
    `Causeway knows more than one person of this name. Please write whom you mean as it stands here: ${people.join(" or ")}.`,
  inBrackets: (name: string, organisation: string | null) =>
    organisation === null ? name : `${name} (${organisation})`,
  mine: "What will you do?",
  theirs: "What will they do?",
  actionMissing: "Please say what will be done. One small step is enough.",
  dueOn: "By when?",
};
