/** How often rituals are answered, in totals: nothing of a few, nor anything from which it could be worked out. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MemberId, newId, type RitualPromptId } from "../../src/database/ids.js";
import { countRituals } from "../../src/rituals/counting/counted-rituals.js";
import { enough, mergedReasons, type Reason } from "../../src/rituals/counting/few.js";
import { DAY, later } from "../../src/schedule/clock.js";
import { type Causeway, WARD } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import { crowdInSlack } from "../pulses/cast.js";
import { hospital } from "../thanks/cast.js";

interface Became {
  readonly posted?: boolean;
  readonly done?: boolean;
  readonly passed?: boolean;
  readonly lapse?: string;
  readonly daysAgo?: number;
}

async function were(causeway: Causeway, ritualKey: string, people: readonly MemberId[], became: Became): Promise<void> {
  const { store, clock } = causeway;
  const { posted, done, passed, lapse = "", daysAgo = 1 } = became;
  const at = later(clock.now(), -daysAgo * DAY);
  await store.write(async (tx) => {
    for (const memberId of people) {
      const id = newId<RitualPromptId>();
      await tx.insert(tx.tables.ritualPrompt).values({
        ...{ id, onceKey: id, ritualKey, memberId, occursOn: "2026-11-17", dueAt: at, completion: "thanks", about: "" },
        ...{ postedAt: posted ? at : null, doneAt: done ? at : null, passedAt: passed ? at : null },
        ...{ lapsedAt: lapse === "" ? null : at, lapse },
      });
    }
  });
}

async function crowd(causeway: Causeway, number: number): Promise<readonly MemberId[]> {
  await crowdInSlack(causeway, number);
  const { member } = causeway.store.read.tables;
  return (await causeway.store.read.select({ id: member.id, name: member.name }).from(member))
    .filter(({ name }) => name.startsWith("U0CROWD"))
    .map(({ id }) => id);
}

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("of the last thirteen weeks: asked, answered, passed, and not asked and why", async () => {
    const { causeway, asha, maria } = await hospital({ engine });
    const people = await crowd(causeway, 12);
    await were(causeway, "friday", people, { posted: true, done: true });
    await were(causeway, "friday", people.slice(0, 6), { posted: true });
    await were(causeway, "friday", people.slice(0, 4), { posted: true, passed: true });
    await were(causeway, "friday", people.slice(0, 8), { lapse: "over the weekly budget" });
    await were(causeway, "friday", people.slice(0, 6), { lapse: "snoozed" });
    await were(causeway, "friday", people.slice(0, 2), { lapse: "opted out" });
    await were(causeway, "friday", people, { posted: true, done: true, daysAgo: 92 });
    // Many times, but three people.
    for (let time = 0; time < 5; time += 1)
      await were(causeway, "relay", people.slice(0, 3), { posted: true, done: true });
    const counts = await countRituals(causeway.store.read, causeway.clock.now());
    expect(counts).toEqual({
      rituals: [{ key: "friday", asked: 22, answered: 12, passed: undefined, lapsed: 16 }],
      hidden: 1,
      reasons: [
        { why: "over the weekly budget", number: 8 },
        { why: undefined, number: 8 },
      ],
    });

    await asha.types("/ritual", { in: WARD });
    await asha.presses("Change the rituals", causeway.slack.ephemerals.at(-1));
    const list = await causeway.slack.untilEphemeral(({ visibleText }) =>
      visibleText.includes("[How often they are answered]"),
    );
    await asha.presses("How often they are answered", list);
    const card = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("The last 13 weeks"));
    expect(card.visibleText).toContain("what fewer than five people did is not shown");
    expect(card.visibleText).toContain("fewer than 5");
    expect(card.visibleText).toContain("1 ritual is left out, since fewer than five people were asked.");
    expect(card.visibleText).toContain("over the weekly budget: 8 and other reasons: 8.");
    expect(card.visibleText).not.toMatch(/opted out|Thanks relay/);
    // Maria sends what Asha's button would.
    await maria.presses("How often they are answered", list);
    await causeway.slack.untilEphemeral(
      ({ user, visibleText }) =>
        user === maria.id && visibleText.includes("This is for stewards, curators and leaders"),
    );
  });
});

const reasons: fc.Arbitrary<readonly Reason[]> = fc
  .uniqueArray(
    fc.record({ why: fc.string({ minLength: 1 }), people: fc.integer({ min: 1, max: 12 }), more: fc.nat(5) }),
    { selector: ({ why }) => why, maxLength: 8 },
  )
  .map((all) => all.map(({ why, people, more }) => ({ why, people, number: people + more })));

test("no reason of a few is told, and no difference gives one away", () => {
  fc.assert(
    fc.property(reasons, (all) => {
      const told = mergedReasons(all);
      const named = told.filter(({ why }) => why !== undefined);
      for (const { why, number } of named) {
        const reason = all.find((one) => one.why === why);
        expect(reason !== undefined && enough(reason) && reason.number === number).toBe(true);
      }
      const sum = (some: readonly { readonly number: number }[]) =>
        some.reduce((total, { number }) => total + number, 0);
      // All is told, or nothing; what is told together holds somebody who may be told of.
      expect(told.length === 0 || sum(told) === sum(all)).toBe(true);
      const together = all.filter(({ why }) => !named.some((one) => one.why === why));
      if (told.length > 0 && together.length > 0) expect(together.some(enough)).toBe(true);
    }),
  );
});
