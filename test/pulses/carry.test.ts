/** What waits for the next waves waits 26 weeks at most, and its key is told to whoever destroys keys. */
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { dropEndedCarries, saveCarry } from "../../src/pulses/closing/carry.js";
import { outturnOf } from "../../src/pulses/closing/outturn.js";
import { DAY, later } from "../../src/schedule/clock.js";
import { northshire, setUpNorthshire, startCauseway } from "../conversation.js";
import { seeded } from "../statistics/realistic.js";
import { planned } from "./cast.js";
import { addClosedWave } from "./closed-waves.js";
import { crowd } from "./crowd.js";
import { holds } from "./results-cast.js";
import { realistic } from "./simulated-plans.js";
import { answeredWaves } from "./simulated-system.js";

const WEEKS = 7 * DAY;

test("a wave that closed more than 26 weeks ago is carried no further", () => {
  const [old, next] = answeredWaves(
    realistic[2]?.plan ?? { staff: [], rotates: () => true, threshold: () => 11 },
    seeded(1),
  );
  if (old === undefined || next === undefined) throw new Error("there are no waves");
  const first = outturnOf(old.wave, old.tally, old.asked, old.parts, []);
  const carriedAfter = (weeks: number) => {
    const wave = { ...next.wave, closesAt: later(old.wave.closesAt, weeks * WEEKS) };
    return outturnOf(wave, next.tally, next.asked, next.parts, first.carried).carried.map(({ number }) => number);
  };
  expect(carriedAfter(26)).toEqual([0, 1]);
  expect(carriedAfter(27)).toEqual([1]);
});

test("where no wave has closed for 26 weeks, what waits is forgotten, whether or not its pulse goes on", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  await holds(causeway, "Asha Patel", "steward");
  await crowd(causeway, northshire, 40);
  const pulseId = await planned(causeway, { kind: "system" }, { threshold: 5 });
  const { frozenAt } = await addClosedWave(causeway.store, { pulseId, firstOn: "2026-11-02" }, { number: 0 });
  const key = { id: "carry:wave", key: randomBytes(32) };
  await causeway.store.write((tx) => saveCarry(tx, pulseId, key, []));
  const dropped = (weeks: number) => causeway.store.write((tx) => dropEndedCarries(tx, later(frozenAt, weeks * WEEKS)));
  expect(await dropped(26)).toEqual([]);
  expect(await dropped(27)).toEqual(["carry:wave"]);
  expect(await causeway.store.read.select().from(causeway.store.read.tables.pulseCarry)).toEqual([]);
});
