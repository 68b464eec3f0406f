/** A steward pauses everything in chat, and everybody's own wishes and hours are asked for in one form. */
import { describe, expect, test } from "vitest";
import { roleChanged } from "../../src/directory/appoint.js";
import type { Manner } from "../../src/schedule/manners.js";
import { say } from "../../src/schedule/messages.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, WARD } from "../conversation.js";
import { makesSteward, onEachPlatform, type Planner } from "../pulses/planners.js";
import { hospital } from "../thanks/cast.js";
import { deedsIn, endsOf, memberCalled, somebodyBeside } from "./somebody.js";

const { pause } = words.manners;
const { quiet } = words.directory;

/** To somebody beside them, so that the planner's own screen stays as it is. What it says is nothing. */
async function saysTo({ causeway, name }: Planner, whom: string, ...manners: readonly Manner[]) {
  const to = { kind: "member", ...(await somebodyBeside(causeway, name, whom)) } as const;
  const payload = { grant: to.id, what: "granted", by: null } as const;
  for (const manner of manners)
    await causeway.store.write((tx) =>
      say(tx, { to, message: roleChanged, payload, manner, now: causeway.clock.now() }),
    );
  return to.id;
}

describe("a steward", () => {
  onEachPlatform((opens) => {
    test("pauses everything until they say so, and goes on", async () => {
      const planner = await opens();
      const { causeway, name } = planner;
      await makesSteward(causeway, name);
      await causeway.itIs("2026-11-18T09:01:00Z");
      expect(await planner.comes("pause", "pause")).toContain(pause.none);
      await planner.presses(pause.pause);
      expect(await planner.sends({ "For how long": pause.form.choices.held })).toContain(pause.untilSaid);
      expect(await planner.comes("home", "home")).toContain("Paused by the stewards until they say so.");

      const jo = await saysTo(planner, "Jo Newby", "personal", "duty", "nudge", "pulse");
      await causeway.itIs("2026-11-19T10:00:00Z");
      await causeway.itIs("2026-11-20T11:00:00Z");
      expect((await endsOf(causeway, jo, roleChanged.name)).every((why) => why === "paused by the stewards")).toBe(
        true,
      );

      expect(await planner.comes("pause", "pause")).toContain(pause.untilSaid);
      await planner.presses(pause.change);
      expect(await planner.sends({ "For how long": pause.form.choices.on })).toContain(pause.resumed);
      // What waited is done with now; what was worth nothing later has lapsed.
      const ends = await endsOf(causeway, jo, roleChanged.name);
      expect(ends.filter((why) => why === "paused by the stewards")).toHaveLength(1);
      expect(ends.filter((why) => why === "there was nothing left to say")).toHaveLength(3);
      expect(await planner.comes("home", "home")).not.toContain("Paused by the stewards");
      const own = await memberCalled(causeway, name);
      const deeds = (await deedsIn(causeway)).filter(({ deed }) => deed === "paused" || deed === "resumed");
      expect(deeds.map(({ deed, actorId }) => [deed, actorId])).toEqual([
        ["paused", own.id],
        ["resumed", own.id],
      ]);
    });
  });
});

test("it ends by itself after a day; nobody else may begin or end it", async () => {
  const { causeway, asha, maria } = await hospital();
  await makesSteward(causeway, "Asha Patel");
  const front = (person: typeof asha) => causeway.slack.ephemerals.findLast(({ user }) => user === person.id);
  await maria.types("/causeway pause", { in: WARD });
  expect(front(maria)?.visibleText).toContain(pause.notYours);
  await asha.types("/causeway pause", { in: WARD });
  await asha.presses(pause.pause, front(asha));
  await asha.modal();
  const { view } = await asha.submits({ "For how long": pause.form.choices.day });
  expect(view?.visibleText).toContain("Paused by the stewards until Thursday 19 November at 09:00.");
  await causeway.itIs("2026-11-19T09:00:00Z");
  await asha.types("/causeway pause", { in: WARD });
  expect(front(asha)?.visibleText).toContain(pause.none);
});

const wishesOf = async (causeway: Causeway, name: string) => {
  const { hours, snoozedUntil, optedOutAt } = await memberCalled(causeway, name);
  return { hours, snoozedUntil: snoozedUntil?.getUTCFullYear() ?? null, out: optedOutAt !== null };
};

describe("anybody", () => {
  onEachPlatform((opens) => {
    test("says when they work, and when Causeway may write; the form shows what holds", async () => {
      const planner = await opens();
      const { causeway, name } = planner;
      const chooses = async (answers: Readonly<Record<string, string>>) => {
        await planner.comes("home", "home");
        const form = await planner.presses(words.home.quiet);
        expect(await planner.sends(answers)).toContain(quiet.saved);
        return form;
      };
      const first = await chooses({ "usually work": quiet.shifts.night, "write to you": quiet.choices.held });
      expect(first).toContain(quiet.now.on);
      expect(await wishesOf(causeway, name)).toEqual({ hours: "night", snoozedUntil: 9000, out: false });
      const second = await chooses({ "write to you": quiet.choices.week });
      expect(second).toContain(quiet.now.held);
      const third = await chooses({ "usually work": quiet.shifts.late });
      expect(third).toContain("Now: nothing unasked until Wednesday 25 November at 09:00.");
      // Whoever changes their hours alone snoozes no longer than they said.
      expect(await wishesOf(causeway, name)).toEqual({ hours: "late", snoozedUntil: 2026, out: false });
      await chooses({ "write to you": quiet.choices.off });
      expect(await wishesOf(causeway, name)).toEqual({ hours: "late", snoozedUntil: null, out: true });
      expect(await chooses({ "write to you": quiet.choices.on })).toContain(quiet.now.off);
      expect(await wishesOf(causeway, name)).toEqual({ hours: "late", snoozedUntil: null, out: false });
    });
  });
});

test("what waited until they say so comes when they do, in their hours", async () => {
  const { causeway, maria } = await hospital();
  const chooses = async (choice: string) => {
    await maria.types("/causeway quiet", { in: WARD });
    await maria.modal();
    await maria.submits({ "write to you": choice });
    await maria.closes();
    await causeway.settles();
  };
  await chooses(quiet.choices.held);
  const { id, workspaceId } = await memberCalled(causeway, "Maria Santos");
  const to = { kind: "member", id, workspaceId } as const;
  const payload = { grant: id, what: "granted", by: null } as const;
  await causeway.store.write((tx) =>
    say(tx, { to, message: roleChanged, payload, manner: "personal", now: causeway.clock.now() }),
  );
  await causeway.itIs("2026-12-01T23:00:00Z");
  expect(await endsOf(causeway, id, roleChanged.name)).toEqual(["snoozed"]);
  await chooses(quiet.choices.on);
  expect(await endsOf(causeway, id, roleChanged.name)).toEqual(["there was nothing left to say"]);
});
