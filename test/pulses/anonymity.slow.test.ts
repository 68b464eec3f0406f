/** What copies of a database tell of a wave, taken while it is open and after it has closed: nothing of anybody. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type MemberId, newId } from "../../src/database/ids.js";
import { openWaveKeys } from "../../src/database/wave-keys.js";
import { opened } from "../../src/pulses/answers.js";
import { answerKeys } from "../../src/safeguards/sealed-answers.js";
import { COUNCIL, SIGNING_SECRET } from "../conversation.js";
import { type Engine, engines } from "../fresh-store.js";
import { type Commit, commitsInLog, commitsKnownTo } from "./commits.js";
import {
  AN_HOUR_LATER,
  CLOSES,
  type CopiedWave,
  metricsOf,
  openedWave,
  REMINDS,
  sentToSlack,
  sentToTeams,
} from "./copied-wave.js";
import { type Dump, rowsIn, takeDump } from "./dump.js";
import * as thief from "./thief.js";

const COMMENT = "Meet at the gate where the ambulances wait.";
const GIVEN = { S1: 5, N2: 2, R3: 3 };
const FIRST = { S1: 5 };
const IN_CLEAR = [COMMENT, JSON.stringify(GIVEN).slice(1, -1), '"S1":5', '"N2":2', '"R3":3', '"agree":1'];
const DAY = 86_400_000;

/**
 * The first so many answer, and one of them comments. One alone answers one question: then what was first written of it
 * is what was last written, too.
 */
async function answer({ people, causeway }: CopiedWave, respondents: number): Promise<void> {
  const labels = respondents === 1 ? ["Strongly agree"] : ["Strongly agree", "Disagree", "Neither agree nor disagree"];
  for (const person of people.slice(0, respondents)) await person.answers(...labels);
  if (respondents > 1) await people[0]?.comments(COMMENT);
  await causeway.settles();
}

const givenBy = (respondents: number) => Array.from({ length: respondents }, () => (respondents === 1 ? FIRST : GIVEN));

async function keyOf({ causeway, wave }: CopiedWave): Promise<Buffer | undefined> {
  const store = await openWaveKeys(causeway.pulseKeysUrl);
  const key = await store.find(wave);
  await store.close();
  return key;
}

async function foundKeyOf(open: CopiedWave): Promise<Buffer> {
  const key = await keyOf(open);
  if (key === undefined) throw new Error("The wave has no key.");
  return key;
}

const commitsIn = (engine: Engine, { causeway }: CopiedWave, dump: Dump): readonly Commit[] =>
  engine === "sqlite" ? commitsInLog(causeway) : commitsKnownTo(dump);
const hasAnswers = (commit: Commit) => commit.some(({ table }) => table === "wave_answer");
const tablesOf = (commits: readonly Commit[]) => new Set(commits.flat().map(({ table }) => table));
const everyRow = ({ tables }: Dump): Commit =>
  [...tables].flatMap(([table, rows]) => rows.map(({ values }) => ({ table, values })));
const wordsOf = (key: Buffer) => [key, key.toString("hex"), key.toString("base64"), key.toString("base64url")];

describe.each(engines)("on %s", { timeout: 90_000 }, (engine) => {
  describe.each([1, 3])("where %i of eight answer", (respondents) => {
    test("while it is open nobody is joined to a row, and no row is read without the key", async () => {
      const open = await openedWave(engine);
      const { causeway, wave } = open;
      const before = thief.answersIn(await takeDump(causeway), wave).map(thief.tokenIn);
      await causeway.store.scrub();
      await answer(open, respondents);
      const dump = await takeDump(causeway);
      const rows = thief.answersIn(dump, wave);
      const tokens = rows.map(thief.tokenIn);
      const suspects = thief.suspectsIn(dump, wave);
      expect([rows.length, suspects.length]).toEqual([8, 8]);

      // Nothing was written with an answer but that something was done that day.
      const commits = commitsIn(engine, open, dump).filter(hasAnswers);
      expect(thief.joinedByCommit(commits, suspects, wave)).toEqual([]);
      const presses = commits.filter((commit) => tablesOf([commit]).has("seen"));
      expect(presses.length).toBeGreaterThanOrEqual(respondents);
      expect(tablesOf(presses)).toEqual(new Set(["wave_answer", "seen"]));
      for (const { values } of rowsIn(dump, "seen")) expect(Number(values["seen_at"]) % DAY).toBe(0);

      const now = causeway.clock.now().getTime();
      expect(thief.seenDoing(dump, suspects, COUNCIL, now - 1000, now + 1000)).toEqual([]);

      // Rows lay in the order of their tokens, and each is as long as the others.
      expect(before).toEqual(before.toSorted());
      if (engine === "sqlite") expect(tokens).toEqual(before);
      for (const column of ["sealed", "sealed_comment"]) {
        const sealed = rows.map(({ values }) => String(values[column]));
        expect([new Set(sealed.map(({ length }) => length)).size, new Set(sealed).size]).toEqual([1, 8]);
      }

      const keys = thief.keysIn(dump, [SIGNING_SECRET, "xoxb-hospital", "app-password"]);
      expect(keys.length).toBeGreaterThan(500);
      expect(thief.joinedByName(dump, suspects, wave, keys)).toEqual([]);
      const key = await foundKeyOf(open);
      expect(thief.readIn([...dump.files, ...dump.serverLog], IN_CLEAR)).toEqual([]);
      expect(thief.readIn(dump.files, wordsOf(key))).toEqual([]);
      const said = [sentToSlack(causeway), sentToTeams(causeway), ...causeway.logged, await metricsOf(causeway)].map(
        Buffer.from,
      );
      expect(thief.readIn(said, [...tokens, ...wordsOf(key), COMMENT])).toEqual([]);
      const lines = causeway.logged.map(Buffer.from);
      expect(
        thief.readIn(
          lines,
          suspects.flatMap(({ names }) => names),
        ),
      ).toEqual([]);

      // With the key the same dump says everything: there was something to find.
      const joined = thief.joinedByKey(answerKeys(key), suspects);
      expect(joined.map(({ token }) => token).toSorted()).toEqual(tokens.toSorted());
      const read = rows.map(({ values }, at) => opened(answerKeys(key), tokens[at] ?? "", String(values["sealed"])));
      expect(read.filter((one) => Object.keys(one?.answers ?? {}).length > 0).map((one) => one?.answers)).toEqual(
        givenBy(respondents),
      );
    });

    test("what is written of those who answered is what is written of the others, reminders and all", async () => {
      const open = await openedWave(engine);
      const { causeway, wave, people } = open;
      await answer(open, respondents);
      await causeway.store.scrub();
      const posts = causeway.slack.posts.length + causeway.teams.posts.length;
      await causeway.itIs(REMINDS);
      expect(causeway.slack.posts.length + causeway.teams.posts.length - posts).toBe(8 - respondents);

      const written = everyRow(await takeDump(causeway));
      const suspects = thief.suspectsIn(await takeDump(causeway), wave);
      const traces = people.map(({ account }) => {
        const suspect = suspects.find(({ names }) => names.includes(account));
        return suspect && JSON.stringify(thief.tracesOf(written, suspect));
      });
      expect(traces[0]).toMatch(/pulse-asked/);
      // One of Slack and one of Teams, whose addresses look different.
      expect(new Set(traces).size).toBe(2);

      // The log, in which it stands how long each job took, is emptied.
      if (engine === "postgres") return;
      const naming = () =>
        commitsInLog(causeway).filter((one) => suspects.some((suspect) => thief.tracesOf(one, suspect)[0]));
      expect(naming().length).toBeGreaterThan(10);
      await causeway.itIs(AN_HOUR_LATER);
      expect(naming()).toEqual([]);
    });
  });

  test("a wave in which one answered, or three, leaves what one leaves in which nobody did", async () => {
    const left = await Promise.all(
      [0, 1, 3].map(async (respondents) => {
        const open = await openedWave(engine);
        const { causeway, wave } = open;
        await answer(open, respondents);
        const middle = await takeDump(causeway);
        const key = await foundKeyOf(open);
        await causeway.itIs(REMINDS);
        await causeway.itIs(CLOSES);
        const dump = await takeDump(causeway);

        expect(await keyOf(open)).toBeUndefined();
        expect(rowsIn(dump, "wave_answer")).toEqual([]);
        const keyFiles = engine === "sqlite" ? [readFileSync(causeway.pulseKeysUrl.replace("file:", ""))] : [];
        expect(thief.readIn([...dump.files, ...keyFiles], [...wordsOf(key), ...IN_CLEAR])).toEqual([]);
        const sealed = thief.answersIn(middle, wave).flatMap(({ values }) => [String(values["sealed"])]);
        // On PostgreSQL sealed bytes may lie in its files for a while: nothing opens them any more.
        if (engine === "sqlite") expect(thief.readIn(dump.files, sealed)).toEqual([]);
        const rows = everyRow(dump).filter(({ table }) => table !== "seen");
        const leaves = rows.map(({ table, values }) => `${table} ${thief.impersonal(JSON.stringify(values))}`);
        return { leaves: leaves.toSorted(), metrics: (await metricsOf(causeway)).split("\n").toSorted() };
      }),
    );
    expect(left[0]?.leaves.join()).toMatch(/pulse_carry/);
    expect(left[1]).toEqual(left[0]);
    expect(left[2]).toEqual(left[0]);
  });

  test("where rows lie in the order of people, under names that can be made, in clear, everybody is found", async () => {
    const open = await openedWave(engine);
    const { causeway, wave } = open;
    await causeway.store.scrub();
    const suspects = thief.suspectsIn(await takeDump(causeway), wave);
    const secret = "a-secret-that-is-in-the-database";
    const naive = suspects.map(({ id }) => ({
      ...{
        waveId: wave,
        token: createHash("sha256")
          .update(secret + id)
          .digest("base64url"),
      },
      sealed: JSON.stringify(GIVEN),
    }));
    const { waveAnswer, member, seen, setting } = causeway.store.read.tables;
    await causeway.store.write(async (tx) => {
      await tx.delete(waveAnswer);
      await tx.insert(setting).values({ name: "secret", value: secret });
      await tx.insert(waveAnswer).values(naive);
    });
    const dump = await takeDump(causeway);
    const truth = suspects.map(({ id }, at) => ({ token: naive[at]?.token, id }));
    expect(thief.joinedByName(dump, suspects, wave, thief.keysIn(dump, []))).toEqual(truth);
    expect(thief.joinedByOrder(dump, wave, suspects)).toEqual(truth);
    expect(thief.readIn(dump.files, IN_CLEAR)).toContain('"S1":5');

    // As an answer was once written: with the address at which its person is reached from then on, and what was seen of
    // the press hashed with no key.
    const [first] = naive;
    const chat = suspects[1]?.names.find((name) => name.startsWith("a:"));
    const press = createHash("sha256").update(`teams:${COUNCIL}:${COUNCIL} ${chat} 1795424400123`).digest("base64url");
    await causeway.store.write(async (tx) => {
      await tx
        .update(waveAnswer)
        .set({ sealed: "…" })
        .where(eq(waveAnswer.token, first?.token ?? ""));
      await tx
        .update(member)
        .set({ address: { user: "29:new" } })
        .where(eq(member.id, suspects[0]?.id ?? newId<MemberId>()));
      await tx.insert(seen).values({ key: press, seenAt: causeway.clock.now() });
    });
    const after = await takeDump(causeway);
    expect(thief.joinedByCommit(commitsIn(engine, open, after), suspects, wave)).toEqual([truth[0]]);
    expect(thief.seenDoing(after, suspects, COUNCIL, 1795424400000, 1795424401000)).toEqual([suspects[1]?.id]);
  });
});
