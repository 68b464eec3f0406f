/** A whole date near a word of birth, or with an age that fits it. */
import type { Candidate, IdentifierOptions, Pattern } from "./pattern.js";

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const ORDINAL = "\\d{1,2}(?:st|nd|rd|th)?";
const BETWEEN = "[\\s.,/-]{1,3}";
const YEAR = "(?:(?:18|19|20)\\d\\d|['’]?\\d\\d)";
const dates: readonly RegExp[] = [
  /(?<!\d[./-]?)(?<it>\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:(?:18|19|20)\d\d|\d\d))(?!\d|[./-]\d)/g,
  /(?<!\d[./-]?)(?<it>\d{1,2} \d{1,2} (?:18|19|20)\d\d)(?!\d)/g,
  /(?<!\d[./-]?)(?<it>(?:18|19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)/g,
  new RegExp(`(?<!\\d)(?<it>${ORDINAL}(?:\\sof)?[\\s./-]{0,2}${MONTH}${BETWEEN}${YEAR})(?!\\d)`, "gi"),
  new RegExp(`\\b(?<it>${MONTH}\\s(?:the\\s)?${ORDINAL}${BETWEEN}(?:18|19|20)\\d\\d)(?!\\d)`, "gi"),
];

/** How far off the word of birth, and the age, may stand. */
const BIRTH_NEAR = 40;
const AGE_NEAR = 40;
/** An idea and a service are born too, and a letter must have a date of birth "at the top". */
const BIRTH =
  /(?<!(?:idea|service|project|team|scheme|hub|partnership|plan|charity|unit|huddle|pilot|programme|network)\s(?:was\s|were\s)?)\bborn\b|\bd\.?\s?o\.?\s?b\b|\bdates?\sof\sbirth\b|\bbirth\s?dates?\b|\b(?:his|her|their|my)\sbirthday\b/gi;
/** The age is what is read of it: no range, and no "and over". */
const AGE =
  /(?:\bage[d]?:?\s{1,2}\d{1,3}\b(?!\s?(?:\+|to\b|-|and\b|or\b))|(?<!\d|age\sof\s)\b\d{1,3}(?:\s?(?:y\/?o\b|yrs?\b|years?\b)|[-\s]years?[-\s]olds?\b|\s?[MF]\b)|\b(?:is|was|turned)\s\d{2,3}\b(?=[.,]|$))/gi;

export const dateOfBirth: Pattern = {
  kind: "date-of-birth",
  candidates: () => dates,
  judge(candidate, options) {
    const { passage } = candidate;
    if (passage.near(BIRTH, candidate, BIRTH_NEAR)) return "ask";
    return agesNear(candidate).some((age) => fits(candidate.words, age, options)) ? "ask" : undefined;
  },
};

function agesNear({ passage, start, end }: Candidate): readonly number[] {
  return [...passage.within(AGE, start - AGE_NEAR, start), ...passage.within(AGE, end, end + AGE_NEAR)]
    .map((words) => Number(/\d+/.exec(words)?.[0]))
    .filter((age) => age <= 115);
}

/** Who is so old now, or was when the story happened, was born in that year. */
function fits(date: string, age: number, { year }: IdentifierOptions): boolean {
  const [from, to] = year === undefined ? [2010, 2060] : [year - 6, year + 1];
  return yearsOf(date).some((born) => born + age >= from && born + age <= to);
}

function yearsOf(date: string): readonly number[] {
  const long = /(?:18|19|20)\d\d/.exec(date)?.[0];
  if (long !== undefined) return [Number(long)];
  const short = Number(/\d\d$/.exec(date)?.[0]);
  return [1900 + short, 2000 + short];
}
