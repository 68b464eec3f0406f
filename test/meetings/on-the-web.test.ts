/** Days and listening slots from end to end, where one of the two has no chat and reads on the web. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { WARD } from "../conversation.js";
import { joinsOnTheWeb, meeters, memberCalled, onlyMeeting, roundComes, toldInSlack, wants } from "./cast.js";

test("somebody on the web follows the day of somebody on Slack, and writes what they had assumed wrongly", async () => {
  const { causeway, maria, priya } = await meeters();
  await wants(causeway, "Maria Santos", "day");
  expect(await joinsOnTheWeb(causeway, priya, "I am in for a day in the life")).toContain("You would be in.");
  await roundComes(causeway, "day");
  // Whose day it is falls by chance: here it is Maria's.
  const { meetingPerson } = causeway.store.read.tables;
  for (const [name, host] of [
    ["Maria Santos", true],
    ["Priya Nair", false],
  ] as const) {
    const id = await memberCalled(causeway, name);
    await causeway.store.write((tx) => tx.update(meetingPerson).set({ host }).where(eq(meetingPerson.memberId, id)));
  }
  await priya.opens("/pages/coffee");
  expect((await priya.presses("Open: day in the life with Maria Santos")).words).toContain(
    "You may follow an hour of a day of Maria Santos (Northshire General).",
  );
  await priya.presses("Wednesday 25 November at 10:00");
  await causeway.settles();
  const asked = toldInSlack(causeway, maria, "Priya Nair would meet on Wednesday 25 November at 10:00.");
  await maria.presses("Yes: Wednesday 25 November at 10:00", asked);
  await causeway.settles();

  await causeway.itIs("2026-11-26T10:00:00Z");
  expect((await priya.opens("/pages/messages")).words).toContain("Did you meet Maria Santos?");
  await priya.presses("Write what I noticed");
  const patient = await priya.sends("/forms/note-day", { one: "NHS number 943 476 5919", two: "", three: "" });
  expect(patient.words).toContain("943 476 5919");
  const notes = { one: "That nights are quiet.", two: "Who rings.", three: "One lift." };
  expect((await priya.sends("/forms/note-day", notes)).words).toContain("Thank you. All three are saved.");
  await causeway.settles();
  const told = toldInSlack(causeway, maria, "Priya Nair followed your day, and had assumed wrongly:");
  for (const said of Object.values(notes)) expect(told.visibleText).toContain(said);
  await maria.presses("Yes", toldInSlack(causeway, maria, "Did you meet Priya Nair?"));
  await causeway.settles();
  expect(await onlyMeeting(causeway)).toMatchObject({ kind: "day", ended: "met" });
  expect((await priya.opens("/pages/days")).words).toContain("That nights are quiet.");
});

test("somebody on the web is drawn for a leader's time, is heard, and reads what was fixed", async () => {
  const { causeway, asha, priya } = await meeters();
  await joinsOnTheWeb(causeway, priya, "I would like to be heard");
  await asha.types("/causeway listen", { in: WARD });
  await asha.modal();
  await asha.submits({ "Which day": "26 November", "At what time": "10:30", Where: "Room 2, Town Hall" });
  await asha.closes();
  await causeway.settles();
  const drawn = await priya.opens("/pages/messages");
  expect(drawn.words).toContain("Asha Patel (Northshire General) offers 20 minutes to listen to you on");
  expect(causeway.heardIn(asha.id).join("\n")).not.toContain("Priya Nair");
  expect((await priya.presses("I will be there")).words).toContain("You meet Asha Patel on Thursday 26 November");
  await causeway.settles();
  toldInSlack(causeway, asha, "You meet Priya Nair on Thursday 26 November at 10:30.");

  await causeway.itIs("2026-11-27T10:00:00Z");
  const asked = toldInSlack(causeway, asha, "Did you meet Priya Nair?");
  await asha.presses("Yes", asked);
  await causeway.settles();
  await asha.presses("Say what you fixed", asked);
  await asha.modal();
  await asha.submits({ "What is fixed": "The rota is out a week earlier." });
  await asha.closes();
  await causeway.settles();
  expect((await priya.opens("/pages/messages")).words).toContain(
    "Asha Patel fixed one thing: The rota is out a week earlier.",
  );
  await priya.presses("Yes");
  await causeway.settles();
  expect(await onlyMeeting(causeway)).toMatchObject({ kind: "listening", ended: "met" });
});

test("whoever was drawn wants to be drawn no more, after the slot was held: the leader hears of no ending", async () => {
  const { causeway, asha, priya } = await meeters();
  await joinsOnTheWeb(causeway, priya, "I would like to be heard");
  await asha.types("/causeway listen", { in: WARD });
  await asha.modal();
  await asha.submits({ "Which day": "26 November", "At what time": "10:30", Where: "Room 2, Town Hall" });
  await asha.closes();
  await causeway.settles();
  await priya.opens("/pages/messages");
  await priya.presses("I will be there");
  await causeway.settles();
  await causeway.itIs("2026-11-26T11:00:00Z");
  await joinsOnTheWeb(causeway, priya, "Do not draw me");
  await causeway.itIs("2026-11-27T10:00:00Z");
  expect(causeway.heardIn(asha.id).join("\n")).not.toMatch(/cannot take place|looked again/);
  const asked = toldInSlack(causeway, asha, "Did you meet Priya Nair?");
  await asha.presses("Yes", asked);
  await causeway.settles();
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "met" });
  expect(asked.visibleText).toBe("You met Priya Nair. Thank you for taking the time.");
});

test("a slot that is further off than two weeks is not asked about before it", async () => {
  const { causeway, asha } = await meeters();
  await asha.types("/causeway listen", { in: WARD });
  await asha.modal();
  await asha.submits({ "Which day": "18 December", "At what time": "10:30", Where: "Room 2, Town Hall" });
  await asha.closes();
  await causeway.settles();
  await causeway.itIs("2026-12-04T10:00:00Z");
  const { ephemeral } = await asha.types("/causeway coffee", { in: WARD });
  await asha.presses("Open: time to listen", ephemeral);
  const words = () => causeway.slack.ephemerals.findLast(({ user }) => user === asha.id)?.visibleText ?? "";
  const opened = await causeway.slack.until(() =>
    words().includes("Causeway looks for somebody") ? words() : undefined,
  );
  expect(opened).not.toContain("Did you meet");
});
