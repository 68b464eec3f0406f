/** A poll that is closed before its time, or called off. */
import { describe, expect, test } from "vitest";
import { words } from "../../src/words/en-GB.js";
import { WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { makesSteward } from "../pulses/planners.js";
import { hospital, inSlack } from "../thanks/cast.js";
import { asksInSlack, crowdChooses, HUDDLE, pollsIn, pressesInSlack, votesIn } from "./asking.js";

describe.each(engines)("on %s", (engine) => {
  test("whoever asked closes it: nothing more is taken, and what came of it is there", async () => {
    const { causeway, maria, asha } = await hospital({ engine });
    const card = await asksInSlack(causeway, maria, HUDDLE);
    await crowdChooses(causeway, card, { Yes: 6, No: 5, "Try it for a week": 5 });
    await maria.presses("Close it now", inSlack(causeway, maria, "Your question goes"), { times: 3 });
    // In the moment in which it closes.
    await Promise.all([asha.presses("Yes", card), causeway.settles()]);
    await causeway.settles();
    expect(card.visibleText).toContain("Yes | 6 (38%)\nNo | 5 (31%)\nTry it for a week | 5 (31%)");
    expect(causeway.heardIn(WARD)).toHaveLength(2);
    expect(await votesIn(causeway)).toEqual([]);
    await causeway.itIs("2026-11-20T09:00:00Z");
    expect(causeway.heardIn(WARD)).toHaveLength(2);
  });

  test("a steward calls it off: its answers are gone, and nothing is shown", async () => {
    const { causeway, maria, asha } = await hospital({ engine });
    await makesSteward(causeway, "Asha Patel");
    const card = await asksInSlack(causeway, maria, HUDDLE);
    await crowdChooses(causeway, card, { Yes: 12 });
    const stranger = causeway.person("U0STRANGER", "Sam Lee");
    const no = await pressesInSlack(causeway, stranger, "End this poll", card);
    expect(no.visibleText).toBe("Only Maria Santos or one of the system's stewards can end this poll.");
    const offered = await pressesInSlack(causeway, asha, "End this poll", card);
    const { asked } = await asha.presses("Call it off", offered, { declines: true });
    expect(asked).toContain("This cannot be undone.");
    expect(await pollsIn(causeway)).toHaveLength(1);
    await asha.presses("Call it off", offered);
    await causeway.settles();
    const calledOff = "This poll ended without a result. Its answers are deleted.";
    expect(card.visibleText).toBe(calledOff);
    expect(inSlack(causeway, maria, calledOff).visibleText).toBe(calledOff);
    expect([await pollsIn(causeway), await votesIn(causeway)]).toEqual([[], []]);
    const late = await pressesInSlack(causeway, stranger, "Yes", { ...card, ...card.edits[0] });
    expect(late.visibleText).toBe(words.polls.gone);
    await causeway.itIs("2026-11-20T09:00:00Z");
    expect(causeway.heardIn(WARD)).toEqual([calledOff]);
  });
});

test("it closes by itself at the same local time a day later, though the clocks went back", async () => {
  const { causeway, maria } = await hospital({ at: "2026-10-24T09:30:00Z" });
  const card = await asksInSlack(causeway, maria, HUDDLE);
  expect(card.visibleText).toContain("on Sunday 25 October at 10:30 if");
  await causeway.itIs("2026-10-25T10:29:00Z");
  expect(card.visibleText).toContain("[Yes]");
  await causeway.itIs("2026-10-25T10:30:00Z");
  expect(card.visibleText).toContain("Fewer than 11 people answered");
});

test("a button that is another's making chooses nothing", async () => {
  const { causeway, maria, asha } = await hospital();
  const card = await asksInSlack(causeway, maria, HUDDLE);
  const [poll] = await pollsIn(causeway);
  const before = await votesIn(causeway);
  for (const about of [
    `${poll?.id},3`,
    `${poll?.id},-1`,
    `${poll?.id},0,1`,
    `${poll?.id}`,
    "x,0",
    ",",
    `${poll?.id},1e0`,
  ]) {
    const forged = JSON.parse(JSON.stringify(card.blocks).replace(`${poll?.id},0`, about));
    const { visibleText } = await pressesInSlack(causeway, asha, "Yes", { ...card, blocks: forged });
    expect(visibleText).toMatch(/is not an answer to this poll|is not there any more/);
  }
  expect(await votesIn(causeway)).toEqual(before);
});
