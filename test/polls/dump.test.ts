/** What a copy of the database tells of an anonymous poll, while it is open and once it has closed. */
import { createHash, createHmac } from "node:crypto";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openWaveKeys } from "../../src/database/wave-keys.js";
import { answerKeys, tokenOf } from "../../src/safeguards/sealed-answers.js";
import type { Causeway } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { commitsInLog, commitsKnownTo } from "../pulses/commits.js";
import { rowsIn as rowsOf, takeDump } from "../pulses/dump.js";
import { hospital } from "../thanks/cast.js";
import { asksInSlack, crowdChooses, HUDDLE, pollsIn, pressesInSlack } from "./asking.js";

interface Vote {
  readonly rowid: number;
  readonly voter: string;
  readonly choice: string;
}

const fileOf = (url: string) => url.replace("file:", "");

/** As somebody copies it who has the machine for a moment. */
function copyOf({ databaseUrl }: Causeway, name: string): string {
  const copy = `${fileOf(databaseUrl)}.${name}`;
  for (const part of ["", "-wal"])
    if (existsSync(fileOf(databaseUrl) + part)) copyFileSync(fileOf(databaseUrl) + part, copy + part);
  return copy;
}

function rowsIn<Row>(copy: string, query: string): readonly Row[] {
  const database = new Database(copy);
  try {
    return database.prepare<[], Row>(query).all();
  } finally {
    database.close();
  }
}

const votesIn = (copy: string) => rowsIn<Vote>(copy, "select rowid, voter, choice from poll_vote order by rowid");

test("it tells neither who answered, nor what, nor how many, nor in which order; afterwards nothing is left", async () => {
  const { causeway, maria } = await hospital();
  const card = await asksInSlack(causeway, maria, HUDDLE);
  const untouched = votesIn(copyOf(causeway, "before"));
  const crowd = await crowdChooses(causeway, card, { Yes: 8, No: 7 });
  const open = copyOf(causeway, "open");
  const votes = votesIn(open);

  // As many rows as before anybody answered, each of which looks like any other.
  expect([untouched.length, votes.length]).toEqual([64, 64]);
  expect(new Set(votes.map(({ choice }) => choice.length)).size).toBe(1);
  expect(new Set(votes.map(({ choice }) => choice)).size).toBe(64);
  expect(votes.map(({ rowid }) => rowid)).toEqual(untouched.map(({ rowid }) => rowid));

  // Whoever has the copy has everybody's id and every id that a token could have been made with.
  const members = rowsIn<{ id: string; external_id: string }>(open, "select id, external_id from member");
  const [poll] = await pollsIn(causeway);
  const known = [poll?.id ?? "", poll?.channelId ?? "", ""];
  const guesses = members.flatMap(({ id, external_id }) =>
    [id, external_id].flatMap((person) => [
      person,
      ...known.flatMap((word) => [
        createHash("sha256")
          .update(word + person)
          .digest("base64url"),
        createHmac("sha256", word).update(person).digest("base64url"),
      ]),
    ]),
  );
  expect(members.length).toBeGreaterThan(crowd.length);
  expect(votes.filter(({ voter }) => guesses.includes(voter))).toEqual([]);

  // With the key, which is not in it: whoever came first has not the first row.
  const keys = await openWaveKeys(causeway.pulseKeysUrl);
  const key = await keys.find(poll?.id ?? "");
  await keys.close();
  if (key === undefined) throw new Error("the poll has no key");
  expect(readFileSync(open).includes(key)).toBe(false);
  const inOrder = crowd.map((person) => {
    const member = members.find(({ external_id }) => external_id === person.id);
    return votes.findIndex(({ voter }) => voter === tokenOf(answerKeys(key), member?.id ?? ""));
  });
  expect(Math.min(...inOrder)).toBeGreaterThanOrEqual(0);
  expect(inOrder).not.toEqual(inOrder.toSorted((a, b) => a - b));
  const others = ["job", "posted", "posted_about", "seen", "audit_entry"].flatMap((table) =>
    rowsIn(open, `select * from ${table}`),
  );
  for (const { voter } of votes) expect(JSON.stringify(others)).not.toContain(voter);
  for (const person of crowd) expect(JSON.stringify(others)).not.toContain(person.id);

  await causeway.itIs("2026-11-19T09:00:00Z");
  const closed = copyOf(causeway, "closed");
  const files = [closed, `${closed}-wal`, fileOf(causeway.pulseKeysUrl)]
    .filter(existsSync)
    .map((file) => readFileSync(file));
  expect(files.length).toBeGreaterThan(1);
  for (const bytes of files) {
    expect(bytes.includes(key)).toBe(false);
    for (const { voter, choice } of votes)
      expect([bytes.includes(voter), bytes.includes(choice)]).toEqual([false, false]);
  }
  expect(votesIn(closed)).toEqual([]);
  expect(rowsIn(closed, "select answered, counts from poll")).toEqual([{ answered: 15, counts: "[5,5,0]" }]);
});

test.each(engines)(
  "on %s nothing about the person is written with a vote, though it is the first we hear of them",
  async (engine) => {
    const { causeway, maria } = await hospital({ engine });
    const card = await asksInSlack(causeway, maria, HUDDLE);
    await causeway.store.scrub();
    const known = rowsOf(await takeDump(causeway), "member").length;
    const newcomer = causeway.person("U0NEWCOMER", "Noor Ali");
    await pressesInSlack(causeway, newcomer, "Yes", card);
    await causeway.settles();
    const dump = await takeDump(causeway);
    expect(rowsOf(dump, "member")).toHaveLength(known + 1);

    // The other rows were written with the poll.
    const commits = (engine === "sqlite" ? commitsInLog(causeway) : commitsKnownTo(dump))
      .map((commit) => new Set(commit.map(({ table }) => table)))
      .filter((tables) => tables.has("poll_vote") && !tables.has("poll"));
    expect(commits).toEqual([new Set(["poll_vote", "seen"])]);
  },
);
