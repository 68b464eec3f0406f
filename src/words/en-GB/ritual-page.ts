/** The page of rituals: what waits for somebody, what is on for them, and where the rest stands. */
import { counted } from "./phrases.js";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** "every week", of how often a ritual comes round. */
const cadences = {
  weekly: "every week",
  fortnightly: "every two weeks",
  monthly: "every month",
  quarterly: "every three months",
  event: "whenever somebody asks for it",
  anniversary: "3, 6, 9 and 12 months after a change is celebrated",
} as const;

type Cadence = keyof typeof cadences;

const minutes = (number: number): string => counted(number, "minute", "minutes");
const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export const ritualPage = {
  purpose: "See and start what brings people together",
  usage: "[review or a name]",
  open: "Rituals",
  page: {
    title: "Rituals",
    intro:
      "Small things that bring people from different organisations together. Each takes a few minutes, and none is a duty.",
    waiting: "What waits for you",
    waitingNone: "Nothing waits for you.",
    on: "What is on for you",
    onNone: "Nothing is on for you at the moment. You can start one yourself below.",
    start: "Start one yourself",
    lately: "Answered lately",
    latelyNone: "Nobody has answered one that you may read yet.",
    read: "Read what people answered",
    elsewhere: "What else there is",
    more: "Show more",
    change: "Change the rituals",
    counts: "How often they are answered",
  },
  links: {
    coffee: "Coffee trials",
    needs: "Needs and offers",
    tries: "Tries",
    rules: "Rules in the way",
    celebrations: "Celebrations",
    checklist: "Leaders’ checklist",
    culture: "Web check",
  },
  /** "Every week, 2 minutes" */
  terms: (cadence: Cadence, taken: number): string => `${capital(cadences[cadence])}, ${minutes(taken)}`,
  cadences,
  days,
  /** "Fridays at 11:00" */
  when: (day: number, time: string): string => `${days[day - 1] ?? days[0]}s at ${time}`,
  minutes,
  startThis: (name: string) => `Start: ${name}`,
  /** ": Who made this week easier? Every week, 2 minutes." */
  asks: (prompt: string, terms: string) => `: ${prompt} ${terms}.`,
  meant: {
    unknown: (typed: string) => `There is no ritual called “${typed}”. Did you mean one of these?`,
    several: (typed: string) => `More than one ritual may be meant by “${typed}”. Which one?`,
    none: (typed: string) => `There is no ritual called “${typed}”.`,
    all: "See all rituals",
    gone: "There is no such ritual any more.",
  },
};
