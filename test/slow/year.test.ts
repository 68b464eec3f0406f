/**
 * A year of 500 people in six organisations on three platforms, hour by hour: the real core over a file, and an oracle
 * that shares no rule with it. What is printed in the end is what a system may expect. `SEED` sets the chances.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { kinds } from "../../bench/fade/kinds.js";
import { simulate } from "../../bench/fade/simulate.js";
import { chosen } from "../../src/statistics/fade.js";
import { afterLeaving, anniversaries, endsOfPrompts, lateOnes, overBudget, rude, strangers } from "./year/checks.js";
import { coffeesOf } from "./year/coffee.js";
import { diceFrom } from "./year/dice.js";
import { type Lived, liveThrough } from "./year/live.js";
import { allMail, type Mail } from "./year/mail.js";
import { report } from "./year/report.js";
import { FADES_FROM, watchOf } from "./year/watches.js";
import { createWorld } from "./year/world.js";

const seed = Number(process.env["SEED"] ?? 2026);
const PEOPLE = Number(process.env["PEOPLE"] ?? 500);
const WEEKS = Number(process.env["WEEKS"] ?? 53);
const LONGEST_MS = 60 * 60_000;

/** Enough of them to read. */
const few = (wrong: readonly string[]): readonly string[] => wrong.slice(0, 20);

describe(`${WEEKS} weeks of ${PEOPLE} people`, () => {
  let lived: Lived;
  let mail: Mail;
  let stop = async (): Promise<void> => {};

  beforeAll(async () => {
    console.log(`SEED=${seed}`);
    const world = await createWorld({
      people: PEOPLE,
      start: process.env["START"] ?? "2026-09-05T11:00:00Z",
      dice: diceFrom(seed),
    });
    stop = world.stop;
    lived = await liveThrough(world, { weeks: WEEKS, pausedIn: 8, downIn: 13 });
    mail = await allMail(world);
    console.log(await report(lived, mail));
    return () => stop();
  }, LONGEST_MS);

  test("nothing failed, and no form refused plausible words", () => {
    expect(few(lived.world.faults)).toEqual([]);
    expect(few(lived.done.problems)).toEqual([]);
    expect(mail.phantoms).toBe(0);
  });

  test("what was due was planned, and nothing else; over the budget the longest unseen went", () => {
    expect(few(lived.oracle.differences)).toEqual([]);
    expect(lived.oracle.counts.overBudget).toBeGreaterThan(PEOPLE);
    expect(few(strangers(lived, mail))).toEqual([]);
  });

  test("what was planned was said in time, answered before, or lapsed with a reason", () => {
    expect(few(endsOfPrompts(lived, mail))).toEqual([]);
    expect(few(lateOnes(lived, mail))).toEqual([]);
  });

  test("never against manners, and nothing after somebody opted out or left", () => {
    expect(few(rude(mail.letters))).toEqual([]);
    expect(few(afterLeaving(mail.letters))).toEqual([]);
  });

  test("no more than two nudges in any seven days, and one pulse a fortnight", () => {
    expect(few(overBudget(mail.letters))).toEqual([]);
  });

  test("coffees: everybody willing in each round, nobody twice, never whom they never want, one at a time", async () => {
    expect(few(lived.coffees.differences)).toEqual([]);
    expect(lived.coffees.rounds.size).toBeGreaterThanOrEqual(12);
    const coffees = await coffeesOf(lived.world);
    expect(coffees).toMatchObject({ repeats: 0, forbidden: 0, twoAtOnce: 0 });
    expect(coffees.across / coffees.pairs).toBeGreaterThan(0.95);
  });

  test("the change that faded went amber, the one that was kept did not, and both were asked about on their days", async () => {
    const kept = await watchOf(lived.world, lived.watches.kept);
    const fading = await watchOf(lived.world, lived.watches.fading);
    expect(kept.amberAt).toBeNull();
    const begins = Date.parse(lived.firstMonday) + (FADES_FROM - 1) * 7 * 86_400_000;
    const weeks = ((fading.amberAt?.getTime() ?? Number.POSITIVE_INFINITY) - begins) / (7 * 86_400_000);
    console.log(`Amber ${weeks.toFixed(1)} weeks after the gain was gone`);
    expect(weeks).toBeGreaterThan(0);
    expect(weeks).toBeLessThan(10);
    expect(await anniversaries(lived, mail)).toEqual([]);
    expect(kept.checks.map(({ month }) => month)).toEqual([3, 6, 9]);
  });

  test("each of the twenty came round; the one that comes when it is asked for was asked for", async () => {
    const { ritualAnswer } = lived.world.store.read.tables;
    const answers = await lived.world.store.read.select({ ritual: ritualAnswer.ritualKey }).from(ritualAnswer);
    expect(answers.filter(({ ritual }) => ritual === "four-questions").length).toBeGreaterThan(0);
    const said = new Set(
      [...mail.prompts.values()].filter(({ postedAt }) => postedAt).map(({ ritualKey }) => ritualKey),
    );
    const missing = lived.world.settings.plans().filter(({ key, cadence }) => !said.has(key) && cadence !== "event");
    expect(missing.map(({ key }) => key)).toEqual([]);
  });

  test("the watch over a change: how often it is amber for nothing in 12 months, and how often it sees a loss", () => {
    for (const kind of kinds) {
      const drawn = { kind, rule: chosen, runs: 2000, seed };
      const nothing = simulate(drawn);
      const lost = simulate({ ...drawn, fall: { how: "at once", gain: 2 } });
      console.log(
        `${kind.name}: amber for nothing ${(100 * nothing.share).toFixed(1)} %, two deviations lost seen ${(100 * lost.share).toFixed(1)} %`,
      );
      expect(nothing.share).toBeLessThanOrEqual(0.23);
    }
  });
});
