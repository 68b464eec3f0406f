/** Stories by an organisation's standing link: from nobody in particular, held until a curator lets them go. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  beechGrove,
  type Causeway,
  LEADERS,
  northshire,
  setUpNorthshire,
  startCauseway,
  WARD,
} from "../conversation.js";
import { engines } from "../fresh-store.js";
import { type Visitor, visitor } from "../web/visitor.js";

const MONDAY = "2026-11-23T08:00:00Z";

interface CareHome {
  readonly causeway: Causeway;
  /** Its curator, signed in. */
  readonly priya: Visitor;
  /** The path of its standing link. */
  readonly standing: string;
  /** Tells a story by the standing link; what the page says then. */
  tells(happened: string, answers?: Readonly<Record<string, string>>): Promise<string>;
}

/** The hospital on Slack, and a care home that has no chat. */
async function careHome(engine: "sqlite" | "postgres" = "sqlite"): Promise<CareHome> {
  const causeway = await startCauseway({ web: true, engine });
  await setUpNorthshire(causeway);
  const priya = visitor(causeway.address);
  await priya.opens(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
  await priya.presses("Sign in");
  const standing = standingIn((await priya.opens("/pages/curator")).page);
  const { organisation } = causeway.store.read.tables;
  const rows = await causeway.store.read.select().from(organisation);
  const hospital = rows.find(({ name }) => name === northshire.name)?.id ?? "";
  return {
    ...{ causeway, priya, standing },
    async tells(happened, answers = {}) {
      const anybody = visitor(causeway.address);
      await anybody.opens(standing);
      const told = { happened, organisations: hospital, changed: "He went home", audience: "system", byline: "nobody" };
      return (await anybody.sends(standing, { ...told, ...answers })).words;
    },
  };
}

const standingIn = (page: string): string => /\/s\/[\w-]{22}/.exec(page)?.[0] ?? "";

describe.each(engines)("on %s", (engine) => {
  test("nobody reads a story until its curator lets it go; then the next digest tells it, however long it waited", async () => {
    const { causeway, priya, tells } = await careHome(engine);
    expect(await tells("The ward rang me")).toContain("Your story waits for a curator at Beech Grove Care Home");
    await causeway.itIs(MONDAY);
    expect(causeway.heardIn(LEADERS).at(-1)).toContain("No stories reached us");
    expect((await priya.opens("/")).words).toContain("1 story waits for you.");
    expect((await priya.opens("/pages/messages")).words).toContain("Nobody else reads it until you say so.");

    await causeway.itIs("2026-12-03T09:00:00Z");
    await priya.opens("/pages/curator");
    expect((await priya.presses("Let people read it")).words).toContain("can be read now");
    expect((await priya.opens("/")).words).not.toContain("waits for you.");
    expect((await priya.opens("/pages/messages")).words).toContain("can be read now");
    await causeway.itIs("2026-12-07T08:00:00Z");
    const digest = causeway.heardIn(LEADERS).at(-1);
    expect(digest).toContain("Someone at Beech Grove Care Home");
    expect(digest).toContain("The ward rang me");
  });

  test("a story that is refused leaves no words behind, and is decided once", async () => {
    const { causeway, priya, tells } = await careHome(engine);
    await tells("Something about somebody");
    await causeway.settles();
    await priya.opens("/pages/curator");
    expect((await priya.presses("Do not share it")).words).toContain("Say no to this story?");
    const { page } = await priya.presses("Delete it");
    expect(page).toContain("was not shared");
    const { story } = causeway.store.read.tables;
    expect(JSON.stringify(await causeway.store.read.select().from(story))).not.toContain("somebody");
    expect((await priya.opens("/pages/messages")).words).toContain("was not shared");
  });

  test("only a curator of the same organisation decides", async () => {
    const { causeway, tells } = await careHome(engine);
    await tells("The ward rang me");
    const { story } = causeway.store.read.tables;
    const [held] = await causeway.store.read.select().from(story);
    const tom = visitor(causeway.address);
    // The curator of another care home, with the id from anywhere.
    await tom.opens(await causeway.invitesToWeb({ ...beechGrove, name: "Oak House" }, "Tom Reed"));
    const { page } = await tom.presses("Sign in");
    const [, token = ""] = /name="_token" value="([^"]+)"/.exec(page) ?? [];
    for (const action of ["release-story", "refuse-story", "read-story"]) {
      const { words } = await tom.sends(`/actions/${action}`, { _token: token, about: held?.id ?? "" });
      expect(words).not.toContain("The ward rang me");
    }
    expect((await causeway.store.read.select().from(story))[0]).toMatchObject({
      ...held,
      happened: "The ward rang me",
    });
  });
});

describe("by the link", () => {
  let home: CareHome;
  beforeEach(async () => {
    home = await careHome();
  });

  test("a name cannot be shown, a role can", async () => {
    const { causeway, priya, tells } = home;
    expect(await tells("I rang", { byline: "name" })).toContain("Please choose from the list.");
    await tells("I rang", { byline: "role", role: "night carer" });
    await priya.opens("/pages/curator");
    await priya.presses("Let people read it");
    await causeway.itIs(MONDAY);
    expect(causeway.heardIn(LEADERS).at(-1)).toContain("night carer, Beech Grove Care Home");
  });

  test("a patient's number is refused as anywhere", async () => {
    expect(await home.tells("NHS no 943 476 5919 rang")).toContain("This looks like an NHS number: 943 476 5919.");
  });

  test("nothing else can be done: no page, no other form, no button", async () => {
    const anybody = visitor(home.causeway.address);
    await anybody.opens(home.standing);
    for (const path of ["/pages/curator", "/pages/messages", "/forms/invite-colleague", "/forms/share-story"])
      expect((await anybody.opens(path)).status).toBe(403);
    expect((await anybody.sends("/actions/release-story", { about: "x" })).status).toBe(403);
  });

  test("a guessed link opens nothing, whatever its shape", async () => {
    const anybody = visitor(home.causeway.address);
    for (const guess of ["x".repeat(22), "x", "%00", "a".repeat(5000)])
      expect((await anybody.opens(`/s/${guess}`)).status).toBeGreaterThanOrEqual(403);
    expect((await anybody.sends(`/s/${"x".repeat(22)}`, { happened: "x" })).status).toBe(404);
  });

  test("a flood stops at a hundred stories, and keeps what was typed", async () => {
    for (let times = 0; times < 100; times++) await home.tells(`Story ${times}`);
    const refused = await home.tells("One too many");
    expect(refused).toContain("Too many stories are waiting to be looked at.");
    expect(refused).toContain("One too many");
    const { story } = home.causeway.store.read.tables;
    expect(await home.causeway.store.read.select().from(story)).toHaveLength(100);
  });

  test("thanks for it reach a curator, to be passed on", async () => {
    const { causeway, priya, tells } = home;
    await tells("The ward rang me");
    await priya.opens("/pages/curator");
    await priya.presses("Let people read it");
    await causeway.itIs(MONDAY);
    await causeway.person("U0ASHA", "Asha Patel").presses("Thank them", causeway.postsIn(LEADERS).at(-1));
    await causeway.settles();
    expect((await priya.opens("/pages/messages")).words).toContain(
      "Asha Patel, Northshire General, thanks whoever at Beech Grove Care Home told this story. Please pass it on.",
    );
  });

  test("a new link ends the old one, and its code", async () => {
    const { causeway, priya, standing } = home;
    await priya.opens("/pages/curator");
    expect((await priya.presses("Make a new link")).words).toContain("The old link and the old code stop working");
    await priya.presses("Make a new one");
    const renewed = standingIn((await priya.opens("/pages/curator")).page);
    expect(renewed).not.toBe(standing);
    const anybody = visitor(causeway.address);
    for (const path of ["", "/code.svg", "/code.png", "/notice"]) {
      expect((await anybody.opens(`${standing}${path}`)).status).toBe(404);
      expect((await anybody.opens(`${renewed}${path}`)).status).toBe(200);
    }
  });
});

describe("a colleague", () => {
  test("is invited by a curator, tells in their own name, and is the same person when invited again", async () => {
    const { causeway, priya } = await careHome();
    const invited = async (name: string) => {
      const { page } = await priya.opens("/forms/invite-colleague");
      const [, organisation = ""] = /name="organisation" type="radio" value="([^"]+)"/.exec(page) ?? [];
      const { words } = await priya.sends("/forms/invite-colleague", { organisation, name });
      return /http\S+\/sign-in\/\S+/.exec(words)?.[0] ?? "";
    };
    for (let times = 0; times < 2; times++) {
      const tom = visitor(causeway.address);
      await tom.opens(await invited("Tom Reed"));
      expect((await tom.presses("Sign in")).words).toContain("Signed in as Tom Reed");
      expect((await tom.opens("/pages/curator")).words).toContain("This is for your organisation's curators.");
      expect((await tom.opens("/forms/invite-colleague")).words).toContain("This is for your organisation's curators.");
    }
    const { member } = causeway.store.read.tables;
    const people = await causeway.store.read.select().from(member);
    expect(people.filter(({ name }) => name === "Tom Reed")).toHaveLength(1);
  });
});

test("whoever set up the hospital's channel looks after its link in Slack, story by story", async () => {
  const causeway = await startCauseway({ web: true });
  const asha = await setUpNorthshire(causeway);
  await asha.opensHome();
  await asha.presses("For colleagues without a chat", await asha.home());
  const standing = standingIn((await asha.modal()).visibleText);
  const { organisation } = causeway.store.read.tables;
  const rows = await causeway.store.read.select().from(organisation);
  const council = rows.find(({ name }) => name === "Eastshire Council")?.id ?? "";
  const anybody = visitor(causeway.address);
  await anybody.opens(standing);
  const told = { happened: "Jo from housing rang", organisations: council, changed: "Home", audience: "organisation" };
  await anybody.sends(standing, { ...told, byline: "nobody" });
  await causeway.settles();
  const [asked] = causeway.postsIn("U0ASHA");
  expect(asked?.visibleText).toContain("Somebody told a story by the link of Northshire General.");
  await asha.presses("Let people read it", asked);
  await causeway.settles();
  expect(causeway.heardIn("U0ASHA").join()).not.toContain("Let people read it");
  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/causeway", { in: WARD });
  await maria.opensHome();
  expect((await maria.home()).visibleText).toContain("Jo from housing rang");
});
