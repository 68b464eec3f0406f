/** Whatever is out of reach when a wave closes: no answer is taken any more, none is lost, and the next wave opens. */
import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { type MemberId, newId } from "../../src/database/ids.js";
import { emptyRow, keysOf } from "../../src/pulses/answers.js";
import { closeWave } from "../../src/pulses/closing/close-waves.js";
import { findWave, type Wave } from "../../src/pulses/pulses.js";
import { tokenOf } from "../../src/safeguards/sealed-answers.js";
import { words } from "../../src/words/en-GB.js";
import type { Causeway } from "../conversation.js";
import { answered, CLOSES, jobOf, keysLeft, leftOf, settled, toolsOf, withKeys } from "./answered-wave.js";
import { endsOf, newest, wavesOf } from "./cast.js";
import { takeDump } from "./dump.js";
import { losesKeys, refuses, triesAgain } from "./outage.js";
import { readIn } from "./thief.js";

/** More often than any other job is tried. */
const OFTEN = 7;
const NEXT_OPENS = "2026-12-07T09:00:00Z";

test.each([
  ["its key", losesKeys],
  ["the table of its figures", (causeway: Causeway) => refuses(causeway, "insert on wave_figure")],
])("it is tried until it succeeds where %s is out of reach, and the next one opens", async (_, outage) => {
  const { causeway, pulseId, wave, last } = await answered();
  const mend = outage(causeway);
  await causeway.itIs(CLOSES);
  await triesAgain(causeway, "close-wave", OFTEN);
  expect(await leftOf(causeway, wave.id)).toMatchObject({ isFrozen: false, rows: 10, scores: [] });
  mend();
  await last.presses("Agree: question 1 of 3", newest(causeway, last));
  await causeway.slack.until(() =>
    newest(causeway, last)?.visibleText.includes(words.asking.closed) ? true : undefined,
  );
  await triesAgain(causeway, "close-wave", 1);
  expect(await leftOf(causeway, wave.id)).toEqual(settled);
  expect(await keysLeft(causeway, wave.id)).toEqual([`carry:${wave.id}`]);
  await causeway.itIs(NEXT_OPENS);
  expect(await wavesOf(causeway, pulseId)).toHaveLength(2);
});

test("the next one waits for it where that takes a week, and opens late", async () => {
  const { causeway, pulseId } = await answered();
  const mend = losesKeys(causeway);
  for (const at of [CLOSES, NEXT_OPENS]) await causeway.itIs(at);
  expect(await wavesOf(causeway, pulseId)).toMatchObject([{ frozenAt: null }]);
  mend();
  for (const at of ["2026-12-07T10:00:00Z", "2026-12-07T10:01:00Z"]) await causeway.itIs(at);
  expect(await wavesOf(causeway, pulseId)).toMatchObject([{ frozenAt: expect.any(Date) }, { opensOn: "2026-12-07" }]);
});

test("without PULSE_KEYS_URL it ends, and is counted once that is set again", async () => {
  const { causeway, wave } = await answered();
  const without = toolsOf(causeway, undefined, new Date(CLOSES));
  expect(await closeWave.run(jobOf("close-wave", wave.id), without)).toMatchObject({ kind: "later" });
  expect(await findWave(causeway.store.read, wave.id)).toMatchObject({ closedAt: new Date(CLOSES), frozenAt: null });
  await causeway.itIs(CLOSES);
  expect(await leftOf(causeway, wave.id)).toEqual(settled);
});

/** As many more were asked, and have not answered. */
async function hasSilentRows(causeway: Causeway, wave: Wave, rows: number): Promise<void> {
  const keys = await withKeys(causeway, (waveKeys) => keysOf(waveKeys, wave.id));
  if (keys === undefined) throw new Error("the wave has no key");
  for (let left = rows; left > 0; left -= 100) {
    const places = Array.from({ length: 100 }, () => tokenOf(keys, newId<MemberId>()));
    const empty = places.map((token) => emptyRow(keys, wave, { token, organisationId: null }));
    await causeway.store.write((tx) => tx.insert(tx.tables.waveAnswer).values(empty));
  }
}

test("cut short while its rows are deleted, it has no key, is not counted again, and goes on until nothing is left", async () => {
  const { causeway, wave } = await answered();
  await hasSilentRows(causeway, wave, 1200);
  const { waveAnswer } = causeway.store.read.tables;
  const rows = await causeway.store.read.select().from(waveAnswer).orderBy(asc(waveAnswer.token));
  const mend = refuses(causeway, "delete on wave_answer", `old.token >= '${rows[700]?.token}'`);
  await causeway.itIs(CLOSES);
  await triesAgain(causeway, "forget-wave", OFTEN);
  // Some hundred went at once.
  expect(await leftOf(causeway, wave.id)).toEqual({ ...settled, rows: 710 });
  expect(await keysLeft(causeway, wave.id)).toEqual([`carry:${wave.id}`]);
  await withKeys(causeway, async (waveKeys) => {
    const again = await closeWave.run(jobOf("close-wave", wave.id), toolsOf(causeway, waveKeys, new Date(CLOSES)));
    expect(again).toMatchObject({ kind: "ended", outcome: "lapsed" });
  });
  mend();
  await triesAgain(causeway, "forget-wave", 1);
  expect(await leftOf(causeway, wave.id)).toEqual(settled);
  expect(await endsOf(causeway, "forget-wave")).toEqual(["done"]);
  const { files } = await takeDump(causeway);
  expect(
    readIn(
      files,
      [rows[0], rows[700], rows.at(-1)].map((row) => row?.sealed ?? ""),
    ),
  ).toEqual([]);
});
