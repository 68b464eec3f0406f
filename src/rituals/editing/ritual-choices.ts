/** Whom a ritual may ask and what may answer it, where a system decides that itself. */
import type { Cadence, Completion, RitualAudience } from "../../database/tables/rituals.js";
import type { Ritual } from "../catalogue.js";

export const ownAudiences = [
  "staff",
  "leaders",
  "managers",
  "hosts",
  "forums",
] as const satisfies readonly RitualAudience[];

export const ownCompletions = [
  "words",
  "thanks",
  "story",
  "meaning",
  "need",
  "try",
  "rule",
] as const satisfies readonly Completion[];

export const ownCadences = [
  "weekly",
  "fortnightly",
  "monthly",
  "quarterly",
  "event",
] as const satisfies readonly Cadence[];

/** Only leaders offer time to listen, and are given a story for which no leader has thanked. */
const forLeaders: readonly Completion[] = ["meeting", "story-thanks"];

/** What prompts of it are about follows from whom they ask, so neither is for a system to change. */
export const isAudienceFixed = ({ audience, completion }: Pick<Ritual, "audience" | "completion">): boolean =>
  !isIn(ownAudiences, audience) || forLeaders.includes(completion);
export const isCompletionFixed = ({ completion }: Pick<Ritual, "completion">): boolean =>
  !isIn(ownCompletions, completion);
/** It comes when a change was celebrated, whatever the day. */
export const isCadenceFixed = ({ cadence }: Pick<Ritual, "cadence">): boolean => !isIn(ownCadences, cadence);

function isIn<T extends string>(list: readonly T[], value: string): value is T {
  return list.some((one) => one === value);
}

/** A ritual that is added begins as this, and off. */
export const beginnings = {
  cadence: "monthly",
  day: 3,
  time: "10:00",
  minutes: 5,
  audience: "staff",
  completion: "words",
} as const satisfies Pick<Ritual, "cadence" | "day" | "time" | "minutes" | "audience" | "completion">;
