/** Who may do more than others: giving roles, ending them, and what was decided. */
import { plain, strong, type Text } from "../../chat/card.js";
import { dated, listed } from "./phrases.js";

const names = { curator: "curator", leader: "leader", steward: "steward" } as const;
type Role = keyof typeof names;

/** "a curator of Eastshire Council"; a steward is the whole system's. */
const as = (role: Role, organisation: string | null): string =>
  organisation === null ? `a ${names[role]} of the whole system` : `a ${names[role]} of ${organisation}`;

const platforms: Readonly<Record<string, string>> = { slack: "Slack", teams: "Teams", web: "the web" };
const platformOf = (name: string): string => platforms[name] ?? name;

export const roles = {
  purpose: "See who looks after what, and give somebody a role",
  open: "Who looks after what",
  title: "Who looks after what",
  intro: {
    steward: "You are a steward: you may give every role, and end it. It holds at once.",
    leader: "You are a leader: you may make people curators of your organisation, and end that. It holds at once.",
    curator: "Leaders of your organisation and the system's stewards give these roles, and end them.",
  },
  notYours: "This is for those who look after an organisation, or the whole system.",
  system: "The whole system",
  nobody: "Nobody yet.",
  holds: (name: string, role: Role, platform: string): Text => [
    strong(name),
    plain(`, ${names[role]}, on ${platformOf(platform)}`),
  ],
  end: (name: string, role: Role): string => `End: ${name}, ${names[role]}`,
  endSure: (name: string, role: Role, organisation: string | null) =>
    `End this role? ${name} is then no longer ${as(role, organisation)}, at once. What they told and decided stays.`,
  endYes: "End it",
  endNo: "Keep it",
  ended: (name: string, role: Role, organisation: string | null) => `${name} is no longer ${as(role, organisation)}.`,
  noCuratorLeft: (organisation: string) =>
    `${organisation} has no curator now, so nobody there can decide on stories. Please make somebody its curator.`,
  notEnded: "That role has ended already, or it is not yours to end.",
  lastSteward: "This is the only steward. Please make somebody else a steward first.",
  more: "Show more",
  give: "Give somebody a role",
  form: {
    title: "Give somebody a role",
    send: "Find them",
    person: "Who?",
    personHint: "First name and surname, as Causeway knows them. You see whom it found before anything changes.",
    personMissing: "Please write their name.",
    role: "Which role?",
    choices: {
      curator: "Curator: decides on an organisation's stories",
      leader: "Leader: chooses an organisation's curators",
      steward: "Steward: looks after the whole system",
    },
    organisation: "At which organisation?",
    organisationHint: "Not needed for a steward.",
    organisationMissing: "Please choose the organisation.",
    nobody: (name: string) =>
      `Causeway knows nobody called ${name} there. They have to say something to Causeway once first, such as /causeway in Slack or home in Teams. Then try again.`,
    tooMany: "Too many people have this name. Please ask whoever runs Causeway to give the role.",
  },
  choose: {
    title: (role: Role, organisation: string | null) => `Who is to be ${as(role, organisation)}?`,
    person: (name: string, organisation: string | null, platform: string, since: string): Text => [
      strong(name),
      plain(
        `${organisation === null ? "" : `, ${organisation}`}, on ${platformOf(platform)}, known here since ${since}`,
      ),
    ],
    this: (name: string) => `Give it to ${name}`,
  },
  given: (name: string, role: Role, organisation: string | null) =>
    `${name} is now ${as(role, organisation)}. They are told.`,
  hasIt: (name: string, role: Role, organisation: string | null) => `${name} is ${as(role, organisation)} already.`,
  notGiven: "This role is not yours to give, or Causeway cannot reach that person any more. Nothing has changed.",
  told: {
    granted: (by: string | null, role: Role, organisation: string | null) =>
      by === null ? `You are now ${as(role, organisation)}.` : `${by} made you ${as(role, organisation)}.`,
    may: {
      curator: "You decide on stories that wait for your organisation, and may invite colleagues who have no chat.",
      leader: "You may choose your organisation's curators, and see what was decided there.",
      steward: "You may give every role, settle what holds for the whole system, and see everything that was decided.",
    },
    ended: (role: Role, organisation: string | null) =>
      `You are no longer ${as(role, organisation)}. What you told and decided stays.`,
  },
  shell: {
    nobody: (typed: string) =>
      `Causeway knows nobody as ${typed}. They have to say something to it once first, such as /causeway in Slack or home in Teams, so that it knows them.`,
    holds: (name: string, role: Role, organisation: string | null, platform: string) =>
      `${name}  ${names[role]}  ${organisation ?? "the whole system"}  ${platformOf(platform)}`,
    found: (name: string, organisation: string | null, platform: string, id: string) =>
      `  ${name}, ${organisation ?? "employer not known"}, ${platformOf(platform)}: ${id}`,
  },
};

interface Entry {
  readonly who: string;
  readonly whom: string;
  readonly role: Role | null;
  readonly organisation: string | null;
  readonly settings: readonly (keyof typeof ofKind)[];
  readonly pulse: Pulse | undefined;
  /** As it was called when it was changed. */
  readonly ritual: string;
}

interface Pulse {
  readonly group: string;
  readonly threshold: number;
  readonly changes: readonly { readonly kind: keyof typeof ofPulse; readonly from: string; readonly to: string }[];
}

type Told = (from: string, to: string) => string;

const ofPulse = {
  cadenceWeeks: (from: string, to: string) => `how often (every ${from} weeks before, every ${to} now)`,
  threshold: (from: string, to: string) => `from how many answers results show (${from} before, ${to} now)`,
  target: () => "the score to aim for",
  halves: () => "how many are asked each time",
  skippedMonths: () => "which months are left out",
  firstOn: () => "the day of the next questions",
  leaderId: () => "who tells the group what came of it",
} satisfies Record<string, Told>;

const ofKind = {
  routes: "where staff turn",
  hospitalNumbers: "patients' numbers",
  contacts: "published contacts",
  purpose: "why people work together",
  mustAgree: "when a story may be shared",
  colour: "the colour",
} as const;

const at = (organisation: string | null): string => organisation ?? "the whole system";
const of = (organisation: string | null): string => (organisation === null ? "" : ` of ${organisation}`);
const askedIn = ({ pulse, organisation }: Entry): string => pulse?.group ?? at(organisation);
const pulseOf = (organisation: string | null): string =>
  organisation === null ? "a pulse check" : `a pulse check of ${organisation}`;
const asRole = ({ role, organisation }: Entry): string => (role === null ? "a role holder" : as(role, organisation));

export const audit = {
  purpose: "See who decided what",
  open: "What was decided",
  title: "What was decided",
  intro: "Every role that was given or ended, and every decision, the newest first. No story's words stand here.",
  none: "Nothing has been decided yet.",
  earlier: "Earlier",
  operator: "Whoever runs Causeway",
  somebody: "Somebody who is no longer here",
  when: dated,
  reason: (reason: string) => `Reason: ${reason}`,
  /** One sentence each. */
  deeds: {
    "role-granted": (entry: Entry) => `${entry.who} made ${entry.whom} ${asRole(entry)}.`,
    "role-ended": (entry: Entry) => `${entry.who} ended a role: ${entry.whom} is no longer ${asRole(entry)}.`,
    "story-released": ({ who, organisation }: Entry) => `${who} let a story of ${at(organisation)} be read.`,
    "story-not-released": ({ who, organisation }: Entry) =>
      `${who} did not let a story of ${at(organisation)} be read.`,
    "sharing-agreed": ({ who, organisation }: Entry) =>
      `${who} agreed for ${at(organisation)} that a partner's story may be shared.`,
    "sharing-not-objected": ({ organisation }: Entry) =>
      `Nobody at ${at(organisation)} objected in time, so a partner's story may be shared.`,
    "change-asked": ({ who, organisation }: Entry) =>
      `${who} asked for ${at(organisation)} that a partner's story be changed.`,
    "sharing-refused": ({ who, organisation }: Entry) =>
      `${who} said no for ${at(organisation)} to sharing a partner's story.`,
    appealed: ({ organisation }: Entry) =>
      `The author of a story asked the stewards to look at a no from ${at(organisation)}.`,
    "refusal-upheld": ({ who, organisation }: Entry) => `${who} looked at a no from ${at(organisation)} and upheld it.`,
    "refusal-overturned": ({ who, organisation }: Entry) =>
      `${who} looked at a no from ${at(organisation)} and overturned it.`,
    "concern-raised": ({ who, organisation }: Entry) =>
      `${who} called a story of ${at(organisation)} a concern, which withholds it everywhere.`,
    "concern-settled": ({ who, organisation }: Entry) =>
      `${who} settled a concern about a story of ${at(organisation)}.`,
    "finding-overruled": ({ organisation }: Entry) =>
      `The author of a story of ${at(organisation)} said that words in it identify nobody.`,
    "signal-owned": ({ who, whom, organisation }: Entry) =>
      who === whom
        ? `${who} took on what slipped in ${pulseOf(organisation)}.`
        : `${who} said that ${whom} will see to what slipped in ${pulseOf(organisation)}.`,
    "signal-answered": ({ who, organisation }: Entry) =>
      `${who} told what came of something that slipped in ${pulseOf(organisation)}.`,
    "settings-changed": ({ who, organisation, settings }: Entry) =>
      settings.length === 0
        ? `${who} changed the settings of ${at(organisation)}.`
        : `${who} changed settings of ${at(organisation)}: ${listed(settings.map((kind) => ofKind[kind]))}.`,
    "pulse-planned": (entry: Entry) => {
      const shown = entry.pulse === undefined ? "" : ` Results show from ${entry.pulse.threshold} answers.`;
      return `${entry.who} planned the pulse check for ${askedIn(entry)}.${shown}`;
    },
    "pulse-changed": (entry: Entry) => {
      const changes = entry.pulse?.changes.map(({ kind, from, to }) => ofPulse[kind](from, to)) ?? [];
      const what = changes.length === 0 ? "" : `: ${listed(changes)}`;
      return `${entry.who} changed the pulse check for ${askedIn(entry)}${what}.`;
    },
    "pulse-ended": (entry: Entry) => `${entry.who} ended the pulse check for ${askedIn(entry)}.`,
    "step-started": ({ who, organisation }: Entry) =>
      `${who} started a new step on the chart of a pulse check in ${at(organisation)}.`,
    "ritual-changed": ({ who, ritual, organisation }: Entry) =>
      `${who} changed ${ritual === "" ? "a ritual" : `the ritual “${ritual}”`} for ${at(organisation)}.`,
    "marked-away": ({ who, whom, organisation }: Entry) => `${who} marked ${whom}${of(organisation)} as away.`,
    "marked-back": ({ who, whom, organisation }: Entry) => `${who} marked ${whom}${of(organisation)} as back.`,
    paused: ({ who }: Entry) => `${who} paused everything that Causeway says unasked.`,
    resumed: ({ who }: Entry) => `${who} ended the pause.`,
    "rule-owned": ({ who, organisation }: Entry) =>
      `${who} took on a rule of ${at(organisation)} that stopped joint work.`,
    "rule-answered": ({ who, organisation }: Entry) =>
      `${who} answered for a rule of ${at(organisation)} that stopped joint work.`,
    celebrated: ({ who, organisation }: Entry) =>
      `${who} celebrated a change in ${at(organisation)}, and began a watch over it.`,
    "fade-owned": ({ who, organisation }: Entry) =>
      `${who} took on a change in ${at(organisation)} that seems to fade.`,
    "fade-answered": ({ who, organisation }: Entry) =>
      `${who} said what came of a change in ${at(organisation)} that seemed to fade.`,
  },
};
