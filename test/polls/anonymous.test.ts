/** A quick question to a room that nobody's name is kept with. */
import { describe, expect, test } from "vitest";
import { openWaveKeys } from "../../src/database/wave-keys.js";
import { type Causeway, LEADERS, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { hospital, inSlack } from "../thanks/cast.js";
import { asksInSlack, crowdChooses, HUDDLE, pollsIn, pressesInSlack, votesIn } from "./asking.js";

/** Besides that of all events. */
async function keysOf({ pulseKeysUrl }: Causeway): Promise<readonly string[]> {
  const keys = await openWaveKeys(pulseKeysUrl);
  const ids = await keys.ids();
  await keys.close();
  return ids.filter((id) => id !== "seen");
}

describe.each(engines)("on %s", (engine) => {
  test("said in a room, answered by presses, and told when it has closed", async () => {
    const { causeway, maria } = await hospital({ engine });
    await maria.types(`/pulse ask ${HUDDLE}`, { in: WARD });
    const form = await maria.modal();
    expect(form.visibleText).toContain("Shall we move the huddle to 8:45?");
    expect(form.visibleText).toContain("Yes\nNo\nTry it for a week");
    expect(form.visibleText).toContain("emergencies");
    await maria.submits({}, { times: 3 });
    await causeway.settles();
    const [card, ...others] = causeway.postsIn(WARD);
    expect(others).toEqual([]);
    expect(card?.visibleText).toBe(
      [
        "Maria Santos, Northshire General, asks:",
        "Shall we move the huddle to 8:45?",
        "[Yes] [No] [Try it for a week]",
        "Nobody can see in Causeway who chose what; results appear on Thursday 19 November at 09:00 if at least 11 people answer.",
        "[End this poll]",
      ].join("\n"),
    );
    expect(inSlack(causeway, maria, "Your question goes to the channel.").visibleText).toContain("[Close it now]");
    if (card === undefined) throw new Error("there is no card");

    const { visibleText } = await pressesInSlack(causeway, maria, "Yes", card);
    expect(visibleText).toContain("Your answer is kept; you can change it until Thursday 19 November at 09:00.");
    expect(visibleText).not.toContain("“");
    await maria.presses("No", card, { times: 3 });
    await crowdChooses(causeway, card, { Yes: 5, No: 4, "Try it for a week": 6 });
    expect(card.edits).toEqual([]);
    const [poll] = await pollsIn(causeway);
    expect(poll).toMatchObject({ answered: null, counts: null });
    // One key for it, none for what was delivered again.
    expect(await keysOf(causeway)).toEqual([poll?.id]);

    await causeway.itIs("2026-11-19T09:00:00Z");
    const result = [
      "The poll by Maria Santos has closed:",
      "Shall we move the huddle to 8:45?",
      "Answer | People",
      "Yes | 5 (31%)",
      "No | 5 (31%)",
      "Try it for a week | 6 (38%)",
      "16 people answered.",
    ].join("\n");
    expect(causeway.heardIn(WARD)).toEqual([result, result]);
    expect(inSlack(causeway, maria, "Your poll has closed").visibleText).toContain("Try it for a week | 6 (38%)");
    expect(inSlack(causeway, maria, "Shall we move").visibleText).not.toContain("[Close it now]");
    expect(await pollsIn(causeway)).toEqual([expect.objectContaining({ answered: 16, counts: [5, 5, 6] })]);
    expect([await votesIn(causeway), await keysOf(causeway)]).toEqual([[], []]);
    expect((await pressesInSlack(causeway, maria, "Yes", { ...card, ...card.edits[0] })).visibleText).toContain(
      "This poll has closed",
    );
  });

  test("ten who answer learn nothing; eleven of one mind do not say so", async () => {
    const { causeway, asha, maria } = await hospital({ engine });
    const few = await asksInSlack(causeway, maria, HUDDLE);
    await crowdChooses(causeway, few, { Yes: 10 });
    await causeway.itIs("2026-11-19T09:00:00Z");
    expect(few.visibleText).toContain("Fewer than 11 people answered, so nothing is shown.");
    expect(await pollsIn(causeway)).toEqual([expect.objectContaining({ answered: null, counts: null })]);
    expect(inSlack(causeway, maria, "Your poll has closed").visibleText).not.toContain("[Save it as a spreadsheet]");

    const all = await asksInSlack(causeway, asha, HUDDLE);
    const { slack } = causeway;
    for (const user of [...slack.workspace("T0HOSPITAL").users.keys()].slice(0, 11))
      await causeway.person(user, user).presses("Yes", all);
    await causeway.itIs("2026-11-20T09:00:00Z");
    expect(all.visibleText).toContain("Yes | 10 to 14\nNo | fewer than 5\nTry it for a week | fewer than 5");
    expect(all.visibleText).toContain("11 to 14 people answered. One answer or more was chosen by fewer than five");
    expect((await pollsIn(causeway)).at(-1)).toMatchObject({ answered: 10, counts: [10, 0, 0] });
  });
});

test("in the leaders' channel a poll is one more purpose of the room, and the digest goes on", async () => {
  const { causeway, asha } = await hospital();
  await asha.types(`/pulse ask ${HUDDLE}`, { in: LEADERS });
  await asha.modal();
  await asha.submits();
  await causeway.itIs("2026-11-23T08:00:00Z");
  const { channel } = causeway.store.read.tables;
  const channels = await causeway.store.read.select().from(channel);
  expect(channels.map(({ purpose }) => purpose).toSorted()).toEqual(["leadership", "room"]);
  expect(causeway.heardIn(LEADERS).filter((text) => text.includes("Across Northshire"))).toHaveLength(1);
});

test("more people answer than there were rows: each is counted once", async () => {
  const { causeway, maria } = await hospital();
  const card = await asksInSlack(causeway, maria, '"Now?" "Yes" "No"');
  const crowd = await crowdChooses(causeway, card, { Yes: 40, No: 30 });
  await Promise.all(crowd.slice(0, 10).map((person) => person.presses("No", card)));
  await causeway.settles();
  expect(await votesIn(causeway)).toHaveLength(128);
  await causeway.itIs("2026-11-19T09:00:00Z");
  expect(card.visibleText).toContain("Yes | 30 (43%)\nNo | 40 (57%)\n70 people answered.");
});
