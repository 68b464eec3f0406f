/** A year of a group that keeps a change, of one that loses it slowly, and of one that leaves weeks out. */
import { expect, test, vi } from "vitest";
import type { Causeway } from "../conversation.js";
import type { Person } from "../slack/person.js";
import { hospital, inSlack } from "../thanks/cast.js";
import {
  around,
  CHANGE,
  celebrated,
  checks,
  counts,
  goesOn,
  HUB,
  hadWeeks,
  hub,
  prompts,
  theCelebration,
  times,
} from "./cast.js";

/** A year of Mondays takes a while on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

const AT = "2026-11-18T09:00:00Z";
const SINCE = "2026-11-16";

/** Asha looks after the hub, Maria is in it and celebrates. Four before, and from this week on another usual. */
async function watched(before: readonly number[] = around(20, 4)) {
  const { causeway, asha, maria } = await hospital({ at: AT });
  const id = await hub(causeway, "Asha Patel", ["Maria Santos"]);
  const measure = await counts(causeway, id, "Maria Santos", "count");
  await hadWeeks(causeway, measure, before);
  await celebrated(causeway, measure, "Maria Santos", SINCE);
  return { causeway, asha, maria, measure, team: id };
}

const alarms = (causeway: Causeway, person: Person): readonly string[] =>
  causeway.heardIn(person.id).filter((text) => text.includes("below what it was after the change"));

test("a change that lasts is asked about at 3, 6, 9 and 12 months, and the last card says what lasted", async () => {
  const { causeway, asha, maria, measure } = await watched();
  await goesOn(causeway, measure, around(12, 10));
  const { frozenAt, frozenWeek } = await theCelebration(causeway);
  expect([frozenWeek, frozenAt?.toISOString()]).toEqual(["2027-02-01", "2027-02-08T10:00:00.000Z"]);
  for (const [at, month] of [3, 6, 9, 12].entries()) {
    await goesOn(causeway, measure, around(month === 12 ? 14 : 13, 10));
    const card = inSlack(causeway, asha, `${month} months on: “${CHANGE}” in the team “${HUB}”.`);
    expect(card.visibleText).toContain("Now the applause is over: still happening, slipping or stopped?");
    expect(card.visibleText).toContain("All of the gain is left.");
    await asha.presses("Still happening", card);
    await causeway.settles();
    expect(card.visibleText).toContain("You said: still happening.");
    expect((await checks(causeway)).map((check) => check.month)).toEqual([3, 6, 9, 12].slice(0, at + 1));
  }
  expect((await prompts(causeway)).map(({ occursOn, done }) => [occursOn, done.slice(0, 12)])).toEqual(
    ["2027-05-08", "2027-08-08", "2027-11-08", "2028-02-08"].map((day) => [day, "celebration:"]),
  );
  expect((await checks(causeway)).map(({ retained, status }) => [retained, status])).toEqual(
    times(4, 0).map(() => [100, "happening"]),
  );
  await goesOn(causeway, measure, [10]);
  const last = inSlack(causeway, maria, `What lasted in the team “${HUB}”`);
  for (const said of [CHANGE, "A year of watching is over.", "12 months", "still happening", "all"])
    expect(last.visibleText).toContain(said);
  expect(alarms(causeway, asha)).toEqual([]);
  expect((await theCelebration(causeway)).endedAt).not.toBeNull();
});

test("one that is lost slowly goes amber, then red, each told once, and the gain that is left is printed", async () => {
  const { causeway, asha, maria, measure } = await watched();
  await goesOn(causeway, measure, around(12, 10));
  await goesOn(causeway, measure, [...times(4, 9), ...times(16, 8)]);
  for (const person of [asha, maria]) {
    const told = alarms(causeway, person);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      new RegExp(`“${CHANGE}” in the team “${HUB}” has been below what it was after the change for (\\w+) weeks.`),
    );
    expect(told[0]).toContain("Is something in the way?");
  }
  expect(alarms(causeway, asha)[0]).not.toContain("Less than half");
  expect(await checks(causeway)).toMatchObject([{ month: 3, status: null }]);
  expect(inSlack(causeway, asha, "3 months on").visibleText).toMatch(/\b(6[7-9]|7\d) of 100 of the gain is left\./);
  await goesOn(causeway, measure, times(5, 4));
  const told = alarms(causeway, asha);
  expect(told).toHaveLength(2);
  expect(told[1]).toContain("Less than half of the gain is left.");
  const { amberAt, redAt } = await theCelebration(causeway);
  expect(amberAt && redAt && amberAt < redAt).toBe(true);
  await goesOn(causeway, measure, times(3, 4));
  expect(alarms(causeway, asha)).toHaveLength(2);
  expect(inSlack(causeway, asha, "6 months on").visibleText).toContain("11 of 100 of the gain is left.");
});

test("an alarm is owned, asked about on its day, and what came of it told; another comes only once all was quiet", async () => {
  const { causeway, asha, maria, measure } = await watched();
  await goesOn(causeway, measure, [...around(12, 10), ...times(6, 4)]);
  const card = inSlack(causeway, asha, "Is something in the way?");
  await asha.presses("I will see to it", card);
  await asha.modal();
  expect((await asha.submits({ "What will you do": "Ring 943 476 5919", "By when": "soon" })).errors).toBeDefined();
  const { view } = await asha.submits({ "What will you do": "Ask the Friday team", "By when": "19 April 2027" });
  expect(view?.visibleText).toContain("On 19 April Causeway asks you what came of it.");
  await asha.closes();
  await causeway.settles();
  expect(card.visibleText).toContain("Asha Patel sees to it, and will do this by 19 April:");
  await goesOn(causeway, measure, times(5, 4));
  const due = inSlack(causeway, asha, "You have this to do by 19 April:");
  await asha.presses("Say what came of it", due);
  await asha.modal();
  await asha.submits({ "What came of it": "Two posts were empty. They are filled now." });
  await asha.closes();
  await causeway.settles();
  const told = inSlack(causeway, maria, `What came of “${CHANGE}” in the team “${HUB}”`);
  expect(told.visibleText).toContain("Two posts were empty. They are filled now.");
  expect(told.visibleText).toContain("Asha Patel");
  const raised = alarms(causeway, asha).length;
  await goesOn(causeway, measure, times(4, 4));
  expect(alarms(causeway, asha)).toHaveLength(raised);
  await goesOn(causeway, measure, [...times(12, 14), ...times(5, 4)]);
  expect(alarms(causeway, asha).length).toBeGreaterThan(raised);
  expect(await theCelebration(causeway)).toMatchObject({ answeredAt: null, outcome: null, ownerId: null });
});

test("weeks that nobody answers are passed over: the baseline waits for twelve, and what is left cannot be said", async () => {
  const { causeway, asha, measure } = await watched();
  const gappy = around(12, 10).flatMap((value) => [value, undefined]);
  await goesOn(causeway, measure, gappy);
  expect((await theCelebration(causeway)).frozenWeek).toBe("2027-04-19");
  await goesOn(
    causeway,
    measure,
    times(14, 0).map(() => undefined),
  );
  const card = inSlack(causeway, asha, "3 months on");
  expect(card.visibleText).toContain(
    "How much of the gain is left cannot be said: too few weeks were answered lately.",
  );
  expect((await checks(causeway)).map(({ month, retained }) => [month, retained])).toEqual([[3, null]]);
});

test("without a time before, or where the gain was small, it goes amber and never red, and says why", async () => {
  const none = await watched([]);
  await goesOn(none.causeway, none.measure, [...around(12, 10), ...times(9, 1)]);
  expect(await theCelebration(none.causeway)).toMatchObject({ redAt: null, amberAt: expect.any(Date) });
  await goesOn(none.causeway, none.measure, times(5, 1));
  expect(inSlack(none.causeway, none.asha, "3 months on").visibleText).toContain(
    "How much of the gain is left cannot be said: nothing was counted before the change.",
  );

  const small = await watched(around(20, 9));
  await goesOn(small.causeway, small.measure, [...around(12, 10), ...times(14, 1)]);
  expect(await theCelebration(small.causeway)).toMatchObject({ redAt: null, amberAt: expect.any(Date) });
  expect(inSlack(small.causeway, small.asha, "3 months on").visibleText).toContain(
    "it was no larger than what weeks differ by anyway.",
  );
});
