/** Prompts that are answered before they are said, twice, late, or by somebody who was not asked. */
import { expect, test } from "vitest";
import { findPrompt, passPrompt } from "../../src/rituals/prompted-rituals.js";
import { saveSwitch } from "../../src/rituals/rituals.js";
import { revise } from "../../src/schedule/messages.js";
import { engines } from "../fresh-store.js";
import { memberCalled } from "../pulses/slipped.js";
import { hospital, inSlack, thanksInSlack } from "../thanks/cast.js";
import { onlyOn, promptsIn, toldStory } from "./prompted.js";

const MONDAY = "2026-11-23T00:00:00Z";
const ON_FRIDAY = "2026-11-27T11:00:00Z";
const FRIDAY = "Cross-boundary Friday";

test("whoever thanks somebody earlier in the week has answered: nothing is said, and nothing lapses", async () => {
  const { causeway, maria } = await hospital();
  await causeway.itIs(MONDAY);
  await causeway.itIs("2026-11-24T10:00:00Z");
  await thanksInSlack(causeway, maria, { to: "Lee Ward" });
  await causeway.itIs(ON_FRIDAY);
  expect(causeway.heardIn(maria.id).join("\n")).not.toContain(FRIDAY);
  const [prompt] = await promptsIn(causeway, "Maria Santos");
  expect(prompt).toMatchObject({ postedAt: null, lapsedAt: null, done: expect.stringMatching(/^thanks:/) });
});

test("the card that somebody has before them is answered, not the next that is planned", async () => {
  const { causeway, maria } = await hospital();
  await causeway.itIs(MONDAY);
  await causeway.itIs(ON_FRIDAY);
  await causeway.itIs("2026-11-30T00:00:00Z");
  await thanksInSlack(causeway, maria, { to: "Lee Ward" });
  const prompts = await promptsIn(causeway, "Maria Santos");
  expect(prompts.map(({ occursOn, doneAt }) => [occursOn, doneAt !== null])).toEqual([
    ["2026-11-27", true],
    ["2026-12-04", false],
  ]);
});

test.each(engines)(
  "on %s, nobody passes on another's prompt, and nobody twice or once it is answered",
  async (engine) => {
    const { causeway, asha, maria } = await hospital({ engine });
    await causeway.itIs(MONDAY);
    await causeway.itIs(ON_FRIDAY);
    const [prompt] = await promptsIn(causeway, "Maria Santos");
    if (prompt === undefined) throw new Error("Maria was not prompted");
    const ashas = await memberCalled(causeway, "Asha Patel");
    const now = causeway.clock.now();
    expect(await causeway.store.write((tx) => passPrompt(tx, prompt.id, ashas, now))).toBe(false);
    expect((await findPrompt(causeway.store.read, prompt.id))?.passedAt).toBeNull();

    const card = inSlack(causeway, maria, FRIDAY);
    await maria.presses("Not this time", card, { times: 3 });
    await causeway.settles();
    expect(card.visibleText).toContain("not this time. That is fine");
    // What is passed stays so: thanks that are sent later answer nothing.
    await thanksInSlack(causeway, maria, { to: "Lee Ward" });
    expect(await findPrompt(causeway.store.read, prompt.id)).toMatchObject({ done: "", lapsedAt: null });
    expect(inSlack(causeway, asha, FRIDAY).visibleText).toContain("[Not this time]");
  },
);

test("a story that is withdrawn after it was asked about takes its words off the card", async () => {
  const { causeway, asha } = await hospital();
  await onlyOn(causeway, { "leaders-thanks": [2, "09:30"] });
  await toldStory(causeway, { by: "Maria Santos", at: "Eastshire Council", happened: "The desk rang at once" });
  await causeway.itIs(MONDAY);
  await causeway.itIs("2026-11-24T09:30:00Z");
  const card = inSlack(causeway, asha, "The desk rang at once");
  const { story } = causeway.store.read.tables;
  await causeway.store.write(async (tx) => {
    const now = causeway.clock.now();
    const [told] = await tx.update(story).set({ withdrawnAt: now, happened: "" }).returning({ id: story.id });
    await revise(tx, `story:${told?.id}`, now);
  });
  await causeway.itIs("2026-11-24T09:31:00Z");
  expect(card.visibleText).toBe("Leader’s thank-you: there is nothing to do here any more.");
  expect(await promptsIn(causeway, "Asha Patel")).toMatchObject([{ doneAt: null }]);
});

test("a ritual that is switched on in the middle of a week begins with the next", async () => {
  const { causeway, maria } = await hospital();
  await onlyOn(causeway, {});
  await causeway.itIs(MONDAY);
  const on = { ritualKey: "friday", scope: "system", on: true, day: null, time: null } as const;
  await causeway.store.write((tx) => saveSwitch(tx, on));
  await causeway.itIs(ON_FRIDAY);
  expect(causeway.heardIn(maria.id).join("\n")).not.toContain(FRIDAY);
  await causeway.itIs("2026-11-30T00:00:00Z");
  await causeway.itIs("2026-12-04T11:00:00Z");
  expect(inSlack(causeway, maria, FRIDAY).visibleText).toContain("[Thank somebody]");
});
