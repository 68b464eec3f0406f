/** A wave closes once, for good: nothing that came in time is lost, nothing that came late is kept. */
import { expect, test, vi } from "vitest";
import { answersOf, keysOf, saveAnswers } from "../../src/pulses/answers.js";
import { closeWave } from "../../src/pulses/closing/close-waves.js";
import { findWave } from "../../src/pulses/pulses.js";
import { words } from "../../src/words/en-GB.js";
import { startCauseway, TEAM } from "../conversation.js";
import { answered, CLOSES, jobOf, keysLeft, leftOf, settled, toolsOf, withKeys } from "./answered-wave.js";
import { endsOf, memberIn, newest } from "./cast.js";

const { asking } = words;

test("at five on the seventh day, with its figures, and without its answers and its key", async () => {
  const { causeway, wave, last } = await answered();
  await causeway.itIs("2026-11-30T16:59:00Z");
  await last.presses("Agree: question 1 of 3", newest(causeway, last));
  await causeway.slack.until(() => (newest(causeway, last)?.visibleText.includes("Kept.") ? true : undefined));
  expect(await leftOf(causeway, wave.id)).toMatchObject({ isFrozen: false, rows: 10 });
  await causeway.itIs(CLOSES);
  expect(await leftOf(causeway, wave.id)).toEqual({ ...settled, answered: 9, scores: ["8: 50", "8: 50", "9: 53"] });
  expect(await keysLeft(causeway, wave.id)).toEqual([`carry:${wave.id}`]);
});

test("for a clock that is slow as well: from then on no answer is taken", async () => {
  const { causeway, wave, last } = await answered();
  await causeway.itIs(CLOSES);
  await causeway.clock.moveTo("2026-11-30T16:59:30Z");
  await last.presses("Agree: question 1 of 3", newest(causeway, last));
  await causeway.slack.until(() => (newest(causeway, last)?.visibleText.includes(asking.closed) ? true : undefined));
  expect(await leftOf(causeway, wave.id)).toEqual(settled);
});

test("all the same where it died when it had begun to close", async () => {
  const { causeway, wave, last } = await answered();
  await causeway.clock.moveTo("2026-11-30T16:59:59Z");
  await withKeys(causeway, async (waveKeys) => {
    // What it would write in the end is never written.
    const { kind } = await closeWave.run(jobOf("close-wave", wave.id), toolsOf(causeway, waveKeys, new Date(CLOSES)));
    expect(kind).toBe("done");
  });
  expect(await leftOf(causeway, wave.id)).toMatchObject({ isFrozen: false, rows: 10 });
  await last.presses("Agree: question 1 of 3", newest(causeway, last));
  await causeway.slack.until(() => (newest(causeway, last)?.visibleText.includes(asking.closed) ? true : undefined));
  await causeway.itIs(CLOSES);
  expect(await leftOf(causeway, wave.id)).toEqual(settled);
  expect(await keysLeft(causeway, wave.id)).toEqual([`carry:${wave.id}`]);
});

test("once, where two replicas close it", async () => {
  const { causeway, wave } = await answered({ engine: "postgres" });
  const settings = { DATABASE_URL: causeway.databaseUrl, PULSE_KEYS_URL: causeway.pulseKeysUrl };
  const replica = await startCauseway({ at: "2026-11-23T09:00:00Z", settings });
  await Promise.all([causeway.itIs(CLOSES), replica.itIs(CLOSES)]);
  expect(await leftOf(causeway, wave.id)).toEqual(settled);
  expect(await endsOf(causeway, "close-wave")).toEqual(["done"]);
  expect(await endsOf(causeway, "forget-wave")).toEqual(["done"]);
});

test("with nothing shown, where its key is lost", async () => {
  const { causeway, wave, last } = await answered();
  await withKeys(causeway, (waveKeys) => waveKeys.destroy(wave.id));
  await last.presses("Agree: question 1 of 3", newest(causeway, last));
  await causeway.slack.until(() => causeway.slack.ephemerals.find((one) => one.visibleText.includes(asking.noKey)));
  await causeway.itIs(CLOSES);
  expect(await leftOf(causeway, wave.id)).toEqual({ ...settled, answered: null, scores: [] });
  expect(causeway.logged.join("")).toContain("a wave's key is lost");
});

test("on PostgreSQL an answer that is under way as it closes is counted or refused, never taken and lost", async () => {
  const { causeway, wave, last } = await answered({ engine: "postgres" });
  const { store } = causeway;
  const id = await memberIn(causeway, TEAM, last.id);
  const keys = await withKeys(causeway, (waveKeys) => keysOf(waveKeys, wave.id));
  if (keys === undefined) throw new Error("the wave has no key");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let hasWritten = false;
  const late = store.write(async (tx) => {
    const found = await findWave(tx, wave.id);
    const given = await answersOf(tx, keys, wave.id, id);
    if (found?.closedAt !== null || given === undefined) return "refused";
    await saveAnswers(tx, keys, wave.id, id, { ...given, answers: { P1: 5 } });
    hasWritten = true;
    await held;
    return "taken";
  });
  await vi.waitUntil(() => hasWritten);
  const closes = causeway.itIs(CLOSES);
  await vi.waitUntil(async () => (await findWave(store.read, wave.id))?.closedAt !== null);
  letGo();
  expect(await late).toBe("refused");
  await closes;
  expect(await leftOf(causeway, wave.id)).toEqual(settled);
});

test("once its pulse has ended, nothing waits for a next wave, and no key is left", async () => {
  const { causeway, wave } = await answered();
  await causeway.itIs(CLOSES);
  const { pulse, pulseCarry } = causeway.store.read.tables;
  expect(await causeway.store.read.select().from(pulseCarry)).toHaveLength(1);
  await causeway.store.write((tx) => tx.update(pulse).set({ endedAt: causeway.clock.now() }));
  await causeway.itIs("2026-11-30T17:01:00Z");
  expect(await causeway.store.read.select().from(pulseCarry)).toEqual([]);
  expect(await keysLeft(causeway, wave.id)).toEqual([]);
});
