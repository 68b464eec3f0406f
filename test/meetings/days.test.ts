/** A day in the life, and what a new way does to a day. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { addTeam, addToTeam } from "../../src/groups/team-groups.js";
import { WARD } from "../conversation.js";
import { visitor } from "../web/visitor.js";
import { meeters, memberCalled, onlyMeeting, roundComes, toldInSlack, toldInTeams, wants } from "./cast.js";

test("one follows the other's day, writes what they had assumed wrongly, and the other reads it", async () => {
  const { causeway, maria, jo } = await meeters();
  await wants(causeway, "Maria Santos", "day");
  await wants(causeway, "Jo Clark", "day");
  await roundComes(causeway, "day");
  const { id } = await onlyMeeting(causeway);
  // Whose day it is falls by chance: here it is Jo's.
  const { meetingPerson } = causeway.store.read.tables;
  const [mariaId, joId] = [await memberCalled(causeway, "Maria Santos"), await memberCalled(causeway, "Jo Clark")];
  await causeway.store.write(async (tx) => {
    await tx.update(meetingPerson).set({ host: false }).where(eq(meetingPerson.memberId, mariaId));
    await tx.update(meetingPerson).set({ host: true }).where(eq(meetingPerson.memberId, joId));
  });
  const hers = causeway.postsIn(maria.id).at(-1);
  await maria.presses("Wednesday 25 November at 10:00", hers);
  await causeway.settles();
  const his = toldInTeams(causeway, jo, "Maria Santos would meet on Wednesday 25 November at 10:00.");
  expect(his.visibleText).toContain("Maria Santos (Northshire General) would like to follow an hour of your day.");
  await jo.presses("Yes: Wednesday 25 November at 10:00", his);
  await causeway.settles();
  toldInSlack(causeway, maria, "You spend an hour with Jo Clark on Wednesday 25 November at 10:00.");

  await causeway.itIs("2026-11-26T10:00:00Z");
  const asked = toldInSlack(causeway, maria, "Did you meet Jo Clark?");
  await maria.presses("Write what I noticed", asked);
  await maria.modal();
  const patient = await maria.submits({ "What had you": "NHS number 943 476 5919" });
  expect(Object.values(patient.errors ?? {}).join()).toContain("943 476 5919");
  await maria.submits({ "What had you": "That they finish at five." });
  await maria.closes();
  await causeway.settles();
  const told = toldInTeams(causeway, jo, "Maria Santos followed your day, and had assumed wrongly:");
  expect(told.visibleText).toContain("That they finish at five.");
  const { ritualPrompt } = causeway.store.read.tables;
  const prompts = async () => {
    const isOfDays = eq(ritualPrompt.ritualKey, "day-in-the-life");
    const rows = await causeway.store.read.select().from(ritualPrompt).where(isOfDays);
    return new Map(rows.map(({ memberId, doneAt }) => [memberId, doneAt]));
  };
  expect((await prompts()).get(mariaId)).toBeNull();
  await jo.presses("Yes", toldInTeams(causeway, jo, "Did you meet Maria Santos?"));
  await causeway.settles();
  expect(await onlyMeeting(causeway)).toMatchObject({ id, ended: "met" });

  await maria.presses("Add to my notes", asked);
  await maria.modal();
  await maria.submits({ "see differently": "That nobody rings back.", "And what": "That one system holds it all." });
  await maria.closes();
  await causeway.settles();
  expect(told.visibleText).toContain("That one system holds it all.");
  expect((await prompts()).get(mariaId)).not.toBeNull();
  const { dayNote } = causeway.store.read.tables;
  expect((await causeway.store.read.select().from(dayNote)).map(({ notes }) => notes.length)).toEqual([3]);
});

test("a team notes what the new way adds, takes away and changes, by role, for its own people alone", async () => {
  const { causeway, maria, priya } = await meeters();
  const madeBy = await memberCalled(causeway, "Asha Patel");
  const team = await causeway.store.write((tx) => addTeam(tx, { name: "Hub", madeBy, now: causeway.clock.now() }));
  if (team === undefined) throw new Error("no team");
  await causeway.store.write(async (tx) => addToTeam(tx, team, await memberCalled(causeway, "Maria Santos")));
  const { ephemeral } = await maria.types("/causeway days", { in: WARD });
  expect(ephemeral?.visibleText).toContain("No notes yet.");
  await maria.presses("Note a day: Hub", ephemeral);
  await maria.modal();
  expect(Object.values((await maria.submits({ "which role": "Ward clerk" })).errors ?? {}).join()).toContain(
    "at least one",
  );
  await maria.submits({ "which role": "Ward clerk", "take away": "Two letters a day." });
  await maria.closes();
  await causeway.settles();

  expect((await priya.opens("/pages/days")).words).toContain("You are in no team yet");
  const forged = await priya.opens(`/forms/note-group-day?about=${team}`);
  expect(forged.words).toContain("You are not in this team. Nothing has been saved.");
  await causeway.store.write(async (tx) => addToTeam(tx, team, await memberCalled(causeway, "Priya Nair")));
  const page = (await priya.opens("/pages/days")).words;
  expect(page).toContain("A day of: Ward clerk");
  expect(page).toContain("Two letters a day.");
  expect(page).toContain("Takes away");
  expect(page).not.toContain("Maria");
  expect((await visitor(causeway.address).opens("/pages/days")).words).not.toContain("Two letters");
});
