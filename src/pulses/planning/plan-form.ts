/** What a steward is asked about a pulse, whether it is planned or changed, and how the answers are read. */
import type { Answers, Fields, Presentation } from "../../chat/form.js";
import type { Problems } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import { localDate, localTime } from "../../schedule/occurrences.js";
import { readDate } from "../../schedule/read-date.js";
import { OPENS } from "../asking/due-waves.js";
import type { Pulse } from "../pulses.js";
import { findLeader } from "./find-leader.js";
import { dayProblem, surveyMonths } from "./first-days.js";

export const planFields = {
  cadence: { kind: "one", required: true },
  threshold: { kind: "line", max: 4, required: true },
  target: { kind: "line", max: 4, required: false },
  halves: { kind: "one", required: true },
  months: { kind: "many", required: false },
  first: { kind: "line", max: 40, required: true },
  leader: { kind: "line", max: 160, required: true },
} as const satisfies Fields;

export type PlanAnswers = Answers<typeof planFields>;
export type Terms = Pick<Pulse, "cadenceWeeks" | "threshold" | "target" | "halves" | "skippedMonths">;

const cadences = [2, 4, 6, 13] as const;
export const DEFAULT_THRESHOLD = 11;
const LEAST = 5;
const MOST = 30;
export const monthsOffered = [...surveyMonths.quarterly, ...surveyMonths.staff].toSorted((a, b) => a - b);

export interface Start {
  readonly terms: Terms;
  /** A local date; undefined where none is proposed. */
  readonly day: string | undefined;
  readonly leader: string;
  /** Some group is large enough to ask half of it. */
  readonly offersHalves: boolean;
  readonly isFirst: boolean;
}

export function planQuestions(
  { words }: Pick<Context, "words">,
  { terms, day, leader, offersHalves, isFirst }: Start,
): Presentation<typeof planFields>["questions"] {
  const { form } = words.planning;
  const { quarterly }: { readonly quarterly: readonly number[] } = surveyMonths;
  const months = monthsOffered.map((month) => {
    const survey = quarterly.includes(month) ? "quarterly" : "staff";
    return { value: String(month), label: form.month(nameOfMonth(month), survey) };
  });
  const halves = (["all", "half"] as const).map((value) => ({ value, label: form.halvesChoices[value] }));
  return {
    cadence: {
      label: form.cadence,
      choices: cadences.map((weeks) => ({ value: String(weeks), label: form.every(weeks) })),
      initial: String(terms.cadenceWeeks),
    },
    threshold: { label: form.threshold, hint: form.thresholdHint, initial: String(terms.threshold) },
    target: { label: form.target, hint: form.targetHint, initial: terms.target === null ? "" : String(terms.target) },
    halves: offersHalves
      ? { label: form.halves, hint: form.halvesHint, choices: halves, initial: terms.halves ? "half" : "all" }
      : undefined,
    months: { label: form.months, hint: form.monthsHint, choices: months, initial: terms.skippedMonths.map(String) },
    first: {
      label: isFirst ? form.first : form.next,
      hint: form.firstHint,
      ...(day === undefined ? {} : { initial: writtenDay(words, day) }),
    },
    leader: { label: form.leader, hint: form.leaderHint, missing: form.leaderMissing, initial: leader },
  };
}

/** What the terms say, or what is wrong with them. */
export function readTerms({ words }: Pick<Context, "words">, answers: PlanAnswers): Terms | Problems {
  const { form } = words.planning;
  const threshold = readNumber(answers.threshold, LEAST, MOST);
  const target = answers.target === "" ? null : readNumber(answers.target, 0, 100);
  if (threshold === undefined || target === undefined) {
    return {
      ...(threshold === undefined ? { threshold: form.thresholdWrong } : {}),
      ...(target === undefined ? { target: form.targetWrong } : {}),
    };
  }
  // The form has checked that these are of what it offered.
  const skippedMonths = answers.months.map(Number).toSorted((a, b) => a - b);
  return { cadenceWeeks: Number(answers.cadence), threshold, target, halves: answers.halves === "half", skippedMonths };
}

export const isTerms = (read: Terms | Problems): read is Terms => "skippedMonths" in read;

/** The local date that was typed, or what is wrong with it. */
export function readDay(
  { words, now, system }: Pick<Context, "words" | "now" | "system">,
  typed: string,
  leftOut: readonly number[],
): { readonly day: string } | { readonly problem: string } {
  const { dayWrong } = words.planning.form;
  const today = localDate(now, system.timeZone);
  const day = readDate(typed, today);
  if (day === undefined) return { problem: dayWrong.unread };
  const wrong = dayProblem(day, { today, leftOut }, isBankHoliday);
  if (wrong !== undefined) return { problem: dayWrong[wrong] };
  return day === today && localTime(now, system.timeZone) >= OPENS ? { problem: dayWrong.late } : { day };
}

export interface Read {
  readonly terms: Terms;
  readonly day: string;
  readonly leaderId: MemberId;
}

/** All of it, or every problem together. */
export async function readPlan(
  context: Context,
  answers: PlanAnswers,
): Promise<Read | { readonly problems: Problems }> {
  const terms = readTerms(context, answers);
  const leader = await findLeader(context, answers.leader);
  const day = readDay(context, answers.first, answers.months.map(Number));
  if (isTerms(terms) && "id" in leader && "day" in day) return { terms, day: day.day, leaderId: leader.id };
  return {
    problems: {
      ...(isTerms(terms) ? {} : terms),
      ...("problem" in day ? { first: day.problem } : {}),
      ...("problem" in leader ? { leader: leader.problem } : {}),
    },
  };
}

function readNumber(typed: string, least: number, most: number): number | undefined {
  const number = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

export function writtenDay(words: Context["words"], date: string): string {
  return words.fullDate(new Date(`${date}T12:00:00Z`), "UTC");
}

export function nameOfMonth(month: number): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long" }).format(
    new Date(Date.UTC(2026, month - 1)),
  );
}
