/** Whom a name means: one, one of several, nobody whom Causeway can reach, or oneself. */
import { describe, expect, test } from "vitest";
import { altered } from "../contracts/platform.js";
import { beechGrove, type Causeway, eastshire, northshire, WARD } from "../conversation.js";
import {
  atTheCareHome,
  choiceOn,
  heardInTeams,
  hospital,
  hospitalAndCouncil,
  inSlack,
  isKnown,
  thanksInSlack,
  what,
  where,
  who,
} from "./cast.js";

const rows = (causeway: Causeway, table: "thanks" | "thanked" | "thanksDraft") =>
  causeway.store.read.select().from(causeway.store.read.tables[table]);

describe("a name that several people have", () => {
  /** Two called Sam Reed at the hospital, of whom one has told a story by a role. */
  async function twoSams() {
    const cast = await hospital();
    const { causeway } = cast;
    const sams = [causeway.person("U0SAM1", "Sam Reed"), causeway.person("U0SAM2", "Sam Reed")] as const;
    for (const sam of sams) await isKnown(causeway, sam);
    await sams[1].types("/story It worked", { in: WARD });
    await sams[1].modal();
    const told = { organisations: [eastshire.name], changed: "Home", "your role": "Porter" };
    await sams[1].submits(told);
    await causeway.settles();
    return { ...cast, sams };
  }

  test("is asked about, with role and organisation; nothing is sent until then", async () => {
    const { causeway, maria } = await twoSams();
    const { view } = await thanksInSlack(causeway, maria, { to: "Sam Reed, Asha Patel", at: [northshire.name] });
    expect(view?.visibleText).toContain("Which Sam Reed?");
    expect(view?.visibleText).toMatch(/Porter, Northshire General[\s\S]*Somebody else/);
    expect(await rows(causeway, "thanks")).toEqual([]);
    expect(causeway.heardIn("U0ASHA").join()).not.toContain("thanks you");

    await maria.submits({ "Which Sam Reed?": "Porter, Northshire General" }, { times: 4 });
    await causeway.settles();
    const thanked = (user: string) => causeway.heardIn(user).filter((text) => text.includes("thanks you")).length;
    expect(["U0SAM1", "U0SAM2", "U0ASHA"].map(thanked)).toEqual([0, 1, 1]);
    expect(await rows(causeway, "thanksDraft")).toEqual([]);
  });

  test("a role that stood in a story instead of the name is not shown beside the name", async () => {
    const { causeway, maria, sams } = await twoSams();
    await sams[0].types("/story In confidence", { in: WARD });
    await sams[0].modal();
    const told = { organisations: [eastshire.name], changed: "Home", "know you": "By my role", "your role": "Matron" };
    await sams[0].submits(told);
    await causeway.settles();
    const { view } = await thanksInSlack(causeway, maria, { to: "Sam Reed", at: [northshire.name] });
    expect(view?.visibleText).toContain("Porter, Northshire General");
    expect(view?.visibleText).not.toContain("Matron");
  });

  test("somebody else of that name is kept as a name", async () => {
    const { causeway, maria } = await twoSams();
    await thanksInSlack(causeway, maria, { to: "Sam Reed", at: [northshire.name] });
    await maria.submits({ "Which Sam Reed?": "Somebody else" });
    await causeway.settles();
    expect(inSlack(causeway, maria, "cannot reach").visibleText).toContain("Causeway cannot reach Sam Reed");
    expect(await rows(causeway, "thanked")).toEqual([expect.objectContaining({ memberId: null, name: "Sam Reed" })]);
  });

  test("nobody else opens or sends the draft, and after a day its words are gone", async () => {
    const { causeway, asha, maria } = await twoSams();
    await thanksInSlack(causeway, maria, { to: "Sam Reed", at: [northshire.name], what: "You know why" });
    await thanksInSlack(causeway, asha, { to: "Sam Reed", at: [northshire.name] });
    const [draft] = await rows(causeway, "thanksDraft");
    const modal = causeway.slack.openModal(asha.id);
    const own = (await rows(causeway, "thanksDraft"))[1];
    if (modal !== undefined) modal.view = altered(modal.view, String(own?.id), String(draft?.id));
    const { view } = await asha.submits({ "Which Sam Reed?": "Porter, Northshire General" });
    expect(view?.visibleText).toContain("These thanks were sent already, or are no longer kept.");
    expect(view?.visibleText).not.toContain("You know why");
    expect(await rows(causeway, "thanks")).toEqual([]);
    await causeway.itIs("2026-11-19T10:00:00Z");
    expect(await rows(causeway, "thanksDraft")).toEqual([]);
    await maria.submits({ "Which Sam Reed?": "Porter, Northshire General" });
    expect(await rows(causeway, "thanks")).toEqual([]);
  });
});

test("on Teams and on the web they are asked the same, also somebody whom Causeway has not met", async () => {
  const { causeway } = await hospitalAndCouncil({ web: true });
  for (const user of ["U0SAM1", "U0SAM2"]) await isKnown(causeway, causeway.person(user, "Sam Reed"));
  const lin = causeway.colleague("aaaaaaaa-0000-4000-8000-00000000000e", "Lin Moss");
  await lin.usesComposeAction("thanks");
  await lin.submits({ [who]: "Sam Reed", [where]: [northshire.name], [what]: "From Lin" });
  expect(lin.dialog?.visibleText).toContain("Which Sam Reed?");
  await lin.submits({ "Which Sam Reed?": "Somebody else" }, { times: 3 });
  await causeway.settles();
  expect(heardInTeams(causeway, lin).filter((text) => text.includes("cannot reach Sam Reed"))).toHaveLength(1);

  const priya = await atTheCareHome(causeway, "Priya Nair");
  const { page } = await priya.opens("/forms/thank-people");
  const given = { who: "Sam Reed", where: choiceOn(page, northshire.name), what: "From Priya", seen: "them" };
  const asked = await priya.sends("/forms/thank-people", given);
  expect(asked.words).toContain("Which Sam Reed?");
  const told = await priya.sends("/forms/choose-people", { "name-1": choiceOn(asked.page, "Somebody else") });
  expect(told.words).toContain("Causeway cannot reach Sam Reed itself");
  expect(await rows(causeway, "thanks")).toHaveLength(2);
});

describe("a name that nobody whom Causeway knows has", () => {
  test("is kept, its sender is told, and the organisation's curator is asked to pass it on", async () => {
    const { causeway, maria } = await hospital({ web: true });
    const priya = await atTheCareHome(causeway, "Priya Nair");
    await thanksInSlack(causeway, maria, { to: "Lee Ward, Priya Nair", at: [beechGrove.name], what: "You waited up" });
    const { visibleText } = inSlack(causeway, maria, "Your thanks go to Priya Nair");
    expect(visibleText).toContain("Causeway cannot reach Lee Ward itself");
    expect(visibleText).toContain("whoever looks after Beech Grove Care Home here is asked to pass your thanks on");
    const { words } = await priya.opens("/pages/messages");
    expect(words).toContain("Maria Santos, Northshire General, thanks Lee Ward, Beech Grove Care Home.");
    expect(words).toContain("Please pass it on. You waited up");
    await maria.presses("Take it back", inSlack(causeway, maria, "Your thanks go to"));
    await causeway.settles();
    const after = (await priya.opens("/pages/messages")).words;
    expect(after).toContain("These thanks were taken back.");
    expect(after).not.toMatch(/Lee Ward|You waited up/);
    expect(JSON.stringify([await rows(causeway, "thanks"), await rows(causeway, "thanked")])).not.toMatch(/Lee|waited/);
  });

  test("where nobody can pass it on, that is said; whoever has left or uses what is disconnected is not reached", async () => {
    const { causeway, asha, maria } = await hospital({ web: true });
    await thanksInSlack(causeway, maria, { to: "Jo Clark", at: [eastshire.name] });
    expect(inSlack(causeway, maria, "Jo Clark").visibleText).toContain(
      "but nobody is told: please tell them yourself.",
    );
    const priya = await atTheCareHome(causeway, "Priya Nair");
    const { page } = await priya.opens("/forms/invite-colleague");
    const organisation = choiceOn(page, beechGrove.name);
    await priya.sends("/forms/invite-colleague", { name: "Tom Reid", organisation });
    await priya.opens("/pages/colleagues");
    await priya.presses("End access");
    await priya.presses("End it");
    await thanksInSlack(causeway, maria, { to: "Tom Reid", at: [beechGrove.name] });
    expect(inSlack(causeway, maria, "Tom Reid").visibleText).toContain("Causeway cannot reach Tom Reid itself");

    // The hospital takes Causeway away; Maria was there, and so was Asha, its curator.
    await asha.events({ type: "app_uninstalled" });
    const form = (await priya.opens("/forms/thank-people")).page;
    const given = { who: "Maria Santos", where: choiceOn(form, northshire.name), what: "You rang", seen: "them" };
    const { words } = await priya.sends("/forms/thank-people", given);
    expect(words).toContain("Causeway cannot reach Maria Santos, and nobody who could pass it on");
  });

  test("at one of several organisations, its sender says which", async () => {
    const { causeway, maria } = await hospital();
    const { view } = await thanksInSlack(causeway, maria, { to: "Lee Ward", at: [eastshire.name, northshire.name] });
    expect(view?.visibleText).toContain("Where does Lee Ward work?");
    await maria.submits({ "Where does Lee Ward work?": eastshire.name });
    await causeway.settles();
    // Asha set up the hospital's channel, so she curates it; she is not asked about the council's.
    expect(causeway.heardIn("U0ASHA").join()).not.toContain("Lee Ward");
    expect(inSlack(causeway, maria, "Lee Ward").visibleText).toContain("looks after Eastshire Council here");
  });
});

test("somebody of a workspace that several employers share, who has not said whose they are, is asked about", async () => {
  const { causeway, asha, maria } = await hospital();
  await asha.types("/causeway setup", { in: WARD });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites(eastshire) });
  await isKnown(causeway, causeway.person("U0BEN", "Ben Osei"));
  const { view } = await thanksInSlack(causeway, maria, { to: "Ben Osei", at: [eastshire.name] });
  expect(view?.visibleText).toContain("Perhaps Eastshire Council: they have not said whom they work for");
});

test("thanking oneself is answered kindly, and nothing is kept; also by somebody new", async () => {
  const { causeway, maria } = await hospital();
  for (const person of [maria, causeway.person("U0NEW", "new.person")]) {
    const name = person === maria ? "maria SANTOS, Asha Patel" : "New Person";
    const { errors = {} } = await thanksInSlack(causeway, person, { to: name, at: [northshire.name] });
    expect(Object.values(errors).join()).toContain("Your part deserves thanks too");
  }
  expect(await rows(causeway, "thanks")).toEqual([]);
  expect(await rows(causeway, "thanksDraft")).toEqual([]);
});

describe("what was typed after the command", () => {
  test.each([
    ["Asha Patel rang me back", "Asha Patel", "rang me back", true],
    ["to asha patel, for ringing", "asha patel", "for ringing", true],
    ["the porters of ward 7", "", "the porters of ward 7", false],
  ])("%s", async (typed, name, told, isKnownThere) => {
    const { maria } = await hospital();
    await maria.types(`/thanks ${typed}`, { in: WARD });
    const form = await maria.modal();
    const drafts = JSON.stringify(form.view);
    expect(drafts.includes(`"initial_value":"${told}"`)).toBe(true);
    expect(drafts.includes('"initial_options"')).toBe(isKnownThere);
    if (name !== "") expect(drafts).toContain(`"initial_value":"${name}"`);
  });
});

describe("what is wrong is said beside its field, and nothing is kept", () => {
  test.each([
    [{ [who]: "NHS 943 476 5919" }, /want to thank/, "943 476 5919"],
    [{ [what]: "NHS no 943 476 5919 is home" }, /What for/, "943 476 5919"],
    [{ [who]: "?!" }, /want to thank/, "Please write a name that can be read."],
    [{ [who]: "," }, /want to thank/, "Please write who you want to thank."],
    [{ [who]: "a,b,c,d,e,f,g,h,i" }, /want to thank/, "Please thank at most 8 people at once."],
    [{ [where]: [] }, /Where do they work/, "Please choose where they work."],
    [{ [what]: "x".repeat(601) }, /What for/, "Please keep it to 600."],
  ])("%j", async (wrong, label, problem) => {
    const { causeway, maria } = await hospital();
    await maria.types("/thanks", { in: WARD });
    await maria.modal();
    const right = { [who]: "Asha Patel", [where]: [northshire.name], [what]: "You rang" };
    const { errors = {} } = await maria.submits({ ...right, ...wrong }, { force: true });
    const [[field, said] = ["", ""]] = Object.entries(errors);
    expect(field).toMatch(label);
    expect(said).toContain(problem);
    expect(await rows(causeway, "thanks")).toEqual([]);
    expect(causeway.logged.join()).not.toMatch(/943 ?476|You rang/);
  });
});

test("a name on Teams as a directory writes it is found as people write it", async () => {
  const { causeway, maria } = await hospitalAndCouncil();
  const lin = causeway.colleague("aaaaaaaa-0000-4000-8000-00000000000d", "O’NEIL, Zoë (Eastshire Council)");
  await lin.says("quiet");
  await lin.presses("Messages from Causeway", await causeway.teams.untilPosted((post) => post.directTo === lin.user));
  await lin.submits({});
  await causeway.settles();
  await thanksInSlack(causeway, maria, { to: "Zoe O'Neil" });
  expect(causeway.teams.posts.filter(({ directTo }) => directTo === lin.user).at(-1)?.visibleText).toContain(
    "thanks you",
  );
});
