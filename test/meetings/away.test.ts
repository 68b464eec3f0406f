/** Nobody learns from a page of meetings that somebody is away: the name stays until the meeting has ended. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { WARD } from "../conversation.js";
import { memberCalled, pairOf } from "./cast.js";

test("a meeting that goes on has its name, whoever is away or has left", async () => {
  const { causeway, maria } = await pairOf();
  const jo = await memberCalled(causeway, "Jo Clark");
  const { member } = causeway.store.read.tables;
  const page = async () => (await maria.types("/causeway coffee", { in: WARD })).ephemeral?.visibleText;
  const before = await page();
  expect(before).toContain("Open: coffee with Jo Clark");
  const now = causeway.clock.now();
  for (const change of [{ awayAt: now }, { awayAt: null, leftAt: now }]) {
    await causeway.store.write((tx) => tx.update(member).set(change).where(eq(member.id, jo)));
    expect(await page()).toBe(before);
  }
});
