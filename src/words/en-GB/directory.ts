/** Organisations, channels and people. */
import { command, ownCommand, plain, strong, type Text } from "../../chat/card.js";
import { moment } from "./phrases.js";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export const directory = {
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
  notSetUp: (system: string): Text => [
    plain(`Causeway for ${system} is not set up in this workspace yet. Whoever has the joining code says `),
    command("setup"),
    plain(" in the channel that your leaders read."),
  ],
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
  channelSetUp: (organisation: string, next: Date, timeZone: string) =>
    `This channel now gets the weekly digest for ${organisation}. The next one comes on ${moment(next, timeZone)} (${timeZone}).`,
  channelSetUpMore: [
    plain("Anyone can share a story of working across organisations: "),
    ownCommand("story"),
    plain("."),
  ] satisfies Text,
  channelLeft: (organisation: string): Text => [
    plain(
      `Causeway was taken out of the channel that you set up for ${organisation}, so nothing is posted there any more. To go on, add it again and say `,
    ),
    command("setup"),
    plain(" there, with a new code from your stewards."),
  ],
  /** By what the channel is for. */
  refusals: {
    leadership: {
      refused: (organisation: string, reason: string): Text => [
        plain(
          `A message for the leaders of ${organisation} could not be posted in the channel that you set up. The platform said: `,
        ),
        strong(reason),
        plain("."),
      ],
      mends: {
        invite: "Please add Causeway to the channel, then press Try again.",
        gone: "The channel seems to be archived or deleted, so nothing more is posted there. Please set up another one, with a new code from your stewards.",
        other: "Please check that Causeway may post there, then press Try again.",
      },
      tooLate: "Its time has passed. The next digest tells what it would have told.",
    },
    room: {
      refused: (_organisation: string, reason: string): Text => [
        plain("What you asked could not be posted in the channel. The platform said: "),
        strong(reason),
        plain("."),
      ],
      mends: {
        invite: "Please add Causeway to the channel, then press Try again.",
        gone: "The channel seems to be archived or deleted, so nothing more is posted there. Please ask in another one.",
        other: "Please check that Causeway may post there, then press Try again.",
      },
      tooLate: "Its time has passed, so it is not posted any more.",
    },
  },
  tryAgain: "Try again",
  tryingAgain: "Trying again now.",
  triedAlready: "That message was posted, or has been tried again already.",
  employer: "Who do you work for?",
  employerPurpose: "Say whom you work for",
  chooseEmployer: {
    title: "Whom you work for",
    send: "Save",
    intro: "Several organisations share this workspace, so Causeway asks once. It decides which stories you can read.",
    saved: (organisation: string) => `Saved: ${organisation}. Please do again what you were about to do.`,
    open: "Say whom you work for",
  },
  quietPurpose: "Choose when Causeway may write to you",
  quiet: {
    title: "Messages from Causeway",
    send: "Save",
    question: "When may Causeway write to you?",
    hint: "Answers to what you do yourself always come. A colleague's thanks or question comes when they send it, unless you choose a pause here: then it waits until the pause is over. If you choose the last, it never comes.",
    choices: {
      on: "As usual: at most 2 a week unasked, in your hours only",
      day: "Not for a day",
      week: "Not for a week",
      month: "Not for a month",
      held: "Not until I say so",
      off: "Only in answer to what I do",
    },
    hours: "When do you usually work?",
    hoursHint: "Outside these hours, and on bank holidays, Causeway itself writes nothing.",
    /** By what is kept; `usual` where nothing is. */
    shifts: {
      usual: "Days: from 8 in the morning until 7 in the evening",
      early: "Early shifts: from 6 in the morning until 4 in the afternoon",
      late: "Late shifts: from noon until 10 in the evening",
      night: "Nights: from 7 in the evening until 8 in the morning",
    },
    /** What holds now, at the top of the form. */
    now: {
      on: "Now: Causeway writes as usual.",
      snoozed: (until: string) => `Now: nothing unasked until ${until}. What colleagues send waits until then.`,
      held: "Now: nothing unasked until you say so. What colleagues send waits.",
      off: "Now: only answers to what you do yourself.",
    },
    until: (until: string) => `Leave it as it is: not until ${until}`,
    moment,
    saved: "Saved. You can change this at any time.",
    change: "Change it",
    /** On whatever Causeway says unasked: the choice, and the one press that ends it. */
    when: "When Causeway may write",
    stop: "Send me nothing unasked",
    stopSure:
      "Shall Causeway send you nothing unasked any more? Then thanks and questions from colleagues do not come either. You can change this at any time.",
    stopYes: "Send nothing unasked",
    stopNo: "Leave it as it is",
    stopped: "Causeway sends you nothing unasked any more. Nobody is told. You can change this at any time.",
  },
};
