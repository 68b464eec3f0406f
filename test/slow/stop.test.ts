/** Stopped while it is busy: nobody is left without an answer, and nothing is left undone or done twice. */
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { build } from "./rig/built.js";
import { type CausewayProcess, type Exit, type ProcessOptions, startProcess } from "./rig/causeway-process.js";
import { type Confirmations, confirmations } from "./rig/confirmations.js";
import { openConnection } from "./rig/connection.js";
import { type FastSlack, startFastSlack } from "./rig/fast-slack.js";
import { readDisk } from "./rig/on-disk.js";
import { filledIn, type Samples, signedRequest } from "./rig/requests.js";
import { setStage } from "./rig/stage.js";
import { type Told, tell, tellingOf } from "./rig/teller.js";

/** Ten seconds for what is at work, and a little for the rest. */
const STOPS_WITHIN_MS = 12_000;
/** More than can be confirmed at Slack's pace before it must have stopped. */
const PEOPLE = 100;
const SLOW_MS = 2_000;

beforeAll(build);

test("a stop answers what was accepted, finishes what was begun, and the next start does the rest, once", async () => {
  const { place, samples, slack, confirmed } = await prepare("slow", () => pause(SLOW_MS));
  const causeway = await startProcess(place);
  const sending = slack.next("chat.postMessage");
  const first = await tellOne(causeway, samples, "tale-first");
  await sending;

  const told = [first, ...(await tellWhileItStops(causeway, samples))];
  expect(told.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  const acknowledged = idsOf(told.filter(({ fate }) => fate === "acknowledged"));
  const disk = readDisk(place.databaseUrl);
  expect([...disk.stories].sort()).toEqual(acknowledged);
  expect(disk.jobs.filter(({ claim }) => claim !== null)).toEqual([]);
  const before = confirmed.times.size;
  expect(before).toBeLessThan(acknowledged.length);
  console.log(`${acknowledged.length} acknowledged, ${before} of them confirmed before it had stopped`);

  const again = await startProcess(place);
  while (confirmed.times.size < acknowledged.length) await slack.next("chat.postMessage");
  await stopInTime(again);
  expect([...confirmed.times.keys()].sort()).toEqual(acknowledged);
  expect([...confirmed.times.values()].filter((times) => times > 1)).toEqual([]);
  expect(readDisk(place.databaseUrl).jobs.filter(({ outcome }) => outcome !== "done")).toEqual([]);
});

test("a stop does not wait for a Slack that never answers; that message alone is sent again", async () => {
  const silent = { still: true };
  const { place, samples, slack, confirmed } = await prepare("silent", () =>
    silent.still ? new Promise<void>(() => {}) : undefined,
  );
  const causeway = await startProcess(place);
  const sending = slack.next("chat.postMessage");
  await tellOne(causeway, samples, "tale-unheard");
  await sending;
  await stopInTime(causeway);
  expect(readDisk(place.databaseUrl).jobs.at(-1)).toEqual({ claim: null, done: false, outcome: null });

  silent.still = false;
  const again = await startProcess(place);
  await slack.next("chat.postMessage");
  await stopInTime(again);
  // Nobody can ask Slack whether a direct message has arrived: twice is better than never.
  expect([...confirmed.times]).toEqual([["tale-unheard", 2]]);
  expect(readDisk(place.databaseUrl).jobs.at(-1)).toEqual({ claim: null, done: true, outcome: "done" });
});

test("a stop does not wait for a form that Slack never opens", async () => {
  const { place, samples, slack } = await prepare("unopened", () => new Promise<void>(() => {}), "views.open");
  const causeway = await startProcess(place);
  const opening = slack.next("views.open");
  const body = filledIn(samples.command, { user: "U0TELLER1", words: "", trigger: "unopened" });
  const connection = await openConnection(causeway.port);
  expect((await connection.send(signedRequest(body))).status).toBe(200);
  await opening;
  await stopInTime(causeway);
});

interface Prepared {
  readonly place: ProcessOptions;
  readonly samples: Samples;
  readonly slack: FastSlack;
  readonly confirmed: Confirmations;
}

/** A database of its own, and a Slack that takes its time over one method. */
async function prepare(
  name: string,
  takes: () => Promise<void> | undefined,
  slowMethod = "chat.postMessage",
): Promise<Prepared> {
  const confirmed = confirmations();
  const slack = await startFastSlack({
    heard(method, fields) {
      confirmed.note(method, fields);
      return method === slowMethod ? takes() : undefined;
    },
  });
  onTestFinished(() => slack.close());
  const folder = inject("folder");
  const place = { folder, databaseUrl: `file:${folder}/${name}.db`, apiUrl: slack.apiUrl };
  return { place, slack, confirmed, samples: await setStage(place) };
}

async function tellOne({ port }: CausewayProcess, samples: Samples, id: string): Promise<Told> {
  const connection = await openConnection(port);
  const told = await tell(connection, tellingOf(samples, id, 0), id);
  connection.close();
  return told;
}

/** All at once, over connections that the server holds already; it is told to stop when the first is answered. */
async function tellWhileItStops(causeway: CausewayProcess, samples: Samples): Promise<readonly Told[]> {
  const people = Array.from({ length: PEOPLE }, (_, person) => person);
  const connections = await Promise.all(
    people.map(async () => {
      const connection = await openConnection(causeway.port);
      await connection.send("GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
      return connection;
    }),
  );
  const telling = connections.map((connection, person) => {
    const id = `tale-${person}`;
    return tell(connection, tellingOf(samples, id, person), id);
  });
  await Promise.race(telling);
  await stopInTime(causeway);
  return Promise.all(telling);
}

async function stopInTime(causeway: CausewayProcess): Promise<void> {
  const tooLate = pause(STOPS_WITHIN_MS, "too late" as const, { ref: false });
  const exit: Exit | "too late" = await Promise.race([causeway.stop(), tooLate]);
  if (exit === "too late") causeway.signal("SIGKILL");
  expect(exit, causeway.log()).toEqual({ code: 0, signal: null });
}

const idsOf = (told: readonly Told[]): string[] => told.map(({ id }) => id).sort();
