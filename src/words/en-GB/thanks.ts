/** Thanks from one person to others. */
import { date, either, greeted, listed } from "./phrases.js";

const person = (name: string, organisation: string): string => `${name}, ${organisation}`;

/** Each with their organisation, so that commas do not part them. */
const people = (all: readonly { readonly name: string; readonly organisation: string }[]): string =>
  listed(all.map(({ name, organisation }) => `${name} (${organisation})`));

const names = (all: readonly { readonly name: string }[]): string => listed(all.map(({ name }) => name));

export const thanks = {
  purpose: "Thank somebody, wherever they work",
  usage: "[who, and what for]",
  shortcut: "Thank somebody",
  person,
  people,
  form: {
    title: "Thank somebody",
    relayTitle: "Pass it on",
    send: "Send",
    who: "Who do you want to thank?",
    relayWho: "Who else made that possible?",
    whoHint: "First name and surname; several with commas between. For example: Jo Clark, Sam Okafor.",
    whoMissing: "Please write who you want to thank.",
    whoUnreadable: "Please write a name that can be read.",
    tooMany: (most: number) => `Please thank at most ${most} people at once.`,
    where: "Where do they work?",
    whereHint: "Choose every organisation that somebody you thank works for; your own counts too.",
    whereMissing: "Please choose where they work.",
    what: "What for?",
    whatHint: "A sentence or two, in your own words. Nothing that could identify a patient.",
    whatMissing: "Please say what for. One sentence is enough.",
    seen: "May others see it?",
    seenHint: "Others are people at your organisation and at theirs.",
    seenBy: { them: "Only those I thank", others: "Others too, once all those I thank agree" },
  },
  self: "One of these names is your own. Your part deserves thanks too, but they have to come from somebody else. Please take your name out.",
  choose: {
    title: "Who do you mean?",
    send: "Send",
    intro: "Nothing has been sent yet.",
    which: (name: string) => `Which ${name}?`,
    where: (name: string) => `Where does ${name} work?`,
    whereHint: "Causeway knows nobody of this name there, so it cannot write to them itself.",
    /** Nobody has the name that was typed. */
    meant: (near: readonly string[]) => `Did you mean ${either(near)}?`,
    meantHint: (name: string) => `Causeway knows nobody called ${name} there.`,
    called: (name: string, works: string) => `${name}: ${works}`,
    works: (role: string, organisation: string) => (role === "" ? organisation : `${role}, ${organisation}`),
    mayWork: (organisation: string) => `Perhaps ${organisation}: they have not said whom they work for`,
    since: (label: string, at: Date, timeZone: string) => `${label} (here since ${date(at, timeZone)})`,
    somebodyElse: "Somebody else",
    somebodyElseAt: (organisation: string) => `Somebody else, at ${organisation}`,
    missing: "Please say who you mean.",
    gone: "These thanks were sent already, or are no longer kept. Please write them again if they did not arrive.",
  },
  sent: {
    /** Whether they are here, have paused their messages or are away: nobody learns which. */
    reached: (all: readonly { readonly name: string; readonly organisation: string }[]) =>
      `Your thanks go to ${people(all)}, to read in their own hours.`,
    asked: (all: readonly { readonly name: string }[], organisation: string) =>
      `Causeway cannot reach ${names(all)} itself, so whoever looks after ${organisation} here is asked to pass your thanks on.`,
    passedOn: (all: readonly { readonly name: string }[], organisation: string) =>
      `Somebody at ${organisation} has passed your thanks on to ${names(all)}.`,
    onRecord: (all: readonly { readonly name: string }[], organisation: string) =>
      `Causeway cannot reach ${names(all)}, and nobody who could pass it on looks after ${organisation} here. Your thanks are kept on record, but nobody is told: please tell them yourself.`,
  },
  seen: {
    them: "Nobody else can see this.",
    passedOn: "Only they and whoever is asked to pass it on can see this.",
    asks: "Others can see this once all those who are thanked have agreed.",
    never:
      "Only they and whoever is asked to pass it on can see this: somebody whom Causeway cannot reach cannot agree to it.",
    public: "People at your organisation and at those of all who are thanked can see this.",
  },
  takeBack: "Take it back",
  takeBackSure:
    "Take these thanks back? Their words are deleted here and taken out of every message that carried them.",
  takeBackYes: "Take them back",
  takeBackNo: "Keep them",
  takenBack: "You took these thanks back. Their words are deleted, and taken out of every message that carried them.",
  wereTakenBack: "These thanks were taken back.",
  gone: "These thanks are no longer here, or they are not yours to answer.",
  received: (sender: string, organisation: string, name: string) =>
    `${person(sender, organisation)}, thanks you${greeted(name)}.`,
  relayed: (sender: string) => `${sender} was thanked, and passes it on to whoever made it possible.`,
  also: (all: readonly { readonly name: string; readonly organisation: string }[]) =>
    `Thanked with you: ${people(all)}.`,
  toPassOn: (sender: string, own: string, name: string, organisation: string) =>
    `${person(sender, own)}, thanks ${name}, ${organisation}. Causeway cannot reach ${name}. Please pass it on.`,
  didGetIt: "Done, I passed it on",
  gotIt: (name: string, organisation: string) =>
    `These thanks were passed on to ${name}, ${organisation}. Nothing is left to do.`,
  wasPassedOn: (name: string, organisation: string) => `Your thanks were passed on to ${person(name, organisation)}.`,
  notYours: "That is done already, or it is not yours to pass on.",
  public: (
    sender: string,
    organisation: string,
    all: readonly { readonly name: string; readonly organisation: string }[],
  ) => `${person(sender, organisation)}, thanks ${people(all)}`,
  lately: "Thanks that you may see",
  helped: "This helped",
  didHelp: "You said that this helped.",
  saysItHelped: (name: string, organisation: string) => `${person(name, organisation)}, says that your thanks helped.`,
  passOn: "Pass it on",
  didPassOn: "You passed it on.",
  agree: "Others may see this",
  didAgree: "You let others see this.",
  disagree: "Only me, please",
  reply: "Reply",
  didReply: "You replied.",
  replyForm: {
    title: "Reply",
    send: "Send",
    to: (name: string, organisation: string) => `${person(name, organisation)}, wrote:`,
    question: "Your reply",
    hint: "Only they can read it. Nothing that could identify a patient.",
    missing: "Please write something.",
  },
  replied: (name: string, organisation: string) => `${person(name, organisation)}, replied to your thanks.`,
  youWrote: (start: string) => `You wrote: ${start}`,
  replySent: (name: string) => `Your reply goes to ${name}.`,
};
