/** "This is a concern": a curator withholds a story everywhere at once, and its author is told where to turn. */
import { describe, expect, test } from "vitest";
import { saveRoutes } from "../../src/directory/routes.js";
import { beechGrove, type Causeway, eastshire, LEADERS, northshire, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { atTheCareHome, heardInTeams, hospitalAndCouncil, inSlack, inTeams } from "../thanks/cast.js";
import { visitor } from "../web/visitor.js";
import { agreesInTeams } from "./agreeing.js";

const MONDAY = "2026-11-23T08:00:00Z";
const HAPPENED = "Nobody had turned him for a day";
const ASKED = "May others read it?";

async function organisationId(causeway: Causeway, name: string) {
  const { organisation } = causeway.store.read.tables;
  const found = (await causeway.store.read.select().from(organisation)).find((row) => row.name === name);
  if (found === undefined) throw new Error(`no organisation is called ${name}`);
  return found.id;
}

async function cast(engine: "sqlite" | "postgres" = "sqlite") {
  const scene = await hospitalAndCouncil({ engine, web: true });
  const { causeway } = scene;
  const hospital = await organisationId(causeway, northshire.name);
  await causeway.store.write((tx) => saveRoutes(tx, hospital, { safeguarding: "Ring the safeguarding team on 4141." }));
  return { ...scene, priya: await atTheCareHome(causeway, "Priya Nair") };
}

describe.each(engines)("on %s", (engine) => {
  test("a partner's curator withholds a story that has been told everywhere, and its author gets the routes", async () => {
    const { causeway, asha, maria, ruth, priya } = await cast(engine);
    await maria.types(`/story ${HAPPENED}`, { in: WARD });
    await maria.modal();
    await maria.submits({ organisations: [eastshire.name], changed: "Turned", "see it": "The whole system" });
    await causeway.settles();
    await ruth.presses("Agree", inTeams(causeway, ruth, ASKED));
    await causeway.itIs(MONDAY);
    const told = () =>
      [
        causeway.heardIn(LEADERS),
        heardInTeams(causeway, ruth),
        causeway.teams.posts.map((post) => post.visibleText),
      ].flat();
    expect(told().join()).toContain(HAPPENED);

    const card = inTeams(causeway, ruth, "agreed that others read");
    await ruth.presses("This is a concern", card);
    await ruth.presses("It is a concern", card);
    await causeway.settles();
    expect(told().join()).not.toContain(HAPPENED);
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
    const toMaria = inSlack(causeway, maria, "tells of a concern").visibleText;
    expect(toMaria).toContain("Ring the safeguarding team on 4141.");
    expect(toMaria).toContain("Nobody else can read it now.");

    // Those who look after stories where it was told see to it, and only they can let it be read again.
    const waits = inSlack(causeway, asha, "was taken for a concern");
    expect(waits.visibleText).toContain(HAPPENED);
    await asha.presses("It is settled: let it be read", waits);
    await causeway.settles();
    expect(inSlack(causeway, maria, "taken for a concern").visibleText).toContain("it can be read again");
    // Whatever its partners said before, they are asked anew.
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
    await agreesInTeams(causeway, ruth);
    expect((await priya.opens("/")).words).toContain(HAPPENED);
    expect(waits.visibleText).not.toContain(HAPPENED);
  });
});

test("nobody's wish for quiet holds back where to turn", async () => {
  const { causeway, maria, ruth } = await cast();
  await maria.types(`/story ${HAPPENED}`, { in: WARD });
  await maria.modal();
  await maria.submits({ organisations: [eastshire.name], changed: "Turned", "see it": "The whole system" });
  await causeway.settles();
  await maria.types("/causeway quiet", { in: WARD });
  await maria.modal();
  await maria.submits({ "write to you": "Not until I say so" });
  await causeway.settles();
  const card = inTeams(causeway, ruth, ASKED);
  await ruth.presses("This is a concern", card);
  await ruth.presses("It is a concern", card);
  await causeway.settles();
  expect(inSlack(causeway, maria, "tells of a concern").visibleText).toContain("4141");
});

test("where nobody knows who told it, the curators who can see to it are told so", async () => {
  const { causeway, priya } = await cast();
  const standing = /\/s\/[\dA-Z]{4}(-[\dA-Z]{4}){3}/.exec((await priya.opens("/pages/curator")).page)?.[0] ?? "";
  const anybody = visitor(causeway.address);
  await anybody.opens(standing);
  const hospital = await organisationId(causeway, northshire.name);
  const told = {
    happened: HAPPENED,
    organisations: hospital,
    changed: "Turned",
    audience: "system",
    byline: "nobody",
    kind: "win",
  };
  await anybody.sends(standing, told);
  await causeway.settles();
  await priya.opens("/pages/review");
  await priya.presses("This is a concern");
  expect((await priya.presses("It is a concern")).words).toContain("Nobody but its author can read that story now");
  const { words } = await priya.opens("/pages/review");
  expect(words).toContain(`A story told at ${beechGrove.name} was taken for a concern.`);
  expect(words).toContain("Nobody knows who told it.");
});

test("a curator who reads a story says so there; a colleague is not offered it", async () => {
  const { causeway, asha, maria } = await cast();
  await maria.types(`/story ${HAPPENED}`, { in: WARD });
  await maria.modal();
  await maria.submits({ organisations: [eastshire.name], changed: "Turned", "see it": "My organisation" });
  await causeway.itIs(MONDAY);
  const digest = causeway.postsIn(LEADERS).at(-1);
  const bob = causeway.person("U0BOB", "Bob Lee");
  await bob.presses("Read it", digest);
  const read = () => causeway.slack.until(() => causeway.slack.ephemerals.at(-1));
  expect((await read()).visibleText).not.toContain("This is a concern");
  await asha.presses("Read it", digest);
  await causeway.slack.until(() =>
    causeway.slack.ephemerals.find(({ visibleText }) => visibleText.includes("This is a concern")),
  );
  await asha.presses("This is a concern", await read());
  await causeway.settles();
  expect(causeway.heardIn(LEADERS).at(-1)).not.toContain(HAPPENED);
});
