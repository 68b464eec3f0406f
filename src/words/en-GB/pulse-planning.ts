/** Planning pulses, as stewards see it. */
import { counted } from "./phrases.js";

const every = (weeks: number): string => `Every ${weeks} weeks`;
/** Where a few more or fewer would say who is in it. */
const few = 10;
const people = (number: number): string =>
  number < few ? `fewer than ${few} people` : counted(number, "person", "people");

export const planning = {
  title: "Planning pulse checks",
  open: "Plan pulse checks",
  intro:
    "A pulse check asks a group three short questions every few weeks. A steward decides who is asked, how often, and how many must have answered before anything is shown.",
  notSteward:
    "The system's stewards plan pulse checks. If your team, organisation or place would like one, please ask a steward.",
  noKeys:
    "Pulse checks cannot be planned yet: Causeway has no separate place for the keys that keep answers secret. Please ask whoever runs Causeway to set PULSE_KEYS_URL.",
  none: "No pulse check is planned yet.",
  more: "Show more",
  plan: "Plan a pulse check",
  change: (group: string) => `Change: ${group}`,
  end: (group: string) => `End: ${group}`,
  endSure: (group: string) =>
    `End the pulse check for ${group}? No more questions are sent. One that is open still closes as people were told, and its results come.`,
  endYes: "End it",
  endNo: "Keep it",
  ended: (group: string) =>
    `The pulse check for ${group} has ended. If questions are open, they close as people were told.`,
  gone: "That pulse check has ended, or was never there. Nothing has changed.",
  group: {
    system: (system: string) => `Everybody across ${system}`,
    place: (place: string) => `${place} (place)`,
    organisation: (organisation: string) => organisation,
    team: (team: string) => `${team} (team)`,
    gone: "A group that is no longer here",
  },
  choice: (group: string, number: number) => `${group}: ${people(number)}`,
  /** One line each, on the card of a pulse. */
  asked: (number: number) => `Causeway can ask ${people(number)}.`,
  terms: (weeks: number, threshold: number) => `${every(weeks)}. Results show from ${threshold} answers.`,
  halves: "Half of the people each time.",
  next: (date: string | undefined) =>
    date === undefined ? "No date comes next, since every month is left out." : `The next questions go on ${date}.`,
  leader: (name: string | undefined) =>
    name === undefined ? "Nobody answers the group yet." : `${name} tells the group what came of it.`,
  form: {
    title: "Plan a pulse check",
    send: "Plan it",
    before:
      "The number beside each group is how many people Causeway can ask there. About half of those who are asked tend to answer.",
    group: "Who is asked?",
    groupMissing: "Please choose who is asked.",
    cadence: "How often?",
    every,
    threshold: "From how many answers is anything shown?",
    thresholdHint:
      "From 5 to 30; 11 is a good start. People are told this before they answer, so it never changes while questions are open.",
    thresholdWrong: "Please write a whole number from 5 to 30.",
    target: "Which score do you aim for?",
    targetHint: "From 0 to 100. You can leave this empty.",
    targetWrong: "Please write a whole number from 0 to 100, or leave this empty.",
    halves: "Ask everybody each time, or half?",
    halvesHint: "Half means that each person is asked every other time. It is for groups of 400 people or more.",
    halvesChoices: { all: "Everybody", half: "Half each time" },
    halvesWrong: (number: number) =>
      `Causeway can ask ${people(number)} there, and half is for 400 or more. Please ask everybody.`,
    months: "Which months are left out?",
    monthsHint: "In these months national surveys ask NHS staff. No pulse opens or closes in a month that is ticked.",
    month: (name: string, survey: "quarterly" | "staff") =>
      `${name} (${survey === "quarterly" ? "National Quarterly Pulse Survey" : "NHS Staff Survey"})`,
    first: "On which day do the first questions go?",
    next: "On which day do the next questions go?",
    firstHint: "A working day, such as 7 December. The others follow on the same weekday.",
    dayWrong: {
      unread: "Please write a day, such as 7 December or 2026-12-07.",
      past: "That day is over. Please choose today or a later day.",
      far: "That is more than a year away. Please choose an earlier day.",
      weekend: "That is at a weekend. Please choose a day from Monday to Friday.",
      holiday: "That is a bank holiday. Please choose another day.",
      "left-out":
        "A pulse that opens then runs for a week, and you have left that month out, or the one in which it closes. Please choose another day, or leave that month in.",
      late: "Questions go at nine in the morning, and today that has passed. Please choose a later day.",
      open: "Questions are open then. Please choose a later day.",
    },
    leader: "Who tells the group what came of it?",
    leaderHint: "First name and surname of a leader or a steward. They hear of it.",
    leaderMissing: "Please write the name of a leader or a steward.",
    leaderNobody: (name: string) =>
      `Causeway knows no leader and no steward called ${name}. Please look at the spelling, or give them the role first.`,
    leaderSeveral: (names: readonly string[]) =>
      `There is more than one: ${names.join("; ")}. Please write the organisation too, in brackets.`,
  },
  planned: (group: string, number: number, expected: number, date: string) =>
    `The pulse check for ${group} is planned. Causeway can ask ${people(number)}; expect about ${expected} answers on each subject. The first questions go on ${date}.`,
  changed: (group: string, expected: number) =>
    `The pulse check for ${group} is changed. Expect about ${expected} answers on each subject.`,
  unchanged: (group: string) => `The pulse check for ${group} stays as it was.`,
  changeForm: {
    title: "Change a pulse check",
    send: "Change it",
    known: (group: string) => `This is the pulse check for ${group}. There is one for each group.`,
    thresholdOpen: (date: string) =>
      `People who are asked now were told this number, so it stays until their answers have been counted. They can answer until ${date}; please come back after that.`,
    thresholdCounting:
      "People who were asked were told this number, and their answers are being counted. Please come back in an hour.",
    tooFew: (expected: number) =>
      `About ${expected} answers can be expected on each subject, fewer than this. Nothing would be shown. Please choose a smaller number, or ask everybody.`,
  },
  unlikely: {
    title: (group: string) => `${group} is too small for this`,
    why: (number: number, expected: number, threshold: number) =>
      `Causeway can ask ${people(number)}, so ${number < few ? "fewer than 5" : `about ${expected}`} answers can be expected on each subject. Fewer than ${threshold} show nothing, and nobody should be asked for nothing. So this is not planned.`,
    instead: (group: string) => `Instead, ask ${group}: the same people are asked, among enough others.`,
    hasOne: (group: string) => `${group} has a pulse check already, and the same people are asked in it.`,
    plan: (group: string) => `Plan it for ${group}`,
    talk: "Talk it through instead",
  },
  talk: {
    title: "Talk it through in ten minutes",
    intro: "Small teams learn more from talking. Nothing is written down here, and nobody else hears of it.",
    steps: [
      "Read the three sentences aloud. For a minute, each thinks for themselves.",
      "For each sentence, everybody holds up one to five fingers at the same time: one to disagree, five to agree.",
      "Let whoever held up the fewest speak first, if they wish to. Ask what would make it one more.",
      "In the last two minutes, choose one thing to try before you meet next, and who begins.",
    ],
  },
  toldLeader: (by: string, group: string) =>
    `${by} asked you to answer for the pulse check of ${group}. After each one, you tell the group what you heard, what you did and what you could not do.`,
  own: {
    title: "Your system's own questions",
    intro: (most: number) =>
      `Up to ${most}, asked after the three in every pulse check, one at a time in turn. Anybody agrees or disagrees with them.`,
    none: "There are none yet.",
    add: "Add a question",
    retire: (words: string) => `Stop asking: ${words}`,
    retireSure: "Stop asking this? What came of it so far stays.",
    retireYes: "Stop asking it",
    retireNo: "Keep it",
    retired: "That question is not asked any more. Where it is open now, it can still be answered.",
    notThere: "That question is not asked any more.",
    added: "That question is asked from the next pulse check on, in turn with the others.",
    form: {
      title: "Add a question",
      send: "Add it",
      words: "Which sentence should people agree or disagree with?",
      hint: "One plain sentence about themselves, of at most 20 words. For example: I know who leads our joint work.",
      missing: "Please write a sentence.",
      tooMany: (most: number) => `There are ${most} already. Please stop asking one of them first.`,
      same: "This question is asked already.",
      problems: {
        long: (words: number) => `It has ${words} words. Please say it in at most 20.`,
        question: "Please write a sentence that people can agree or disagree with, not a question.",
        several: "Please write one sentence only.",
        both: "“And/or” asks two things at once, so nobody can tell what an answer means. Please choose one.",
        negative: (word: string) =>
          `Many people misread “${word}” when they are in a hurry. Please say the same without it: “I have time”, rather than “I do not have time”.`,
        abbreviation: (abbreviation: string, meaning: string | undefined) =>
          meaning === undefined
            ? `Not everybody knows “${abbreviation}”. Please write it out.`
            : `Not everybody knows “${abbreviation}”. Please write it out, such as: ${meaning}.`,
      },
    },
  },
};
