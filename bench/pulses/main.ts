/**
 * Pulses of very many people. `npm run bench:pulses -- close --people 50000`
 *
 * `close` closes a wave without comments and one with them; `burst` takes answers, some of them changed, some delivered
 * more than once, older ones after newer ones; `send` asks everybody, in time that is made up, within what the platform
 * allows. Each says whether its promise is met, and the run fails where one is not. Times are of this machine alone.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Burst } from "./burst.js";
import { closeOf } from "./close.js";
import { promise } from "./promises.js";
import { sendTo } from "./send.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { people: { type: "string", default: "50000" }, answers: { type: "string", default: "500000" } },
});
const people = Number(values.people);
const LONGEST_CLOSING_S = 2;
const MOST_MEMORY = 1.1;

const isAsked = (part: string): boolean => positionals.length === 0 || positionals.includes(part);

if (isAsked("send")) await sends();
if (isAsked("burst")) await bursts();
if (isAsked("close")) for (const takesComments of [false, true]) await closes(takesComments);

async function sends(): Promise<void> {
  const known = { perSecond: 5, burst: 20, told: 5 };
  const learnt = { perSecond: 4, burst: 20, told: 5 };
  const runs = [
    { when: "the limit is known", allowed: known, kills: 0, faults: false, least: 0.98 },
    { when: "it is lower than Causeway was told", allowed: learnt, kills: 0, faults: false, least: 0.95 },
    { when: "one send in 200 fails, with 20 kills", allowed: known, kills: 20, faults: true, least: 0.98 },
  ];
  for (const { when, least, ...plan } of runs) {
    const { share, lost, doubled, ambiguous, refused } = await sendTo({ people, ...plan });
    const told = `${lost} lost, ${doubled} doubled of ${ambiguous} that may have arrived, ${refused} refused`;
    const says = `${people} asked at ${percent(share)} of what the platform allows (at least ${percent(least)}) when ${when}`;
    promise(`${says}; ${told}`, share >= least && lost === 0 && doubled <= ambiguous);
  }
}

async function bursts(): Promise<void> {
  const [few, many] = [await burstOf(5_000), await burstOf(Number(values.answers))];
  for (const { answers, deliveries, perSecond, exact, heapMb } of [few, many]) {
    const rate = `${deliveries} deliveries, ${perSecond.toFixed(0)} a second, ${heapMb.toFixed(1)} MB in use`;
    promise(`the tally of ${answers} answers is ${exact ? "exact" : "wrong"}: ${rate}`, exact);
  }
  const ratio = many.heapMb / few.heapMb;
  promise(
    `memory at ${many.answers} answers is ${ratio.toFixed(2)} times that at ${few.answers} (at most ${MOST_MEMORY})`,
    ratio <= MOST_MEMORY,
  );
}

async function burstOf(answers: number): Promise<Burst> {
  const child = fork(resolve("dist/bench/pulses/burst.js"), [String(answers)], { execArgv: ["--expose-gc"] });
  const [burst] = (await once(child, "message")) as [Burst];
  child.disconnect();
  return burst;
}

async function closes(takesComments: boolean): Promise<void> {
  const { took, worked, forgot, longestWait, figures, comments } = await closeOf(people, takesComments);
  const kept = `${figures} figures stand, and ${comments} comments`;
  const after = `rows and key were gone after ${forgot.toFixed(2)} s, nothing else waited longer than ${longestWait.toFixed(0)} ms`;
  const isMet = took < LONGEST_CLOSING_S && figures > 0 && comments > 0 === takesComments;
  const time = `${took.toFixed(2)} s (under ${LONGEST_CLOSING_S}), ${worked.toFixed(2)} s of them at work`;
  promise(`a wave of ${people} closed in ${time}: ${kept}; ${after}`, isMet);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
