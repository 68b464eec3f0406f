/**
 * Pulses of very many people. `npm run bench:pulses -- close --people 50000`
 *
 * `close` closes a wave; `burst` takes answers, some of them delivered more than once; `send` asks everybody, in time that
 * is made up, within what the platform allows. Times are of this machine alone.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Burst } from "./burst.js";
import { closeOf } from "./close.js";
import { sendTo } from "./send.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { people: { type: "string", default: "50000" }, answers: { type: "string", default: "500000" } },
});
const people = Number(values.people);

const isAsked = (part: string): boolean => positionals.length === 0 || positionals.includes(part);

if (isAsked("send")) {
  const known = { perSecond: 5, burst: 20, told: 5 };
  const learnt = { perSecond: 4, burst: 20, told: 5 };
  const runs = {
    "the limit is known": { people, allowed: known, kills: 0, faults: false },
    "it is lower than Causeway was told": { people, allowed: learnt, kills: 0, faults: false },
    "one send in 200 fails, and Causeway is killed 20 times": { people, allowed: known, kills: 20, faults: true },
  };
  console.log(
    "| sending to everybody when | of what the limit allows | lost | doubled | faults within a send | refused |",
  );
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const [when, plan] of Object.entries(runs)) {
    const { share, lost, doubled, ambiguous, refused } = await sendTo(plan);
    console.log(`| ${when} | ${(share * 100).toFixed(1)} % | ${lost} | ${doubled} | ${ambiguous} | ${refused} |`);
  }
}

if (isAsked("burst")) {
  const [few, many] = [await burstOf(5_000), await burstOf(Number(values.answers))];
  for (const { answers, deliveries, perSecond, exact, heapMb } of [few, many])
    console.log(
      `${answers} answers in ${deliveries} deliveries, ${perSecond.toFixed(0)} a second: the tally is ${exact ? "exact" : "WRONG"}; ${heapMb.toFixed(1)} MB in use.`,
    );
  console.log(`Memory: ${(many.heapMb / few.heapMb).toFixed(2)} times.`);
}

async function burstOf(answers: number): Promise<Burst> {
  const child = fork(resolve("dist/bench/pulses/burst.js"), [String(answers)], { execArgv: ["--expose-gc"] });
  const [burst] = (await once(child, "message")) as [Burst];
  child.disconnect();
  return burst;
}

if (isAsked("close")) {
  const { took, longestWait, figures } = await closeOf(people);
  const waited = `nothing else waited longer than ${longestWait.toFixed(0)} ms`;
  console.log(`A wave of ${people} people closed in ${took.toFixed(2)} s; ${waited}; ${figures} figures stand.`);
}
