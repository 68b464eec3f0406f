/** A wave opens when it should, for whom it should, or says why it did not. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { MemberId, PulseId } from "../../src/database/ids.js";
import { changePulse } from "../../src/pulses/pulses.js";
import { pauseUntil } from "../../src/schedule/recipients.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, northshire, setUpNorthshire, startCauseway, TEAM } from "../conversation.js";
import { type Engine, engines } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import {
  changesMember,
  colleagueInSlack,
  crowdInSlack,
  endsOf,
  memberIn,
  newest,
  opensFor,
  planned,
  wavesOf,
} from "./cast.js";
import { crowd, organisationId, teamOf } from "./crowd.js";

const { asking } = words;
/** The wave is on Monday 23 November, and it is the Wednesday before. */
const threshold = 5;

/** The hospital with five colleagues besides Asha, who looks after it. */
async function hospital(engine: Engine = "sqlite") {
  const causeway = await startCauseway({ engine });
  const asha = await setUpNorthshire(causeway);
  const people = await crowdInSlack(causeway, 5);
  const [first, second] = people;
  if (first === undefined || second === undefined) throw new Error("nobody is there");
  const idOf = (person: Person) => memberIn(causeway, TEAM, person.id);
  return { causeway, asha, people, first, second, idOf };
}

/** How often somebody has been asked or reminded by now. */
const asked = (causeway: Causeway, person: Person) =>
  causeway.postsIn(person.id).filter((post) => post.visibleText.includes(asking.proof)).length;

const invited = async ({ store }: Causeway): Promise<readonly MemberId[]> =>
  (await store.read.select().from(store.read.tables.waveInvitation)).map(({ memberId }) => memberId);

describe("people are asked", () => {
  test("from nine in the morning where they are", async () => {
    const { causeway, first } = await hospital();
    const zones = ["America/New_York", "Europe/Lisbon", "Asia/Tokyo"];
    const [york, lisbon, tokyo] = await Promise.all(
      zones.map((timeZone, at) => colleagueInSlack(causeway, 20 + at, { timeZone })),
    );
    await planned(causeway, { kind: "system" }, { threshold });
    const seen = () => [first, york, lisbon, tokyo].map((person) => person && asked(causeway, person));
    await causeway.itIs("2026-11-23T08:59:00Z");
    expect(seen()).toEqual([0, 0, 0, 0]);
    await causeway.itIs("2026-11-23T09:00:00Z");
    expect(seen()).toEqual([1, 0, 1, 0]);
    await causeway.itIs("2026-11-23T13:59:00Z");
    expect(seen()).toEqual([1, 0, 1, 0]);
    await causeway.itIs("2026-11-23T14:00:00Z");
    expect(seen()).toEqual([1, 1, 1, 0]);
    // It was evening there, so theirs comes on Tuesday.
    await causeway.itIs("2026-11-24T00:00:00Z");
    expect(seen()).toEqual([1, 1, 1, 1]);
  });

  test("not where they opted out, in time or at the last moment; and after a snooze, while there is time", async () => {
    const { causeway, asha, people, idOf } = await hospital();
    const [out, late, week, month] = people;
    if (!out || !late || !week || !month) throw new Error("nobody is there");
    await crowdInSlack(causeway, 2, 30);
    await changesMember(causeway, await idOf(out), { optedOutAt: causeway.clock.now() });
    await changesMember(causeway, await idOf(late), { timeZone: "America/New_York" });
    await changesMember(causeway, await idOf(week), { snoozedUntil: new Date("2026-11-25T10:00:00Z") });
    await changesMember(causeway, await idOf(month), { snoozedUntil: new Date("2026-12-18T10:00:00Z") });
    await planned(causeway, { kind: "system" }, { threshold });
    await causeway.itIs("2026-11-23T09:00:00Z");
    expect(await invited(causeway)).not.toContain(await idOf(out));
    await changesMember(causeway, await idOf(late), { optedOutAt: causeway.clock.now() });
    await causeway.itIs("2026-11-24T14:00:00Z");
    const seen = () => [asha, out, late, week, month].map((person) => asked(causeway, person));
    expect(seen()).toEqual([1, 0, 0, 0, 0]);
    await causeway.itIs("2026-11-25T10:00:00Z");
    expect(seen()).toEqual([1, 0, 0, 1, 0]);
    await causeway.itIs("2026-12-18T10:00:00Z");
    expect(seen().at(-1)).toBe(0);
  });

  test.each(engines)(
    "on %s, a fortnight after their last card, also where a snooze had it come late",
    async (engine) => {
      const { causeway, asha, first, idOf } = await hospital(engine);
      await crowdInSlack(causeway, 2, 30);
      await planned(causeway, { kind: "system" }, { threshold, cadenceWeeks: 2 });
      await changesMember(causeway, await idOf(first), { snoozedUntil: new Date("2026-11-27T10:00:00Z") });
      await causeway.itIs("2026-11-23T09:00:00Z");
      await causeway.itIs("2026-11-27T10:00:00Z");
      const seen = () => [asha, first].map((person) => asked(causeway, person));
      const before = seen();
      expect(before[1]).toBe(1);
      await causeway.itIs("2026-11-30T17:00:00Z");
      await causeway.itIs("2026-12-07T09:00:00Z");
      await causeway.itIs("2026-12-07T09:01:00Z");
      expect(seen()).toEqual([(before[0] ?? 0) + 1, 1]);
      // Thirteen days after it came, or when work next begins.
      await causeway.itIs("2026-12-10T09:59:00Z");
      expect(seen()[1]).toBe(1);
      await causeway.itIs("2026-12-10T10:00:00Z");
      expect(seen()[1]).toBe(2);
    },
  );

  test("once more on the third day, where they have not begun and it has not only just come", async () => {
    const { causeway, people } = await hospital();
    const [begun, done, waits, snoozed] = people;
    if (!begun || !done || !waits || !snoozed) throw new Error("nobody is there");
    const until = new Date("2026-11-26T09:00:00Z");
    await changesMember(causeway, await memberIn(causeway, TEAM, snoozed.id), { snoozedUntil: until });
    await planned(causeway, { kind: "system" }, { threshold });
    await causeway.itIs("2026-11-23T09:00:00Z");
    await begun.presses("Agree: question 1 of 3", newest(causeway, begun));
    for (const at of [1, 2, 3]) await done.presses(`Agree: question ${at} of 3`, newest(causeway, done));
    await causeway.itIs("2026-11-26T08:59:00Z");
    const seen = () => [begun, done, waits, snoozed].map((person) => asked(causeway, person));
    expect(seen()).toEqual([1, 1, 1, 0]);
    await causeway.itIs("2026-11-26T09:00:00Z");
    expect(seen()).toEqual([1, 1, 2, 1]);
    expect(newest(causeway, waits)?.visibleText).toContain(asking.reminder(3));
    expect(newest(causeway, snoozed)?.visibleText).toContain(asking.intro(3));
    await causeway.itIs("2026-11-30T16:00:00Z");
    expect(seen()).toEqual([1, 1, 2, 1]);
  });

  test("not once they have left, nor where their workspace has gone", async () => {
    const { causeway, people, idOf } = await hospital();
    const [left, leaves] = people;
    if (!left || !leaves) throw new Error("nobody is there");
    await crowdInSlack(causeway, 2, 30);
    await crowd(causeway, { ...northshire, name: "Southshire" }, 3);
    await disconnects(causeway, "Southshire");
    await changesMember(causeway, await idOf(left), { leftAt: causeway.clock.now() });
    await planned(causeway, { kind: "system" }, { threshold });
    await causeway.itIs("2026-11-23T09:00:00Z");
    const ids = await invited(causeway);
    expect(ids).toHaveLength(7);
    expect(ids).not.toContain(await idOf(left));
    await changesMember(causeway, await idOf(leaves), { leftAt: causeway.clock.now() });
    await causeway.itIs("2026-11-26T09:00:00Z");
    expect([left, leaves].map((person) => asked(causeway, person))).toEqual([0, 1]);
  });
});

describe("a wave", () => {
  test("waits while the stewards paused everything, and is skipped where that takes too long", async () => {
    const { causeway, first } = await hospital();
    const pulseId = await planned(causeway, { kind: "system" }, { threshold });
    const pause = (until: string) => causeway.store.write((tx) => pauseUntil(tx, new Date(until)));
    await pause("2026-11-24T12:00:00Z");
    for (const at of ["2026-11-23T09:00:00Z", "2026-11-24T11:59:00Z"]) await causeway.itIs(at);
    expect(await wavesOf(causeway, pulseId)).toEqual([]);
    await causeway.itIs("2026-11-24T12:00:00Z");
    // It closes when it would have, so that the next one is where it was.
    expect(await wavesOf(causeway, pulseId)).toMatchObject([{ closesAt: new Date("2026-11-30T17:00:00Z") }]);
    expect(asked(causeway, first)).toBe(1);

    await causeway.itIs("2026-11-30T17:00:00Z");
    await pause("2026-12-10T12:00:00Z");
    for (const at of ["2026-12-07T09:00:00Z", "2026-12-09T09:01:00Z", "2026-12-10T12:00:00Z"]) await causeway.itIs(at);
    expect(await endsOf(causeway, "open-wave")).toEqual(["done", "skipped: paused by the stewards"]);
    expect(asked(causeway, first)).toBe(1);
  });

  test("is skipped in a month that is left out, and the next one opens", async () => {
    const { causeway } = await hospital();
    const pulseId = await planned(causeway, { kind: "system" }, { threshold, skippedMonths: [10, 11] });
    await causeway.itIs("2026-11-23T09:00:00Z");
    expect(await endsOf(causeway, "open-wave")).toEqual(["skipped: its month was left out for a national survey"]);
    await causeway.itIs("2026-12-07T09:00:00Z");
    expect(await wavesOf(causeway, pulseId)).toMatchObject([{ number: 0, opensOn: "2026-12-07" }]);
  });

  test("opens late where Causeway was down, and is skipped after two days", async () => {
    const { causeway, first } = await hospital();
    const pulseId = await planned(causeway, { kind: "system" }, { threshold });
    await causeway.itIs("2026-11-25T08:59:00Z");
    expect(await wavesOf(causeway, pulseId)).toHaveLength(1);
    expect(asked(causeway, first)).toBe(0);
    await causeway.itIs("2026-11-25T09:00:00Z");
    expect(asked(causeway, first)).toBe(1);
    await causeway.itIs("2026-11-30T17:00:00Z");
    await causeway.itIs("2026-12-09T09:01:00Z");
    expect(await wavesOf(causeway, pulseId)).toHaveLength(1);
    expect(await endsOf(causeway, "open-wave")).toEqual(["done", "skipped: its time had passed by more than 2 days"]);
  });

  test("that is long over is not taken for one that was missed, when its job has been cleared away", async () => {
    const { causeway } = await hospital();
    const pulseId = await planned(causeway, { kind: "system" }, { threshold, cadenceWeeks: 13 });
    await causeway.itIs("2026-11-23T09:00:00Z");
    await causeway.itIs("2026-11-30T17:00:00Z");
    for (const at of ["2027-01-31T09:00:00Z", "2027-02-01T09:00:00Z"]) await causeway.itIs(at);
    expect(await endsOf(causeway, "open-wave")).toEqual([]);
    expect(await wavesOf(causeway, pulseId)).toHaveLength(1);
  });

  test("does not open where fewer could be asked than must answer, and whoever planned it is told", async () => {
    const { causeway, asha, idOf } = await hospital();
    const plannedBy = await idOf(asha);
    const pulseId = await planned(causeway, { kind: "system" }, { threshold: 7, plannedBy });
    await causeway.itIs("2026-11-23T09:00:00Z");
    expect(await wavesOf(causeway, pulseId)).toEqual([]);
    expect(causeway.heardIn(asha.id)).toEqual([asking.tooSmall("Northshire", 7)]);
    await crowdInSlack(causeway, 1, 40);
    await causeway.itIs("2026-12-07T09:00:00Z");
    expect(await wavesOf(causeway, pulseId)).toMatchObject([{ number: 0, invited: 7 }]);
  });

  test("asks one half, and the next the other", async () => {
    const { causeway } = await hospital();
    await crowd(causeway, northshire, 40);
    const pulseId = await planned(causeway, { kind: "system" }, { threshold, halves: true });
    await causeway.itIs("2026-11-23T09:00:00Z");
    const one = await invited(causeway);
    await causeway.itIs("2026-11-30T17:00:00Z");
    await causeway.itIs("2026-12-07T09:00:00Z");
    const both = await invited(causeway);
    expect(await wavesOf(causeway, pulseId)).toMatchObject([
      { half: 0, invited: one.length, rotates: false },
      { half: 1, invited: both.length - one.length },
    ]);
    // Everybody once.
    expect([new Set(both).size, both.length]).toEqual([46, 46]);
    expect(Math.min(one.length, both.length - one.length)).toBeGreaterThan(7);
  });

  test("that asks sixty or more asks each of them three questions out of fifteen", async () => {
    const { causeway, people } = await hospital();
    await crowd(causeway, northshire, 54);
    await planned(causeway, { kind: "system" }, { threshold });
    await causeway.itIs("2026-11-23T09:00:00Z");
    const questions = people.map((person) => {
      const card = newest(causeway, person)?.visibleText ?? "";
      const items = Object.entries(words.pulseQuestions.items).filter(([, question]) => card.includes(question));
      return items.map(([item]) => item);
    });
    for (const items of questions) expect(new Set(items.map((item) => item.slice(0, 1))).size).toBe(3);
    for (const items of questions) expect(items).toHaveLength(3);
    expect(new Set(questions.map((items) => items.join())).size).toBeGreaterThan(1);
  });
});

describe("of two pulses", () => {
  test("that open on one day the second asks nobody whom the first has asked", async () => {
    const { causeway, people } = await hospital();
    await crowd(causeway, { ...northshire, name: "Southshire" }, 6);
    const own = { kind: "organisation", id: await organisationId(causeway, northshire.name) } as const;
    const hospitals = await planned(causeway, own, { threshold });
    const everybodys = await planned(causeway, { kind: "system" }, { threshold });
    for (const at of ["2026-11-23T09:00:00Z", "2026-11-23T09:01:00Z", "2026-11-23T09:02:00Z"]) await causeway.itIs(at);
    expect(await wavesOf(causeway, hospitals)).toMatchObject([{ invited: 6 }]);
    expect(await wavesOf(causeway, everybodys)).toMatchObject([{ invited: 6 }]);
    const ids = await invited(causeway);
    expect([new Set(ids).size, ids.length]).toEqual([12, 12]);
    for (const person of people) expect(asked(causeway, person)).toBe(1);
  });

  test("the second lets people rest for a fortnight, and its planner knows", async () => {
    const { causeway, asha, people, first, idOf } = await hospital();
    const everybodys = await planned(causeway, { kind: "system" }, { threshold });
    const group = {
      kind: "team",
      id: await teamOf(causeway, "The ward", await Promise.all(people.map(idOf))),
    } as const;
    const plannedBy = await idOf(asha);
    const early = await planned(causeway, group, { threshold, plannedBy, firstOn: "2026-11-30", cadenceWeeks: 13 });
    const inTime = await planned(causeway, group, { threshold, firstOn: "2026-12-07", cadenceWeeks: 13 });
    await causeway.itIs("2026-11-23T09:00:00Z");
    await ends(causeway, everybodys);
    await causeway.itIs("2026-11-30T09:00:00Z");
    expect(await wavesOf(causeway, early)).toEqual([]);
    expect(causeway.heardIn(asha.id)).toContain(asking.tooSmall("The ward", threshold));
    const before = asked(causeway, first);
    await causeway.itIs("2026-12-07T09:00:00Z");
    expect(await wavesOf(causeway, inTime)).toMatchObject([{ invited: 5 }]);
    expect(asked(causeway, first)).toBe(before + 1);
  });

  test("the second opens all the same where the first was given up on before everybody was asked", async () => {
    const { causeway } = await hospital();
    const own = { kind: "organisation", id: await organisationId(causeway, northshire.name) } as const;
    const stuck = await opensFor(causeway, await planned(causeway, own, { threshold, firstOn: "2027-01-04" }));
    const { wave } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(wave).set({ invited: null }).where(eq(wave.id, stuck)));
    const everybodys = await planned(causeway, { kind: "system" }, { threshold });
    await causeway.itIs("2026-11-23T09:00:00Z");
    expect(await wavesOf(causeway, everybodys)).toMatchObject([{ invited: 6 }]);
  });

  test("none rests on itself: where a holiday moved a wave, the next one opens all the same", async () => {
    const causeway = await startCauseway({ at: "2027-03-20T09:00:00Z" });
    await setUpNorthshire(causeway);
    await crowdInSlack(causeway, 5);
    // Good Friday: it opens on the Tuesday after Easter, ten days before the next.
    const pulseId = await planned(causeway, { kind: "system" }, { threshold, firstOn: "2027-03-26" });
    for (const at of ["2027-03-30T08:00:00Z", "2027-04-06T16:00:00Z", "2027-04-09T08:00:00Z"]) await causeway.itIs(at);
    expect(await wavesOf(causeway, pulseId)).toMatchObject([
      { opensOn: "2027-03-30", invited: 6 },
      { opensOn: "2027-04-09", invited: 6 },
    ]);
  });
});

async function disconnects({ store, clock }: Causeway, externalId: string): Promise<void> {
  const { workspace } = store.read.tables;
  const disconnectedAt = clock.now();
  await store.write((tx) => tx.update(workspace).set({ disconnectedAt }).where(eq(workspace.externalId, externalId)));
}

async function ends({ store }: Causeway, id: PulseId): Promise<void> {
  await store.write((tx) => changePulse(tx, id, { endedAt: new Date(0) }));
}
