/** The question of a poll and its answers, as they were typed. */
import { shortened } from "../chat/text.js";
import type { Words } from "../words/en-GB.js";

const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 10;
/** No chat shows more on a button. */
export const LONGEST_OPTION = 75;

/** On one line; empty where nothing of it can be seen. */
export const questionIn = lineOf;

/** One on each line. */
export function optionsIn(typed: string): readonly string[] {
  return typed
    .split("\n")
    .map(lineOf)
    .filter((option) => option !== "");
}

function lineOf(typed: string): string {
  const line = typed.replace(/\s+/g, " ").trim();
  return /[^\p{C}\p{Z}]/u.test(line) ? line : "";
}

/** What is wrong with them, if anything. */
export function optionProblem(form: Words["polls"]["form"], options: readonly string[]): string | undefined {
  if (options.length < FEWEST_OPTIONS) return form.optionsMissing;
  if (options.length > MOST_OPTIONS) return form.optionsTooMany(MOST_OPTIONS);
  const long = options.find((option) => option.length > LONGEST_OPTION);
  if (long !== undefined) return form.optionTooLong(shortened(long, LONGEST_OPTION), LONGEST_OPTION);
  const keys = options.map(likeness);
  const twice = options.find((_, at) => keys.indexOf(keys[at] ?? "") !== at);
  return twice === undefined ? undefined : form.optionTwice(twice);
}

/** The same of two that nobody can tell apart. */
const likeness = (option: string): string =>
  option
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLocaleLowerCase("en-GB");
