/** Who sees thanks: those who are thanked, and others only while everybody in them agrees. */
import { describe, expect, test } from "vitest";
import type { MemberId, OrganisationId } from "../../src/database/ids.js";
import { publicThanks, thanksOf } from "../../src/thanks/public-thanks.js";
import { altered } from "../contracts/platform.js";
import { beechGrove, type Causeway, eastshire, northshire, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";
import { liveMentions as liveInTeams } from "../teams/small-teams/live-mentions.js";
import { heardInTeams, hospital, hospitalAndCouncil, inSlack, inTeams, others, thanksInSlack } from "./cast.js";

async function idOf(causeway: Causeway, name: string): Promise<OrganisationId> {
  const { organisation } = causeway.store.read.tables;
  const found = (await causeway.store.read.select().from(organisation)).find((row) => row.name === name);
  return found?.id ?? ("" as OrganisationId);
}

async function memberCalled(causeway: Causeway, name: string): Promise<MemberId> {
  const { member } = causeway.store.read.tables;
  const found = (await causeway.store.read.select().from(member)).find((row) => row.name === name);
  return found?.id ?? ("" as MemberId);
}

describe.each(engines)("on %s", (engine) => {
  test("others see thanks once all agree, at these organisations alone, until one of them or the sender says no", async () => {
    const { causeway, maria, jo, ruth } = await hospitalAndCouncil({ engine });
    await causeway.invitesToWeb(beechGrove, "Priya Nair");
    await thanksInSlack(causeway, maria, { to: "Jo Clark and Ruth Bell", what: "You both stayed", seen: others });
    const seenAt = async (name: string) => publicThanks(causeway.store.read, await idOf(causeway, name), 5);
    const toJo = inTeams(causeway, jo, "thanks you");
    const toRuth = inTeams(causeway, ruth, "thanks you");
    await jo.presses("Others may see this", toJo);
    await causeway.settles();
    expect(toJo.visibleText).toContain("You let others see this. Others can see this once all those");
    expect(await seenAt(northshire.name)).toEqual([]);
    await ruth.presses("Others may see this", toRuth);
    await causeway.settles();
    expect((await seenAt(northshire.name)).map(({ words }) => words)).toEqual(["You both stayed"]);
    expect(await seenAt(eastshire.name)).toHaveLength(1);
    expect(await seenAt(beechGrove.name)).toEqual([]);
    expect(inSlack(causeway, maria, "Your thanks go to").visibleText).toContain("all who are thanked can see this");
    await maria.opensHome();
    const home = (await maria.home()).visibleText;
    expect(home).toMatch(
      /Thanks that you may see\s+You both stayed\s+Maria Santos, Northshire General, thanks Jo Clark/,
    );

    await ruth.presses("Only me, please", toRuth);
    await causeway.settles();
    expect(await seenAt(northshire.name)).toEqual([]);
    await ruth.presses("Others may see this", toRuth);
    expect(await seenAt(northshire.name)).toHaveLength(1);
    await maria.presses("Take it back", inSlack(causeway, maria, "Your thanks go to"));
    await causeway.settles();
    expect(await seenAt(northshire.name)).toEqual([]);
    expect([toJo.visibleText, toRuth.visibleText]).toEqual(Array(2).fill("These thanks were taken back."));
    const { thanks } = causeway.store.read.tables;
    expect(JSON.stringify(await causeway.store.read.select().from(thanks))).not.toContain("stayed");
  });

  test("a person's own are given and received, newest first, without those taken back", async () => {
    const { causeway, asha, maria } = await hospital({ engine });
    for (const told of ["First", "Second", "Third"]) {
      await thanksInSlack(causeway, maria, { to: "Asha Patel", at: [northshire.name], what: told });
      await causeway.itIs(new Date(causeway.clock.now().getTime() + 60_000).toISOString());
    }
    await thanksInSlack(causeway, asha, { to: "Maria Santos", at: [northshire.name], what: "Back" });
    await maria.presses("Take it back", inSlack(causeway, maria, "Second"));
    await causeway.settles();
    const of = await thanksOf(causeway.store.read, await memberCalled(causeway, "Maria Santos"));
    expect(of.given.map(({ words }) => words)).toEqual(["Third", "First"]);
    expect(of.received.map(({ words }) => words)).toEqual(["Back"]);
    expect((await thanksOf(causeway.store.read, await memberCalled(causeway, "Asha Patel"))).received).toHaveLength(2);
  });
});

test("what somebody cannot be asked about never becomes public, and what was private is not offered", async () => {
  const { causeway, maria } = await hospital();
  await thanksInSlack(causeway, maria, { to: "Asha Patel, Lee Ward", at: [northshire.name], seen: others });
  const card = inSlack(causeway, causeway.person("U0ASHA", "Asha Patel"), "thanks you");
  expect(card.visibleText).not.toContain("[Others may see this]");
  expect(card.visibleText).toContain("somebody whom Causeway cannot reach cannot agree to it");
  await thanksInSlack(causeway, maria, { to: "Asha Patel", at: [northshire.name], what: "For you" });
  expect(inSlack(causeway, causeway.person("U0ASHA", "Asha Patel"), "For you").visibleText).toContain(
    "Nobody else can see this.",
  );
});

test("nobody answers, passes on or takes back what is none of theirs", async () => {
  const { causeway, asha, maria } = await hospital();
  const eve = causeway.person("U0EVE", "Eve Moss");
  await thanksInSlack(causeway, maria, { to: "Asha Patel", at: [northshire.name], seen: others });
  const received = inSlack(causeway, asha, "thanks you");
  // Eve's client sends Asha's buttons, as a forged request would; Maria may not answer her own either.
  for (const stranger of [eve, maria])
    for (const label of ["This helped", "Pass it on", "Reply", "Others may see this"]) {
      const before = causeway.slack.ephemerals.length;
      await stranger.presses(label, received);
      const told = await causeway.slack.until(() => causeway.slack.ephemerals.slice(before).at(0));
      expect(told.visibleText).toContain("no longer here, or they are not yours");
    }
  await asha.presses("Take it back", inSlack(causeway, maria, "Your thanks go to"));
  await causeway.settles();
  const { thanked, thanks } = causeway.store.read.tables;
  const [row] = await causeway.store.read.select().from(thanked);
  expect(row).toMatchObject({ helpedAt: null, agreedAt: null });
  expect(await causeway.store.read.select().from(thanks)).toEqual([expect.objectContaining({ takenBackAt: null })]);
  expect(causeway.heardIn("U0MARIA").join()).not.toContain("helped");
});

test("private thanks stay private whatever a forged press says, and an id of nothing is told so", async () => {
  const { causeway, asha, maria } = await hospital();
  await thanksInSlack(causeway, maria, { to: "Asha Patel", at: [northshire.name] });
  const post = inSlack(causeway, asha, "thanks you");
  post.blocks = altered(post.blocks, "do:thanks-helped", "do:show-thanks");
  await asha.presses("This helped", post);
  await causeway.settles();
  expect(await publicThanks(causeway.store.read, await idOf(causeway, northshire.name), 5)).toEqual([]);
  const { thanked } = causeway.store.read.tables;
  expect(await causeway.store.read.select().from(thanked)).toEqual([expect.objectContaining({ agreedAt: null })]);
});

test("hostile words and names stay words, on both platforms", async () => {
  const { causeway, maria, jo, ruth } = await hospitalAndCouncil();
  const hostile = "<!channel> <@U0ASHA> <at>Ruth Bell</at> *bold* [x](https://evil.example) \u202Eabc \u0000 <script>";
  const { errors } = await thanksInSlack(causeway, maria, {
    to: "Jo Clark, Asha Patel",
    what: hostile,
    at: [eastshire.name, northshire.name],
  });
  expect(errors).toBeUndefined();
  await thanksInSlack(causeway, maria, { to: "<!here> @everyone *x*", what: hostile });
  await jo.presses("Reply", inTeams(causeway, jo, "thanks you"));
  await jo.submits({ "Your reply": "NHS no 943 476 5919 is home" });
  expect(jo.dialog?.visibleText).toContain("This looks like an NHS number: 943 476 5919.");
  await jo.submits({ "Your reply": hostile });
  await causeway.settles();
  expect(causeway.heardIn("U0MARIA").join()).toContain("replied to your thanks");
  // Ruth set up the council's channel, so she is asked to pass it on.
  expect(heardInTeams(causeway, ruth).at(-1)).toContain("Please pass it on.");
  expect(causeway.slack.posts.flatMap((post) => liveMentions(post))).toEqual([]);
  expect(causeway.teams.posts.flatMap((post) => liveInTeams(post))).toEqual([]);
  expect(causeway.slack.calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
});

test("nobody's card or page says how often anybody was thanked", async () => {
  const { causeway, asha, maria } = await hospital();
  for (const told of ["One", "Two"])
    await thanksInSlack(causeway, maria, { to: "Asha Patel", at: [northshire.name], what: told });
  await asha.opensHome();
  await asha.types("/causeway help", { in: WARD });
  const texts = [...causeway.heardIn("U0ASHA"), ...causeway.heardIn("U0MARIA"), (await asha.home()).visibleText];
  expect(texts.join()).not.toMatch(/\b(2|two) (thanks|times)|points|badge/i);
});
