/** A story as a picture and a poster, asked for on each platform and fetched by address alone. */
import { beforeAll, describe, expect, test } from "vitest";
import { saveSystemSettings } from "../../src/directory/system-settings.js";
import { signed } from "../../src/documents/addresses.js";
import { documentKeys } from "../../src/documents/document-keys.js";
import { build } from "../built.js";
import { type Causeway, LEADERS, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { addressesIn, fetched, sizeOfPng } from "../documents/fetched.js";
import { engines } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import type { TeamsPerson } from "../teams/person.js";
import { atTheCareHome, hospitalAndCouncil } from "../thanks/cast.js";

beforeAll(build, 120_000);

const told = {
  happened: "Sam met us at the door instead of writing",
  organisations: ["Eastshire Council"],
  changed: "He went home the same day.",
  "see it": "The whole system",
};

async function tells(causeway: Causeway, person: Person, answers: Parameters<Person["submits"]>[0] = {}) {
  await person.types("/story", { in: WARD });
  await person.modal();
  await person.submits({ ...told, ...answers });
  await causeway.settles();
}

async function atNorthshire(options: Parameters<typeof startCauseway>[0] = {}) {
  const causeway = await startCauseway({ web: true, ...options });
  const asha = await setUpNorthshire(causeway);
  return { causeway, asha, maria: causeway.person("U0MARIA", "Maria Santos") };
}

/** As if each partner's curator had said yes. */
async function everybodyAgreed({ store, clock }: Causeway): Promise<void> {
  await store.write((tx) => tx.update(tx.tables.story).set({ sharedAt: clock.now() }));
}

async function hearsInTeams({ teams, settles }: Causeway, person: TeamsPerson, words: string) {
  await settles();
  return teams.untilPosted(({ directTo, visibleText }) => directTo === person.user && visibleText.includes(words));
}

/** Asha reads Maria's story in the digest, and asks for its card. */
async function asksForCard(causeway: Causeway, asha: Person) {
  await causeway.itIs("2026-11-23T08:00:00Z");
  await asha.presses("Read it", causeway.postsIn(LEADERS).at(-1));
  const story = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("[Make a card"));
  await asha.presses("Make a card or poster", story);
  return causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("[Open the A4 poster]"));
}

test.each(engines)("in Slack, on %s: a picture with its words, and a poster, by address alone", async (engine) => {
  const { causeway, asha, maria } = await atNorthshire({ engine });
  await tells(causeway, maria, { "know you": "By my role", "your role": "Ward clerk" });
  const card = await asksForCard(causeway, asha);
  expect(card.user).toBe("U0ASHA");
  expect(JSON.stringify(card)).toContain("Ward clerk, Northshire General: “Sam met us at the door instead of writing”");
  expect(JSON.stringify(card)).not.toContain("Maria");

  const [picture = "", poster = ""] = addressesIn(card);
  expect(picture).toMatch(/\/documents\/[\w-]+\.[\w-]{43}\/story-card\.png$/);
  const png = await fetched(picture);
  expect(png.status).toBe(200);
  expect(sizeOfPng(png.bytes)).toEqual([1200, 675]);
  expect(Object.fromEntries(png.headers)).toMatchObject({
    "content-type": "image/png",
    "content-disposition": 'inline; filename="story-card.png"',
    "content-length": String(png.bytes.length),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
    "content-security-policy": expect.stringContaining("default-src 'none'"),
  });
  const pdf = await fetched(poster);
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");

  const head = await fetched(picture, "HEAD");
  expect([head.status, head.headers.get("content-type"), head.bytes.length]).toEqual([200, "image/png", 0]);
  expect(causeway.logged.join()).not.toMatch(/Sam met us|Maria|documents\//);
});

test("in Teams and on the web, too", async () => {
  const { causeway, maria, jo } = await hospitalAndCouncil({ web: true });
  await tells(causeway, maria);
  await everybodyAgreed(causeway);
  await jo.says("home");
  await jo.presses("Read it", await hearsInTeams(causeway, jo, "[Read it]"));
  await jo.presses("Make a card or poster", await hearsInTeams(causeway, jo, "[Make a card or poster]"));
  const card = await hearsInTeams(causeway, jo, "[Open the A4 poster]");
  const [picture = ""] = addressesIn(card);
  expect(sizeOfPng((await fetched(picture)).bytes)).toEqual([1200, 675]);

  const tom = await atTheCareHome(causeway, "Tom Reid");
  await tom.presses("Read it");
  const shown = await tom.presses("Make a card or poster");
  const [onPage = "", poster = ""] = addressesIn(shown.page);
  expect(shown.page).toContain(`<img class="causeway-image" src="${onPage}" alt="Maria Santos, Northshire General`);
  expect((await fetched(onPage)).bytes.equals((await fetched(picture)).bytes)).toBe(true);
  expect((await fetched(poster)).headers.get("content-type")).toBe("application/pdf");

  // What stays in a chat follows the story.
  expect(JSON.stringify(card)).toContain("Sam met us");
  await maria.presses("Withdraw", causeway.postsIn("U0MARIA").at(0));
  await causeway.settles();
  expect(JSON.stringify(jo.sees(card))).not.toContain("Sam met us");
  expect(card.visibleText).toContain("no longer here");
  expect((await fetched(picture)).status).toBe(404);
});

describe("an address gives what is so now, or nothing", () => {
  test("an edited story is drawn anew; a withdrawn one is gone", async () => {
    const { causeway, asha, maria } = await atNorthshire();
    await tells(causeway, maria);
    const [picture = "", poster = ""] = addressesIn(await asksForCard(causeway, asha));
    const before = await fetched(picture);
    const [confirmation] = causeway.postsIn("U0MARIA");
    await maria.presses("Edit", confirmation);
    await maria.modal();
    await maria.submits({ happened: "Sam and Jo met us" });
    await causeway.settles();
    const after = await fetched(picture);
    expect(after.status).toBe(200);
    expect(after.bytes.equals(before.bytes)).toBe(false);

    await maria.presses("Withdraw", causeway.postsIn("U0MARIA").at(0));
    await causeway.settles();
    for (const address of [picture, poster]) {
      const gone = await fetched(address);
      expect(gone.status).toBe(404);
      expect(gone.text).toContain("This is not here any more");
      expect(gone.headers.get("content-type")).toContain("text/html");
      expect(gone.text).not.toContain("Sam");
    }
  });

  test("it expires to the second", async () => {
    const { causeway, asha, maria } = await atNorthshire();
    await tells(causeway, maria);
    const [picture = ""] = addressesIn(await asksForCard(causeway, asha));
    const [, payload = ""] = /documents\/([\w-]+)\./.exec(picture) ?? [];
    const [, , , expires] = JSON.parse(Buffer.from(payload, "base64url").toString());
    expect(Math.abs(expires * 1000 - (causeway.clock.now().getTime() + 24 * 3_600_000))).toBeLessThan(10_000);
    await causeway.clock.moveTo(new Date(expires * 1000 - 1).toISOString());
    expect((await fetched(picture)).status).toBe(200);
    await causeway.clock.moveTo(new Date(expires * 1000).toISOString());
    const old = await fetched(picture);
    expect(old.status).toBe(403);
    expect(old.text).toContain("This address has had its time");
  });

  test("nobody makes one up, or another of one", async () => {
    const { causeway, asha, maria } = await atNorthshire();
    await tells(causeway, maria);
    const [picture = ""] = addressesIn(await asksForCard(causeway, asha));
    const [, payload = "", signature = ""] = /documents\/([\w-]+)\.([\w-]+)\//.exec(picture) ?? [];
    const asked = JSON.parse(Buffer.from(payload, "base64url").toString());
    const other = (at: number, value: unknown) =>
      Buffer.from(JSON.stringify(asked.with(at, value))).toString("base64url");
    const forged = [
      `${other(0, "story-poster")}.${signature}`,
      `${other(1, "019383aa-0000-7000-8000-000000000000")}.${signature}`,
      `${other(2, "019383aa-0000-7000-8000-000000000000")}.${signature}`,
      `${other(3, asked[3] + 1)}.${signature}`,
      `${payload}.${signature}A`,
      `${payload}.`,
      `${payload}`,
      `${payload}.${signature}.x`,
      "A".repeat(5_000),
      "%00",
    ];
    for (const token of forged) {
      const { status } = await fetched(`${causeway.address}/documents/${token}/story-card.png`);
      expect([token.slice(0, 30), status]).toEqual([token.slice(0, 30), 404]);
    }
  });

  test("a reader whose workspace has gone, or who may not read the story, gets nothing (R12)", async () => {
    const { causeway, maria, jo } = await hospitalAndCouncil({ web: true });
    await tells(causeway, maria, { "see it": "My organisation" });
    const { story, member } = causeway.store.read.tables;
    const [{ id: about } = { id: "" }] = await causeway.store.read.select().from(story);
    await jo.says("home");
    const home = await hearsInTeams(causeway, jo, "Stories of working together");
    expect(home.visibleText).not.toContain("Sam met us");
    // Even an address that we had signed for Jo ourselves brings Jo nothing, though the same for Maria does.
    const [key = Buffer.alloc(0)] = await documentKeys(causeway.store, []);
    const people = await causeway.store.read.select().from(member);
    const forReader = (name: string) => {
      const reader = people.find((one) => one.name === name)?.id ?? "";
      const expires = new Date(causeway.clock.now().getTime() + 60_000);
      return `${causeway.address}/documents/${signed({ document: "story-card", about, reader }, expires, key)}/x.png`;
    };
    expect((await fetched(forReader("Jo Clark"))).status).toBe(404);
    expect((await fetched(forReader("Maria Santos"))).status).toBe(200);

    await tells(causeway, maria, { happened: "For everybody" });
    const asha = causeway.person("U0ASHA", "Asha Patel");
    const [picture = ""] = addressesIn(await asksForCard(causeway, asha));
    expect((await fetched(picture)).status).toBe(200);
    await maria.events({ type: "app_uninstalled" });
    await causeway.settles();
    expect((await fetched(picture)).status).toBe(404);
  });
});

test("the stewards' colour and purpose are on it", async () => {
  const { causeway, asha, maria } = await atNorthshire();
  await tells(causeway, maria);
  const [picture = ""] = addressesIn(await asksForCard(causeway, asha));
  const before = await fetched(picture);
  const settings = { purpose: "Together we exist for Northshire.", mustAgree: false, colour: "#7c2855" };
  await causeway.store.write((tx) => saveSystemSettings(tx, settings));
  expect((await fetched(picture)).bytes.equals(before.bytes)).toBe(false);
});

test("without web pages it says so", async () => {
  const { causeway, asha, maria } = await atNorthshire({ web: false });
  await tells(causeway, maria);
  await causeway.itIs("2026-11-23T08:00:00Z");
  await asha.presses("Read it", causeway.postsIn(LEADERS).at(-1));
  const story = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("[Make a card"));
  await asha.presses("Make a card or poster", story);
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("need Causeway's web pages"));
});

test("a story in letters without a font is not drawn without them", async () => {
  const { causeway, asha, maria } = await atNorthshire();
  await tells(causeway, maria, { happened: "护士打了电话" });
  await causeway.itIs("2026-11-23T08:00:00Z");
  await asha.presses("Read it", causeway.postsIn(LEADERS).at(-1));
  const story = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("[Make a card"));
  await asha.presses("Make a card or poster", story);
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("no font for"));
});
