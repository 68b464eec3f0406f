/** Somebody is marked as away: nothing is said to them or about them until they are back, and nobody learns why. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type MemberId, newId, type WorkspaceId } from "../../src/database/ids.js";
import { roleChanged } from "../../src/directory/appoint.js";
import { authorityOf } from "../../src/directory/authority.js";
import { markAway, markable, markBack } from "../../src/directory/away.js";
import { curatorsOf } from "../../src/directory/curators.js";
import { peopleCalled } from "../../src/directory/known-people.js";
import { saveWishes } from "../../src/directory/members.js";
import { grantFromShell } from "../../src/directory/role-commands.js";
import { canBeAsked } from "../../src/groups/groups.js";
import { ownerOf, type Signal } from "../../src/pulses/signals/pulse-signals.js";
import { DAY, later } from "../../src/schedule/clock.js";
import { say } from "../../src/schedule/messages.js";
import { overseersOf } from "../../src/stories/review/looked-after.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, eastshire, LEADERS, WARD } from "../conversation.js";
import { onEachPlatform } from "../pulses/planners.js";
import { heardInTeams, hospital, hospitalAndCouncil, inSlack, inTeams, thanksInSlack } from "../thanks/cast.js";
import { deedsIn, endsOf, memberCalled, somebodyBeside } from "./somebody.js";

const { away } = words.manners;

async function marks(causeway: Causeway, name: string, mark: typeof markAway | typeof markBack): Promise<void> {
  const { id } = await memberCalled(causeway, name);
  const now = causeway.clock.now();
  await causeway.store.write(async (tx) => {
    const authority = { steward: true, leads: [], curates: [] };
    const found = await markable(tx, id, authority, "either");
    if (found !== undefined) await mark(tx, found, { actorId: null, now });
  });
  await causeway.settles();
}

describe("whoever looks after an organisation", () => {
  onEachPlatform((opens) => {
    test("marks somebody of it as away, found by name, and as back; no reason is asked or kept", async () => {
      const planner = await opens();
      const { causeway, name } = planner;
      const jo = await somebodyBeside(causeway, name, "Jo Newby");
      expect(await planner.comes("away", "away")).toContain(away.nobody);
      await planner.presses(away.mark);
      expect(await planner.sends({ Who: "Nobody Atall" })).toContain("Causeway knows nobody called Nobody Atall");
      const found = await planner.sends({ Who: "newby, jo" });
      expect(found).toContain(away.choose);
      expect(found).toContain("Jo Newby");
      expect((await memberCalled(causeway, "Jo Newby")).awayAt).toBeNull();

      expect(await planner.presses("Mark Jo Newby as away")).toContain("Jo Newby is marked as away.");
      expect((await memberCalled(causeway, "Jo Newby")).awayAt).toEqual(causeway.clock.now());
      expect(await planner.comes("away", "away")).toContain("Jo Newby");
      expect(await planner.presses(away.back)).toContain("Jo Newby is marked as back.");
      expect((await memberCalled(causeway, "Jo Newby")).awayAt).toBeNull();
      const own = await memberCalled(causeway, name);
      const deeds = (await deedsIn(causeway)).filter(({ memberId }) => memberId === jo.id);
      expect(deeds.map(({ deed, actorId, reason }) => [deed, actorId, reason])).toEqual([
        ["marked-away", own.id, ""],
        ["marked-back", own.id, ""],
      ]);
    });
  });
});

test("nobody else may, nor anybody of another organisation, by whatever address", async () => {
  const { causeway, maria } = await hospitalAndCouncil();
  await maria.types("/causeway away", { in: WARD });
  await causeway.slack.until(() => causeway.slack.ephemerals.at(-1)?.visibleText.includes(away.notYours) || undefined);
  const { read } = causeway.store;
  const asha = await memberCalled(causeway, "Asha Patel");
  const jo = await memberCalled(causeway, "Jo Clark");
  const may = async (who: { id: typeof asha.id }, whom: typeof jo.id) =>
    (await markable(read, whom, await authorityOf(read, who.id), "here")) !== undefined;
  expect(await may(asha, jo.id)).toBe(false);
  expect(await may(asha, (await memberCalled(causeway, "Maria Santos")).id)).toBe(true);
  expect(await may(await memberCalled(causeway, "Maria Santos"), asha.id)).toBe(false);
});

test("thanks are kept for them until they are back", async () => {
  const { causeway, maria, jo, ruth } = await hospitalAndCouncil();
  await marks(causeway, "Jo Clark", markAway);
  const heard = heardInTeams(causeway, jo).length;
  const asked = heardInTeams(causeway, ruth).length;
  await thanksInSlack(causeway, maria, { to: "Jo Clark" });
  expect(heardInTeams(causeway, jo)).toHaveLength(heard);
  expect(heardInTeams(causeway, ruth)).toHaveLength(asked);
  expect(await endsOf(causeway, (await memberCalled(causeway, "Jo Clark")).id, "thanks-received")).toContain(
    "marked as away",
  );

  await causeway.itIs("2027-02-01T10:00:00Z");
  expect(heardInTeams(causeway, jo)).toHaveLength(heard);
  await marks(causeway, "Jo Clark", markBack);
  await causeway.itIs("2027-02-01T10:01:00Z");
  expect(inTeams(causeway, jo, "Maria Santos, Northshire General, thanks you").visibleText).toContain(
    "You rang me back",
  );
});

test("whoever thanks somebody sees no difference between here, paused and away, then or later", async () => {
  const seen: string[][] = [];
  for (const how of ["here", "paused", "away"] as const) {
    const { causeway, maria } = await hospitalAndCouncil();
    const { id } = await memberCalled(causeway, "Jo Clark");
    const { store, clock } = causeway;
    if (how === "away") await marks(causeway, "Jo Clark", markAway);
    if (how === "paused")
      await store.write((tx) => saveWishes(tx, id, { snoozedUntil: later(clock.now(), DAY), optedOutAt: null }));
    const before = causeway.slack.calls.length;
    await thanksInSlack(causeway, maria, { to: "Jo Clark" });
    const sent = inSlack(causeway, maria, "Your thanks go to");
    const now = sent.visibleText;
    if (how === "away") await marks(causeway, "Jo Clark", markBack);
    await causeway.itIs("2026-11-19T10:00:00Z");
    const changes = causeway.slack.calls.slice(before).filter(({ method }) => method === "chat.update");
    seen.push([now, sent.visibleText, String(changes.length)]);
  }
  const [here = [], paused, away] = seen;
  expect(here[0]).toContain("Your thanks go to Jo Clark (Eastshire Council), to read in their own hours.");
  expect(here[1]).toBe(here[0]);
  expect(paused).toEqual(here);
  expect(away).toEqual(here);
});

test("whoever is away and does something is not refused", async () => {
  const { causeway, maria, jo } = await hospitalAndCouncil();
  await thanksInSlack(causeway, maria, { to: "Jo Clark" });
  await marks(causeway, "Jo Clark", markAway);
  await jo.presses("This helped", inTeams(causeway, jo, "thanks you"));
  await causeway.settles();
  expect(inSlack(causeway, maria, "says that your thanks helped").visibleText).toContain("Jo Clark");
});

test("nothing else is said to them, and it is kept why; nobody gives them anything to do or decide", async () => {
  const { causeway } = await hospital();
  const { store, clock } = causeway;
  const grant = (person: string) =>
    store.write((tx) => grantFromShell(tx, { role: "curator", person, at: "Northshire General" }, clock.now(), words));
  await grant("Maria Santos");
  await causeway.itIs("2026-11-18T09:01:00Z");
  const { id, workspaceId } = await memberCalled(causeway, "Maria Santos");
  const asha = await memberCalled(causeway, "Asha Patel");
  const northshire = (await store.read.select().from(store.read.tables.organisation)).find(
    (one) => one.name === "Northshire General",
  );
  if (northshire === undefined) throw new Error("no Northshire");
  await marks(causeway, "Maria Santos", markAway);
  const payload = { grant: id, what: "granted", by: null } as const;
  for (const manner of ["personal", "duty", "nudge", "pulse"] as const) {
    const to = { kind: "member", id, workspaceId } as const;
    await store.write((tx) => say(tx, { to, message: roleChanged, payload, manner, now: clock.now() }));
  }
  await causeway.itIs("2026-11-18T10:00:00Z");
  expect((await endsOf(causeway, id, roleChanged.name)).filter((why) => why === "marked as away")).toHaveLength(4);
  expect((await curatorsOf(store.read, northshire.id)).map((one) => one.id)).toEqual([asha.id]);
  expect(await peopleCalled(store.read, "Maria Santos", "everywhere")).toEqual([]);
  const { member, workspace } = store.read.tables;
  const asked = await store.read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(canBeAsked(store.read));
  expect(asked.map((one) => one.id)).not.toContain(id);

  // Where nobody of the organisation is left, the stewards are asked.
  await marks(causeway, "Asha Patel", markAway);
  await store.write((tx) =>
    grantFromShell(tx, { role: "steward", person: "Maria Santos", at: undefined }, clock.now(), words),
  );
  expect(await overseersOf(store.read, northshire.id, id)).toEqual([]);
  await marks(causeway, "Maria Santos", markBack);
  expect((await overseersOf(store.read, northshire.id, asha.id)).map((one) => one.id)).toEqual([id]);
});

test("what has slipped is nobody's while its owner is away, so that others are asked", () => {
  const owner = { id: newId<MemberId>(), workspaceId: newId<WorkspaceId>(), name: "Jo Clark", leftAt: null };
  const had = (awayAt: Date | null) => ownerOf({ owner: { ...owner, awayAt } } as Signal)?.name;
  expect(had(null)).toBe("Jo Clark");
  expect(had(new Date(0))).toBeUndefined();
});

test("their stories are not told in a digest while they are away; what was told stays", async () => {
  const { causeway, maria } = await hospital();
  const tells = async (happened: string) => {
    await maria.types(`/story ${happened}`, { in: WARD });
    await maria.modal();
    await maria.submits({ organisations: [eastshire.name], changed: "Home a day sooner" });
    await causeway.settles();
  };
  await tells("A therapist rang the housing desk");
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(causeway.heardIn(LEADERS).at(-1)).toContain("A therapist rang the housing desk");
  await tells("A porter knew the way");
  await marks(causeway, "Maria Santos", markAway);
  await causeway.itIs("2026-11-30T08:00:00Z");
  const digests = causeway.heardIn(LEADERS).filter((text) => text.includes("Across Northshire"));
  expect(digests).toHaveLength(2);
  expect(digests[0]).toContain("A therapist rang the housing desk");
  expect(digests[1]).not.toContain("A porter knew the way");
});
