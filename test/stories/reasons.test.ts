/** A reason that somebody else reads: what the guard makes of it. */
import { expect, test } from "vitest";
import type { Context } from "../../src/context.js";
import { saveOrganisation } from "../../src/directory/organisations.js";
import { reasonProblem } from "../../src/stories/consent/reasons.js";
import { words } from "../../src/words/en-GB.js";
import { engines, freshStore } from "../fresh-store.js";

test.each(engines)("on %s", async (engine) => {
  const store = await freshStore(engine);
  const now = new Date("2026-11-18T09:00:00Z");
  const told = await store.write(async (tx) => {
    const organisationId = await saveOrganisation(tx, { name: "Told", sector: "hospital", staff: 9, places: [] }, now);
    await tx.insert(tx.tables.hospitalNumber).values({ organisationId, template: "TD#####" });
    return organisationId;
  });
  const asker = { employer: undefined };
  const context = { read: store.read, words, now, system: { timeZone: "Europe/London" }, asker } as unknown as Context;
  const problem = (reason: string) => reasonProblem(context, reason, [told]);

  expect(await problem("It is about TD12345")).toContain("looks like a hospital number: TD12345");
  expect(await reasonProblem(context, "It is about TD12345")).toBeUndefined();
  expect(await problem("Jean had a cardiac arrest on Ward 12")).toContain("may point at one person: Jean");
  expect(await problem("Mrs Whitfield said so")).toContain("Mrs Whitfield");
  // It is told where its author may go on; here it may stand.
  expect(await problem("NHS number 943 476 5918 has a wrong digit")).toBeUndefined();
  expect(await problem("Jean from the council was not there")).toBeUndefined();
  await store.close();
});
