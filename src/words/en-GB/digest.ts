/** The weekly digest. */
import { counted, date, listed } from "./phrases.js";

export const digest = {
  title: (system: string, since: Date, timeZone: string) => `Across ${system} since ${date(since, timeZone)}`,
  summary: (system: string, stories: number) =>
    stories === 0
      ? `${system}: no new stories this time`
      : `${system}: ${counted(stories, "story", "stories")} of working across organisations`,
  story: "One story:",
  others: (number: number) => (number === 1 ? "One more story:" : `${number} more stories:`),
  line: (number: number, byline: string, start: string) => `${number}. ${byline}: ${start}`,
  readNumber: (number: number) => `Read ${number}`,
  more: (number: number) => `And ${counted(number, "more story that does", "more stories that do")} not fit here.`,
  none: "No stories reached us this time. That may mean that everyone was busy. Telling one takes two minutes.",
  silent: "Whose voice is missing:",
  silentOrganisations: (names: readonly string[]) =>
    `We have not heard from ${listed(names)} for four weeks. Who will ring ${names.length === 1 ? "them" : "one of them"}?`,
  withdrawn: (number: number) => `${counted(number, "story was", "stories were")} withdrawn since this was posted.`,
};
