/** Killed without warning, again and again, while people are telling stories: what was acknowledged is there. */
import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.js";
import { start } from "../../src/main.js";
import { MINUTE } from "../../src/schedule/clock.js";
import { build } from "./rig/built.js";
import { BOT_TOKEN, type ProcessOptions, SIGNING_SECRET, startProcess } from "./rig/causeway-process.js";
import { confirmations } from "./rig/confirmations.js";
import { type FastSlack, startFastSlack } from "./rig/fast-slack.js";
import { hastyClock } from "./rig/hasty-clock.js";
import { readDisk } from "./rig/on-disk.js";
import { seededRandom } from "./rig/random.js";
import type { Samples } from "./rig/requests.js";
import { setStage } from "./rig/stage.js";
import { type Told, tellAll } from "./rig/teller.js";

const KILLS = Number(process.env["KILLS"] ?? 50);
const PEOPLE = 24;
/** Stories that one person tells in one round at most, so that the confirmations can be waited for. */
const MOST_EACH = 8;
/** It dies when up to so many of them have been acknowledged, and up to so many milliseconds later. */
const MOST_ACKNOWLEDGED = 80;
const LATEST_MS = 40;

beforeAll(build);

test(`${KILLS} kills lose nothing that was acknowledged`, async () => {
  const random = seededRandom();
  console.log(`SEED=${random.seed}`);
  const confirmed = confirmations();
  const slack = await startFastSlack({ heard: (method, fields) => void confirmed.note(method, fields) });
  onTestFinished(() => slack.close());
  const folder = inject("folder");
  const place = { folder, databaseUrl: `file:${folder}/killed.db`, apiUrl: slack.apiUrl };
  const samples = await setStage(place);

  const told: Told[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged = Math.floor(random.between(0, MOST_ACKNOWLEDGED));
    const moment = { acknowledged, laterMs: random.between(0, LATEST_MS) };
    told.push(...(await toldUntilKilled(place, samples, kill, moment)));
    checkDisk(place.databaseUrl, told);
  }
  const acknowledged = told.filter(({ fate }) => fate === "acknowledged");
  const lost = told.filter(({ fate }) => fate === "lost");
  console.log(
    `${told.length} stories sent, ${acknowledged.length} acknowledged, ${lost.length} cut off by ${KILLS} kills`,
  );
  expect(told.filter(({ fate }) => fate === "refused")).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(KILLS * 5);
  expect(lost.length).toBeGreaterThan(KILLS * 5);

  await finishJobs(place.databaseUrl, slack);
  const disk = checkDisk(place.databaseUrl, told);
  expect(disk.jobs.filter(({ done, claim }) => !done || claim !== null)).toEqual([]);
  expect(disk.jobs.filter(({ outcome }) => outcome !== "done")).toEqual([]);
  expect(disk.stories.filter((id) => !confirmed.times.has(id))).toEqual([]);
  const twice = [...confirmed.times.values()].filter((times) => times > 1).length;
  console.log(
    `${confirmed.times.size} stories confirmed, ${twice} of them more than once: a kill fell inside the send`,
  );
});

interface Moment {
  /** So many have been acknowledged; none, for a death before anybody was told anything. */
  readonly acknowledged: number;
  /** And so long after. */
  readonly laterMs: number;
}

async function toldUntilKilled(place: ProcessOptions, samples: Samples, kill: number, moment: Moment) {
  const causeway = await startProcess(place);
  const news = new EventEmitter();
  let heard = 0;
  const telling = tellAll({
    port: causeway.port,
    people: PEOPLE,
    most: MOST_EACH,
    samples,
    idOf: (person, turn) => `tale-${kill}-${person}-${turn}`,
    heard: () => news.emit(`${++heard} heard`),
  });
  if (moment.acknowledged > 0) await once(news, `${moment.acknowledged} heard`);
  // The moment is the point of the test: nothing that could be awaited marks it.
  await pause(moment.laterMs);
  causeway.signal("SIGKILL");
  await causeway.exited;
  return telling;
}

/** Every acknowledged story is there, none is there twice, and none that nobody told. */
function checkDisk(databaseUrl: string, told: readonly Told[]) {
  const disk = readDisk(databaseUrl);
  const stored = new Set(disk.stories);
  expect(disk.integrity).toBe("ok");
  expect(told.filter(({ id, fate }) => fate === "acknowledged" && !stored.has(id))).toEqual([]);
  expect(stored.size).toBe(disk.stories.length);
  const sent = new Set(told.map(({ id }) => id));
  expect(disk.stories.filter((id) => !sent.has(id))).toEqual([]);
  return disk;
}

/** A last start, with time running fast and past every lease, until nothing is left to do. */
async function finishJobs(databaseUrl: string, slack: FastSlack): Promise<void> {
  const config = readConfig({
    PORT: "0",
    DATABASE_URL: databaseUrl,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: slack.apiUrl,
  });
  const running = await start(config, { clock: hastyClock(5 * MINUTE, 60), log: pino({ level: "silent" }) });
  await running.core.delivery.idle();
  while (readDisk(databaseUrl).jobs.some(({ done }) => !done)) {
    await slack.next("chat.postMessage");
    await running.core.delivery.idle();
  }
  await running.stop();
}
