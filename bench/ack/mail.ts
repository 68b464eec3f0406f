/** Requests by 64 people who are already known, no two alike. */
import { filledIn, type Samples, signedRequest } from "../../test/slow/rig/requests.js";
import { CONNECTIONS } from "./load.js";

export interface Mail {
  submissions(count: number): readonly string[];
  commands(count: number): readonly string[];
}

export function mail(samples: Samples): Mail {
  let made = 0;
  const some = (sample: string, count: number): readonly string[] =>
    Array.from({ length: count }, () => {
      const number = made++;
      const user = `U0TELLER${number % CONNECTIONS}`;
      return signedRequest(filledIn(sample, { user, words: words(number), trigger: `1337.${number}.abcdef` }));
    });
  return {
    submissions: (count) => some(samples.submission, count),
    commands: (count) => some(samples.command, count),
  };
}

/** As long as people write. */
const words = (number: number): string =>
  `Tale ${number}: Sam from housing met us at the bedside on the day before discharge — with the keys, the care plan and ` +
  "a taxi. We had never spoken before this month’s call. It took one message in the shared channel, and a ward clerk " +
  "who knew whom to ask. Nobody had to fill in a form twice.";
