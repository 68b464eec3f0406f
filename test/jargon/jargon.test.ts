/** Asking what abbreviations mean, adding a meaning and taking it out again, on every platform. */
import { describe, expect, test } from "vitest";
import {
  beechGrove,
  type Causeway,
  DIRECTORS,
  eastshire,
  LEADERS,
  setUpNorthshire,
  startCauseway,
  WARD,
} from "../conversation.js";
import { engines } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import { liveMentions as liveInSlack } from "../slack/small-slack/live-mentions.js";
import { cardText } from "../teams/small-teams/cards/card-text.js";
import { liveMentions as liveInTeams } from "../teams/small-teams/live-mentions.js";
import { visitor } from "../web/visitor.js";

const JO = "aaaaaaaa-0000-4000-8000-00000000000a";
const RUTH = "aaaaaaaa-0000-4000-8000-00000000000b";

async function atNorthshire(engine: "sqlite" | "postgres" = "sqlite") {
  const causeway = await startCauseway({ engine });
  const asha = await setUpNorthshire(causeway);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  const sam = causeway.person("U0SAM", "Sam Reed");
  return { causeway, asha, maria, sam };
}

/** What a person alone is told. */
async function asks(person: Person, words: string): Promise<string> {
  const { ephemeral, post } = await person.types(words, { in: WARD });
  expect(post).toBeUndefined();
  return joined(ephemeral?.visibleText);
}

/** Without the marks that keep a mention or a tag from coming to life. */
const joined = (text = ""): string => text.replaceAll("\u2060", "");

/** Adds a meaning by the form; returns what is said then, or what is wrong. */
async function adds(
  person: Person,
  abbreviation: string,
  meaning: string,
  more: Readonly<Record<string, string>> = {},
) {
  await person.types("/jargon add", { in: WARD });
  await person.modal();
  const { errors, view } = await person.submits({ Abbreviation: abbreviation, "plain words": meaning, ...more });
  await person.closes();
  return errors === undefined ? joined(view?.visibleText) : Object.values(errors).join(" ");
}

const posted = (causeway: Causeway) => causeway.slack.posts.length;

describe.each(engines)("in Slack, on %s", (engine) => {
  test("somebody asks, adds what theirs means, and colleagues see it first, with who added it", async () => {
    const { causeway, maria, sam } = await atNorthshire(engine);
    const before = posted(causeway);
    expect(await asks(maria, "/jargon mdt")).toContain("MDT: multidisciplinary team");

    const saved = await adds(maria, "MDT", "Monday discharge talk");
    expect(saved).toMatch(/^Causeway\nThank you\. People at Northshire General see this from now on\.\nMDT: Monday/);
    expect(saved).toMatch(/\[Remove\]\n\[What abbreviations mean\]/);
    await causeway.settles();
    expect(await asks(sam, "/jargon MDTs")).toBe(
      [
        "MDT has 2 meanings. Where you are decides.",
        "MDT: Monday discharge talk",
        "At Northshire General. Added by Maria Santos on 18 November.",
        "MDT: multidisciplinary team: people with different jobs who plan somebody's care together",
        "Used in health and care in England.",
        "[Add another meaning] [What abbreviations mean]",
      ].join("\n"),
    );
    // Nobody else was told of any of it.
    expect(posted(causeway)).toBe(before);
  });

  test("its author removes it, after a question; a curator does; a colleague cannot", async () => {
    const { causeway, asha, maria, sam } = await atNorthshire(engine);
    await adds(maria, "KSF", "key-safe fitter");
    await adds(maria, "KSR", "key-safe round");
    const { ephemeral: hers } = await maria.types("/jargon KSF", { in: WARD });
    expect((await maria.presses("Remove", hers, { declines: true })).asked).toContain("Remove this meaning of KSF?");
    expect(await asks(maria, "/jargon KSF")).toContain("key-safe fitter");

    expect(await asks(sam, "/jargon KSF")).not.toContain("[Remove]");
    // Sam sends what Maria's button would.
    await sam.presses("Remove", hers);
    await causeway.slack.until(() => hers?.visibleText.includes("is not yours to remove"));
    expect(await asks(sam, "/jargon KSF")).toContain("key-safe fitter");

    const { ephemeral: again } = await maria.types("/jargon KSF", { in: WARD });
    await maria.presses("Remove", again, { times: 2 });
    await causeway.slack.until(() => again?.visibleText.includes("That meaning of KSF is removed."));
    expect(await asks(maria, "/jargon KSF")).toContain("Nobody has said yet what “KSF” means.");

    const { ephemeral: list } = await asha.types("/jargon", { in: LEADERS });
    await asha.presses("Remove", list);
    await causeway.slack.until(() => list?.visibleText.includes("That meaning of KSR is removed."));
    expect(await asks(maria, "/jargon KSR")).toContain("Nobody has said yet");
  });
});

describe("in Slack", () => {
  test("an abbreviation with several meanings is answered with all of them, each with where it is used", async () => {
    const { maria } = await atNorthshire();
    const answer = await asks(maria, "/jargon PT");
    expect(answer).toMatch(/^PT has 3 meanings\. Where you are decides\./);
    for (const where of ["Used in therapy.", "Used in staffing.", "Used in clinical notes."])
      expect(answer).toContain(where);
  });

  test("what nobody knows gets kind words and a button that begins to add it", async () => {
    const { maria } = await atNorthshire();
    const { ephemeral } = await maria.types("/jargon XYZ", { in: WARD });
    expect(ephemeral?.visibleText).toContain("Nobody has said yet what “XYZ” means. You are surely not the only one");
    await maria.presses("Add it", ephemeral);
    expect((await maria.modal()).visibleText).toContain("XYZ");
    const { view } = await maria.submits({ "plain words": "extra youth zone" });
    expect(view?.visibleText).toContain("XYZ: extra youth zone");
  });

  test("said alone it tells how it is used, and the newest additions", async () => {
    const { causeway, maria } = await atNorthshire();
    expect(await asks(maria, "/jargon")).toMatch(
      /What abbreviations mean\nTo ask, say \/jargon and the abbreviation[\s\S]*Nobody has added one yet/,
    );
    await adds(maria, "AA", "afternoon audit");
    await causeway.itIs("2026-11-19T09:00:00Z");
    await adds(maria, "BB", "bed bureau");
    expect(await asks(maria, "/jargon")).toMatch(/Newest\nBB: bed bureau[\s\S]*AA: afternoon audit/);
    expect((await maria.types("/causeway help", { in: WARD })).ephemeral?.visibleText).toContain(
      "/jargon [ABC] or add: ask what an abbreviation means, or add one.",
    );
  });

  test("however many are added, the list is one message", async () => {
    const { maria } = await atNorthshire();
    for (let number = 10; number < 25; number++) await adds(maria, `ZZ${number}`, "x".repeat(150));
    const answer = await asks(maria, "/jargon");
    expect(answer).toContain("There are more than these.");
    expect(answer).not.toContain("ZZ12");
  });

  test("a whole question is understood, and several abbreviations are answered at once", async () => {
    const { maria } = await atNorthshire();
    expect(await asks(maria, "/jargon what is a TTO?")).toContain("TTO: to take out");
    const answer = await asks(maria, "/jargon CHC, NOK and nobody-knows");
    expect(answer).toContain("CHC: continuing healthcare");
    expect(answer).toContain("NOK: next of kin");
    expect(answer).toContain("[Add another meaning] [What abbreviations mean]");
  });

  test("what follows “add” stands in the form already; ADD in capitals is an abbreviation", async () => {
    const { maria } = await atNorthshire();
    await maria.types("/jargon add HWT: home, warm and together", { in: WARD });
    expect((await maria.modal()).visibleText).toMatch(/HWT[\s\S]*home, warm and together/);
    await maria.closes();
    expect(await asks(maria, "/jargon ADD")).toContain("ADD: attention deficit disorder");
  });

  test("what is wrong is said beside its field, and nothing is saved", async () => {
    const { causeway, maria } = await atNorthshire();
    expect(await adds(maria, "NN", "the patient, NHS no 943 476 5919")).toContain(
      "This could identify a patient: 943 476 5919.",
    );
    expect(await adds(maria, "-", "a dash")).toContain("at least two letters or digits");
    expect(await adds(maria, "NN", "...")).toContain("Please say what it means.");
    await adds(maria, "NN", "night nurse");
    expect(await adds(maria, "n.n.", "Night nurse")).toBe("This meaning is there already.");
    const rows = await causeway.store.read.select().from(causeway.store.read.tables.jargon);
    expect(rows.map(({ meaning }) => meaning)).toEqual(["night nurse"]);
  });

  test("only a curator is asked whose it is; a forged choice changes nothing", async () => {
    const { causeway, asha, maria } = await atNorthshire();
    await maria.types("/jargon add", { in: WARD });
    expect((await maria.modal()).visibleText).not.toContain("Who uses it so?");
    await maria.closes();
    expect(await adds(asha, "NB", "Northshire board", { "uses it": "The whole system (Northshire)" })).toContain(
      "Thank you. Everybody across Northshire sees this from now on.",
    );
    expect(await asks(maria, "/jargon NB")).toContain("Across Northshire. Added by Asha Patel on 18 November.");
    expect(await asks(maria, "/jargon NB")).not.toContain("[Remove]");
    const rows = await causeway.store.read.select().from(causeway.store.read.tables.jargon);
    expect(rows.map(({ organisationId }) => organisationId)).toEqual([null]);
  });

  test("hostile words stay words, whether they are asked for or added", async () => {
    const { causeway, maria, sam } = await atNorthshire();
    const hostile =
      "<!channel> <@U0ASHA> @here [click](https://evil.example) <https://evil.example|x> \u202Eabc \u0000";
    expect(await asks(maria, `/jargon ${hostile}`)).toContain("Nobody has said yet what “<!channel>");
    expect(await adds(maria, "<!here>\u202E", hostile)).toContain("<!here>: <!channel> <@U0ASHA> @here");
    expect(await asks(sam, "/jargon <!here>")).toContain("<!here>: <!channel>");
    expect(await asks(sam, `/jargon ${"x".repeat(5000)}`)).toContain("Nobody has said yet");
    const [row] = await causeway.store.read.select().from(causeway.store.read.tables.jargon);
    expect(JSON.stringify(row)).not.toMatch(/\u202E/);
    expect(causeway.slack.ephemerals.flatMap((message) => liveInSlack(message))).toEqual([]);
    expect(causeway.logged.join()).not.toContain("evil.example");
  });

  test("where Causeway is not set up, nothing is told and nothing is added", async () => {
    const causeway = await startCauseway();
    const maria = causeway.person("U0MARIA", "Maria Santos");
    for (const words of ["/jargon", "/jargon MDT", "/jargon add"])
      expect(
        (await maria.types(words, { in: WARD })).ephemeral?.visibleText ?? (await maria.modal()).visibleText,
      ).toContain("is not set up in this workspace yet");
  });

  test("in a workspace that two share, whose meanings they see is asked once", async () => {
    const { causeway, asha, maria } = await atNorthshire();
    await adds(maria, "QQ", "quick question");
    await asha.types("/causeway setup", { in: WARD });
    await asha.modal();
    await asha.submits({ Code: await causeway.invites(eastshire) });
    await causeway.settles();
    const ben = causeway.person("U0BEN", "Ben Osei");
    const answer = await asks(ben, "/jargon QQ");
    expect(answer).toContain("Nobody has said yet");
    const { ephemeral } = await ben.types("/jargon MDT", { in: WARD });
    expect(ephemeral?.visibleText).toContain("shows once you have said whom you work for.");
    await ben.types("/jargon add", { in: WARD });
    expect((await ben.modal()).title).toBe("Whom you work for");
    await ben.submits({ "work for": "Northshire General" });
    expect(await asks(ben, "/jargon QQ")).toContain("QQ: quick question");
  });
});

describe("the hospital in Slack and the council in Teams", () => {
  async function both() {
    const causeway = await startCauseway({ teams: true });
    const { teams } = causeway;
    const asha = await setUpNorthshire(causeway);
    const ruth = causeway.colleague(RUTH, "Ruth Bell");
    await ruth.says("setup", { in: DIRECTORS });
    await ruth.presses(
      "Set up this channel",
      await teams.untilPosted((post) => post.visibleText.includes("Set up this channel")),
    );
    await ruth.submits({ Code: await causeway.invites(eastshire) });
    await causeway.settles();
    const jo = causeway.colleague(JO, "Jo Clark");
    /** What a colleague is told alone. */
    async function answerTo(person: typeof jo, words: string, place: { readonly in?: string } = {}) {
      const from = teams.posts.length;
      await person.says(words, place);
      return teams.until(() => teams.posts.slice(from).find(({ directTo }) => directTo === person.user));
    }
    return { causeway, teams, asha, ruth, jo, maria: causeway.person("U0MARIA", "Maria Santos"), answerTo };
  }

  test("somebody asks in a channel and is answered alone, adds by the dialog, and removes it again", async () => {
    const { causeway, teams, jo, answerTo } = await both();
    const inChannel = () => teams.posts.filter(({ conversation }) => conversation === DIRECTORS).length;
    const before = inChannel();
    expect((await answerTo(jo, "jargon OT", { in: DIRECTORS })).visibleText).toMatch(/^OT has 2 meanings\./);
    expect(inChannel()).toBe(before);

    const unknown = await answerTo(jo, "jargon HWX");
    expect(unknown.visibleText).toContain("Nobody has said yet what “HWX” means.");
    await jo.presses("Add it", unknown);
    const { dialog } = await jo.submits({ "plain words": "housing welfare exchange" });
    expect(dialog?.visibleText).toContain("Thank you. People at Eastshire Council see this from now on.");
    jo.closes();
    await causeway.settles();

    const known = await answerTo(jo, "jargon hwx");
    expect(known.visibleText).toContain("HWX: housing welfare exchange");
    await jo.presses("Remove", known);
    const { card } = await jo.presses("Remove it", known);
    expect(card === undefined ? "" : cardText(card)).toContain("That meaning of HWX is removed.");
    expect((await answerTo(jo, "jargon HWX")).visibleText).toContain("Nobody has said yet");
  });

  test("another organisation's meaning is not shown; the system's is, and its curators may remove it", async () => {
    const { teams, asha, ruth, jo, maria, answerTo } = await both();
    await adds(maria, "RBX", "red box <at>Ruth Bell</at>");
    const local = await answerTo(jo, "jargon RBX");
    expect(local.visibleText).toContain("Nobody has said yet what “RBX” means.");
    expect((await answerTo(jo, "jargon")).visibleText).not.toContain("red box");
    expect((await answerTo(ruth, "jargon RBX")).visibleText).not.toContain("red box");

    const shared = { "uses it": "The whole system (Northshire)" };
    await adds(asha, "RBX", "regional box <at>Ruth Bell</at> <script>", shared);
    const seen = await answerTo(jo, "jargon RBX");
    expect(joined(seen.visibleText)).toContain("RBX: regional box <at>Ruth Bell</at> <script>");
    expect(seen.visibleText).not.toContain("[Remove]");
    expect(teams.posts.flatMap((post) => liveInTeams(post))).toEqual([]);

    const curators = await answerTo(ruth, "jargon RBX");
    await ruth.presses("Remove", curators);
    await ruth.presses("Remove it", curators);
    expect((await answerTo(jo, "jargon RBX")).visibleText).toContain("Nobody has said yet");
    expect(await asks(maria, "/jargon RBX")).toContain("red box");
  });
});

describe("on the web", () => {
  test("a curator finds the page, looks one up, adds one and removes it again", async () => {
    const causeway = await startCauseway({ web: true });
    const asha = await setUpNorthshire(causeway);
    await adds(asha, "HO", "the hospital's own");
    const priya = visitor(causeway.address);
    await priya.opens(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
    expect((await priya.presses("Sign in")).page).toContain('href="/pages/jargon"');
    expect((await priya.opens("/pages/jargon")).words).toContain("Nobody has added one yet.");

    await priya.opens("/forms/ask-jargon");
    expect((await priya.sends("/forms/ask-jargon", { abbreviation: "mar" })).words).toContain(
      "MAR : medicines administration record",
    );
    await priya.opens("/forms/ask-jargon");
    expect((await priya.sends("/forms/ask-jargon", { abbreviation: "HO" })).words).toContain("Nobody has said yet");
    await priya.opens("/forms/add-jargon?abbreviation=RR");
    const bad = await priya.sends("/forms/add-jargon", { abbreviation: "R", meaning: "x", whose: "organisation" });
    expect([bad.status, bad.words]).toEqual([422, expect.stringContaining("at least two letters or digits")]);
    const added = await priya.sends("/forms/add-jargon", {
      abbreviation: "RR",
      meaning: "<b>residents' room</b>",
      whose: "organisation",
    });
    expect(added.page).toContain("&lt;b&gt;residents");

    await priya.opens("/pages/jargon");
    expect((await priya.presses("Remove")).words).toContain("Remove this meaning of RR?");
    expect((await priya.presses("Remove it")).words).toContain("That meaning of RR is removed.");
    expect((await priya.opens("/pages/jargon")).words).toContain("Nobody has added one yet.");
  });

  test("whoever comes by the standing link adds nothing", async () => {
    const causeway = await startCauseway({ web: true });
    await setUpNorthshire(causeway);
    const priya = visitor(causeway.address);
    await priya.opens(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
    await priya.presses("Sign in");
    const standing = /\/s\/[\dA-Z]{4}(-[\dA-Z]{4}){3}/.exec((await priya.opens("/pages/curator")).page)?.[0] ?? "";
    const anybody = visitor(causeway.address);
    await anybody.opens(standing);
    for (const path of ["/pages/jargon", "/forms/ask-jargon", "/forms/add-jargon"])
      expect((await anybody.opens(path)).status).toBe(403);
  });
});
