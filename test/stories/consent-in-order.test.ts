/** Who answers what, and when: older cards, edits that are held, pauses, curators who go, appeals. */
import { beforeEach, describe, expect, test } from "vitest";
import { grantRole } from "../../src/directory/roles.js";
import { pauseUntil } from "../../src/schedule/recipients.js";
import { type Causeway, eastshire, WARD } from "../conversation.js";
import { heardInTeams, hospitalAndCouncil, inSlack, inTeams, type TwoChats } from "../thanks/cast.js";

const HAPPENED = "Somebody met us at the door";
const ASKED = "May others read it?";
const IN_TIME = "2026-11-23T09:01:00Z";

let scene: TwoChats;
beforeEach(async () => {
  scene = await hospitalAndCouncil();
});

async function tells(happened = HAPPENED, see = "The whole system"): Promise<void> {
  const { causeway, maria } = scene;
  await maria.types("/story", { in: WARD });
  await maria.modal();
  await maria.submits({ happened, organisations: [eastshire.name], changed: "He went home.", "see it": see });
  await causeway.settles();
}

async function edits(answers: Parameters<TwoChats["maria"]["submits"]>[0]): Promise<void> {
  const { causeway, maria } = scene;
  await maria.presses("Edit", inSlack(causeway, maria, HAPPENED));
  await maria.modal();
  expect((await maria.submits(answers)).errors).toBeUndefined();
  await maria.closes();
  await causeway.settles();
}

async function story({ store }: Causeway) {
  const [row] = await store.read.select().from(store.read.tables.story);
  if (row === undefined) throw new Error("no story was told");
  return row;
}

const isShared = async () => (await story(scene.causeway)).sharedAt !== null;

async function memberCalled({ store }: Causeway, name: string) {
  const found = (await store.read.select().from(store.read.tables.member)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
}

test("an answer to an older card holds for nothing", async () => {
  const { causeway, ruth } = scene;
  await tells();
  const old = structuredClone(inTeams(causeway, ruth, ASKED));
  await edits({ happened: `${HAPPENED}, late` });
  await ruth.presses("Agree", old);
  await causeway.settles();
  expect(await isShared()).toBe(false);
  await ruth.presses("Agree", inTeams(causeway, ruth, ASKED));
  await causeway.settles();
  expect(await isShared()).toBe(true);
});

test("a no that somebody has not seen yet is not overridden", async () => {
  const { causeway, ruth } = scene;
  await tells();
  const asked = inTeams(causeway, ruth, ASKED);
  const unseen = structuredClone(asked);
  await ruth.presses("Say no", asked);
  await ruth.submits({ Why: "Not like this." });
  await causeway.settles();
  await ruth.presses("Agree", unseen);
  await causeway.settles();
  expect(await isShared()).toBe(false);
});

test("words that wait for a curator at home are on no partner's card", async () => {
  const { causeway, ruth } = scene;
  await tells();
  await edits({ happened: `${HAPPENED}: Margaret had a cardiac arrest on Ward 7` });
  expect((await story(causeway)).heldAt).not.toBeNull();
  expect(heardInTeams(causeway, ruth).join()).not.toContain("Margaret");
});

test("a role that names a partner asks it, and so does a story that is widened again", async () => {
  const { causeway, ruth } = scene;
  await tells(HAPPENED, "My organisation");
  expect(heardInTeams(causeway, ruth).join()).not.toContain(ASKED);
  await edits({ "see it": "The whole system" });
  expect(heardInTeams(causeway, ruth).filter((text) => text.includes(ASKED))).toHaveLength(1);
  await edits({ "see it": "My organisation" });
  expect(heardInTeams(causeway, ruth).join()).not.toContain(ASKED);
  await edits({ "see it": "The whole system" });
  await ruth.presses("Agree", inTeams(causeway, ruth, ASKED));
  await causeway.settles();
  expect(await isShared()).toBe(true);
  await edits({ "your role": "Liaison nurse at Eastshire Council" });
  expect(await isShared()).toBe(false);
});

describe("silence counts for nothing", () => {
  test("while the stewards have paused everything", async () => {
    const { causeway } = scene;
    await tells();
    await causeway.store.write((tx) => pauseUntil(tx, new Date("2026-12-01T00:00:00Z")));
    await causeway.itIs(IN_TIME);
    expect(await isShared()).toBe(false);
  });

  test("of a curator whose role ended: the next one is asked, and has three days of their own", async () => {
    const { causeway, ruth, jo } = scene;
    await tells();
    const { roleGrant } = causeway.store.read.tables;
    const { organisationId } = await consent();
    const next = await memberCalled(causeway, "Jo Clark");
    const open = structuredClone(inTeams(causeway, ruth, ASKED));
    await causeway.store.write(async (tx) => {
      await tx.update(roleGrant).set({ endedAt: causeway.clock.now() });
      const grant = { memberId: next.id, role: "curator", organisationId } as const;
      await grantRole(tx, grant, { actorId: null, now: causeway.clock.now() });
    });
    await causeway.itIs(IN_TIME);
    expect(await isShared()).toBe(false);
    expect(inTeams(causeway, jo, ASKED).visibleText).toContain(HAPPENED);
    expect(heardInTeams(causeway, ruth).join()).not.toContain(HAPPENED);
    await ruth.presses("Agree", open);
    expect(await isShared()).toBe(false);
    await causeway.itIs("2026-11-25T08:00:00Z");
    expect(await isShared()).toBe(false);
    await causeway.itIs("2026-11-30T09:00:00Z");
    expect(await isShared()).toBe(true);
  });

  test("where the workspace took Causeway away", async () => {
    const { causeway } = scene;
    await tells();
    const { workspace } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(workspace).set({ disconnectedAt: causeway.clock.now() }));
    await causeway.itIs(IN_TIME);
    expect(await isShared()).toBe(false);
  });

  test("of something that is hard", async () => {
    const { causeway, maria } = scene;
    await maria.types("/story", { in: WARD });
    await maria.modal();
    const told = { happened: HAPPENED, organisations: [eastshire.name], changed: "Nothing yet." };
    await maria.submits({ ...told, kind: "Something that is hard", "see it": "The whole system" });
    await causeway.settles();
    expect(inSlack(causeway, maria, "Thank you").visibleText).toContain(
      "Others can read it once somebody there agrees.",
    );
    await causeway.itIs("2026-12-31T12:00:00Z");
    expect(await isShared()).toBe(false);
  });

  async function consent() {
    const { store } = scene.causeway;
    const [row] = await store.read.select().from(store.read.tables.storyConsent);
    if (row === undefined) throw new Error("nobody was asked");
    return row;
  }
});

describe("an appeal", () => {
  async function appealed(): Promise<void> {
    const { causeway, ruth, maria } = scene;
    await tells();
    await ruth.presses("Say no", inTeams(causeway, ruth, ASKED));
    await ruth.submits({ Why: "It reads as if we were late." });
    await causeway.settles();
    await maria.presses("Ask a steward to look again", inSlack(causeway, maria, "said no to your story"));
    await maria.modal();
    await maria.submits({ Why: "It was the snow." });
    await causeway.settles();
  }

  async function isSteward(name: string): Promise<void> {
    const { causeway } = scene;
    const { id } = await memberCalled(causeway, name);
    const grant = { memberId: id, role: "steward", organisationId: null } as const;
    await causeway.store.write((tx) => grantRole(tx, grant, { actorId: null, now: causeway.clock.now() }));
  }

  test("is not judged by whoever said no", async () => {
    const { causeway, ruth } = scene;
    await isSteward("Ruth Bell");
    await appealed();
    expect(heardInTeams(causeway, ruth).join()).not.toContain("asks you to look again");
  });

  test("shows nothing once the story is taken for a concern", async () => {
    const { causeway, asha, ruth } = scene;
    await isSteward("Asha Patel");
    await appealed();
    const card = inSlack(causeway, asha, "asks you to look again");
    expect(card.visibleText).toContain(HAPPENED);
    const no = inTeams(causeway, ruth, "said no to this story");
    await ruth.presses("This is a concern", no);
    await ruth.presses("It is a concern", no);
    await causeway.settles();
    expect(card.visibleText).not.toContain(HAPPENED);
  });

  test("does not tell the partner who told the story", async () => {
    const { causeway } = scene;
    await isSteward("Asha Patel");
    await appealed();
    const entries = await causeway.store.read.select().from(causeway.store.read.tables.auditEntry);
    expect(entries.filter(({ deed }) => deed === "appealed").map(({ actorId }) => actorId)).toEqual([null]);
  });
});

test("a curator looks at nobody's held story but others'", async () => {
  const { causeway, asha } = scene;
  await asha.types("/story", { in: WARD });
  await asha.modal();
  const told = {
    happened: "Margaret had a cardiac arrest on Ward 7",
    changed: "Alive",
    organisations: [eastshire.name],
  };
  await asha.submits(told);
  await causeway.settles();
  const held = await story(causeway);
  expect(held.heldAt).not.toBeNull();
  await asha.opensHome();
  expect((await asha.home()).visibleText).not.toContain("1 story waits for you");
  expect(held.authorId).toBe((await memberCalled(causeway, "Asha Patel")).id);
});

test("a concern at an organisation without anybody else is seen to by the stewards, and can end with its words", async () => {
  const { causeway, asha, ruth, jo } = scene;
  const { id } = await memberCalled(causeway, "Jo Clark");
  const steward = { memberId: id, role: "steward", organisationId: null } as const;
  await causeway.store.write((tx) => grantRole(tx, steward, { actorId: null, now: causeway.clock.now() }));
  await asha.types("/story", { in: WARD });
  await asha.modal();
  await asha.submits({
    happened: HAPPENED,
    organisations: [eastshire.name],
    changed: "x",
    "see it": "The whole system",
  });
  await causeway.settles();
  const asked = inTeams(causeway, ruth, ASKED);
  await ruth.presses("This is a concern", asked);
  await ruth.presses("It is a concern", asked);
  await causeway.settles();
  const waits = inTeams(causeway, jo, "was taken for a concern");
  await jo.presses("Delete the story", waits);
  await jo.presses("Delete it", waits);
  await causeway.settles();
  expect(await story(causeway)).toMatchObject({ happened: "", changed: "" });
  expect(inSlack(causeway, asha, "taken for a concern").visibleText).toContain("its words are deleted");
});
