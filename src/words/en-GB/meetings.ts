/** Meetings across organisations: a coffee, time to listen, a day in the life. */
import { days } from "./days.js";
import { counted, listed, moment } from "./phrases.js";

interface Known {
  readonly name: string;
  readonly role: string;
  readonly organisation: string | null;
}

/** "Jo Clark (Social worker, Eastshire Council)" */
function known({ name, role, organisation }: Known): string {
  const more = [role, organisation ?? ""].filter((part) => part !== "");
  return more.length === 0 ? name : `${name} (${more.join(", ")})`;
}

const names = (people: readonly Known[]): string => listed(people.map(({ name }) => name));
const all = (people: readonly Known[]): string => listed(people.map(known));

/** "Tuesday 24 November at 10:00" */
const at = (time: Date, timeZone: string): string => moment(time, timeZone).replace(",", "");

export const meetings = {
  purpose: "Meet somebody from another organisation over a coffee",
  listenPurpose: "Offer time to listen to somebody from another organisation, as a leader",
  daysPurpose: "What people saw when they followed a partner’s day, and what a new way does to a day",
  open: "Meet people",
  at,

  page: {
    title: "Meet people from other organisations",
    intro: "You choose what you are in. You can leave at any time with one press, and nobody is told.",
    employer: "Before you can be in anything here, please say whom you work for.",
    sayEmployer: "Say whom I work for",
    yours: "What you have coming",
    none: "Nothing at the moment.",
    look: {
      coffee: (people: string) => (people === "" ? "Open: coffee" : `Open: coffee with ${people}`),
      listening: (people: string) => (people === "" ? "Open: time to listen" : `Open: time to listen, ${people}`),
      day: (people: string) => (people === "" ? "Open: day in the life" : `Open: day in the life with ${people}`),
    },
    of: {
      coffee: {
        title: "Coffee",
        about: "Once a month you are paired with somebody from another organisation, for 20 minutes.",
        isIn: "You are in.",
        join: "I am in for a coffee",
        leave: "No more coffees",
        joined: "You are in. With the next round you hear whom you meet.",
        left: "You are out. No more coffees until you say so.",
      },
      listening: {
        title: "Time to listen",
        about: "Leaders offer 20 minutes to somebody from another organisation, to hear what gets in the way.",
        isIn: "You may be drawn when a leader offers time.",
        join: "I would like to be heard",
        leave: "Do not draw me",
        joined: "You are in. When a leader offers time, you may be drawn.",
        left: "You are out. You are not drawn any more.",
      },
      day: {
        title: "Day in the life",
        about: "Each quarter, one of you follows an hour of the other’s day.",
        isIn: "You are in.",
        join: "I am in for a day in the life",
        leave: "No more days in the life",
        joined: "You are in. With the next round you hear whom you meet.",
        left: "You are out. No more days in the life until you say so.",
      },
    },
    off: "It is not switched on where you work yet. You can say now that you would be in.",
    inAndOff: "You would be in. It is not switched on where you work yet; once it is, you are in the next round.",
    when: "When I am free",
    free: (times: readonly string[]) =>
      times.length === 0 ? "Any half day will do." : `You said that you are free on ${listed(times)}.`,
    offer: "Offer time to listen",
    days: "Notes of days",
    never: "Whom you would rather not meet",
    neverAbout: "Only you see this list. Whoever is on it is not told of it.",
    neverNone: "Nobody is on it.",
    add: "Add somebody",
    remove: (name: string) => `Remove: ${name}`,
    removed: "Taken off your list.",
  },

  half: {
    "1-am": "Monday morning",
    "1-pm": "Monday afternoon",
    "2-am": "Tuesday morning",
    "2-pm": "Tuesday afternoon",
    "3-am": "Wednesday morning",
    "3-pm": "Wednesday afternoon",
    "4-am": "Thursday morning",
    "4-pm": "Thursday afternoon",
    "5-am": "Friday morning",
    "5-pm": "Friday afternoon",
  },
  freeForm: {
    title: "When are you free?",
    send: "Save",
    free: "Half days on which you can often meet",
    hint: "Choose none if any will do.",
    saved: "Saved. Proposed times keep to it where they can.",
  },
  neverForm: {
    title: "Add to your list",
    send: "Add",
    intro: "You are never paired with this person. Only you see that.",
    who: "Whom would you rather not meet?",
    hint: "First name and surname, as Causeway knows them.",
    missing: "Please write their name.",
    nobody: (name: string) => `Causeway knows nobody called ${name}. Please look at the spelling.`,
    several: (people: readonly string[]) =>
      `Causeway knows more than one person of this name. Please write whom you mean as it stands here: ${people.join(" or ")}.`,
    yourself: "That is you. Please write somebody else’s name.",
    saved: "It is on your list. Only you see it.",
    savedComing:
      "It is on your list. Only you see it. What you have coming with them ends by tomorrow morning, as where somebody can’t come. To end it sooner, open it and say that you can’t come.",
  },

  /** The card of one meeting. */
  card: {
    paired: {
      coffee: (people: readonly Known[]) => `You are paired for a coffee with ${all(people)}.`,
      dayHost: (people: readonly Known[]) => `${all(people)} would like to follow an hour of your day.`,
      dayVisitor: (people: readonly Known[]) => `You may follow an hour of a day of ${all(people)}.`,
    },
    again: "Your last meeting cannot take place after all, so Causeway looked again.",
    which:
      "When would you meet? Choose a time, or suggest another. It is settled once all of you have chosen the same.",
    mine: (time: Date, timeZone: string) => `You would meet on ${at(time, timeZone)}. The others have not chosen yet.`,
    theirs: (name: string, time: Date, timeZone: string, where: string) =>
      `${name} would meet on ${at(time, timeZone)}${where === "" ? "" : `, ${where}`}.`,
    works: (time: Date, timeZone: string) => `Yes: ${at(time, timeZone)}`,
    time: (time: Date, timeZone: string) => at(time, timeZone),
    other: "Another time",
    place: "Add a place or a link",
    agreed: {
      coffee: (people: readonly Known[], time: Date, timeZone: string) =>
        `You meet ${names(people)} on ${at(time, timeZone)}.`,
      listening: (people: readonly Known[], time: Date, timeZone: string) =>
        `You meet ${names(people)} on ${at(time, timeZone)}.`,
      day: (people: readonly Known[], time: Date, timeZone: string) =>
        `You spend an hour with ${names(people)} on ${at(time, timeZone)}.`,
    },
    facts: { who: "With", when: "When", where: "Where", long: "How long" },
    who: all,
    long: (minutes: number) => counted(minutes, "minute", "minutes"),
    calendar: "Add to my calendar",
    join: "Open the link to meet",
    out: "I can’t after all",
    outSure: "Take yourself out of this meeting? The others are told that it does not take place, and nothing else.",
    outYes: "I can’t make it",
    outNo: "Stay in",
    soon: (people: readonly Known[], time: Date, timeZone: string) =>
      `A reminder: you meet ${names(people)} on ${at(time, timeZone)}.`,
    asked: (people: readonly Known[]) => `Did you meet ${names(people)}?`,
    yes: "Yes",
    notYet: "Not yet",
    failed: "It did not work out",
    notYetSaid: "That is fine. Choose a new time when it suits you both, and Causeway asks again later.",
    youSaid: (people: readonly Known[]) =>
      `You say that you met. It counts once ${names(people)} ${people.length === 1 ? "says" : "say"} so too.`,
    over: {
      met: (people: readonly Known[]) => `You met ${names(people)}. Thank you for taking the time.`,
      counts: "This meeting is over, and it counts. Thank you for taking the time.",
      held: "This meeting is over.",
      youLeft: "You are out of this meeting. You stay in for the next round, unless you leave that too.",
      left: "This meeting does not take place. That happens.",
      silent: "No time was found for this meeting, so it has ended. That happens.",
      declined: "This meeting did not work out. That happens; you are in for the next round.",
      cancelled: "This meeting has ended.",
    },
    none: "This meeting is not yours, or it is over. Nothing has changed.",
    past: "This time has passed. Please choose another.",
    fewer: (people: readonly Known[]) =>
      `One of you can’t make it after all. ${names(people)} ${people.length === 1 ? "is" : "are"} still in.`,
  },

  /** To whoever is left. */
  tellOver: {
    first:
      "Your meeting cannot take place after all. That happens. Nobody else is free at the moment, so you come first in the next round.",
    ended: "Your meeting cannot take place after all. That happens.",
  },
  /** To whoever could not be paired. */
  waits: "Nobody was free to meet you this time. That happens. You come first in the next round.",

  timeForm: {
    title: "Suggest a time",
    send: "Suggest it",
    dayOf: "Which day?",
    dayHint: "A day within the next two months, such as 4 December.",
    dayMissing: "Please write a day, such as 4 December.",
    notADay: "Please write a day that the calendar has, such as 4 December.",
    time: "At what time?",
    timeHint: "Such as 14:30. It is in your own time zone.",
    timeMissing: "Please write a time, such as 14:30.",
    notATime: "Please write a time of the day, such as 14:30.",
    past: "Please choose a time that is still to come.",
    far: "Please choose a day within the next two months.",
    where: "Where? A place, or a link to a call",
    whereHint: "A link begins with https://. Please leave out postcodes and phone numbers.",
    notALink: "Please write a place, or a link that begins with https:// and has nothing after it.",
  },

  /** The file for a calendar. */
  calendar: {
    coffee: (people: readonly Known[]) => `Coffee with ${names(people)}`,
    listening: (people: readonly Known[]) => `Time to listen with ${names(people)}`,
    day: (people: readonly Known[]) => `Day in the life with ${names(people)}`,
    description: (people: readonly Known[], starter: string) => `With ${all(people)}.\n${starter}`,
  },

  listening: {
    notLeader: "Leaders offer time to listen. To be heard by one, press “I would like to be heard” under “coffee”.",
    form: {
      title: "Offer time to listen",
      send: "Offer it",
      intro:
        "Somebody from another organisation who asked to be heard is drawn. You hear who comes once they have said yes.",
      minutes: "For how long?",
      minutesOf: (minutes: number) => counted(minutes, "minute", "minutes"),
      whereMissing: "Please say where, or give a link to a call.",
      soon: "Please choose a day after today, so that somebody can plan for it.",
    },
    offered: (time: Date, timeZone: string) =>
      `Thank you. You offer time on ${at(time, timeZone)}. Causeway looks for somebody, and tells you who comes.`,
    seeking: "Causeway looks for somebody from another organisation. You hear who comes once they have said yes.",
    drawn: (host: Known, minutes: number, time: Date, timeZone: string) =>
      `${known(host)} offers ${counted(minutes, "minute", "minutes")} to listen to you on ${at(time, timeZone)}.`,
    drawnAbout: "You asked to be heard, and you were drawn. Say what gets in the way of your work.",
    come: "I will be there",
    cannot: "I can’t this time",
    fixedSoFar: (host: string, words: string) => `${host} fixed one thing: ${words}`,
    fix: "Say what you fixed",
    fixForm: {
      title: "One thing fixed",
      send: "Tell them",
      intro: (name: string) => `${name} is told what you write here, with your name. Please name nobody else.`,
      fixed: "What is fixed, or under way?",
      missing: "Please say one thing. It may be small.",
      saved: (name: string) => `Thank you. ${name} is told.`,
    },
    ask: "Ask what gets in the way. Afterwards, fix one thing, and say so here.",
  },

  days,
};
