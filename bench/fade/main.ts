/**
 * How often the watch over a celebrated change rings. `npm run bench:fade -- --runs 20000`
 *
 * First, on behaviour that does not change: the share of watches that go amber within 52 weeks after a baseline of 12,
 * for the rule that is chosen, for the one of charts with a known mean, and for the neighbours of the chosen one. Then,
 * where the gain is lost: how many are seen within a year, and after how many weeks in the middle case.
 */
import { parseArgs } from "node:util";
import { chosen, type Rule, textbook } from "../../src/statistics/fade.js";
import { type Kind, kinds } from "./kinds.js";
import { canFall, type Fall, falls, type Rang, simulate } from "./simulate.js";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "10000" }, seed: { type: "string", default: "7" } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];

const neighbours: readonly Rule[] = [
  textbook,
  { h: 8, run: 12 },
  { h: 9, run: 12 },
  { h: 10, run: 10 },
  { h: 10, run: 11 },
  chosen,
  { h: 11, run: 12 },
];
const named = ({ h, run }: Rule): string => `${h} / ${run}`;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const row = (cells: readonly string[]): void => console.log(`| ${cells.join(" | ")} |`);
const head = (cells: readonly string[]): void => {
  row(cells);
  row(cells.map((_, at) => (at === 0 ? "---" : "---:")));
};

console.log(`Nothing fades: amber within 52 weeks, of ${runs} watches. h / run:\n`);
head(["series", ...neighbours.map(named)]);
for (const kind of kinds)
  row([kind.name, ...neighbours.map((rule) => percent(simulate({ kind, rule, runs, seed }).share))]);

console.log(
  `\nWhat was gained is lost, from the first week of the watch on: seen within 52 weeks, and the middle week.\n`,
);
head(["series", "gain in s", "lost", named(textbook), named(chosen)]);
for (const kind of kinds)
  for (const gain of [1, 2, 3].filter((one) => canFall(kind, one)))
    for (const how of Object.keys(falls) as Fall[]) row([kind.name, String(gain), how, ...seen(kind, gain, how)]);

function seen(kind: Kind, gain: number, how: Fall): readonly string[] {
  const told = ({ share, median }: Rang): string => `${percent(share)}, ${median ?? "over 52"}`;
  return [textbook, chosen].map((rule) =>
    told(simulate({ kind, rule, runs: Math.ceil(runs / 4), seed, fall: { how, gain } })),
  );
}
