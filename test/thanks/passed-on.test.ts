/** Thanks to somebody whom Causeway cannot reach: a curator says once that they passed them on. */
import { describe, expect, test } from "vitest";
import { grantRole } from "../../src/directory/roles.js";
import { altered } from "../contracts/platform.js";
import { beechGrove, eastshire } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { atTheCareHome, hospitalAndCouncil, inSlack, inTeams, thanksInSlack } from "./cast.js";

const DONE = "Done, I passed it on";
const PASSED = "Your thanks were passed on to Lee Ward, Eastshire Council.";

describe.each(engines)("on %s", (engine) => {
  test("one of two curators on Teams does: it is settled for both, and the sender is told once", async () => {
    const { causeway, maria, ruth, jo } = await hospitalAndCouncil({ engine });
    const { member, organisation } = causeway.store.read.tables;
    const members = await causeway.store.read.select().from(member);
    const organisations = await causeway.store.read.select().from(organisation);
    const memberId = members.find(({ name }) => name === "Jo Clark")?.id;
    const organisationId = organisations.find(({ name }) => name === eastshire.name)?.id;
    if (memberId === undefined || organisationId === undefined) throw new Error("Jo is not at the council");
    const by = { actorId: null, now: causeway.clock.now() };
    await causeway.store.write((tx) => grantRole(tx, { memberId, role: "curator", organisationId }, by));

    await thanksInSlack(causeway, maria, { to: "Lee Ward", what: "You waited up" });
    const cards = [inTeams(causeway, ruth, "Please pass it on."), inTeams(causeway, jo, "Please pass it on.")] as const;
    const before = cards[0].activity;
    await jo.presses(DONE, cards[1], { times: 3 });
    await causeway.settles();
    for (const { visibleText } of cards)
      expect(visibleText).toBe("These thanks were passed on to Lee Ward, Eastshire Council. Nothing is left to do.");
    // Ruth still had hers open.
    cards[0].activity = before;
    await ruth.presses(DONE, cards[0]);
    await causeway.settles();
    expect(causeway.heardIn("U0MARIA").filter((text) => text.includes(PASSED))).toEqual([
      `${PASSED}\nYou wrote: You waited up`,
    ]);
    expect(inSlack(causeway, maria, "has passed your thanks on").visibleText).toContain(
      "Somebody at Eastshire Council has passed your thanks on to Lee Ward.",
    );
  });
});

test("on the web by the care home's curator, and on Slack by the hospital's; taken back, nothing is left to do", async () => {
  const { causeway, asha, maria, jo } = await hospitalAndCouncil({ web: true });
  const priya = await atTheCareHome(causeway, "Priya Nair");
  await thanksInSlack(causeway, maria, { to: "Lee Ward", at: [beechGrove.name], what: "You waited up" });
  await priya.opens("/pages/messages");
  expect((await priya.presses(DONE)).words).toContain("These thanks were passed on to Lee Ward");
  await causeway.settles();
  expect(causeway.heardIn("U0MARIA").join()).toContain(
    "Your thanks were passed on to Lee Ward, Beech Grove Care Home.",
  );

  await jo.usesComposeAction("thanks");
  await jo.submits({ "want to thank": "Kit Hale", "do they work": ["Northshire General"], "What for": "You came" });
  await causeway.settles();
  await asha.presses(DONE, inSlack(causeway, asha, "thanks Kit Hale"));
  await causeway.settles();
  inTeams(causeway, jo, "Your thanks were passed on to Kit Hale, Northshire General.");

  await thanksInSlack(causeway, maria, { to: "Ray Moss", at: [beechGrove.name] });
  await maria.presses("Take it back", inSlack(causeway, maria, "Ray Moss"));
  await causeway.settles();
  const { words } = await priya.opens("/pages/messages");
  expect(words).toContain("These thanks were taken back.");
  expect(words).not.toContain(DONE);
});

test("nobody who does not look after that organisation says so for it", async () => {
  const { causeway, maria, ruth } = await hospitalAndCouncil({ web: true });
  const priya = await atTheCareHome(causeway, "Priya Nair");
  await thanksInSlack(causeway, maria, { to: "Lee Ward", at: [beechGrove.name], what: "First" });
  await thanksInSlack(causeway, maria, { to: "Ray Moss", what: "Second" });
  const { page } = await priya.opens("/pages/messages");
  const [own = ""] = /[\da-f]{8}-[\da-f-]{27}(?=[^>]*>[^<]*(?:<[^>]*>)*Done)/.exec(page) ?? [];
  const card = inTeams(causeway, ruth, "Ray Moss");
  const theirs = /"about":"([^"]+)"/.exec(JSON.stringify(card.cards))?.[1] ?? "";
  expect([own, theirs]).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), expect.stringMatching(/^[\da-f-]{36}$/)]);
  card.activity = altered(card.activity, theirs, own);
  await ruth.presses(DONE, card);
  await causeway.settles();
  expect(card.visibleText).toContain("Please pass it on.");
  expect(causeway.heardIn("U0MARIA").join()).not.toContain("were passed on");
});
