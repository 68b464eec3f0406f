/** A kill keeps what the system holds in memory, a power cut does not: so each fsync is watched where it is called. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { build } from "./rig/built.js";
import { startProcess } from "./rig/causeway-process.js";
import { openConnection } from "./rig/connection.js";
import { startFastSlack } from "./rig/fast-slack.js";
import { filledIn, type Samples, signedRequest } from "./rig/requests.js";
import { setStage } from "./rig/stage.js";
import { answeredTooSoon, callsOf, readCalls, STRACE } from "./rig/system-calls.js";
import { tell, tellAll, tellingOf } from "./rig/teller.js";

const hasStrace = spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;
const inCi = process.env["CI"] === "true";
if (!hasStrace) console.warn("SKIPPED: strace is missing or may not trace here, so no fsync was watched.");

const SEQUENTIAL = 5;
const AT_ONCE = 16;

describe.skipIf(!hasStrace && !inCi)("under strace", () => {
  beforeAll(build);

  test("strace can be used here", () => {
    expect(hasStrace, "strace is missing or may not trace").toBe(true);
  });

  test("no story is acknowledged before an fsync of the log that it was written to", async () => {
    const slack = await startFastSlack();
    onTestFinished(() => slack.close());
    const folder = inject("folder");
    const place = { folder, databaseUrl: `file:${folder}/traced.db`, apiUrl: slack.apiUrl };
    const samples = await setStage(place);
    const trace = join(folder, "trace");
    const causeway = await startProcess({ ...place, under: [...STRACE, "-o", trace] });

    // Before any story there is no job whose own fsync could be taken for the command's.
    await asked(causeway.port, samples, "command-1");
    const told = [...(await oneByOne(causeway.port, samples)), ...(await atOnce(causeway.port, samples))];
    await causeway.stop();
    expect(told.map(({ fate }) => fate)).toEqual(Array(SEQUENTIAL + AT_ONCE).fill("acknowledged"));

    const calls = readCalls(trace);
    const problems = told.map(({ id }) => answeredTooSoon(calls, id));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
    // So the trace can tell the difference: what stores nothing is answered without.
    expect(answeredTooSoon(calls, "command-1")).toBe("command-1 was answered before it was written");
  });
});

test("an answer that leaves before the fsync is found out", () => {
  const arrives = '7 read(21<socket:[1]>, "POST /slack/events tale-1"..., 65536) = 900';
  const written = '7 pwrite64(18</data/causeway.db-wal>, "tale-1"..., 4096, 32) = 4096';
  const begins = "7 fdatasync(18</data/causeway.db-wal> <unfinished ...>";
  const ends = "7 <... fdatasync resumed>) = 0";
  const another = '7 write(22<socket:[2]>, "HTTP/1.1 200 OK"..., 80) = 80';
  const answer = '7 write(21<socket:[1]>, "HTTP/1.1 200 OK"..., 80) = 80';
  const verdict = (...lines: readonly string[]) => answeredTooSoon(callsOf(lines), "tale-1");

  expect(verdict(arrives, written, begins, ends, answer)).toBeUndefined();
  expect(verdict(arrives, another, written, begins, ends, answer)).toBeUndefined();
  expect(verdict(arrives, written, begins, answer, ends)).toBe("tale-1 was answered before an fsync");
  expect(verdict(arrives, begins, ends, written, answer)).toBe("tale-1 was answered before an fsync");
  expect(verdict(arrives, answer, written, begins, ends)).toBe("tale-1 was answered before it was written");
});

async function asked(port: number, samples: Samples, trigger: string): Promise<void> {
  const connection = await openConnection(port);
  const body = filledIn(samples.command, { user: "U0TELLER0", words: "", trigger });
  expect((await connection.send(signedRequest(body))).status).toBe(200);
  connection.close();
}

async function oneByOne(port: number, samples: Samples) {
  const connection = await openConnection(port);
  const told = [];
  for (let turn = 0; turn < SEQUENTIAL; turn++) {
    const id = `single-${turn}-`;
    told.push(await tell(connection, tellingOf(samples, id, 0), id));
  }
  connection.close();
  return told;
}

function atOnce(port: number, samples: Samples) {
  return tellAll({ port, samples, people: AT_ONCE, most: 1, idOf: (person) => `crowd-${person}-` });
}
