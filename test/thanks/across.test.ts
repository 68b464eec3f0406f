/** Thanks cross from one platform to another, and come back. */
import { describe, expect, test } from "vitest";
import { beechGrove, eastshire, northshire } from "../conversation.js";
import { engines } from "../fresh-store.js";
import {
  atTheCareHome,
  choiceOn,
  heardInTeams,
  hospitalAndCouncil,
  inSlack,
  inTeams,
  thanksInSlack,
  what,
  where,
  who,
} from "./cast.js";

describe.each(engines)("on %s", (engine) => {
  test("from Slack to Teams and back: this helped, a reply, and passed on", async () => {
    const { causeway, maria, jo, ruth } = await hospitalAndCouncil({ engine });
    await thanksInSlack(causeway, maria, { to: "jo  CLÁRK", what: "You rang me back before ten" });
    expect(inSlack(causeway, maria, "Your thanks go to").visibleText).toContain(
      "Jo Clark (Eastshire Council), to read in",
    );
    const card = inTeams(causeway, jo, "Maria Santos, Northshire General, thanks you, Jo.");
    expect(card.visibleText).toContain("You rang me back before ten");
    expect(card.visibleText).not.toContain("Others may see this");

    await jo.presses("This helped", card, { times: 3 });
    await causeway.settles();
    const helped = "Jo Clark, Eastshire Council, says that your thanks helped.";
    expect(causeway.heardIn("U0MARIA").filter((text) => text.includes(helped))).toHaveLength(1);
    expect(card.visibleText).toContain("You said that this helped.");
    expect(card.visibleText).not.toContain("[This helped]");

    await jo.presses("Reply", card);
    expect(jo.dialog?.visibleText).toContain("You rang me back before ten");
    await jo.submits({ "Your reply": "Any time. You would too." }, { times: 3 });
    await causeway.settles();
    expect(causeway.heardIn("U0MARIA").filter((text) => text.includes("Any time. You would too."))).toEqual([
      expect.stringContaining("Jo Clark, Eastshire Council, replied to your thanks."),
    ]);
    expect(card.visibleText).toContain("You replied.");

    jo.closes();
    await jo.presses("Pass it on", card);
    await jo.submits({
      "Who else made that possible?": "Asha Patel, Ruth Bell",
      [where]: [northshire.name, eastshire.name],
      [what]: "Asha opened the door and Ruth let me through",
    });
    await causeway.settles();
    for (const heard of [causeway.heardIn("U0ASHA"), heardInTeams(causeway, ruth)]) {
      const passed = heard.filter((text) => text.includes("Asha opened the door"));
      expect(passed).toEqual([expect.stringMatching(/Jo Clark, Eastshire Council, thanks you, (Asha|Ruth)\./)]);
      expect(passed[0]).toContain("Jo Clark was thanked, and passes it on");
      // Private first: what Maria wrote to Jo was for Jo.
      expect(passed[0]).not.toMatch(/Maria|before ten/);
    }
    expect(card.visibleText).toContain("You passed it on.");
  });

  test("a person of a care home is thanked on the web, and answers into Slack; theirs reach Teams", async () => {
    const { causeway, maria, jo } = await hospitalAndCouncil({ engine, web: true });
    const tom = await atTheCareHome(causeway, "Tom Reid");
    await thanksInSlack(causeway, maria, { to: "Tom Reid", at: [beechGrove.name], what: "You kept his bed" });
    const { words } = await tom.opens("/pages/messages");
    expect(words).toContain("Maria Santos, Northshire General, thanks you, Tom.");
    expect(words).toContain("You kept his bed");
    expect((await tom.presses("This helped")).words).toContain("You said that this helped.");
    const about = /\/forms\/reply-to-thanks\?about=([\w-]+)/.exec((await tom.opens("/pages/messages")).page)?.[1] ?? "";
    await tom.opens(`/forms/reply-to-thanks?about=${about}`);
    const sent = await tom.sends("/forms/reply-to-thanks", { reply: "He is glad to be back" });
    expect(sent.words).toContain("Your reply goes to Maria Santos.");
    await causeway.settles();
    expect(inSlack(causeway, maria, "Tom Reid, Beech Grove Care Home, replied").visibleText).toContain("He is glad");
    expect(causeway.heardIn("U0MARIA").join()).toContain(
      "Tom Reid, Beech Grove Care Home, says that your thanks helped",
    );

    expect((await tom.opens("/")).words).toContain("Thank somebody");
    const { page } = await tom.opens("/forms/thank-people");
    const given = { who: "Jo Clark", where: choiceOn(page, eastshire.name), what: "The rail came", seen: "them" };
    expect((await tom.sends("/forms/thank-people", given)).words).toContain("Your thanks go to Jo Clark");
    await causeway.settles();
    expect(inTeams(causeway, jo, "Tom Reid, Beech Grove Care Home, thanks you, Jo.").visibleText).toContain(
      "The rail came",
    );
  });
});

test("several people on both platforms at once; four deliveries are one thank-you", async () => {
  const { causeway, maria, jo, ruth } = await hospitalAndCouncil();
  const to = "Jo Clark, Ruth Bell and Asha Patel; jo clark";
  await thanksInSlack(causeway, maria, { to, at: [eastshire.name, northshire.name], times: 4 });
  expect(inTeams(causeway, jo, "thanks you").visibleText).toContain(
    "Thanked with you: Ruth Bell (Eastshire Council) and Asha Patel (Northshire General).",
  );
  for (const heard of [heardInTeams(causeway, jo), heardInTeams(causeway, ruth), causeway.heardIn("U0ASHA")])
    expect(heard.filter((text) => text.includes("You rang me back"))).toHaveLength(1);
  expect(causeway.heardIn("U0MARIA").filter((text) => text.includes("Your thanks go to"))).toHaveLength(1);
  const { thanks, thanked } = causeway.store.read.tables;
  expect(await causeway.store.read.select().from(thanks)).toHaveLength(1);
  expect(await causeway.store.read.select().from(thanked)).toHaveLength(3);
});

test("from Teams: the words that follow the command are sorted, and reach Slack once however often they are sent", async () => {
  const { causeway, maria, jo } = await hospitalAndCouncil();
  await jo.says("thanks Maria Santos: for the warm handover");
  const offer = await causeway.teams.untilPosted((post) => post.visibleText.includes("Thank somebody"));
  await jo.presses("Thank somebody", offer);
  expect(jo.dialog?.visibleText).toContain(who);
  const { problems } = await jo.submits({}, { times: 4 });
  expect(problems).toBeUndefined();
  await causeway.settles();
  const heard = causeway.heardIn("U0MARIA").filter((text) => text.includes("thanks you"));
  expect(heard).toEqual([expect.stringContaining("Jo Clark, Eastshire Council, thanks you, Maria.")]);
  expect(heard[0]).toContain("for the warm handover");
  expect(maria.id).toBe("U0MARIA");
});
