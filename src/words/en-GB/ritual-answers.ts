/** What people answer to rituals in their own words, who reads it, and what comes of it. */
import { plain, strong, type Text } from "../../chat/card.js";
import { counted, date, listed } from "./phrases.js";

const day = (localDate: string): string => date(new Date(`${localDate}T12:00:00Z`), "UTC");
const ofPerson = (name: string, organisation: string): string => `${name}, ${organisation}`;

export const ritualAnswers = {
  answerForm: {
    title: "Your answer",
    send: "Share it",
    missing: "Please write something here. One sentence is enough.",
    readBySystem: "Everybody in the system can read your answer, with your name.",
    readByOrganisation: (organisation: string, isForTeam: boolean) =>
      isForTeam
        ? `People at ${organisation}, and in the team that you choose, can read your answer, with your name.`
        : `People at ${organisation} can read your answer, with your name.`,
    postedHere: "It is also posted in this channel.",
    team: "For which team do you answer?",
    noTeam: "For none in particular",
    owner: "Who sees to what comes next?",
    ownerHint: "First name and surname. You may write your own. They are told at once.",
    ownerMissing: "Please write a name. It may be yours.",
    dueOnHint: "A day after today, such as 4 December. On that day Causeway asks them what came of it.",
    notYours: "This is not open to you, or not any more. You can start one yourself under rituals.",
    answered: "You have answered this already. Thank you.",
    nobodyIn: "This ritual is answered in another way. See rituals.",
    done: (number: number) =>
      number === 0
        ? "Thank you. Your answer stands under rituals."
        : "Thank you. Your answer stands under rituals, and in the channel.",
    doneOwner: (owner: string, dueOn: string) => `${owner} is told, and asked on ${day(dueOn)} what came of it.`,
    doneMine: (dueOn: string) => `On ${day(dueOn)} Causeway asks you what came of it.`,
    chart: "What the figures show now:",
  },
  answer: {
    by: (ritual: string, name: string, organisation: string, at: Date, timeZone: string): Text => [
      strong(ritual),
      plain(` · ${ofPerson(name, organisation)}, ${date(at, timeZone)}`),
    ],
    summary: (ritual: string, name: string, organisation: string) => `${ritual}: ${ofPerson(name, organisation)}`,
    question: (question: string, answer: string): Text => [strong(question), plain(`\n${answer}`)],
    team: (name: string) => `For the team “${name}”.`,
    owner: (name: string, dueOn: string) => `${name} sees to it, by ${day(dueOn)}.`,
    cameOf: "What came of it",
    goneRitual: "A ritual that is no more",
    takeBack: "Take it back",
    takeBackSure: "Take your answer back? It goes from everywhere.",
    takeBackYes: "Yes, take it back",
    takeBackNo: "Keep it",
    takenBack: "This answer was taken back.",
  },
  answersPage: {
    title: "What people answered",
    none: "There is nothing here that you may read yet.",
    earlier: "Earlier",
    back: "Rituals",
  },
  owned: {
    told: (by: string, dueOn: string) => `${by} says that you will see to this by ${day(dueOn)}:`,
    due: (dueOn: string) => `You have this to see to by ${day(dueOn)}. What came of it?`,
    answer: "Say what came of it",
    other: "Someone else will",
    decline: "I can’t take this",
    name: "Say who sees to it",
    hand: {
      title: "Who sees to it?",
      send: "Save",
    },
    /** To whoever could not take it. */
    declined: (author: string) => `That is fine. ${author} is told, and can name somebody else.`,
    declinedNobody: "That is fine. It is not yours to see to any more.",
    /** To whoever named them; without a name where nothing is said of them now. */
    cannot: (name: string | undefined) =>
      `${name ?? "Whoever you named"} cannot take this on now. You can name somebody else, or see to it yourself.`,
    over: "This has been answered.",
    noLonger: "This is no longer yours to see to.",
    form: {
      title: "What came of it?",
      send: "Tell them",
      label: "What came of it?",
      hint: "It may be small, or nothing yet. It stands with the answer, with your name.",
      missing: "Please say what came of it. One sentence is enough.",
      done: "Thank you. It stands with the answer, and whoever wrote that is told.",
      notYours: "This is not yours to answer, or it is answered already.",
    },
    cameOf: (owner: string, ritual: string) => `${owner} says what came of your answer to “${ritual}”:`,
  },
  counting: {
    title: "How often rituals are answered",
    intro: (weeks: number) =>
      `The last ${weeks} weeks, in the whole system. Only totals: nobody is named, and what fewer than five people did is not shown.`,
    none: "Nobody has been asked yet.",
    columns: { ritual: "Ritual", asked: "Asked", answered: "Answered", passed: "Not this time", lapsed: "Not asked" },
    few: "fewer than 5",
    why: "Why people were not asked",
    reasons: (reasons: readonly string[]) => `${listed(reasons)}.`,
    reason: (why: string, number: number) => `${why}: ${number.toLocaleString("en-GB")}`,
    otherReasons: "other reasons",
    hidden: (number: number) =>
      `${counted(number, "ritual is", "rituals are")} left out, since fewer than five people were asked.`,
  },
};
