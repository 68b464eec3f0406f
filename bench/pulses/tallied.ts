/** What a tally must come to, counted beside Causeway. */
import { isDeepStrictEqual } from "node:util";
import { UNSAID, type WaveTally } from "../../src/pulses/closing/tally-wave.js";
import type { ItemTally } from "../../src/statistics/scores.js";
import type { Press } from "./presses.js";

export interface Expected {
  /** What stands in the end. */
  add(press: Press): void;
  /** Of each organisation and question: how many answers, their sum, and how many agree; and nothing else. */
  isThatOf(tally: WaveTally): boolean;
}

export function expectedTally(): Expected {
  const items = new Map<string, ItemTally>();
  let [people, last] = [0, ""];
  return {
    add({ account, organisationId, item, value }) {
      const key = `${organisationId ?? UNSAID} ${item}`;
      const { answers, sum, agree } = items.get(key) ?? { answers: 0, sum: 0, agree: 0 };
      items.set(key, { answers: answers + 1, sum: sum + value, agree: agree + (value >= 4 ? 1 : 0) });
      // One person's come one after the other.
      if (account !== last) people += 1;
      last = account;
    },
    isThatOf({ answered, strata }) {
      const found = [...strata].flatMap(([stratum, tallied]) =>
        [...tallied.items].map(([item, tally]) => [`${stratum} ${item}`, tally] as const),
      );
      return answered === people && isDeepStrictEqual(new Map(found), items);
    },
  };
}
