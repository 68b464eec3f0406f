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
import type { Person } from "../slack/person.js";
import { type Visitor, visitor } from "../web/visitor.js";
import { agreesInSlack } from "./agreeing.js";

const MONDAY = "2026-11-23T08:00:00Z";

interface CareHome {
  readonly causeway: Causeway;
  /** The hospital's curator. */
  readonly asha: Person;
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
  const asha = await setUpNorthshire(causeway);
  const priya = visitor(causeway.address);
  await priya.opens(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
  await priya.presses("Sign in");
  const standing = standingIn((await priya.opens("/pages/curator")).page);
  const { organisation } = causeway.store.read.tables;
  const rows = await causeway.store.read.select().from(organisation);
  const hospital = rows.find(({ name }) => name === northshire.name)?.id ?? "";
  return {
    ...{ causeway, asha, priya, standing },
    async tells(happened, answers = {}) {
      const anybody = visitor(causeway.address);
      await anybody.opens(standing);
      const told = {
        ...{ happened, organisations: hospital, changed: "He went home" },
        ...{ kind: "win", audience: "system", byline: "nobody" },
      };
      return (await anybody.sends(standing, { ...told, ...answers })).words;
    },
  };
}

const standingIn = (page: string): string => /\/s\/[\dA-Z]{4}(-[\dA-Z]{4}){3}/.exec(page)?.[0] ?? "";

describe.each(engines)("on %s", (engine) => {
  test("nobody reads a story until its curator lets it go; then the next digest tells it, however long it waited", async () => {
    const { causeway, asha, priya, tells } = await careHome(engine);
    expect(await tells("The ward rang me")).toContain(
      "Somebody at Beech Grove Care Home who looks after stories reads yours first.",
    );
    await causeway.itIs(MONDAY);
    expect(causeway.heardIn(LEADERS).at(-1)).toContain("No stories reached us");
    expect((await priya.opens("/")).words).toContain("1 story waits for you.");
    expect((await priya.opens("/pages/messages")).words).toContain("Nobody else can read it until you have decided.");

    await causeway.itIs("2026-12-03T09:00:00Z");
    await priya.opens("/pages/review");
    expect((await priya.presses("Let people read it")).words).toContain("can be read now");
    await agreesInSlack(causeway, asha);
    expect((await priya.opens("/")).words).not.toContain("waits for you.");
    expect((await priya.opens("/pages/messages")).words).toContain("No story is waiting for you.");
    await causeway.itIs("2026-12-07T08:00:00Z");
    const digest = causeway.heardIn(LEADERS).at(-1);
    expect(digest).toContain("Someone at Beech Grove Care Home");
    expect(digest).toContain("The ward rang me");
  });

  test("a story that is refused leaves no words behind, and is decided once", async () => {
    const { causeway, priya, tells } = await careHome(engine);
    await tells("Something about somebody");
    await causeway.settles();
    await priya.opens("/pages/review");
    expect((await priya.presses("Do not share it")).words).toContain("Say no to “Something about somebody”?");
    const { page } = await priya.presses("Delete it");
    expect(page).toContain("was not shared");
    const { story } = causeway.store.read.tables;
    expect(JSON.stringify(await causeway.store.read.select().from(story))).not.toContain("somebody");
    expect((await priya.opens("/pages/messages")).words).toContain("No story is waiting for you.");
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
    const { causeway, asha, priya, tells } = home;
    expect(await tells("I rang", { byline: "name" })).toContain("Please choose from the list.");
    await tells("I rang", { byline: "role", role: "night carer" });
    await priya.opens("/pages/review");
    await priya.presses("Let people read it");
    await agreesInSlack(causeway, asha);
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
    for (const guess of ["X".repeat(16), "x", "%00", "a".repeat(5000)])
      expect((await anybody.opens(`/s/${guess}`)).status).toBeGreaterThanOrEqual(403);
    expect((await anybody.sends(`/s/${"X".repeat(16)}`, { happened: "x" })).status).toBe(404);
  });

  test("a flood stops at thirty an hour and a hundred in all, keeps what was typed, and rings once", async () => {
    const { causeway, priya, tells } = home;
    for (const hour of [9, 11, 13, 15]) {
      await causeway.itIs(`2026-11-18T${String(hour).padStart(2, "0")}:30:00Z`);
      for (let times = 0; times < 32; times++) await tells(`Story ${hour} ${times}`);
    }
    const refused = await tells("One too many");
    expect(refused).toContain("Too many stories are waiting to be looked at.");
    expect(refused).toContain("One too many");
    const { story } = causeway.store.read.tables;
    expect(await causeway.store.read.select().from(story)).toHaveLength(100);
    await causeway.settles();
    const { words } = await priya.opens("/pages/messages");
    expect(words.match(/stories from Beech Grove/g)).toEqual(["stories from Beech Grove"]);
    expect(words).toContain("100 stories from Beech Grove Care Home wait for you.");
  });

  test("a story of the night rings in the morning, and again after days of silence", async () => {
    const { causeway, priya, tells } = home;
    await causeway.itIs("2026-11-18T23:00:00Z");
    await tells("In the night");
    await causeway.settles();
    const rings = async () => (await priya.opens("/pages/messages")).words.match(/waits for you/g)?.length ?? 0;
    expect(await rings()).toBe(0);
    await causeway.itIs("2026-11-19T08:00:00Z");
    expect(await rings()).toBe(1);
    await causeway.itIs("2026-11-24T10:00:00Z");
    await causeway.itIs("2026-11-25T10:00:00Z");
    expect(await rings()).toBe(2);
  });

  test("an organisation whose stories all wait is still missed", async () => {
    const { causeway, tells } = home;
    await causeway.itIs("2026-12-20T12:00:00Z");
    await tells("The ward rang me");
    await causeway.itIs("2026-12-21T08:00:00Z");
    expect(causeway.heardIn(LEADERS).at(-1)).toContain("We have not heard from Beech Grove Care Home");
  });

  test("a link that is replaced while somebody writes gives their words back", async () => {
    const { causeway, priya, standing } = home;
    const anybody = visitor(causeway.address);
    await anybody.opens(standing);
    await priya.opens("/pages/curator");
    await priya.presses("Make a new link");
    await priya.presses("Make a new one");
    const { status, words } = await anybody.sends(standing, { happened: "What I wrote for ten minutes" });
    expect([status, words]).toEqual([404, expect.stringContaining("What I wrote for ten minutes")]);
    expect(words).toContain("It may have been replaced by a new one.");
  });

  test("it can be typed from a wall, however it is read", async () => {
    const typed = home.standing.replace("/s/", "").toLowerCase().replaceAll("-", "").replaceAll("0", "o");
    expect((await visitor(home.causeway.address).opens(`/s/${typed}`)).status).toBe(200);
  });

  test("thanks for it reach a curator, to be passed on", async () => {
    const { causeway, asha, priya, tells } = home;
    await tells("The ward rang me");
    await priya.opens("/pages/review");
    await priya.presses("Let people read it");
    await agreesInSlack(causeway, asha);
    await causeway.itIs(MONDAY);
    await asha.presses("Thank them", causeway.postsIn(LEADERS).at(-1));
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
  test("is invited by a curator, asked in again, and shut out", async () => {
    const { causeway, priya } = await careHome();
    const invited = async (name: string) => {
      const { page } = await priya.opens("/forms/invite-colleague");
      const [, organisation = ""] = /name="organisation" type="radio" value="([^"]+)"/.exec(page) ?? [];
      const { words } = await priya.sends("/forms/invite-colleague", { organisation, name });
      return /http\S+\/sign-in\/\S+/.exec(words)?.[0] ?? "";
    };
    const tom = visitor(causeway.address);
    await tom.opens(await invited("Tom Reed"));
    expect((await tom.presses("Sign in")).words).toContain("Signed in as Tom Reed");
    for (const path of ["/pages/curator", "/pages/colleagues", "/forms/invite-colleague"])
      expect((await tom.opens(path)).words).toContain("This is for those who look after your organisation's stories.");
    // Somebody else of the same name, who is not taken for the first.
    await invited("Tom Reed");
    const { member } = causeway.store.read.tables;
    const people = await causeway.store.read.select().from(member);
    expect(people.filter(({ name }) => name === "Tom Reed")).toHaveLength(2);
    expect((await tom.opens("/")).words).toContain("Signed in as Tom Reed");

    // Whoever has lost their link gets another, and is told so; whoever has left has none any more.
    await priya.opens("/pages/colleagues");
    const again = /http\S+\/sign-in\/\S+/.exec((await priya.presses("Make a new link")).words)?.[0] ?? "";
    await causeway.settles();
    await priya.opens("/pages/colleagues");
    expect((await priya.presses("End access")).words).toContain("End access for Tom Reed?");
    await priya.presses("End it");
    await priya.presses("End access");
    await priya.presses("End it");
    expect((await priya.opens("/pages/colleagues")).words).toContain("Nobody has been invited yet.");
    expect((await tom.opens("/")).words).not.toContain("Signed in as");
    expect((await tom.opens(again)).status).toBe(403);
  });

  test("nobody is invited without a name, or by what only looks like one", async () => {
    const { causeway, priya } = await careHome();
    const { page } = await priya.opens("/forms/invite-colleague");
    const [, organisation = ""] = /name="organisation" type="radio" value="([^"]+)"/.exec(page) ?? [];
    const { words } = await priya.sends("/forms/invite-colleague", { organisation, name: "\u202E" });
    expect(words).toContain("Please fill this in.");
    const { member } = causeway.store.read.tables;
    expect((await causeway.store.read.select().from(member)).filter(({ name }) => name === "")).toHaveLength(2);
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
  await anybody.sends(standing, { ...told, kind: "win", byline: "nobody" });
  await causeway.settles();
  const [asked] = causeway.postsIn("U0ASHA");
  expect(asked?.visibleText).toContain("1 story from Northshire General waits for you.");
  await asha.presses("Look at them", asked);
  await asha.presses("Let people read it", await causeway.slack.until(() => causeway.slack.ephemerals.at(-1)));
  await causeway.settles();
  expect(causeway.heardIn("U0ASHA")).toEqual(["No story is waiting for you."]);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/causeway", { in: WARD });
  await maria.opensHome();
  expect((await maria.home()).visibleText).toContain("Jo from housing rang");
});
