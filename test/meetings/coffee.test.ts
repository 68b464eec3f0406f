/** A coffee from the pairing to both saying that they met, across platforms. */
import { expect, test } from "vitest";
import { newOrganisationPairs } from "../../src/meetings/meetings.js";
import { beechGrove, eastshire, northshire } from "../conversation.js";
import { addressesIn, fetched } from "../documents/fetched.js";
import {
  allMeetings,
  joinsInSlack,
  joinsInTeams,
  joinsOnTheWeb,
  meeters,
  onlyMeeting,
  readCalendar,
  roundComes,
  toldInSlack,
  toldInTeams,
  unescaped,
} from "./cast.js";

test("somebody on Slack and somebody on Teams are paired, agree on a time, meet, and both say so", async () => {
  const { causeway, maria, jo } = await meeters();
  expect(await joinsInSlack(causeway, maria)).toContain("You are in. With the next round you hear whom you meet.");
  await joinsInTeams(causeway, jo);
  await roundComes(causeway);

  const hers = toldInSlack(causeway, maria, "You are paired for a coffee with Jo Clark (Eastshire Council).");
  const his = toldInTeams(causeway, jo, "You are paired for a coffee with Maria Santos (Northshire General).");
  for (const card of [hers, his]) {
    expect(card.visibleText).toContain("Meet someone from another organisation. Start with: what surprises people");
    expect(card.visibleText).toContain("Friday 20 November at 10:00");
  }

  await maria.presses("Wednesday 25 November at 10:00", hers);
  await causeway.settles();
  const asked = toldInTeams(causeway, jo, "Maria Santos would meet on Wednesday 25 November at 10:00.");
  await jo.presses("Yes: Wednesday 25 November at 10:00", asked);
  await causeway.settles();
  expect(toldInSlack(causeway, maria, "You meet Jo Clark on Wednesday 25 November at 10:00.")).toBeDefined();
  for (const card of [hers, his]) expect(card.visibleText).toContain("Add to my calendar");

  const [address = ""] = addressesIn(hers);
  const file = await fetched(address);
  expect(file.headers.get("content-type")).toContain("text/calendar");
  const event = readCalendar(file.text);
  const { id } = await onlyMeeting(causeway);
  expect(event.get("UID")).toBe(`${id}@127.0.0.1`);
  expect(event.get("METHOD")).toBe("PUBLISH");
  expect(event.get("DTSTART")).toBe("20261125T100000Z");
  expect(event.get("DURATION")).toBe("PT20M");
  expect(event.get("SUMMARY")).toBe("Coffee with Jo Clark");
  expect(unescaped(event.get("DESCRIPTION") ?? "")).toContain("With Jo Clark (Eastshire Council).\nMeet someone");

  await causeway.itIs("2026-11-24T09:00:00Z");
  toldInSlack(causeway, maria, "A reminder: you meet Jo Clark on Wednesday 25 November at 10:00.");
  toldInTeams(causeway, jo, "A reminder: you meet Maria Santos");
  await causeway.itIs("2026-11-26T10:00:00Z");
  await maria.presses("Yes", toldInSlack(causeway, maria, "Did you meet Jo Clark?"));
  await causeway.settles();
  expect((await onlyMeeting(causeway)).ended).toBeNull();
  toldInSlack(causeway, maria, "You say that you met. It counts once Jo Clark says so too.");
  await jo.presses("Yes", toldInTeams(causeway, jo, "Did you meet Maria Santos?"));
  await causeway.settles();
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "met" });

  const [from, to] = [new Date("2026-11-01T00:00:00Z"), new Date("2026-12-01T00:00:00Z")];
  expect(await newOrganisationPairs(causeway.store.read, from, to)).toHaveLength(1);
  expect(await newOrganisationPairs(causeway.store.read, to, new Date("2027-01-01T00:00:00Z"))).toEqual([]);
  const { ritualPrompt } = causeway.store.read.tables;
  const prompts = await causeway.store.read.select().from(ritualPrompt);
  const coffees = prompts.filter(({ ritualKey }) => ritualKey === "coffee");
  expect(coffees).toHaveLength(2);
  for (const prompt of coffees)
    expect(prompt).toMatchObject({ completion: "meeting", about: `meeting:${id}`, done: `meeting:${id}` });
  for (const { postedAt, doneAt } of coffees) expect([postedAt, doneAt]).not.toContain(null);
});

test("somebody on the web suggests a time and a link, which somebody on Slack accepts", async () => {
  const { causeway, maria, priya } = await meeters();
  await joinsInSlack(causeway, maria);
  expect(await joinsOnTheWeb(causeway, priya)).toContain("You are in. With the next round");
  await roundComes(causeway);
  const told = await priya.opens("/pages/messages");
  expect(told.words).toContain("You are paired for a coffee with Maria Santos (Northshire General).");

  await priya.presses("Another time");
  const bad = await priya.sends("/forms/suggest-time", {
    day: "31 November",
    time: "25:00",
    where: "http://call.example",
  });
  expect(bad.words).toContain("Please write a day that the calendar has, such as 4 December.");
  expect(bad.words).toContain("Please write a time of the day, such as 14:30.");
  expect(bad.words).toContain("a link that begins with https://");
  const past = await priya.sends("/forms/suggest-time", { day: "18 November 2026", time: "8am", where: "" });
  expect(past.words).toContain("Please choose a time that is still to come.");
  const patient = { day: "24 November", time: "2pm", where: "Bed of 943 476 5919" };
  expect((await priya.sends("/forms/suggest-time", patient)).words).toContain("943 476 5919");
  const link = "https://call.example/room,1;x";
  const sent = await priya.sends("/forms/suggest-time", { day: "24 November", time: "2pm", where: link });
  expect(sent.words).toContain("You would meet on Tuesday 24 November at 14:00.");
  await causeway.settles();

  const asked = toldInSlack(causeway, maria, `Priya Nair would meet on Tuesday 24 November at 14:00, ${link}.`);
  await maria.presses("Yes: Tuesday 24 November at 14:00", asked);
  await causeway.settles();
  expect(asked.visibleText).toContain("Open the link to meet");
  const page = await priya.opens("/pages/coffee");
  expect(page.words).toContain("Open: coffee with Maria Santos");
  const card = await priya.presses("Open: coffee with Maria Santos");
  expect(card.words).toContain("You meet Maria Santos on Tuesday 24 November at 14:00.");
  const [address = ""] = addressesIn(card.page.replaceAll("&amp;", "&"));
  const event = readCalendar((await fetched(address)).text);
  expect(unescaped(event.get("LOCATION") ?? "")).toBe(link);
  expect(event.get("URL")).toBe(link);
  expect(event.get("DTSTART")).toBe("20261124T140000Z");

  await causeway.itIs("2026-11-25T10:00:00Z");
  await maria.presses("Yes", toldInSlack(causeway, maria, "Did you meet Priya Nair?"));
  await priya.opens("/pages/messages");
  await priya.presses("Yes");
  await causeway.settles();
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "met" });
});

test("three agree alike", async () => {
  const { causeway, maria, jo, priya } = await meeters();
  await joinsInSlack(causeway, maria);
  await joinsInTeams(causeway, jo);
  await joinsOnTheWeb(causeway, priya);
  await roundComes(causeway);
  const hers = toldInSlack(causeway, maria, "You are paired for a coffee with");
  expect(hers.visibleText).toContain("Jo Clark (Eastshire Council) and Priya Nair (Beech Grove Care Home)");
  await maria.presses("Wednesday 25 November at 10:00", hers);
  await causeway.settles();
  await jo.presses("Yes: Wednesday 25 November at 10:00", toldInTeams(causeway, jo, "Maria Santos would meet"));
  await causeway.settles();
  expect((await onlyMeeting(causeway)).startsAt).toBeNull();
  await priya.opens("/pages/messages");
  await priya.presses("Yes: Wednesday 25 November at 10:00");
  await causeway.settles();
  expect((await onlyMeeting(causeway)).startsAt).toEqual(new Date("2026-11-25T10:00:00Z"));
  expect(hers.visibleText).toContain("You meet Jo Clark and Priya Nair on Wednesday 25 November at 10:00.");
  const { organisation } = causeway.store.read.tables;
  expect((await causeway.store.read.select().from(organisation)).map(({ name }) => name).toSorted()).toEqual(
    [beechGrove.name, eastshire.name, northshire.name].toSorted(),
  );
  expect(await allMeetings(causeway)).toHaveLength(1);
});
