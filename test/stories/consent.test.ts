/** Partners agree before a story that names them is read beyond the organisation where it was told. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { beechGrove, type Causeway, eastshire, northshire, WARD } from "../conversation.js";
import { addressesIn, fetched } from "../documents/fetched.js";
import { engines } from "../fresh-store.js";
import { atTheCareHome, heardInTeams, hospitalAndCouncil, inSlack, inTeams, type TwoChats } from "../thanks/cast.js";
import { type Visitor, visitor } from "../web/visitor.js";

const MONDAY = "2026-11-23T08:00:00Z";
const NEXT_MONDAY = "2026-11-30T08:00:00Z";
const HAPPENED = "Somebody met us at the door";
const ASKED = "May others read it?";
/** Nothing narrowed down. */
const everything = { organisation: "any", place: "any", kind: "any", element: "any", when: "any" };

interface Scene extends TwoChats {
  /** The care home's curator. */
  readonly priya: Visitor;
}

async function threePartners(engine: "sqlite" | "postgres" = "sqlite"): Promise<Scene> {
  const cast = await hospitalAndCouncil({ engine, web: true });
  const priya = await atTheCareHome(cast.causeway, "Priya Nair");
  await cast.causeway.settles();
  return { ...cast, priya };
}

interface Told {
  readonly organisations: readonly string[];
  readonly happened?: string;
  readonly see?: string;
}

/** Maria tells one, in Slack. */
async function mariaTells({ causeway, maria }: Scene, told: Told): Promise<void> {
  await maria.types("/story", { in: WARD });
  await maria.modal();
  const { happened = HAPPENED, organisations, see = "The whole system" } = told;
  const answers = { happened, organisations, changed: "He went home.", "see it": see };
  expect((await maria.submits(answers)).errors).toBeUndefined();
  await causeway.settles();
}

/** Jo tells one, in Teams. */
async function joTells({ causeway, jo }: Scene, { organisations, happened = HAPPENED }: Told): Promise<void> {
  await jo.usesComposeAction("story");
  const answers = { happened, organisations, changed: "He went home.", "see it": "The whole system" };
  expect((await jo.submits(answers)).problems).toBeUndefined();
  await causeway.settles();
}

const digestInTeams = (causeway: Causeway) =>
  causeway.teams.posts.filter((post) => post.visibleText.startsWith("Across Northshire since")).at(-1)?.visibleText ??
  "";

async function storyRow(causeway: Causeway) {
  const [row] = await causeway.store.read.select().from(causeway.store.read.tables.story);
  if (row === undefined) throw new Error("no story was told");
  return row;
}

describe.each(engines)("on %s", (engine) => {
  test("a story from Slack waits for a partner on Teams: nobody there reads it before, the digest tells it after", async () => {
    const scene = await threePartners(engine);
    const { causeway, maria, ruth, priya } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    const confirmation = () => inSlack(causeway, maria, "Thank you").visibleText;
    expect(confirmation()).toContain("Once your partners have agreed, the whole system can read it.");
    expect(confirmation()).toContain(
      "Eastshire Council has until Monday 23 November at 09:00 to say no. With no objection, others can read it after that.",
    );
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
    const asked = inTeams(causeway, ruth, ASKED);
    expect(asked.visibleText).toContain("A story told at Northshire General names Eastshire Council.");
    expect(asked.visibleText).toContain(HAPPENED);
    await ruth.presses("Agree", asked);
    await causeway.settles();
    expect(confirmation()).toContain("The whole system can read it.");
    expect(confirmation()).toContain("Eastshire Council agreed.");
    expect((await priya.opens("/")).words).toContain(HAPPENED);
    await causeway.itIs(MONDAY);
    expect(digestInTeams(causeway)).toContain(HAPPENED);
  });

  test("three working days without a no are no objection, and the digest after that tells it", async () => {
    const scene = await threePartners(engine);
    const { causeway, maria, ruth, priya } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    await causeway.itIs(MONDAY);
    expect(digestInTeams(causeway)).not.toContain(HAPPENED);
    expect(causeway.heardIn("C0LEADERS").at(-1)).toContain(HAPPENED);
    await causeway.itIs("2026-11-23T08:59:00Z");
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
    await causeway.itIs("2026-11-23T09:01:00Z");
    expect((await priya.opens("/")).words).toContain(HAPPENED);
    expect(inSlack(causeway, maria, "Thank you").visibleText).toContain("Eastshire Council had no objection.");
    expect(inTeams(causeway, ruth, "no objection").visibleText).toContain("Say no after all");
    await causeway.itIs(NEXT_MONDAY);
    expect(digestInTeams(causeway)).toContain(HAPPENED);
  });

  test("a no leaves no copy anywhere else: no page, no digest, not even where it was told already", async () => {
    const scene = await threePartners(engine);
    const { causeway, maria, ruth, priya } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    await ruth.presses("Agree", inTeams(causeway, ruth, ASKED));
    await causeway.itIs(MONDAY);
    expect(digestInTeams(causeway)).toContain(HAPPENED);
    const { id } = await storyRow(causeway);
    const found = async () => {
      const { page } = await priya.opens("/forms/find-stories");
      const [, token = ""] = /name="_token" value="([^"]+)"/.exec(page) ?? [];
      return (await priya.sends("/forms/find-stories", { ...everything, _token: token, words: "met" })).words;
    };
    expect(await found()).toContain(HAPPENED);
    await priya.opens("/");
    await priya.presses("Read it");
    const [picture = ""] = addressesIn((await priya.presses("Make a card or poster")).page);
    expect((await fetched(picture, "HEAD")).status).toBe(200);
    await ruth.presses(
      "Read it",
      causeway.teams.posts.findLast((post) => post.visibleText.includes("Across Northshire since")),
    );
    await causeway.settles();
    expect(heardInTeams(causeway, ruth).at(-1)).toContain(HAPPENED);
    await ruth.presses("Say no after all", inTeams(causeway, ruth, "agreed that others read"));
    await ruth.submits({ Why: "It reads as if we were late." });
    await causeway.settles();
    expect(digestInTeams(causeway)).not.toContain(HAPPENED);
    expect(await found()).not.toContain(HAPPENED);
    expect((await fetched(picture)).status).toBe(404);
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
    expect((await priya.sends("/actions/read-story", { about: id })).words).not.toContain(HAPPENED);
    // All that is left is what the curator decided on.
    const left = causeway.teams.posts.filter((post) => post.visibleText.includes(HAPPENED));
    expect(left.map(({ visibleText }) => visibleText)).toEqual([
      expect.stringContaining("Eastshire Council said no to this story."),
    ]);
    // At home it stays, and its author reads why.
    expect(causeway.heardIn("C0LEADERS").at(-1)).toContain(HAPPENED);
    expect(inSlack(causeway, maria, "said no to your story").visibleText).toContain("It reads as if we were late.");
  });

  test("silence is no answer where the stewards say so, where a partner has no curator, or before the card arrives", async () => {
    const scene = await threePartners(engine);
    const { causeway, maria, priya } = scene;
    await causeway.invites({ name: "Hill Surgery", sector: "primary-care", places: ["Hill"], staff: 30 });
    await mariaTells(scene, { organisations: ["Hill Surgery"] });
    expect(inSlack(causeway, maria, "Thank you").visibleText).toContain(
      "Nobody at Hill Surgery looks after stories here yet.",
    );
    await causeway.itIs(NEXT_MONDAY);
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
    // Somebody is there by now, and is asked.
    const surgery = { name: "Hill Surgery", sector: "primary-care", places: ["Hill"], staff: 30 } as const;
    const again = () => causeway.invitesToWeb(surgery, "Tom Reed");
    await again();
    await causeway.itIs("2026-11-30T08:02:00Z");
    await causeway.itIs("2026-12-07T08:00:00Z");
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
    const visits = visitor(causeway.address);
    await visits.opens(await again());
    await visits.presses("Sign in");
    expect((await visits.opens("/pages/messages")).words).toContain("names Hill Surgery");
    await causeway.settles();
    expect(inSlack(causeway, maria, "Thank you").visibleText).toContain(
      "Hill Surgery has until Thursday 10 December at 09:00",
    );
    await causeway.itIs("2026-12-10T09:01:00Z");
    expect((await priya.opens("/")).words).toContain(HAPPENED);
  });
});

describe("asked", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await threePartners();
  });

  test("in Slack, about a story from Teams", async () => {
    const { causeway, asha, jo, priya } = scene;
    await joTells(scene, { organisations: [northshire.name] });
    await asha.presses("Agree", inSlack(causeway, asha, ASKED));
    await causeway.settles();
    expect(inTeams(causeway, jo, "Thank you").visibleText).toContain("Northshire General agreed.");
    expect((await priya.opens("/")).words).toContain(HAPPENED);
  });

  test("on the web, about a story that only names them in its words", async () => {
    const { causeway, maria, priya } = scene;
    const happened = "The night carer at Beech Grove Care Home rang first";
    await mariaTells(scene, { organisations: [eastshire.name], happened });
    await scene.ruth.presses("Agree", inTeams(causeway, scene.ruth, ASKED));
    await causeway.settles();
    expect(heardInTeams(causeway, scene.jo).join()).not.toContain(happened);
    expect((await priya.opens("/")).words).toContain("1 story waits for you.");
    await priya.opens("/pages/review");
    expect((await priya.presses("Agree")).words).toContain("Beech Grove Care Home agreed that others read this story.");
    await causeway.settles();
    expect(inSlack(causeway, maria, "Thank you").visibleText).toContain("The whole system can read it.");
  });

  test("on the web one card waits, however many weeks nobody looks; who comes to look after stories has one too", async () => {
    const { causeway, priya } = scene;
    await mariaTells(scene, { organisations: [beechGrove.name] });
    for (const day of ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]) await causeway.itIs(`${day}T08:00:00Z`);
    await causeway.invitesToWeb(beechGrove, "Tom Reed");
    await causeway.itIs("2026-12-14T08:59:00Z");
    await causeway.itIs("2026-12-14T09:01:00Z");
    const { posted, member } = causeway.store.read.tables;
    const asked = await causeway.store.read
      .select({ name: member.name })
      .from(posted)
      .innerJoin(member, eq(member.id, posted.memberId))
      .where(eq(posted.message, "consent-asked"));
    expect(asked.map(({ name }) => name)).toEqual(["Priya Nair", "Tom Reed"]);
    expect((await priya.opens("/")).words).toContain("1 story waits for you.");
  });

  test("a partner on the web says no, and an author there reads why", async () => {
    const { causeway, asha, priya } = scene;
    await priya.opens("/forms/share-story");
    const { organisation } = causeway.store.read.tables;
    const rows = await causeway.store.read.select().from(organisation);
    const hospital = rows.find(({ name }) => name === northshire.name)?.id ?? "";
    const told = {
      happened: HAPPENED,
      organisations: hospital,
      changed: "Home",
      audience: "system",
      kind: "win",
      byline: "usual",
    };
    expect((await priya.sends("/forms/share-story", told)).words).toContain("Once your partners have agreed");
    await causeway.settles();
    await asha.presses("Say no", inSlack(causeway, asha, ASKED));
    await asha.modal();
    await asha.submits({ Why: "Our ward sounds careless." });
    await causeway.settles();
    expect((await priya.opens("/pages/messages")).words).toMatch(
      /Northshire General said no to your story.*Our ward sounds careless\./,
    );
  });

  test("for a change: the author edits it, the partner is asked again and the old card says so", async () => {
    const { causeway, maria, ruth, priya } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    const first = inTeams(causeway, ruth, ASKED);
    await ruth.presses("Ask for a change", first);
    await ruth.submits({ change: "Please leave out the door." });
    await causeway.settles();
    const told = inSlack(causeway, maria, "asks for a change");
    expect(told.visibleText).toContain("Please leave out the door.");
    await causeway.itIs(NEXT_MONDAY);
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
    await maria.presses("Change it", told);
    await maria.modal();
    await maria.submits({ happened: "Somebody met us" });
    await causeway.settles();
    expect(first.visibleText).toContain("there is nothing to decide");
    await ruth.presses("Agree", inTeams(causeway, ruth, ASKED));
    await causeway.settles();
    expect((await priya.opens("/")).words).toContain("Somebody met us");
  });

  test("again after an edit: what was agreed to other words does not hold", async () => {
    const { causeway, maria, ruth, priya } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    await ruth.presses("Agree", inTeams(causeway, ruth, ASKED));
    await causeway.itIs(MONDAY);
    expect(digestInTeams(causeway)).toContain(HAPPENED);
    await maria.presses("Edit", inSlack(causeway, maria, "Thank you"));
    await maria.modal();
    await maria.submits({ happened: "Nobody from the council came" });
    await causeway.settles();
    expect(digestInTeams(causeway)).not.toContain("Nobody from the council");
    expect((await priya.opens("/")).words).not.toContain("Nobody from the council");
    await ruth.presses("Agree", inTeams(causeway, ruth, ASKED));
    await causeway.settles();
    expect(digestInTeams(causeway)).toContain("Nobody from the council");
  });

  test("nobody is asked about what stays at home", async () => {
    const { causeway, ruth } = scene;
    await mariaTells(scene, { organisations: [eastshire.name], see: "My organisation" });
    await causeway.itIs(MONDAY);
    expect(heardInTeams(causeway, ruth).join()).not.toContain(ASKED);
    expect(causeway.heardIn("C0LEADERS").at(-1)).toContain(HAPPENED);
  });

  test("and withdrawn meanwhile: the card is empty, and no answer brings it back", async () => {
    const { causeway, maria, ruth } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    const asked = inTeams(causeway, ruth, ASKED);
    const before = structuredClone(asked);
    await maria.presses("Withdraw", inSlack(causeway, maria, "Thank you"));
    await causeway.settles();
    expect(asked.visibleText).not.toContain(HAPPENED);
    await ruth.presses("Agree", before);
    await causeway.settles();
    expect((await storyRow(causeway)).sharedAt).toBeNull();
  });

  test("a reason that could identify a patient is not sent", async () => {
    const { causeway, maria, ruth } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    await ruth.presses("Say no", inTeams(causeway, ruth, ASKED));
    await ruth.submits({ Why: "NHS no 943 476 5919 would know" });
    expect(ruth.dialog?.visibleText).toContain("looks like an NHS number: 943 476 5919");
    await causeway.settles();
    expect(causeway.heardIn(maria.id).join()).not.toContain("943");
  });

  test("only the partner's curators answer: not the author, a colleague, or another partner's curator", async () => {
    const { causeway, ruth, priya } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    const { id } = await storyRow(causeway);
    const [asked] = await causeway.store.read.select().from(causeway.store.read.tables.storyConsent);
    const about = `${id}.${asked?.organisationId}`;
    const { page } = await priya.opens("/");
    const [, token = ""] = /name="_token" value="([^"]+)"/.exec(page) ?? [];
    const { words } = await priya.sends("/actions/agree-sharing", { _token: token, about });
    expect(words).toContain("it is not yours to decide");
    await priya.sends("/actions/raise-concern", { _token: token, about: id });
    expect(await storyRow(causeway)).toMatchObject({ sharedAt: null, concernAt: null });
    expect(ruth.user).not.toBe("");
  });
});

describe("a no is looked at again", () => {
  async function refused(scene: Scene): Promise<void> {
    const { causeway, ruth, maria } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    await ruth.presses("Say no", inTeams(causeway, ruth, ASKED));
    await ruth.submits({ Why: "It reads as if we were late." });
    await causeway.settles();
    await maria.presses("Ask a steward to look again", inSlack(causeway, maria, "said no to your story"));
    await maria.modal();
    await maria.submits({ Why: "It was the snow, and it says so." });
    await causeway.settles();
  }

  /** Priya is a steward. */
  async function withSteward(): Promise<Scene> {
    const scene = await threePartners();
    const { store, clock } = scene.causeway;
    const { grantRole } = await import("../../src/directory/roles.js");
    await store.write(async (tx) => {
      const { member } = tx.tables;
      const priya = (await tx.select().from(member)).find(({ name }) => name === "Priya Nair");
      if (priya === undefined) throw new Error("nobody is called Priya Nair");
      const steward = { memberId: priya.id, role: "steward", organisationId: null } as const;
      await grantRole(tx, steward, { actorId: null, now: clock.now() });
    });
    return scene;
  }

  const decides = async (priya: Visitor, answer: string) => {
    const { page } = await priya.opens("/pages/review");
    const [, form = ""] = /href="(\/forms\/decide-appeal[^"]*)"/.exec(page) ?? [];
    expect((await priya.opens(form)).words).toContain("What do you decide?");
    return priya.sends("/forms/decide-appeal", { answer, reason: "Snow is nobody's fault." });
  };

  test("and a steward lets it be read: both are told, the author's words of appeal are gone", async () => {
    const scene = await withSteward();
    const { causeway, maria, ruth, priya } = scene;
    await refused(scene);
    expect((await priya.opens("/pages/review")).words).toMatch(/It reads as if we were late\..*It was the snow/);
    expect((await decides(priya, "overturned")).words).toContain("Both have been told.");
    await causeway.settles();
    expect((await priya.opens("/")).words).toContain(HAPPENED);
    expect(inSlack(causeway, maria, "A steward looked again at the no").visibleText).toContain(
      "Snow is nobody's fault.",
    );
    expect(heardInTeams(causeway, ruth).join()).toContain("A steward looked at it again and let it be read.");
    const consents = await causeway.store.read.select().from(causeway.store.read.tables.storyConsent);
    expect(JSON.stringify(consents)).not.toContain("It was the snow");
  });

  test("or the no stands, once", async () => {
    const scene = await withSteward();
    const { causeway, maria, priya } = scene;
    await refused(scene);
    await decides(priya, "upheld");
    await causeway.settles();
    const told = inSlack(causeway, maria, "A steward looked again, and agrees with Eastshire Council");
    expect(told.visibleText).not.toContain("Ask a steward");
    expect((await decides(priya, "overturned").catch(() => undefined))?.words ?? "").not.toContain(
      "Both have been told",
    );
    expect((await priya.opens("/")).words).not.toContain(HAPPENED);
  });

  test("nobody is offered a steward where there is none", async () => {
    const scene = await threePartners();
    const { causeway, ruth, maria } = scene;
    await mariaTells(scene, { organisations: [eastshire.name] });
    await ruth.presses("Say no", inTeams(causeway, ruth, ASKED));
    await ruth.submits({ Why: "No." });
    await causeway.settles();
    expect(inSlack(causeway, maria, "said no").visibleText).not.toContain("Ask a steward");
  });
});

test("whose role has ended decides nothing, on a card that lies open", async () => {
  const scene = await threePartners();
  const { causeway, ruth } = scene;
  await mariaTells(scene, { organisations: [eastshire.name] });
  const asked = inTeams(causeway, ruth, ASKED);
  await causeway.store.write(async (tx) => {
    const { roleGrant } = tx.tables;
    await tx.update(roleGrant).set({ endedAt: causeway.clock.now() });
  });
  await ruth.presses("Agree", asked);
  await causeway.settles();
  expect((await storyRow(causeway)).sharedAt).toBeNull();
});

test("everything decided stands in the audit trail, without a word of the story", async () => {
  const scene = await threePartners();
  const { causeway, ruth } = scene;
  await mariaTells(scene, { organisations: [eastshire.name, beechGrove.name] });
  await scene.priya.opens("/pages/review");
  await ruth.presses("Say no", inTeams(causeway, ruth, ASKED));
  await ruth.submits({ Why: "We were not there." });
  await causeway.itIs("2026-11-23T09:01:00Z");
  const entries = await causeway.store.read.select().from(causeway.store.read.tables.auditEntry);
  const deeds = entries.map(({ deed, reason }) => ({ deed, reason })).filter(({ deed }) => deed.startsWith("sharing"));
  expect(deeds).toEqual([
    { deed: "sharing-refused", reason: "We were not there." },
    { deed: "sharing-not-objected", reason: "" },
  ]);
  expect(JSON.stringify(entries)).not.toContain(HAPPENED);
});
