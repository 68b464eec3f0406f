/** What was decided, and who may read it: on both engines, and as people see it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AuditEntryId, type MemberId, newId, type OrganisationId } from "../../src/database/ids.js";
import type { Store } from "../../src/database/store.js";
import { type Deed, deeds } from "../../src/database/tables/audit.js";
import { type Role, roles } from "../../src/database/tables/directory.js";
import { ensureMember, ensureWorkspace } from "../../src/directory/askers.js";
import { addAuditEntry } from "../../src/directory/audit.js";
import { sentenceOf } from "../../src/directory/audit-cards.js";
import { auditEntriesSeenBy } from "../../src/directory/audit-trail.js";
import { mayDecide } from "../../src/directory/authority.js";
import { grantsSeenBy } from "../../src/directory/grants.js";
import { saveOrganisation } from "../../src/directory/organisations.js";
import { endRole, grantRole } from "../../src/directory/roles.js";
import { words } from "../../src/words/en-GB.js";
import { WARD } from "../conversation.js";
import { engines, freshStore } from "../fresh-store.js";
import { atTheCareHome, heardInTeams, hospital, hospitalAndCouncil } from "../thanks/cast.js";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 18, 9, minute));

interface Scene {
  readonly store: Store;
  readonly one: OrganisationId;
  readonly other: OrganisationId;
  person(name: string): Promise<MemberId>;
  holds(memberId: MemberId, role: Role, organisationId: OrganisationId | null): Promise<void>;
}

async function scene(engine: "sqlite" | "postgres"): Promise<Scene> {
  const store = await freshStore(engine);
  const organisation = (name: string) =>
    store.write((tx) => saveOrganisation(tx, { name, sector: "charity", staff: 9, places: [] }, at(0)));
  return {
    store,
    one: await organisation("One"),
    other: await organisation("Other"),
    person: (name) =>
      store.write(async (tx) => {
        const workspace = await ensureWorkspace(tx, "web", "w", at(0));
        return (await ensureMember(tx, workspace, { account: newId(), name, address: {} }, at(0))).id;
      }),
    holds: (memberId, role, organisationId) =>
      store.write(async (tx) => {
        await grantRole(tx, { memberId, role, organisationId }, { actorId: null, now: at(0) });
      }),
  };
}

describe.each(engines)("on %s", (engine) => {
  test("a steward reads all, a leader and a curator their own organisation's, nobody else anything", async () => {
    const { store, one, other, person, holds } = await scene(engine);
    const [steward, leader, curator, past, nobody] = [
      await person("Steward"),
      await person("Leader"),
      await person("Curator"),
      await person("Past"),
      await person("Nobody"),
    ];
    await holds(steward, "steward", null);
    await holds(leader, "leader", one);
    await holds(curator, "curator", other);
    await holds(past, "leader", one);
    await store.write((tx) =>
      endRole(tx, { memberId: past, role: "leader", organisationId: one }, { actorId: steward, now: at(1) }),
    );
    const seen = async (id: MemberId) =>
      (await auditEntriesSeenBy(store.read, id, 50)).map((entry) => sentenceOf(words, entry));
    const ofOne = [
      "Steward ended a role: Past is no longer a leader of One.",
      "Whoever runs Causeway made Past a leader of One.",
      "Whoever runs Causeway made Leader a leader of One.",
    ];
    const ofOther = ["Whoever runs Causeway made Curator a curator of Other."];
    expect(await seen(leader)).toEqual(ofOne);
    expect(await seen(curator)).toEqual(ofOther);
    expect((await seen(steward)).toSorted()).toEqual(
      [...ofOne, ...ofOther, "Whoever runs Causeway made Steward a steward of the whole system."].toSorted(),
    );
    for (const id of [past, nobody]) {
      expect(await seen(id)).toEqual([]);
      expect(await grantsSeenBy(store.read, id, 50)).toEqual([]);
    }
    expect((await grantsSeenBy(store.read, curator, 50)).map(({ name }) => name)).toEqual(["Curator"]);
    await store.close();
  });

  test("page by page every entry is read once, also where many were made at the same moment", async () => {
    const { store, one, other, person, holds } = await scene(engine);
    const leader = await person("Leader");
    await holds(leader, "leader", one);
    await store.write(async (tx) => {
      for (let number = 0; number < 20; number++)
        await addAuditEntry(tx, {
          deed: "story-released",
          at: at(Math.floor(number / 6)),
          actorId: leader,
          organisationId: number % 5 === 4 ? other : one,
          reason: String(number),
        });
    });
    const all = await auditEntriesSeenBy(store.read, leader, 100);
    expect(all).toHaveLength(17);
    const paged = [];
    for (let page = await auditEntriesSeenBy(store.read, leader, 4); page.length > 0; ) {
      paged.push(...page);
      page = await auditEntriesSeenBy(store.read, leader, 4, page.at(-1)?.id);
    }
    expect(paged).toEqual(all);
    // An entry of another organisation is no place to go on from: it would tell when something was decided there.
    const { auditEntry } = store.read.tables;
    const foreign = (await store.read.select().from(auditEntry)).find((row) => row.organisationId === other);
    expect(await auditEntriesSeenBy(store.read, leader, 100, foreign?.id)).toEqual(all);
    await store.close();
  });
});

/** What nobody did, or what an author did whom not everybody who reads the trail may know. */
const nameless: readonly Deed[] = ["sharing-not-objected", "appealed", "finding-overruled"];

/** What is the whole system's in any case. */
const everywhere: readonly Deed[] = ["ritual-changed", "paused", "resumed"];

test("every deed has its sentence, which names who and where", () => {
  for (const deed of deeds) {
    const entry = {
      id: newId<AuditEntryId>(),
      at: at(0),
      deed,
      actorId: newId<MemberId>(),
      actor: "Asha",
      member: "Jo",
    } as const;
    const sentence = sentenceOf(words, { ...entry, role: "curator", organisation: "Eastshire", reason: "" });
    expect(sentence).toMatch(everywhere.includes(deed) ? /\.$/ : /Eastshire.*\.$/);
    expect(sentence.includes("Asha")).toBe(!nameless.includes(deed));
  }
});

test("a steward decides on every role, a leader on curators of their own organisations, nobody else on any", () => {
  const ids = ["a", "b", "c"] as OrganisationId[];
  const place = fc.constantFrom(...ids);
  const offered = fc.record({ role: fc.constantFrom(...roles), organisationId: fc.option(place) });
  fc.assert(
    fc.property(fc.boolean(), fc.uniqueArray(place), offered, (steward, led, wanted) => {
      const leads = led.map((id) => ({ id, name: id }));
      const own = wanted.organisationId !== null && led.includes(wanted.organisationId);
      expect(mayDecide({ steward, leads }, wanted)).toBe(steward || (own && wanted.role === "curator"));
    }),
  );
});

test("in Slack, in Teams and on the web: their own, the newest first, earlier ones by a button, others refused", async () => {
  const { causeway, asha, ruth } = await hospitalAndCouncil({ web: true });
  const maria = causeway.person("U0MARIA", "Maria Santos");
  expect((await maria.types("/causeway audit", { in: WARD })).ephemeral?.visibleText).toContain("for those who look");
  const card = (await asha.types("/causeway audit", { in: WARD })).ephemeral;
  expect(card?.visibleText).toMatch(
    /Whoever runs Causeway made Asha Patel a leader of Northshire General\.\n18 November 2026 at 09:00/,
  );
  expect(card?.visibleText).not.toMatch(/Ruth|Eastshire/);
  await ruth.says("audit");
  await causeway.teams.until(
    () => heardInTeams(causeway, ruth).some((one) => one.includes("made Ruth Bell a curator")) || undefined,
  );
  expect(heardInTeams(causeway, ruth).join()).not.toContain("made Asha Patel");
  const priya = await atTheCareHome(causeway, "Priya Nair");
  expect((await priya.opens("/pages/audit")).words).toContain("made Priya Nair a curator of Beech Grove Care Home.");
});

test("earlier entries follow by a button, with a reason where there is one", async () => {
  const { causeway, asha } = await hospital();
  const { organisation } = causeway.store.read.tables;
  const [northshire] = (await causeway.store.read.select().from(organisation)).filter(({ name }) =>
    name.startsWith("Northshire"),
  );
  await causeway.store.write(async (tx) => {
    for (let number = 1; number <= 16; number++)
      await addAuditEntry(tx, {
        deed: "sharing-refused",
        at: new Date(causeway.clock.now().getTime() + number * 60_000),
        actorId: null,
        organisationId: northshire?.id ?? null,
        reason: `because ${number}`,
      });
  });
  const card = (await asha.types("/causeway audit", { in: WARD })).ephemeral;
  expect(card?.visibleText).toMatch(/09:16\. Reason: because 16[\s\S]*because 2\n/);
  expect(card?.visibleText).not.toContain("because 1\n");
  await asha.presses("Earlier", card);
  await causeway.slack.until(() => card?.visibleText.includes("because 1\n") || undefined);
  expect(card?.visibleText).toContain("made Asha Patel a leader");
});
