/** What a chart says, in a sentence, to a screen reader and on the chart. A wave is one round of a pulse. */
import { fullDate, inWords, period, shortDate } from "./phrases.js";

/** What is measured, as the subject of a sentence: "Support", or "New ways", which are several. */
export interface Subject {
  readonly name: string;
  readonly isPlural: boolean;
}

interface Verbs {
  readonly is: string;
  readonly has: string;
  readonly its: string;
}

const verbs = ({ isPlural }: Subject): Verbs =>
  isPlural ? { is: "are", has: "have", its: "their" } : { is: "is", has: "has", its: "its" };

const waves = (number: number) => `${inWords(number)} ${number === 1 ? "wave" : "waves"}`;
const soFar = (isTrial: boolean) => (isTrial ? " so far" : "");

/** For each rule and side, what follows the name. */
type Finding = (verbs: Verbs, number: number, so: string) => string;

const outside =
  (where: string): Finding =>
  ({ is, has, its }, number, so) =>
    number === 1
      ? `${is} ${where} ${its} usual range${so}`
      : `${has} been ${where} ${its} usual range${so} for ${waves(number)}`;
const run =
  (where: string): Finding =>
  ({ has, its }, number, so) =>
    `${has} been ${where} ${its} average${so} for ${waves(number)} in a row`;
const trend =
  (how: string): Finding =>
  ({ has }, number) =>
    `${has} ${how} steadily over ${waves(number)}`;
const near =
  (where: string): Finding =>
  ({ has, its }, _, so) =>
    `${has} been near the ${where} of ${its} usual range${so} in at least two of the last three waves`;

const findings = {
  outside: { high: outside("above"), low: outside("below") },
  trend: { high: trend("risen"), low: trend("fallen") },
  near: { high: near("top"), low: near("bottom") },
  run: { high: run("above"), low: run("below") },
};

const tooFew = "Too few results yet to say what is usual.";

export const charts = {
  /** Where nothing is special. */
  usual: (subject: Subject, isTrial: boolean) =>
    `${subject.name} ${verbs(subject).is} within ${verbs(subject).its} usual range${soFar(isTrial)}.`,
  /** By rule and side: `number` is of the latest waves for which it holds. */
  special: (subject: Subject, rule: keyof typeof findings, side: "high" | "low", number: number, isTrial: boolean) =>
    `${subject.name} ${findings[rule][side](verbs(subject), number, soFar(isTrial))}.`,
  tooFew,
  /** After the others, where nothing was published since. */
  withheldSince: (number: number) =>
    number === 1 ? "The latest result was withheld." : `The latest ${inWords(number)} results were withheld.`,
  assurance: {
    passes: (target: string) => `The target of ${target} is likely to be met each time.`,
    fails: (target: string) => `The target of ${target} is unlikely to be met unless something changes.`,
    "hit-or-miss": (target: string) => `The target of ${target} may or may not be met.`,
  },

  /** On the chart. */
  caption: (measure: string, from: Date, to: Date, timeZone: string) => `${measure}. ${period(from, to, timeZone)}.`,
  day: shortDate,
  trialNote: (baseline: number) => `Limits are on trial until there are ${baseline} results.`,
  mean: (figure: string) => `Average ${figure}`,
  upper: (figure: string) => `Upper limit ${figure}`,
  lower: (figure: string) => `Lower limit ${figure}`,
  target: (figure: string) => `Target ${figure}`,
  key: {
    common: "Usual variation",
    improvement: "Special cause: improvement",
    concern: "Special cause: concern",
    neutral: "Special cause",
    withheld: "Withheld",
  },

  /** Read aloud instead of it. */
  results: (title: string, number: number, from: Date, to: Date, timeZone: string) =>
    `${title}: ${inWords(number)} ${number === 1 ? "result" : "results"}, ${period(from, to, timeZone)}.`,
  noResults: (title: string) => `${title}: no results yet.`,
  latest: (figure: string) => `Latest ${figure}.`,
  latestAmong: (figure: string, lower: string, upper: string, mean: string, isTrial: boolean) =>
    `Latest ${figure}, usual range${soFar(isTrial)} ${lower} to ${upper}, average ${mean}.`,
  withheld: (number: number) =>
    number === 1 ? "One result was withheld." : `${capital(inWords(number))} results were withheld.`,
  step: (from: Date, reason: string, timeZone: string) =>
    `New limits since ${fullDate(from, timeZone)}: ${reason.replace(/[.]$/, "")}.`,
  /** What kind of special cause, before the sentence that says which. */
  kinds: {
    improvement: (sentence: string) => `Special cause, an improvement: ${sentence}`,
    concern: (sentence: string) => `Special cause, a concern: ${sentence}`,
    neutral: (sentence: string) => `Special cause: ${sentence}`,
  },
};

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
