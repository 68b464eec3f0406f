/** Who may do more than others: given and ended in Slack, in Teams and on the web, and held to at once. */
import { describe, expect, test } from "vitest";
import type { MemberId } from "../../src/database/ids.js";
import { grantFromShell } from "../../src/directory/role-commands.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, eastshire, northshire, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import type { Ephemeral } from "../slack/small-slack/world.js";
import type { TeamsPerson } from "../teams/person.js";
import type { Post } from "../teams/small-teams/world.js";
import { atTheCareHome, heardInTeams, hospitalAndCouncil, inSlack, inTeams, isKnown } from "../thanks/cast.js";
import { visitor } from "../web/visitor.js";

const makesSteward = (causeway: Causeway, person: string) =>
  causeway.store.write((tx) =>
    grantFromShell(tx, { role: "steward", person, at: undefined }, causeway.clock.now(), words),
  );

/** What is theirs alone to see after they said something in Slack. */
async function shown(person: Person, said: string): Promise<Ephemeral | undefined> {
  return (await person.types(said, { in: WARD })).ephemeral;
}

/** Waits until a card in Slack reads so. */
const reads = (causeway: Causeway, card: { readonly visibleText: string } | undefined, text: string) =>
  causeway.slack.until(() => card?.visibleText.includes(text) || undefined);

/** Finds somebody by the form in Slack; returns the card that shows whom it found, or what is wrong. */
async function finds(person: Person, card: Ephemeral | undefined, answers: Readonly<Record<string, string>>) {
  await person.presses("Give somebody a role", card);
  await person.modal();
  return person.submits(answers);
}

/** What Causeway told them last in Teams, in answer to this. */
async function saysInTeams(causeway: Causeway, person: TeamsPerson, said: string, heard: string): Promise<Post> {
  await person.says(said);
  await causeway.teams.until(() => heardInTeams(causeway, person).some((one) => one.includes(heard)) || undefined);
  return inTeams(causeway, person, heard);
}

describe.each(engines)("on %s", (engine) => {
  test("a steward in Slack makes somebody in Teams a curator, who is told; a leader in Teams ends it, at once", async () => {
    const { causeway, asha, ruth, jo } = await hospitalAndCouncil({ engine, web: true });
    await makesSteward(causeway, "Asha Patel");
    await causeway.itIs("2026-11-18T09:01:00Z");
    expect(inSlack(causeway, asha, "You are now a steward of the whole system.").visibleText).toContain(
      "[Who looks after what]",
    );

    const card = await shown(asha, "/causeway roles");
    expect(card?.visibleText).toMatch(
      /The whole system\nAsha Patel, steward, on Slack\n[\s\S]*Eastshire Council\nRuth Bell, curator, on Teams/,
    );
    const { view } = await finds(asha, card, {
      Who: "jo  CLÁRK",
      "Which role": words.roles.form.choices.curator,
      organisation: eastshire.name,
    });
    expect(view?.visibleText).toContain("Who is to be a curator of Eastshire Council?");
    expect(view?.visibleText).toContain("Jo Clark, Eastshire Council, on Teams, known here since 18 November");
    await asha.presses("Give it to Jo Clark", view, { times: 2 });
    await causeway.settles();
    const told = inTeams(causeway, jo, "Asha Patel made you a curator of Eastshire Council.");
    expect(heardInTeams(causeway, jo).filter((heard) => heard.includes("made you"))).toHaveLength(1);

    // A story waits, and Jo has the card open on which it is decided.
    const held = await storyByTheLink(causeway, jo);
    const list = await saysInTeams(causeway, ruth, "roles", "Who looks after what");
    await ruth.presses("End: Jo Clark, curator", list);
    await ruth.presses("End it", list);
    await causeway.settles();
    expect(told.visibleText).toBe("You are no longer a curator of Eastshire Council. What you told and decided stays.");
    await jo.presses("Let people read it", held);
    await causeway.settles();
    const { story } = causeway.store.read.tables;
    const [left] = await causeway.store.read.select().from(story);
    expect(left?.heldAt).not.toBeNull();
    const after = await saysInTeams(causeway, jo, "roles", "for those who look after");
    expect(after.visibleText).not.toContain("Ruth Bell");
  });

  test("of a foreign organisation nobody is seen, found or ended", async () => {
    const { causeway, asha, ruth } = await hospitalAndCouncil({ engine });
    const { ephemeral } = await asha.types("/causeway roles", { in: WARD });
    expect(ephemeral?.visibleText).toContain("Northshire General\nAsha Patel, curator, on Slack");
    expect(ephemeral?.visibleText).not.toMatch(/Ruth|Eastshire/);
    const { errors } = await finds(asha, ephemeral, { Who: "Jo Clark" });
    expect(Object.values(errors ?? {})).toEqual([
      expect.stringContaining("Causeway knows nobody called Jo Clark there."),
    ]);
    await asha.closes();

    // Ruth presses what only Asha was shown, with her own hand.
    const list = await saysInTeams(causeway, ruth, "roles", "Who looks after what");
    expect(list.visibleText).not.toMatch(/Asha|Northshire General/);
    const before = await grants(causeway);
    const maria = causeway.person("U0MARIA", "Maria Santos");
    await maria.presses("End: Asha Patel, curator", ephemeral);
    await reads(causeway, ephemeral, "not yours to end");
    expect(await grants(causeway)).toEqual(before);
  });
});

describe("in Slack", () => {
  async function atNorthshire() {
    const causeway = await startCauseway();
    const asha = await setUpNorthshire(causeway);
    const maria = causeway.person("U0MARIA", "Maria Santos");
    const sam = causeway.person("U0SAM", "Sam Reed");
    for (const person of [maria, sam]) await isKnown(causeway, person);
    return { causeway, asha, maria, sam };
  }

  async function makesCurator(causeway: Causeway, by: Person, name: string) {
    const { view } = await finds(by, await shown(by, "/causeway roles"), { Who: name });
    await by.presses(`Give it to ${name}`, view);
    await causeway.settles();
    return view;
  }

  test("whoever set the channel up leads the organisation: she makes a curator, who sees and gives nothing more", async () => {
    const { causeway, asha, maria, sam } = await atNorthshire();
    const { view: choice } = await finds(asha, await shown(asha, "/causeway roles"), { Who: "Maria Santos" });
    const atFirst = await grants(causeway);
    // Sam sends what Asha's choice would.
    await sam.presses("Give it to Maria Santos", choice);
    await reads(causeway, choice, "This role is not yours to give");
    expect(await grants(causeway)).toEqual(atFirst);
    await asha.closes();

    await makesCurator(causeway, asha, "Maria Santos");
    expect(causeway.heardIn(maria.id).at(-1)).toContain("Asha Patel made you a curator of Northshire General.");
    const seen = await shown(maria, "/causeway roles");
    expect(seen?.visibleText).toContain("Asha Patel, leader, on Slack");
    expect(seen?.visibleText).not.toMatch(/End:|\[Give somebody a role\]/);

    // She sends what Asha's button would.
    const list = await shown(asha, "/causeway roles");
    const before = await grants(causeway);
    await maria.presses("End: Asha Patel, curator", list);
    await reads(causeway, list, "That role has ended already, or it is not yours to end.");
    expect(await grants(causeway)).toEqual(before);
  });

  test("a leader gives no role but a curator's", async () => {
    const { asha } = await atNorthshire();
    await asha.presses("Give somebody a role", await shown(asha, "/causeway roles"));
    const modal = await asha.modal();
    expect(modal.visibleText).not.toMatch(/Which role|organisation\?/);
    expect((await shown(asha, "/causeway roles"))?.visibleText).not.toContain("steward,");
  });

  test("a form that was open when the role ended gives nothing", async () => {
    const { causeway, asha } = await atNorthshire();
    await asha.presses("Give somebody a role", await shown(asha, "/causeway roles"));
    await asha.modal();
    const { roleGrant } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(roleGrant).set({ endedAt: causeway.clock.now() }));
    const { view } = await asha.submits({ Who: "Maria Santos" });
    expect(view?.visibleText).toContain("This is for those who look after an organisation");
  });

  test("nobody is taken for another of the same name: whoever gives the role chooses", async () => {
    const { causeway, asha } = await atNorthshire();
    await isKnown(causeway, causeway.person("U0OTHER", "Santos, Maria"));
    const { view } = await finds(asha, await shown(asha, "/causeway roles"), { Who: "Maria Santos" });
    expect(view?.visibleText).toMatch(/\[Give it to Maria Santos\][\s\S]*\[Give it to Santos, Maria\]/);
  });

  test("the last steward stays, until there is another", async () => {
    const { causeway, asha, maria } = await atNorthshire();
    await makesSteward(causeway, "Asha Patel");
    const card = await shown(asha, "/causeway roles");
    await asha.presses("End: Asha Patel, steward", card);
    await reads(causeway, card, "This is the only steward.");
    await makesSteward(causeway, "Maria Santos");
    const again = await shown(maria, "/causeway roles");
    await maria.presses("End: Asha Patel, steward", again);
    await reads(causeway, again, "Asha Patel is no longer a steward");
    await causeway.settles();
    expect(causeway.heardIn(asha.id).at(-1)).toContain("You are no longer a steward of the whole system.");
  });

  test("whoever ends the last curator is told that nobody decides there now", async () => {
    const { causeway, asha, maria } = await atNorthshire();
    await makesCurator(causeway, asha, "Maria Santos");
    const card = await shown(asha, "/causeway roles");
    await asha.presses("End: Asha Patel, curator", card);
    await reads(causeway, card, "Asha Patel is no longer a curator");
    expect(card?.visibleText).not.toContain("has no curator now");
    await asha.presses("End: Maria Santos, curator", card);
    await reads(causeway, card, "Northshire General has no curator now");
    expect((await shown(maria, "/causeway roles"))?.visibleText).toContain("for those who look after");
  });

  test("a list longer than a message goes on, and Home leads to it", async () => {
    const { causeway, asha, maria } = await atNorthshire();
    await makesSteward(causeway, "Asha Patel");
    for (const number of [1, 2, 3, 4, 5, 6])
      await causeway.invitesToWeb({ ...northshire, name: `Practice ${number}` }, `Person ${number}`);
    const card = await shown(asha, "/causeway roles");
    expect(card?.visibleText).not.toContain("Person 6");
    await asha.presses("Show more", card);
    await reads(causeway, card, "Person 6, leader, on the web");
    await asha.opensHome();
    expect((await asha.home()).visibleText).toContain("[Who looks after what]");
    await maria.opensHome();
    expect((await maria.home()).visibleText).not.toContain("[Who looks after what]");
  });
});

describe("on the web", () => {
  test("a leader makes a colleague with a link of her own a curator, and ends it after a question", async () => {
    const causeway = await startCauseway({ web: true });
    await setUpNorthshire(causeway);
    const priya = await atTheCareHome(causeway, "Priya Nair");
    await priya.opens("/pages/colleagues");
    await priya.opens("/forms/invite-colleague");
    const { page } = await priya.sends("/forms/invite-colleague", {
      organisation: await organisationId(causeway, "Beech Grove Care Home"),
      name: "Blessing Okoro",
    });
    const blessing = visitor(causeway.address);
    await blessing.opens(/https?:[^<"]+\/sign-in\/[\w-]+/.exec(page)?.[0] ?? "");
    await blessing.presses("Sign in");
    expect((await blessing.opens("/pages/curator")).words).toContain("This is for those");

    await priya.opens("/forms/give-role");
    expect((await priya.sends("/forms/give-role", { person: "Asha Patel" })).words).toContain("knows nobody called");
    await priya.opens("/forms/give-role");
    await priya.sends("/forms/give-role", { person: "blessing okoro" });
    expect((await priya.presses("Give it to Blessing Okoro")).words).toContain("Blessing Okoro is now a curator");
    expect((await blessing.opens("/pages/curator")).words).toContain("The link of Beech Grove Care Home");
    await causeway.settles();
    expect((await blessing.opens("/pages/messages")).words).toContain("Priya Nair made you a curator");

    await priya.opens("/pages/roles");
    expect((await priya.presses("End: Blessing Okoro, curator")).words).toContain(
      "End this role? Blessing Okoro is then",
    );
    await priya.presses("End it");
    expect((await blessing.opens("/pages/curator")).words).toContain("This is for those");
  });
});

async function organisationId(causeway: Causeway, name: string): Promise<string> {
  const { organisation } = causeway.store.read.tables;
  const rows = await causeway.store.read.select().from(organisation);
  return rows.find((row) => row.name === name)?.id ?? "";
}

async function grants(causeway: Causeway): Promise<readonly { readonly memberId: MemberId }[]> {
  return causeway.store.read.select().from(causeway.store.read.tables.roleGrant);
}

/** Somebody at the council tells a story by its standing link; Jo looks at it in Teams. */
async function storyByTheLink(causeway: Causeway, jo: TeamsPerson): Promise<Post> {
  const id = await organisationId(causeway, eastshire.name);
  const { standingLink } = causeway.store.read.tables;
  const links = await causeway.store.read.select().from(standingLink);
  const path = `/s/${links.find((link) => link.organisationId === id)?.token}`;
  const anybody = visitor(causeway.address);
  await anybody.opens(path);
  const organisations = await organisationId(causeway, northshire.name);
  const shown = { kind: "win", audience: "system", byline: "nobody" };
  const told = { happened: "The ward rang", changed: "He went home", ...shown };
  await anybody.sends(path, { ...told, organisations });
  await causeway.settles();
  const notice = inTeams(causeway, jo, "waits for you");
  await jo.presses("Look at them", notice);
  await causeway.teams.until(
    () => heardInTeams(causeway, jo).some((one) => one.includes("The ward rang")) || undefined,
  );
  return inTeams(causeway, jo, "The ward rang");
}
