/** Once a meeting was held, whoever steps out does not undo it: nobody hears of an ending, and nobody is paired anew. */
import { describe, expect, test } from "vitest";
import { meetingsHeld, newOrganisationPairs } from "../../src/meetings/meetings.js";
import type { Causeway } from "../conversation.js";
import { changesMember } from "../pulses/cast.js";
import { heardInTeams } from "../thanks/cast.js";
import {
  allMeetings,
  joinsInSlack,
  joinsInTeams,
  meeters,
  memberCalled,
  onlyMeeting,
  pairOf,
  putsOnList,
  roundComes,
  toldInSlack,
  toldInTeams,
  waiting,
  wants,
} from "./cast.js";

const ending = /cannot take place|does not take place|make it after all|looked again|next round/;
const noMoreCoffees = "No more coffees";

/** Maria and Jo have met on Wednesday at 10:00; it is a day before they are asked, or the time at which they are. */
async function metPair(now: "2026-11-25T10:30:00Z" | "2026-11-26T10:00:00Z") {
  const cast = await pairOf();
  const { causeway, maria, jo, hers, his } = cast;
  await maria.presses("Wednesday 25 November at 10:00", hers);
  await causeway.settles();
  await jo.presses("Yes: Wednesday 25 November at 10:00", his);
  await causeway.settles();
  await causeway.itIs("2026-11-24T09:00:00Z");
  await causeway.itIs(now);
  return { ...cast, saidToMaria: () => causeway.heardIn(maria.id).slice(1).join("\n") };
}

const months = [new Date("2026-11-01T00:00:00Z"), new Date("2026-12-01T00:00:00Z")] as const;

/** It counts, and of organisations only those whose own people have said so. */
async function counts(causeway: Causeway, pairs: number): Promise<void> {
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "met" });
  expect(await meetingsHeld(causeway.store.read, "coffee", ...months)).toBe(1);
  expect(await newOrganisationPairs(causeway.store.read, ...months)).toHaveLength(pairs);
  expect(await waiting(causeway)).toEqual([]);
}

describe("one has said that they met, and the other", () => {
  async function afterYes() {
    const cast = await metPair("2026-11-26T10:00:00Z");
    const asked = toldInSlack(cast.causeway, cast.maria, "Did you meet Jo Clark?");
    await cast.maria.presses("Yes", asked);
    await cast.causeway.settles();
    return { ...cast, asked };
  }

  test("wants no more coffees", async () => {
    const { causeway, jo, hers, his, asked, saidToMaria } = await afterYes();
    await joinsInTeams(causeway, jo, noMoreCoffees);
    await counts(causeway, 0);
    expect(saidToMaria()).not.toMatch(ending);
    for (const card of [hers, asked])
      expect(card.visibleText).toContain("You met Jo Clark. Thank you for taking the time.");
    expect(his.visibleText).toBe("This meeting is over.");
  });

  test.each([
    ["is marked as away", { awayAt: new Date("2026-11-26T12:00:00Z") }],
    ["leaves", { leftAt: new Date("2026-11-26T12:00:00Z") }],
  ])("%s: nothing more is said of them", async (_what, change) => {
    const { causeway, asked, saidToMaria } = await afterYes();
    await changesMember(causeway, await memberCalled(causeway, "Jo Clark"), change);
    await causeway.itIs("2026-11-27T09:00:00Z");
    await counts(causeway, 0);
    expect(saidToMaria()).not.toMatch(ending);
    expect(asked.visibleText).toBe("This meeting is over, and it counts. Thank you for taking the time.");
  });

  test("wants no messages any more", async () => {
    const { causeway, asked, saidToMaria } = await afterYes();
    const change = { optedOutAt: new Date("2026-11-26T12:00:00Z") };
    await changesMember(causeway, await memberCalled(causeway, "Jo Clark"), change);
    await causeway.itIs("2026-11-27T09:00:00Z");
    await counts(causeway, 0);
    expect(saidToMaria()).not.toMatch(ending);
    expect(asked.visibleText).toContain("You met Jo Clark.");
  });

  test("is put on the private list of whoever said so: asked as before, whose Yes counts", async () => {
    const { causeway, maria, jo } = await afterYes();
    const before = heardInTeams(causeway, jo);
    await putsOnList(causeway, maria, "Jo Clark");
    await causeway.itIs("2026-11-27T09:00:00Z");
    expect(heardInTeams(causeway, jo)).toEqual(before);
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: null });
    await jo.presses("Yes", toldInTeams(causeway, jo, "Did you meet Maria Santos?"));
    await causeway.settles();
    await counts(causeway, 1);
    expect(heardInTeams(causeway, jo).join("\n")).not.toMatch(ending);
  });
});

describe("they have met, and nobody has said so yet", () => {
  test("one wants no more coffees: the other is asked as before, and their Yes counts", async () => {
    const { causeway, maria, jo, saidToMaria } = await metPair("2026-11-25T10:30:00Z");
    await joinsInTeams(causeway, jo, noMoreCoffees);
    await causeway.itIs("2026-11-26T10:00:00Z");
    expect(heardInTeams(causeway, jo).join("\n")).not.toContain("Did you meet");
    await maria.presses("Yes", toldInSlack(causeway, maria, "Did you meet Jo Clark?"));
    await causeway.settles();
    await counts(causeway, 0);
    expect(saidToMaria()).not.toMatch(ending);
  });

  test("one puts the other on their private list: the other notices nothing, and is asked", async () => {
    const { causeway, maria, jo, his } = await metPair("2026-11-25T10:30:00Z");
    const before = [heardInTeams(causeway, jo), his.visibleText];
    await putsOnList(causeway, maria, "Jo Clark");
    expect([heardInTeams(causeway, jo), his.visibleText]).toEqual(before);
    await causeway.itIs("2026-11-26T08:30:00Z");
    expect([heardInTeams(causeway, jo), his.visibleText]).toEqual(before);
    await causeway.itIs("2026-11-26T10:00:00Z");
    expect(causeway.heardIn(maria.id).join("\n")).not.toContain("Did you meet");
    await jo.presses("Yes", toldInTeams(causeway, jo, "Did you meet Maria Santos?"));
    await causeway.settles();
    expect(heardInTeams(causeway, jo).join("\n")).not.toMatch(ending);
    await counts(causeway, 0);
  });

  test("one is away: the other is not asked about them, and it ends without a word", async () => {
    const { causeway, maria, hers } = await metPair("2026-11-25T10:30:00Z");
    const before = causeway.postsIn(maria.id).length;
    await changesMember(causeway, await memberCalled(causeway, "Jo Clark"), { awayAt: causeway.clock.now() });
    await causeway.itIs("2026-11-26T08:30:00Z");
    await causeway.itIs("2026-11-26T10:00:00Z");
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: "left" });
    expect(causeway.postsIn(maria.id)).toHaveLength(before);
    expect(hers.visibleText).toBe("This meeting is over.");
    expect(await waiting(causeway)).toEqual([]);
  });

  test("one wants no more, and the other says that it has not taken place: they are paired anew", async () => {
    const { causeway, maria, jo, saidToMaria } = await metPair("2026-11-25T10:30:00Z");
    await joinsInTeams(causeway, jo, noMoreCoffees);
    await causeway.itIs("2026-11-26T10:00:00Z");
    const asked = toldInSlack(causeway, maria, "Did you meet Jo Clark?");
    await maria.presses("Not yet", asked);
    await causeway.settles();
    await causeway.itIs("2026-11-26T10:01:00Z");
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: "left" });
    expect(saidToMaria()).toContain("so you come first in the next round");
    expect(asked.visibleText).toContain("This meeting does not take place.");
    expect(await waiting(causeway)).toEqual([await memberCalled(causeway, "Maria Santos")]);
  });

  test("both want no more: it ends without a word", async () => {
    const { causeway, maria, jo, saidToMaria } = await metPair("2026-11-25T10:30:00Z");
    await joinsInTeams(causeway, jo, noMoreCoffees);
    await joinsInSlack(causeway, maria, noMoreCoffees);
    await causeway.itIs("2026-11-26T10:00:00Z");
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: "left" });
    expect(saidToMaria()).not.toMatch(ending);
  });
});

test("of three who met, one wants no more: the others are told of nothing, and both their words count", async () => {
  const { causeway, maria, jo, priya } = await meeters();
  for (const name of ["Maria Santos", "Jo Clark", "Priya Nair"]) await wants(causeway, name);
  await roundComes(causeway);
  const hers = toldInSlack(causeway, maria, "You are paired for a coffee with");
  await maria.presses("Wednesday 25 November at 10:00", hers);
  await causeway.settles();
  await jo.presses("Yes: Wednesday 25 November at 10:00", toldInTeams(causeway, jo, "Maria Santos would meet"));
  await causeway.settles();
  await priya.opens("/pages/messages");
  await priya.presses("Yes: Wednesday 25 November at 10:00");
  await causeway.settles();
  await causeway.itIs("2026-11-25T10:30:00Z");
  await joinsInTeams(causeway, jo, noMoreCoffees);
  await causeway.itIs("2026-11-26T10:00:00Z");
  const asked = toldInSlack(causeway, maria, "Did you meet Jo Clark and Priya Nair?");
  await maria.presses("Yes", asked);
  await causeway.settles();
  expect(asked.visibleText).toContain("It counts once Priya Nair says so too.");
  await priya.opens("/pages/messages");
  await priya.presses("Yes");
  await causeway.settles();
  await counts(causeway, 1);
  expect(causeway.heardIn(maria.id).join("\n")).not.toMatch(ending);
  expect((await priya.opens("/pages/messages")).words).not.toMatch(ending);
  expect(await allMeetings(causeway)).toHaveLength(1);
});
