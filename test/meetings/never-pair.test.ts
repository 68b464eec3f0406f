/** The private list of whom somebody would rather not meet: whoever is on it is not told, by nothing. */
import { expect, test } from "vitest";
import { namedBy } from "../../src/meetings/acquaintance.js";
import { beginPairsJob } from "../../src/meetings/rounds/begin-pairs.js";
import { enqueueNamed } from "../../src/schedule/jobs.js";
import { WARD } from "../conversation.js";
import { changesMember } from "../pulses/cast.js";
import { heardInTeams } from "../thanks/cast.js";
import {
  allMeetings,
  meeters,
  memberCalled,
  names,
  onlyMeeting,
  pairOf,
  putsOnList,
  roundComes,
  toldInSlack,
  toldInTeams,
  waiting,
  wants,
} from "./cast.js";

const first = "so you come first in the next round";

test("is kept both ways and is its owner's alone; whoever is left by it waits and is told as anybody", async () => {
  const { causeway, maria, jo } = await meeters();
  await wants(causeway, "Maria Santos");
  await wants(causeway, "Jo Clark");
  await maria.types("/causeway coffee", { in: WARD });
  const page = causeway.slack.ephemerals.findLast(({ user }) => user === maria.id);
  await maria.presses("Add somebody", page);
  await maria.modal();
  expect(Object.values((await maria.submits({ "rather not": "No Body" })).errors ?? {}).join()).toContain(
    "knows nobody",
  );
  expect(Object.values((await maria.submits({ "rather not": "Maria Santos" })).errors ?? {}).join()).toContain(
    "That is you",
  );
  await maria.submits({ "rather not": "clark, Jo" });
  await maria.closes();
  await causeway.settles();
  await roundComes(causeway);
  expect(await allMeetings(causeway)).toEqual([]);
  const told = "Nobody was free to meet you this time. That happens. You come first in the next round.";
  toldInSlack(causeway, maria, told);
  toldInTeams(causeway, jo, told);
  await jo.says("coffee");
  const his = await causeway.teams.untilPosted(
    ({ directTo, visibleText }) => directTo === jo.user && visibleText.includes("Whom you would rather not meet"),
  );
  expect(his.visibleText).toContain("Nobody is on it.");
  expect(causeway.logged.join("\n")).not.toContain("Clark");
  expect(await namedBy(causeway.store.read, await memberCalled(causeway, "Jo Clark"))).toEqual([]);

  const { ephemeral } = await maria.types("/causeway coffee", { in: WARD });
  await maria.presses("Remove: Jo Clark", ephemeral);
  await causeway.slack.until(() => (ephemeral?.visibleText.includes("Taken off your list.") ? true : undefined));
  await roundComes(causeway, "coffee", "2026-11-19");
  expect((await allMeetings(causeway)).map(names)).toEqual([["Jo Clark", "Maria Santos"]]);
});

test("put on it while they have something coming, the other is told as anybody whom somebody leaves", async () => {
  const { causeway, maria, jo, his } = await pairOf();
  const before = [heardInTeams(causeway, jo), his.visibleText];
  const said = await putsOnList(causeway, maria, "Jo Clark");
  expect(said).toContain("What you have coming with them ends by tomorrow morning");
  // Not at once, from which he could tell why.
  expect([heardInTeams(causeway, jo), his.visibleText]).toEqual(before);
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: null });
  await causeway.itIs("2026-11-19T09:00:00Z");
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "left" });
  expect(heardInTeams(causeway, jo).join("\n")).toContain(first);
  expect(his.visibleText).toContain("This meeting does not take place. That happens.");
});

test("what comes before the next look ends at once, as where somebody can't come", async () => {
  const { causeway, maria, jo, hers, his } = await pairOf();
  await maria.presses("Another time", hers);
  await maria.modal();
  await maria.submits({ "Which day": "18 November", "At what time": "16:00" });
  await maria.closes();
  await causeway.settles();
  await jo.presses("Yes: Wednesday 18 November at 16:00", his);
  await causeway.settles();
  await putsOnList(causeway, maria, "Jo Clark");
  expect(await onlyMeeting(causeway)).toMatchObject({ ended: "left" });
  expect(heardInTeams(causeway, jo).join("\n")).toContain(first);
});

test("somebody who is away can be put on it, and back again is not met", async () => {
  const { causeway, maria } = await meeters();
  await wants(causeway, "Maria Santos");
  const jo = await wants(causeway, "Jo Clark");
  await changesMember(causeway, jo, { awayAt: causeway.clock.now() });
  expect(await putsOnList(causeway, maria, "Jo Clark")).toContain("It is on your list.");
  await changesMember(causeway, jo, { awayAt: null });
  await roundComes(causeway);
  expect(await allMeetings(causeway)).toEqual([]);
});

test("put on it after the round was worked out, and before it is written", async () => {
  const { causeway, maria, jo, priya } = await meeters();
  const ids = [];
  for (const name of ["Maria Santos", "Jo Clark", "Priya Nair", "Asha Patel", "Ruth Bell"])
    ids.push(await wants(causeway, name));
  await putsOnList(causeway, maria, "Jo Clark");
  const [mariaId = "", joId = "", priyaId = "", ashaId = "", ruthId = ""] = ids;
  await putsOnList(causeway, causeway.person("U0ASHA", "Asha Patel"), "Ruth Bell");
  const groups = [
    [mariaId, joId, priyaId],
    [ashaId, ruthId],
  ];
  const now = causeway.clock.now();
  const payload = { kind: "coffee", round: "2026-11-18", groups } as const;
  await causeway.store.write((tx) => enqueueNamed(tx, beginPairsJob, { payload: { ...payload, groups }, runAt: now }));
  await causeway.itIs(now.toISOString());
  const [met, ...more] = (await allMeetings(causeway)).map(names);
  expect(more).toEqual([]);
  expect(met).toHaveLength(2);
  expect(met).toContain("Priya Nair");
  expect(await waiting(causeway)).toHaveLength(3);
  const alone = "Nobody was free to meet you this time.";
  expect(
    [causeway.heardIn(maria.id).join(), heardInTeams(causeway, jo).join()].filter((said) => said.includes(alone)),
  ).toHaveLength(1);
  expect((await priya.opens("/pages/messages")).words).toContain("You are paired for a coffee with");
});
