/** The twenty rituals that every system begins with; what they say stands with the words. */
import type { Cadence, Completion, RitualAudience, RitualKey } from "../database/tables/rituals.js";
import type { Element, Way } from "../database/tables/stories.js";
import type { Words } from "../words/en-GB.js";

/** Besides its own words, all that makes a ritual. */
export interface RitualPlan {
  readonly element: Element;
  readonly way: Way;
  readonly cadence: Cadence;
  /** 1 for Monday to 7 for Sunday, and HH:MM, on the local clock of whoever is prompted. */
  readonly day: number;
  readonly time: string;
  /** What it takes of somebody's time. */
  readonly minutes: number;
  readonly audience: RitualAudience;
  readonly completion: Completion;
}

export interface Ritual extends RitualPlan {
  readonly key: RitualKey;
  readonly name: string;
  readonly purpose: string;
  /** What it asks. */
  readonly prompt: string;
  /** The questions of its form, where its answer belongs nowhere else. */
  readonly asks: readonly string[];
  /** What follows from the answer needs an owner and a day. */
  readonly needsOwner: boolean;
  /** Who reads the answers: the whole system, or whoever works where they were given. */
  readonly readBy: "system" | "organisation";
  /** Where nobody has said otherwise. */
  readonly startsOn: boolean;
  /** The system added it. */
  readonly own: boolean;
}

export type StandardKey = keyof Words["rituals"]["catalogue"];

interface Standard extends RitualPlan {
  readonly needsOwner?: true;
  readonly readBy?: "system";
  readonly startsOn?: true;
}

const weekly = "weekly";
const fortnightly = "fortnightly";
const monthly = "monthly";
const quarterly = "quarterly";

/** Element and way: the Cultural Web, and NHS Employers' and Skills for Care's six ways. */
export const standards: Readonly<Record<StandardKey, Standard>> = {
  friday: {
    ...{ element: "ritual", way: "strengths", cadence: weekly, day: 5, time: "11:00", minutes: 2 },
    ...{ audience: "staff", completion: "thanks", startsOn: true },
  },
  relay: {
    ...{ element: "ritual", way: "worlds", cadence: fortnightly, day: 3, time: "10:00", minutes: 2 },
    ...{ audience: "thanked", completion: "relay", startsOn: true },
  },
  "leaders-thanks": {
    ...{ element: "power", way: "tone", cadence: weekly, day: 2, time: "09:30", minutes: 2 },
    ...{ audience: "leaders", completion: "story-thanks", startsOn: true },
  },
  coffee: {
    ...{ element: "structure", way: "worlds", cadence: monthly, day: 1, time: "09:30", minutes: 20 },
    ...{ audience: "volunteers", completion: "meeting", startsOn: true },
  },
  "day-in-the-life": {
    ...{ element: "structure", way: "worlds", cadence: quarterly, day: 2, time: "09:30", minutes: 60 },
    ...{ audience: "volunteers", completion: "meeting" },
  },
  "world-card": {
    ...{ element: "symbol", way: "worlds", cadence: quarterly, day: 3, time: "10:30", minutes: 10 },
    ...{ audience: "hosts", completion: "words", readBy: "system" },
  },
  "why-right": {
    ...{ element: "story", way: "experiment", cadence: monthly, day: 4, time: "10:00", minutes: 10 },
    ...{ audience: "authors", completion: "words", readBy: "system" },
  },
  "four-questions": {
    ...{ element: "control", way: "experiment", cadence: "event", day: 1, time: "09:00", minutes: 15 },
    ...{ audience: "hosts", completion: "words", needsOwner: true },
  },
  amnesty: {
    ...{ element: "symbol", way: "tone", cadence: monthly, day: 4, time: "14:00", minutes: 2 },
    ...{ audience: "staff", completion: "meaning" },
  },
  opener: {
    ...{ element: "story", way: "vision", cadence: monthly, day: 1, time: "10:00", minutes: 5 },
    ...{ audience: "forums", completion: "words" },
  },
  "need-offer": {
    ...{ element: "control", way: "strengths", cadence: fortnightly, day: 2, time: "11:00", minutes: 3 },
    ...{ audience: "hosts", completion: "need" },
  },
  listening: {
    ...{ element: "power", way: "worlds", cadence: monthly, day: 3, time: "09:30", minutes: 20 },
    ...{ audience: "leaders", completion: "meeting" },
  },
  flop: {
    ...{ element: "ritual", way: "experiment", cadence: monthly, day: 5, time: "10:00", minutes: 5 },
    ...{ audience: "leaders", completion: "lesson" },
  },
  "purpose-check": {
    ...{ element: "story", way: "vision", cadence: quarterly, day: 4, time: "10:30", minutes: 5 },
    ...{ audience: "hosts", completion: "words", readBy: "system" },
  },
  unblock: {
    ...{ element: "control", way: "strengths", cadence: weekly, day: 3, time: "09:00", minutes: 3 },
    ...{ audience: "managers", completion: "rule" },
  },
  "data-spark": {
    ...{ element: "control", way: "data", cadence: monthly, day: 2, time: "09:00", minutes: 10 },
    ...{ audience: "forums", completion: "words" },
  },
  "same-word": {
    ...{ element: "symbol", way: "tone", cadence: quarterly, day: 3, time: "10:00", minutes: 10 },
    ...{ audience: "forums", completion: "words", readBy: "system" },
  },
  "call-first": {
    ...{ element: "ritual", way: "worlds", cadence: monthly, day: 2, time: "14:00", minutes: 2 },
    ...{ audience: "staff", completion: "story" },
  },
  "still-doing-it": {
    ...{ element: "ritual", way: "experiment", cadence: "anniversary", day: 1, time: "10:00", minutes: 3 },
    ...{ audience: "celebrated", completion: "status", startsOn: true },
  },
  "leave-carry": {
    ...{ element: "power", way: "vision", cadence: quarterly, day: 5, time: "10:30", minutes: 10 },
    ...{ audience: "hosts", completion: "words", needsOwner: true },
  },
};

/** In the order of the catalogue. */
export function standardRituals({ rituals: { catalogue } }: Words): readonly Ritual[] {
  return (Object.keys(standards) as StandardKey[]).map((key) => {
    const { needsOwner = false, readBy = "organisation", startsOn = false, ...plan } = standards[key];
    const { name, purpose, prompt, asks } = catalogue[key];
    return { key, name, purpose, prompt, asks, needsOwner, readBy, startsOn, own: false, ...plan };
  });
}
