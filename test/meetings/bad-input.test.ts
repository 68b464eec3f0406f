/** What goes wrong with a pair: the other is told kindly, without blame or reason, and paired anew. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { addMeetings } from "../../src/meetings/open-meetings.js";
import { changesMember } from "../pulses/cast.js";
import { heardInTeams, isKnown } from "../thanks/cast.js";
import {
  allMeetings,
  joinsInSlack,
  meeters,
  memberCalled,
  names,
  onlyMeeting,
  pairOf,
  roundComes,
  waiting,
  wants,
} from "./cast.js";

const afterAll = "Your meeting cannot take place after all. That happens.";
const first = "so you come first in the next round";

describe("the other is told kindly", () => {
  test("when one can't after all: nobody waits, so they come first in the next round", async () => {
    const { causeway, maria, jo, hers, his } = await pairOf();
    await maria.presses("I can’t after all", hers);
    await causeway.itIs("2026-11-19T09:00:00Z");
    const heard = heardInTeams(causeway, jo).join("\n");
    expect(heard).toContain(afterAll);
    expect(heard).toContain(first);
    // Neither who, nor why.
    expect(heard.slice(heard.indexOf(afterAll))).not.toContain("Maria");
    expect(his.visibleText).toContain("This meeting does not take place. That happens.");
    expect(hers.visibleText).toContain("You are out of this meeting.");
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: "left" });
    expect(await waiting(causeway)).toEqual([await memberCalled(causeway, "Jo Clark")]);
    // Whoever comes next is paired with whoever waited.
    await wants(causeway, "Asha Patel");
    await wants(causeway, "Priya Nair");
    await roundComes(causeway, "coffee", "2026-11-19");
    const [, ...next] = await allMeetings(causeway);
    const again = next.flatMap((meeting) => (names(meeting).includes("Jo Clark") ? [names(meeting)] : []));
    expect(again).toHaveLength(1);
    expect(again).not.toContainEqual(["Jo Clark", "Maria Santos"]);
    expect(await waiting(causeway)).toEqual([]);
  });

  test("when one opts out: somebody waits, and is met at once", async () => {
    const { causeway, maria, jo } = await pairOf({ waits: ["Priya Nair"] });
    await joinsInSlack(causeway, maria, "No more coffees");
    await causeway.itIs("2026-11-19T09:00:00Z");
    const heard = heardInTeams(causeway, jo).join("\n");
    expect(heard).toContain("Your last meeting cannot take place after all, so Causeway looked again.");
    expect(heard).not.toContain(first);
    const [, next] = await allMeetings(causeway);
    expect(next && names(next)).toEqual(["Jo Clark", "Priya Nair"]);
    expect(await waiting(causeway)).toEqual([]);
  });

  test.each([
    ["is marked as away", { awayAt: new Date("2026-11-18T12:00:00Z") }],
    ["leaves", { leftAt: new Date("2026-11-18T12:00:00Z") }],
    ["wants no messages any more", { optedOutAt: new Date("2026-11-18T12:00:00Z") }],
  ])("when one %s: the next morning, and nothing is said about them", async (_what, change) => {
    const { causeway, jo } = await pairOf();
    await changesMember(causeway, await memberCalled(causeway, "Maria Santos"), change);
    await causeway.itIs("2026-11-19T08:30:00Z");
    await causeway.itIs("2026-11-20T08:30:00Z");
    const heard = heardInTeams(causeway, jo).join("\n");
    expect(heard).toContain(first);
    expect(heard.slice(heard.indexOf(afterAll))).not.toContain("Maria");
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: "left" });
    expect(await waiting(causeway)).toEqual([await memberCalled(causeway, "Jo Clark")]);
  });

  test("when one never answers within a week", async () => {
    const { causeway, jo, hers, his } = await pairOf({ waits: ["Priya Nair"] });
    await jo.presses("Wednesday 25 November at 10:00", his);
    await causeway.settles();
    await causeway.itIs("2026-11-24T09:00:00Z");
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: null });
    await causeway.itIs("2026-11-25T09:30:00Z");
    const [old, next] = await allMeetings(causeway);
    expect(old).toMatchObject({ ended: "silent" });
    expect(next && names(next)).toEqual(["Jo Clark", "Priya Nair"]);
    expect(hers.visibleText).toContain("No time was found for this meeting, so it has ended. That happens.");
  });

  test("where neither answers, neither is bothered again, and it ends", async () => {
    const { causeway, maria, jo, his } = await pairOf();
    const before = [causeway.heardIn(maria.id).length, heardInTeams(causeway, jo).length];
    await causeway.itIs("2026-11-25T09:30:00Z");
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: "silent" });
    expect(his.visibleText).toContain("No time was found for this meeting");
    expect([causeway.heardIn(maria.id).length, heardInTeams(causeway, jo).length]).toEqual(before);
  });

  test("of three, two go on", async () => {
    const { causeway, maria, jo, priya } = await meeters();
    for (const name of ["Maria Santos", "Jo Clark", "Priya Nair"]) await wants(causeway, name);
    await roundComes(causeway);
    await priya.opens("/pages/messages");
    await priya.presses("I can’t after all");
    await priya.presses("I can’t make it");
    await causeway.settles();
    await causeway.itIs("2026-11-19T09:00:00Z");
    expect(causeway.heardIn(maria.id).join("\n")).toContain(
      "One of you can’t make it after all. Jo Clark is still in.",
    );
    expect(heardInTeams(causeway, jo).join("\n")).toContain("Maria Santos is still in.");
    expect(await onlyMeeting(causeway)).toMatchObject({ ended: null });
  });
});

describe("what is pressed by others, late or twice", () => {
  test("changes nothing", async () => {
    const { causeway, asha, maria, hers } = await pairOf();
    const before = await onlyMeeting(causeway);
    for (const label of ["Friday 20 November at 10:00", "I can’t after all"]) await asha.presses(label, hers);
    await causeway.settles();
    expect(await onlyMeeting(causeway)).toEqual(before);
    await causeway.itIs("2026-11-20T10:00:01Z");
    await maria.presses("Friday 20 November at 10:00", hers).catch(() => undefined);
    await causeway.settles();
    expect((await onlyMeeting(causeway)).startsAt).toBeNull();
    expect((await onlyMeeting(causeway)).people.every(({ proposesAt }) => proposesAt === null)).toBe(true);
  });

  test("a file for a calendar is made for those in it alone", async () => {
    const { causeway, maria, jo, hers, his } = await pairOf();
    await maria.presses("Friday 20 November at 10:00", hers);
    await causeway.settles();
    await jo.presses("Yes: Friday 20 November at 10:00", his);
    await causeway.settles();
    const [address = ""] =
      hers.visibleText === "" ? [] : (JSON.stringify(hers).match(/http:[^"\\ ]+\/documents\/[^"\\ ]+/) ?? []);
    expect((await fetch(address)).status).toBe(200);
    await maria.presses("I can’t after all", hers);
    await causeway.settles();
    expect((await fetch(address)).status).toBe(404);
  });
});

test("whoever met within a year is not paired again, while others are there", async () => {
  const { causeway } = await meeters();
  await isKnown(causeway, causeway.person("U0NIA", "Nia Rees"));
  const [maria, jo] = [await wants(causeway, "Maria Santos"), await wants(causeway, "Jo Clark")];
  const before = { kind: "coffee", round: "2026-02-01", minutes: 20, people: [] } as const;
  const [id] = await causeway.store.write((tx) =>
    addMeetings(
      tx,
      [{ ...before, people: [maria, jo].map((one) => ({ id: one, organisationId: null })) }],
      new Date("2026-02-01T09:00:00Z"),
    ),
  );
  const { meeting } = causeway.store.read.tables;
  const over = { endedAt: new Date("2026-02-10T09:00:00Z"), ended: "met" } as const;
  if (id !== undefined) await causeway.store.write((tx) => tx.update(meeting).set(over).where(eq(meeting.id, id)));
  await wants(causeway, "Ruth Bell");
  await wants(causeway, "Nia Rees");
  await roundComes(causeway);
  const [, ...next] = await allMeetings(causeway);
  expect(next.map(names).toSorted()).toEqual([
    ["Jo Clark", "Nia Rees"],
    ["Maria Santos", "Ruth Bell"],
  ]);
});
