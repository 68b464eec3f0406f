/** Rituals say nothing of people who are marked as away: neither their stories nor the thanks that they sent. */
import { expect, test } from "vitest";
import { addThanksTo } from "../../src/thanks/thanks.js";
import { type Causeway, eastshire, LEADERS, northshire, WARD } from "../conversation.js";
import { changesMember } from "../pulses/cast.js";
import { memberCalled } from "../pulses/slipped.js";
import { hospitalAndCouncil, inSlack } from "../thanks/cast.js";
import { onlyOn, organisationCalled, promptsIn, toldStory } from "./prompted.js";

const MONDAY = "2026-11-23T00:00:00Z";

async function isAway(causeway: Causeway, name: string, awayAt: Date | null = causeway.clock.now()): Promise<void> {
  await changesMember(causeway, await memberCalled(causeway, name), { awayAt });
}

const jos = { by: "Jo Clark", at: eastshire.name, happened: "The desk rang at once" } as const;

test("a leader is not asked to thank whoever is away, nor whoever is by the day; once they are back, they are", async () => {
  const { causeway, asha } = await hospitalAndCouncil();
  await onlyOn(causeway, { "leaders-thanks": [2, "09:30"] });
  await toldStory(causeway, jos);
  await isAway(causeway, "Jo Clark");
  await causeway.itIs(MONDAY);
  expect(await promptsIn(causeway)).toEqual([]);

  await isAway(causeway, "Jo Clark", null);
  await causeway.itIs("2026-11-30T00:00:00Z");
  expect(await promptsIn(causeway)).toHaveLength(1);
  await isAway(causeway, "Jo Clark");
  await causeway.itIs("2026-12-01T09:30:00Z");
  expect(causeway.heardIn(asha.id).join("\n")).not.toMatch(/no senior reply|The desk rang at once|Jo Clark/);
  expect(await promptsIn(causeway)).toMatchObject([{ postedAt: null, lapse: "what it was about is gone" }]);

  await isAway(causeway, "Jo Clark", null);
  await causeway.itIs("2026-12-02T09:00:00Z");
  await toldStory(causeway, { ...jos, happened: "The desk rang again" });
  await causeway.itIs("2026-12-07T00:00:00Z");
  await causeway.itIs("2026-12-08T09:30:00Z");
  expect(causeway.heardIn(asha.id).join("\n")).toContain("The desk rang again");
});

test("a card that was posted stays as it is, and the page of rituals says nothing of them any more", async () => {
  const { causeway, asha } = await hospitalAndCouncil();
  await onlyOn(causeway, { "leaders-thanks": [2, "09:30"] });
  await toldStory(causeway, jos);
  await causeway.itIs(MONDAY);
  await causeway.itIs("2026-11-24T09:30:00Z");
  const card = inSlack(causeway, asha, "no senior reply");
  const before = card.visibleText;
  await isAway(causeway, "Jo Clark");
  await causeway.itIs("2026-11-24T09:31:00Z");
  expect(card.visibleText).toBe(before);
  const { ephemeral } = await asha.types("/ritual", { in: WARD });
  const page = ephemeral ?? (await causeway.slack.untilEphemeral(({ user }) => user === asha.id));
  expect(page.visibleText).toContain("Nothing waits for you.");
  expect(page.visibleText).not.toContain("The desk rang at once");
});

test("a meeting of leaders does not begin with their story", async () => {
  const { causeway } = await hospitalAndCouncil();
  await onlyOn(causeway, { opener: [1, "10:00"] });
  const opened = () => causeway.postsIn(LEADERS).filter(({ visibleText }) => visibleText.startsWith("Story opener"));
  await toldStory(causeway, jos);
  await isAway(causeway, "Jo Clark");
  await causeway.itIs("2026-12-07T00:00:00Z");
  await causeway.itIs("2026-12-07T10:00:00Z");
  expect(opened()).toEqual([]);
  await causeway.itIs("2026-12-08T10:00:00Z");
  await toldStory(causeway, { by: "Maria Santos", at: northshire.name, happened: "The ward rang" });
  await causeway.itIs("2027-01-04T00:00:00Z");
  await isAway(causeway, "Maria Santos");
  await causeway.itIs("2027-01-04T10:00:00Z");
  expect(opened()).toEqual([]);
});

test("nobody is asked to pass on what they sent", async () => {
  const { causeway, maria } = await hospitalAndCouncil();
  await onlyOn(causeway, { relay: [3, "10:00"] });
  const [to, from] = [await memberCalled(causeway, "Maria Santos"), await memberCalled(causeway, "Jo Clark")];
  const thanks = async (words: string) => {
    const given = { words, seenBy: "them", relayOf: null, week: "2026-11-16" } as const;
    const [theirs, own] = [
      await organisationCalled(causeway, eastshire.name),
      await organisationCalled(causeway, northshire.name),
    ];
    const sent = { ...given, organisationId: theirs, senderId: from, createdAt: causeway.clock.now() };
    const person = { memberId: to, name: "Maria Santos", organisationId: own, askedAt: null };
    await causeway.store.write((tx) => addThanksTo(tx, sent, [person]));
  };
  await thanks("You rang me back");
  await isAway(causeway, "Jo Clark");
  await causeway.itIs("2026-11-30T00:00:00Z");
  expect(await promptsIn(causeway)).toEqual([]);
  await isAway(causeway, "Jo Clark", null);
  await thanks("You waited up");
  await causeway.itIs("2026-12-14T00:00:00Z");
  expect(await promptsIn(causeway)).toHaveLength(1);
  await isAway(causeway, "Jo Clark");
  await causeway.itIs("2026-12-16T10:00:00Z");
  expect(causeway.heardIn(maria.id).join("\n")).not.toMatch(/You rang me back|You waited up/);
  expect(await promptsIn(causeway)).toMatchObject([{ lapse: "what it was about is gone" }]);
});
