/**
 * Pairs of very many people, for a year of twelve monthly rounds. `npm run bench:pairing -- --people 20000`
 *
 * It fails where a round takes five seconds or more, where anybody meets somebody again within the year or somebody whom
 * they must not, where somebody is left out, and where two of one organisation meet more often than its size asks for.
 * Times are of this machine alone.
 */
import { parseArgs } from "node:util";
import { pairUp } from "../../src/meetings/pairing/pair-up.js";
import type { Pairable, Pairing, Round } from "../../src/meetings/pairing/people.js";
import { crowdOf, neverIn, type Shape } from "./shapes.js";

const { values } = parseArgs({ options: { people: { type: "string", default: "20000" } } });
const people = Number(values.people);
const ROUNDS = 12;
const PROMISED_MS = 5_000;

const shapes: readonly Shape[] = [
  { people, organisations: 6, largest: 0.45 },
  { people, organisations: 12, largest: 0.3 },
  { people, organisations: 40, largest: 0.2 },
  { people: people - 1, organisations: 40, largest: 0.5 },
  { people, organisations: 6, largest: 0.7 },
  { people: 500, organisations: 6, largest: 0.4 },
  { people: 121, organisations: 6, largest: 0.5 },
  { people: 24, organisations: 6, largest: 0.4 },
];

interface Year {
  readonly slowest: number;
  /** Milliseconds of the slowest that were this process's own: the machine may be busy with others. */
  readonly cpu: number;
  /** The longest that nothing else could run. */
  readonly longest: number;
  readonly repeats: number;
  readonly forbidden: number;
  readonly left: number;
  /** Pairs of one organisation beyond those that its size makes necessary. */
  readonly within: number;
  readonly trios: number;
  /** Of pairs, how many differ in sector, and have a half day in common. */
  readonly sectors: number;
  readonly times: number;
}

console.log(
  "| people | organisations, the largest | slowest of 12 rounds, s | of CPU, s | longest step, ms | repeats | never-pairs | left out | of one organisation needlessly | trios | other sector | common half day |",
);
console.log(`| ---: | --- |${" ---: |".repeat(10)}`);
let failed = false;
for (const shape of shapes) {
  const year = yearOf(shape);
  const { slowest, longest, repeats, forbidden, left, within, trios } = year;
  const broken = slowest >= PROMISED_MS || repeats + forbidden + left + within > 0 || trios !== (shape.people % 2) * 12;
  failed ||= broken;
  const parts = [
    shape.people.toLocaleString("en-GB"),
    `${shape.organisations}, ${(shape.largest * 100).toFixed(0)} %`,
    ...[
      (slowest / 1_000).toFixed(2),
      (year.cpu / 1_000).toFixed(2),
      longest.toFixed(0),
      repeats,
      forbidden,
      left,
      within,
      trios,
    ],
    ...[`${(year.sectors * 100).toFixed(1)} %`, `${(year.times * 100).toFixed(1)} %${broken ? " BROKEN" : ""}`],
  ];
  console.log(`| ${parts.join(" | ")} |`);
}
if (failed) process.exitCode = 1;

function yearOf(shape: Shape): Year {
  const crowd = crowdOf(shape);
  const byId = new Map(crowd.map((person) => [person.id, person]));
  const never = neverIn(crowd);
  const forbidden = new Set(never.map(([one, other]) => keyOf(one, other)));
  const met: (readonly [string, string])[] = [];
  const known = new Set<string>();
  const year = { slowest: 0, cpu: 0, longest: 0, repeats: 0, forbidden: 0, left: 0, within: 0, trios: 0 };
  const good = { sectors: 0, times: 0 };
  for (let number = 0; number < ROUNDS; number += 1) {
    const { pairing, took, cpu, longest } = timed({ people: crowd, met, never, seed: `coffee ${number}` });
    const pairs = pairing.groups.flatMap(pairsIn);
    year.slowest = Math.max(year.slowest, took);
    year.cpu = Math.max(year.cpu, cpu);
    year.longest = Math.max(year.longest, longest);
    year.repeats += pairs.filter(([one, other]) => known.has(keyOf(one, other))).length;
    year.forbidden += pairs.filter(([one, other]) => forbidden.has(keyOf(one, other))).length;
    year.left += pairing.left.length;
    year.trios += pairing.groups.filter((group) => group.length === 3).length;
    const both = pairs.map(([one, other]) => [byId.get(one), byId.get(other)] as const);
    const same = both.filter(([one, other]) => one?.organisation === other?.organisation).length;
    year.within += Math.max(0, same - needed(crowd, known.size > 0 && shape.people < 200));
    good.sectors += both.filter(([one, other]) => one?.sector !== other?.sector).length;
    good.times += both.filter(([one, other]) => haveTime(one, other)).length;
    met.push(...pairs);
    for (const [one, other] of pairs) known.add(keyOf(one, other));
  }
  return { ...year, sectors: good.sectors / met.length, times: good.times / met.length };
}

interface Timed extends Pick<Year, "cpu" | "longest"> {
  readonly pairing: Pairing;
  readonly took: number;
}

function timed(round: Round): Timed {
  const steps = pairUp(round);
  const began = performance.now();
  const before = process.cpuUsage();
  let last = began;
  let longest = 0;
  for (;;) {
    const step = steps.next();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (step.done !== true) continue;
    const { user, system } = process.cpuUsage(before);
    return { pairing: step.value, took: now - began, cpu: (user + system) / 1_000, longest };
  }
}

/** So many pairs of one organisation there must be: whoever of it finds nobody from elsewhere. */
function needed(crowd: readonly Pairable[], isSmall: boolean): number {
  const sizes = new Map<string | null, number>();
  for (const { organisation } of crowd) sizes.set(organisation, (sizes.get(organisation) ?? 0) + 1);
  const largest = Math.max(...sizes.values());
  // In a small pool somebody meets a colleague rather than the same partner again.
  return isSmall ? crowd.length : Math.max(0, Math.ceil((2 * largest - crowd.length) / 2));
}

function haveTime(one: Pairable | undefined, other: Pairable | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.free.length === 0 || other.free.length === 0 || one.free.some((half) => other.free.includes(half));
}

function pairsIn([one = "", two = "", three]: readonly string[]): readonly (readonly [string, string])[] {
  if (three === undefined) return [[one, two]];
  return [
    [one, two],
    [one, three],
    [two, three],
  ];
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
