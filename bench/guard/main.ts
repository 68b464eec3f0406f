/**
 * What the guard costs, beside `JSON.stringify` of the same text in the same run. `npm run bench:guard -- --rounds 40`
 *
 * It prints milliseconds of CPU for one text of 3,000 characters, ordinary and hostile: the median of rounds and the
 * slowest twentieth, each round a batch of calls. CPU and not the clock on the wall, so that a busy machine does not
 * count. A hundred contacts are published, more than one organisation may have. The last column is a text eight times as long: near 8 is linear, 64 would be quadratic.
 */
import { parseArgs } from "node:util";
import { findIdentifiers } from "../../src/safeguards/identifiers.js";
import { textsOf } from "./texts.js";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "40" } } });
const rounds = Number(values.rounds);
const LENGTH = 3_000;
const LONGER = 8;
const CONTACTS = 100;
const published = Array.from({ length: CONTACTS }, (_, at) =>
  at % 2 === 0 ? `01632 96${String(at).padStart(4, "0")}` : `team.${at}@hospital.example`,
);
const options = { hospitalNumbers: ["A######", "RX1-######", "##/#####"], published, year: 2025 };
const guard = (text: string): unknown => findIdentifiers(text, options);
const peer = (text: string): unknown => JSON.stringify(text);

let sink = 0;

/** Milliseconds of CPU for one call. */
function timed(work: (text: string) => unknown, text: string, calls: number): number {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) if (work(text) === undefined) sink += 1;
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / calls;
}

interface Spread {
  readonly middle: number;
  readonly slow: number;
}

function spread(work: (text: string) => unknown, text: string, calls: number): Spread {
  const times = Array.from({ length: rounds }, () => timed(work, text, calls)).sort((one, other) => one - other);
  return { middle: times[rounds >> 1] ?? 0, slow: times[Math.floor(rounds * 0.95)] ?? 0 };
}

const longer = new Map(textsOf(LENGTH * LONGER));
// Both are warm before either is measured.
for (const [, text] of textsOf(LENGTH)) timed(guard, text, 50);

console.log(
  `| text of ${LENGTH} characters | guard, ms | slowest twentieth | JSON.stringify, ms | ${LONGER} times as long |`,
);
console.log("| --- | ---: | ---: | ---: | ---: |");
for (const [what, text] of textsOf(LENGTH)) {
  const one = spread(guard, text, 20);
  const other = spread(peer, text, 1_000);
  const long = spread(guard, longer.get(what) ?? text, 4);
  const ratio = (long.middle / one.middle).toFixed(1);
  console.log(
    `| ${what} | ${one.middle.toFixed(3)} | ${one.slow.toFixed(3)} | ${other.middle.toFixed(4)} | ${ratio} |`,
  );
}
if (sink > 0) throw new Error("nothing was measured");
