/** What `npm run bench:fade` prints, held: the rule that is chosen cries wolf in at most one watch of five. */
import { expect, test } from "vitest";
import { kinds } from "../../bench/fade/kinds.js";
import { type Fall, simulate, type Trial } from "../../bench/fade/simulate.js";
import { chosen, textbook } from "../../src/statistics/fade.js";

const drawn = { runs: 20_000, seed: 7 };

function rang(name: string, rest: Pick<Trial, "rule"> & { fall?: { how: Fall; gain: number } }) {
  const kind = kinds.find((one) => one.name === name);
  if (kind === undefined) throw new Error(`no kind of series is called ${name}`);
  return simulate({ kind, ...drawn, ...rest });
}

test.each(kinds)("$name, unchanged: amber within 52 weeks in at most 20 %", ({ name }) => {
  const { share } = rang(name, { rule: chosen });
  console.log(`${name}: ${(100 * share).toFixed(1)} %`);
  expect(share).toBeLessThanOrEqual(0.2);
});

test("the rule for a mean that is known would cry wolf more often than that, whatever the series", () => {
  for (const { name } of kinds) expect(rang(name, { rule: textbook }).share).toBeGreaterThan(0.2);
});

test.each([
  [1, "at once", 16, 0.87],
  [2, "at once", 7, 0.99],
  [3, "at once", 4, 0.99],
  [2, "half of it", 16, 0.87],
  [3, "half of it", 10, 0.99],
  [1, "over 12 weeks", 22, 0.84],
  [2, "over 12 weeks", 13, 0.99],
] as const)("a gain of %i s, lost %s, is seen after %i weeks in the middle case", (gain, how, weeks, share) => {
  const seen = rang("normal", { rule: chosen, fall: { gain, how } });
  console.log(`${gain} s, ${how}: ${(100 * seen.share).toFixed(1)} %, ${seen.median} weeks`);
  expect(seen.median).toBe(weeks);
  expect(seen.share).toBeGreaterThanOrEqual(share);
});
