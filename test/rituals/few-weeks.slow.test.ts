/** Some weeks of thirty people: the year of test/slow/year.test.ts in small, looked at by the same oracle. */
import { expect, onTestFinished, test } from "vitest";
import {
  afterLeaving,
  anniversaries,
  endsOfPrompts,
  lateOnes,
  overBudget,
  rude,
  strangers,
} from "../slow/year/checks.js";
import { coffeesOf } from "../slow/year/coffee.js";
import { diceFrom } from "../slow/year/dice.js";
import { liveThrough } from "../slow/year/live.js";
import { allMail } from "../slow/year/mail.js";
import { report } from "../slow/year/report.js";
import { createWorld } from "../slow/year/world.js";

test("six weeks of thirty people: what is due is said or lapses with a reason, and never against manners", async () => {
  const dice = diceFrom(Number(process.env["SEED"] ?? 7));
  const world = await createWorld({ people: 30, start: "2026-11-28T11:00:00Z", dice });
  onTestFinished(() => world.stop());
  const habits = { answers: 0.4, passes: 0.1, agrees: 0.8 };
  const lived = await liveThrough(world, { weeks: 6, pausedIn: 2, downIn: 4, habits });
  const mail = await allMail(world);
  if (process.env["REPORT"] !== undefined) console.log(await report(lived, mail));
  expect(world.faults).toEqual([]);
  expect(lived.done.problems).toEqual([]);
  expect(lived.oracle.differences).toEqual([]);
  expect(endsOfPrompts(lived, mail)).toEqual([]);
  expect(strangers(lived, mail)).toEqual([]);
  expect(mail.phantoms).toBe(0);
  expect(rude(mail.letters)).toEqual([]);
  expect(afterLeaving(mail.letters)).toEqual([]);
  expect(overBudget(mail.letters)).toEqual([]);
  expect(lateOnes(lived, mail)).toEqual([]);
  expect(await anniversaries(lived, mail)).toEqual([]);
  expect(lived.coffees.differences).toEqual([]);
  expect(await coffeesOf(world)).toMatchObject({ forbidden: 0, twoAtOnce: 0 });
  expect(lived.oracle.counts.due).toBeGreaterThan(150);
}, 300_000);
