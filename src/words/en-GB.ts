/** Every sentence that a person reads, in British English. */
import type { Text } from "../chat/card.js";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** "a", "a and b", "a, b and c". */
function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(names);
}

function counted(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

function date(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "long" }).format(at);
}

function moment(at: Date, timeZone: string): string {
  const format = {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(at);
}

/** The first word of a name, to greet somebody with. A handle such as "maria.santos" is not a name. */
function greeted(name: string): string {
  const first = name.split(/\s/)[0] ?? "";
  return /^\p{Lu}[\p{L}'’-]*$/u.test(first) ? `, ${first}` : "";
}

export const words = {
  listed,
  date,

  form: {
    missing: "Please fill this in.",
    tooLong: (length: number, max: number) => `This is ${length} characters long. Please keep it to ${max}.`,
    notOffered: "Please choose from the list.",
  },

  bot: {
    unknownVerb: (verb: string, nearest: readonly string[]) =>
      `Causeway does not know "${verb}". You could say: ${nearest.join(", ")}.`,
    fault: (reference: string) =>
      `That did not work, and it is not your fault. Please try again; if it happens twice, tell your admin this reference: ${reference}.`,
    faultInForm: (reference: string) =>
      `That did not work, and it is not your fault. What you wrote is kept here. Please try again; if it happens twice, tell your admin this reference: ${reference}.`,
    busy: "Causeway has too much to do at this moment. Nothing was saved. Please try again in a minute.",
    oldCard: "That card is too old to answer. Please open Causeway again and use the new one.",
  },

  slack: {
    product: "Causeway",
    close: "Close",
    nothingToChoose: "There is nothing to choose from yet.",
    cut: "There is more than fits here.",
    tooLate: "That took too long to open. Please try again.",
    connected: {
      title: "Causeway is in your workspace",
      text: 'Now go to the channel that your leaders read, type "/causeway setup" and give the joining code that your stewards sent.',
    },
    notConnected: {
      title: "Causeway was not added",
      text: "Nothing has changed in your workspace. Please start again from the link that your stewards sent.",
    },
  },

  directory: {
    sectors: {
      hospital: "Hospital",
      "mental-health": "Mental health",
      community: "Community health",
      "primary-care": "GP practices and primary care",
      ambulance: "Ambulance",
      council: "Council",
      "social-care": "Care provider",
      charity: "Charity",
      other: "Other",
    },
    notSetUp: (system: string) =>
      `Causeway for ${system} is not set up in this workspace yet. Whoever has the joining code says "/causeway setup" in the channel that your leaders read.`,
    notHere: "Please say this in the channel that your leaders read. That is where the weekly digest will go.",
    setUpPurpose: "Make this channel the one that your leaders read",
    setUp: {
      title: "Set up this channel",
      send: "Set up",
      intro:
        "This channel will get the weekly digest of your organisation. The joining code came from your system's stewards; it works once.",
      code: "Code",
      day: "Day",
      time: "Time",
      timeZone: "Time zone",
      timeHint: "For example 08:00",
      timeZoneHint: "For example Europe/London",
      days,
    },
    wrongCode: "This code is not one of ours, was used already, or is more than 7 days old. Please ask for a new one.",
    wrongTime: "Please write the time as 08:00.",
    wrongTimeZone: "We do not know this time zone. Please write it as Europe/London.",
    lostRoom: "Please close this and say setup again in the channel itself.",
    channelSetUp: (organisation: string, first: Date, timeZone: string) =>
      `This channel now gets the weekly digest for ${organisation}. The first one comes on ${moment(first, timeZone)} (${timeZone}).`,
    channelSetUpMore: "Anyone here can share a story of working across organisations: type /story.",
    channelGone: "This channel is no longer set up.",
    refused: (organisation: string, reason: string): Text => [
      {
        kind: "plain",
        text: `A message for the leaders of ${organisation} could not be posted in the channel that you set up. The platform said: `,
      },
      { kind: "strong", text: reason },
      { kind: "plain", text: "." },
    ],
    refusedMend: {
      invite: "Please add Causeway to the channel (in Slack: /invite @Causeway), then press Try again.",
      gone: "The channel seems to be archived or deleted. Please set up another one, with a new code from your stewards.",
      other: "Please check that Causeway may post there, then press Try again.",
    },
    tryAgain: "Try again",
    tryingAgain: "Trying again now.",
    triedAlready: "That message was posted, or has been tried again already.",
    employer: "Who do you work for?",
    quietPurpose: "Choose when Causeway may write to you",
    quiet: {
      title: "Messages from Causeway",
      send: "Save",
      question: "When may Causeway write to you?",
      hint: "Answers to what you do yourself always come.",
      choices: {
        on: "As usual: at most 2 a week, never from 19:00 to 08:00",
        day: "Not for a day",
        week: "Not for a week",
        month: "Not for a month",
        off: "Not until I say so",
      },
      saved: "Saved. You can change this at any time: /causeway quiet.",
    },
  },

  home: {
    purpose: "See your stories and what you can do",
    helpPurpose: "See what you can say",
    title: (system: string) => `Stories of working together across ${system}`,
    intro:
      "Two minutes, three questions: what happened, which organisations were involved, and what changed for somebody.",
    share: "Share a story",
    quiet: "When Causeway may write",
    yours: "Your stories",
    noneYours: "You have not shared a story yet.",
    lately: "Lately, in what you may read",
    noneLately: "No stories yet. The first one is often the hardest; yours would help.",
    help: "What you can say",
    command: (command: string, usage: string, purpose: string): Text => [
      { kind: "strong", text: [command, usage].filter((part) => part !== "").join(" ") },
      { kind: "plain", text: `: ${purpose.charAt(0).toLowerCase()}${purpose.slice(1)}.` },
    ],
    emergencies: "Nobody watches Causeway for emergencies.",
  },

  story: {
    purpose: "Share a story of working across organisations",
    usage: "[what happened]",
    shortcut: "Share a story",
    pointer: "Share as a story",
    form: {
      title: "Share a story",
      editTitle: "Edit your story",
      send: "Share",
      save: "Save",
      happened: "What happened?",
      happenedHint: "Nothing that could identify a patient: no names, dates of birth or numbers.",
      happenedMissing: "Please say what happened. A sentence or two is enough.",
      organisations: "Which organisations were involved?",
      organisationsHint: "Besides your own. One is enough.",
      organisationsMissing: "Please say which organisations were involved. One is enough.",
      changed: "What changed for the person or the community?",
      changedMissing: "Please say what changed for somebody. One sentence is enough.",
      audience: "Who may see it?",
      audienceMissing: "Please choose who may see it.",
      audiences: { organisation: "My organisation", place: "My place", system: "The whole system" },
      byline: "How should readers know you?",
      bylines: { name: "By my name", role: "By my role", nobody: "Not at all" },
      role: "Your role",
      roleHint: "Only needed if you are shown by your role. For example: ward clerk.",
      roleMissing: "Please write your role, or choose another way to be shown.",
      emergencies:
        "Nobody watches Causeway for emergencies. If somebody is at risk, use your organisation's own route now.",
    },
    identifier: (found: string) =>
      `This looks like an NHS number: ${found}. Stories must not identify a patient. Nothing has been saved. Please take it out and send again.`,
    identifierInChat: "What was typed in the chat itself may still be there: please delete it.",
    shared: (name: string, organisation: string) =>
      `Thank you${greeted(name)}. Your story is with ${organisation} now.`,
    reach: {
      organisation: (organisation: string) => `People at ${organisation} can read it.`,
      place: (_organisation: string) => "People in the organisations of your place can read it.",
      system: (_organisation: string) => "The whole system can read it.",
    },
    edit: "Edit",
    withdraw: "Withdraw",
    withdrawSure: "Withdraw this story? Its words are deleted here and taken out of every message that told it.",
    withdrawYes: "Withdraw it",
    withdrawNo: "Keep it",
    withdrawn: "You withdrew this story. Its words are deleted, and taken out of every message that told it.",
    withdrawnElsewhere: "This story was withdrawn by its author.",
    edited: "Your story is changed, here and everywhere it was posted.",
    gone: "This story is no longer here. Its author may have withdrawn it.",
    notYours: "You can only change your own stories.",
    read: "Read it",
    involved: "Involved",
    whatChanged: "What changed",
    when: "Shared",
    by: {
      name: (name: string, organisation: string) => `${name}, ${organisation}`,
      role: (role: string, organisation: string) => `${role}, ${organisation}`,
      nobody: (organisation: string) => `Someone at ${organisation}`,
    },
    thank: "Thank them",
    thanked: "Your thanks are on their way to the person who told this story.",
    thankedAlready: "You have thanked them for this story already.",
    thankedOwn: "This is your own story. Thank you for telling it.",
    thanks: (name: string, leader: string, organisation: string | null) =>
      `${[leader, ...(organisation === null ? [] : [organisation])].join(", ")}, thanks you for your story${greeted(name)}.`,
    proposeBot: "That message was not written by a person, so nobody can agree to share it.",
    proposeEmpty: "That message has no words to share.",
    proposed: (author: string) =>
      `${author} has been asked. It becomes a story only if they agree, in their own words. Nothing is shared until then.`,
    proposal: (proposer: string) =>
      `${proposer} would like to share this message of yours as a story. Nothing is shared unless you agree.`,
    agree: "Yes, let me look at it",
    decline: "No, thank you",
    declined: "It is not shared, and its words are deleted here.",
    proposalOver: "This has been answered.",
  },

  digest: {
    title: (system: string, since: Date, timeZone: string) => `Across ${system} since ${date(since, timeZone)}`,
    summary: (system: string, stories: number) =>
      stories === 0
        ? `${system}: no new stories this time`
        : `${system}: ${counted(stories, "story", "stories")} of working across organisations`,
    story: "One story:",
    others: (number: number) => (number === 1 ? "One more story:" : `${number} more stories:`),
    line: (number: number, byline: string, start: string) => `${number}. ${byline}: ${start}`,
    readNumber: (number: number) => `Read ${number}`,
    more: (number: number) => `And ${counted(number, "story", "stories")} more that do not fit here.`,
    none: "No stories reached us this time. That may mean that everyone was busy. Telling one takes two minutes: /story.",
    silent: "Whose voice is missing:",
    silentOrganisations: (names: readonly string[]) =>
      `We have not heard from ${listed(names)} for four weeks. Who will ring one of them?`,
    withdrawn: (number: number) => `${counted(number, "story was", "stories were")} withdrawn since this was posted.`,
  },
};

export type Words = typeof words;
