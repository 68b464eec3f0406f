/** Whether a group is likely to have enough answers to show anything. */
import { ROTATES_FROM, shareAsked } from "../questions.js";

/**
 * The share of those asked who answer, as it is estimated before anybody has been. The NHS Staff Survey had 48 %:
 * https://www.nationalhealthexecutive.com/articles/nhs-publishes-staff-survey-results
 */
export const EXPECTED_RESPONSE = 0.5;
/** From this size on, half of a group is many enough to ask. */
export const HALVES_FROM = 400;

/** How many answers one dimension can be expected to have in one wave: people, not rounded. */
export function expectedAnswers(people: number, halves: boolean): number {
  return people * EXPECTED_RESPONSE * shareAsked(people >= ROTATES_FROM) * (halves ? 0.5 : 1);
}

export function isLikely(people: number, { halves, threshold }: { halves: boolean; threshold: number }): boolean {
  return expectedAnswers(people, halves) >= threshold;
}
