/** A day that brings many thanks: three as they come, the others together in the morning, each as it would be alone. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { MemberId } from "../../src/database/ids.js";
import { say } from "../../src/schedule/messages.js";
import { thanksReceived } from "../../src/thanks/send-words.js";
import { addThanksTo } from "../../src/thanks/thanks.js";
import { beechGrove, type Causeway, northshire } from "../conversation.js";
import { memberCalled } from "../directory/somebody.js";
import { canBrowse } from "../web/browser.js";
import { oneBrowser, webPerson } from "../web/person.js";
import { hospital, hospitalAndCouncil, inSlack, inTeams } from "./cast.js";

const TITLE = "What else came for you";

/** Five thanks from one colleague, as if they had written five times. */
async function thanksFiveTimes(causeway: Causeway, from: string, to: string): Promise<MemberId> {
  const { store, clock } = causeway;
  const sender = await memberCalled(causeway, from);
  const { id, workspaceId, name } = await memberCalled(causeway, to);
  const { organisation, member } = store.read.tables;
  const [own] = await store.read.select().from(organisation).where(eq(organisation.name, northshire.name));
  if (own === undefined) throw new Error("no Northshire");
  const now = clock.now();
  await store.write(async (tx) => {
    await tx.update(member).set({ profiledAt: now }).where(eq(member.id, id));
    for (const words of ["Reason one", "Reason two", "Reason three", "Reason four", "Reason five"]) {
      const thanks = { senderId: sender.id, organisationId: own.id, words, seenBy: "them", relayOf: null } as const;
      const whom = { memberId: id, name, organisationId: own.id, askedAt: null };
      const { thanked } = await addThanksTo(tx, { ...thanks, week: "2026-11-16", createdAt: now }, [whom]);
      const message = { to: { kind: "member", id, workspaceId }, message: thanksReceived, manner: "personal" } as const;
      await say(tx, { ...message, payload: { thanked: thanked[0] ?? "" }, now });
    }
  });
  await causeway.itIs("2026-11-18T09:05:00Z");
  return id;
}

async function helpedCount({ store }: Causeway, id: MemberId): Promise<number> {
  const { thanked } = store.read.tables;
  const rows = await store.read.select().from(thanked).where(eq(thanked.memberId, id));
  return rows.filter(({ helpedAt }) => helpedAt !== null).length;
}

/** Both reasons stand there, and one of them was answered. */
function expectBoth(text: string, answered: number): void {
  expect(text.match(/Reason /g)).toHaveLength(2);
  expect(text.match(/You said that this helped\./g) ?? []).toHaveLength(answered);
}

describe("from the fourth thanks of a day on", () => {
  test("on Slack they come together, and a press on one leaves the others where they are", async () => {
    const { causeway, asha, maria } = await hospital();
    const id = await thanksFiveTimes(causeway, "Asha Patel", "Maria Santos");
    expect(causeway.heardIn(maria.id).filter((text) => text.includes("thanks you"))).toHaveLength(3);
    await causeway.itIs("2026-11-19T07:59:00Z");
    expect(causeway.heardIn(maria.id).filter((text) => text.includes(TITLE))).toEqual([]);
    await causeway.itIs("2026-11-19T08:00:00Z");
    const whole = inSlack(causeway, maria, TITLE);
    expectBoth(whole.visibleText, 0);
    await maria.presses("This helped, for number 2", whole);
    await causeway.settles();
    await causeway.itIs("2026-11-19T08:00:30Z");
    expectBoth(whole.visibleText, 1);
    await maria.presses("This helped, for number 1", whole);
    await causeway.itIs("2026-11-19T08:01:00Z");
    expectBoth(whole.visibleText, 2);
    expect(await helpedCount(causeway, id)).toBe(2);
    expect(inSlack(causeway, asha, "says that your thanks helped").visibleText).toContain("Maria Santos");
  });

  test("on Teams", async () => {
    const { causeway, jo } = await hospitalAndCouncil();
    const id = await thanksFiveTimes(causeway, "Maria Santos", "Jo Clark");
    await causeway.itIs("2026-11-19T08:00:00Z");
    const whole = inTeams(causeway, jo, TITLE);
    expectBoth(whole.visibleText, 0);
    await jo.presses("This helped, for number 2", whole);
    await causeway.itIs("2026-11-19T08:01:00Z");
    expectBoth(inTeams(causeway, jo, TITLE).visibleText, 1);
    expect(await helpedCount(causeway, id)).toBe(1);
  });

  describe.skipIf(!canBrowse)("on the web", () => {
    const browser = oneBrowser();
    test("they stand together among the messages", async () => {
      const { causeway } = await hospital({ web: true });
      const priya = await webPerson({ browser, address: causeway.address });
      await priya.signsIn(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
      const id = await thanksFiveTimes(causeway, "Maria Santos", "Priya Nair");
      expect((await priya.opens("/pages/messages")).text).not.toContain(TITLE);
      await causeway.itIs("2026-11-19T08:00:00Z");
      const { text } = await priya.opens("/pages/messages");
      expect(text.match(/What else came for you/g)).toHaveLength(1);
      expect(text.match(/Reason /g)).toHaveLength(5);
      await priya.presses("This helped");
      expectBoth(priya.screen.text, 1);
      expect(await helpedCount(causeway, id)).toBe(1);
    });
  });
});
