/** What a ritual asks of somebody when it comes round. */
import { counted } from "./phrases.js";

export const ritualPrompts = {
  /** The main button, by what answers it. */
  do: {
    thanks: "Thank somebody",
    relay: "Thank who made it possible",
    "story-thanks": "Thank them in your words",
    story: "Tell it",
    lesson: "Tell it as a story",
    meaning: "Add its meaning",
    need: "Write a need or an offer",
    try: "Begin a try",
    rule: "Name the rule",
    meeting: "Offer a time",
    status: "Say how it stands",
    words: "Answer",
  },
  startTry: "Begin a try",
  readStory: "Read it",
  notNow: "Not this time",
  minutes: (minutes: number) =>
    `This takes about ${counted(minutes, "minute", "minutes")}. Nobody is told if you leave it.`,
  minutesHere: (minutes: number) =>
    `This takes about ${counted(minutes, "minute", "minutes")}. Anybody here may answer.`,
  /** What it asks about. */
  thankedBy: (name: string, organisation: string) => `${name}, ${organisation}, thanked you:`,
  forGroup: (name: string) => `This is for the team “${name}”.`,

  done: {
    thanks: "Thank you. Your thanks are on their way.",
    relay: "Thank you. Your thanks are passed on.",
    "story-thanks": "Thank you. They are told that you thanked them.",
    story: "Thank you for telling it. Your story is with Causeway.",
    lesson: "Thank you for telling what did not work. Others need not learn it the hard way.",
    meaning: "Thank you. The next person who meets these letters can look them up.",
    need: "Thank you. Causeway looks for somebody who can help.",
    try: "Thank you. On its day Causeway asks you how the try went.",
    rule: "Thank you. Somebody is being asked to answer for the rule.",
    meeting: "Thank you. Causeway sees to the meeting.",
    status: "Thank you for saying how it stands.",
    words: "Thank you. Your answer is kept with the ritual.",
  },
  /** Of the ritual by its name. */
  answered: (name: string, thanks: string) => `${name}: ${thanks}`,
  answeredHere: "Somebody here has answered. Your own answer is welcome too.",
  passed: (name: string) => `${name}: not this time. That is fine, and nobody is told.`,
  over: (name: string) => `${name}: there is nothing to do here any more.`,
  notYours: "There is nothing to do here any more.",

  empty: {
    title: (name: string, where: string | undefined) =>
      where === undefined
        ? `“${name}” came round, and nobody was there to be asked.`
        : `“${name}” came round for ${where}, and nobody was there to be asked.`,
    why: {
      leaders: "It asks leaders, and nobody is a leader who can be asked. A steward makes somebody one under roles.",
      managers: "It asks leaders, curators and those who look after a team, and there is nobody who can be asked.",
      hosts:
        "It asks whoever looks after a team, and there is nobody who can be asked. Leaders and curators make teams.",
      forums: "It is asked in leadership channels, and none is set up. Setting one up takes a minute.",
      volunteers: "It is for those who asked to be in it, and there is nobody yet. Tell people that they can join.",
    },
    what: "If it is not wanted, switch it off. Causeway says this once a quarter at most.",
    open: "See the rituals",
    join: "How people join",
  },
};
