/** Who may read what came of a pulse, and from when on. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type MemberId,
  newId,
  type OrganisationId,
  type PlaceId,
  type PulseId,
  type TeamId,
} from "../../src/database/ids.js";
import type { Store, Writer } from "../../src/database/store.js";
import { ensureMember, ensureWorkspace } from "../../src/directory/askers.js";
import { addEmployer } from "../../src/directory/channels.js";
import { places, saveOrganisation } from "../../src/directory/organisations.js";
import { endRole, grantRole } from "../../src/directory/roles.js";
import { type Group, isInGroup } from "../../src/groups/groups.js";
import { addPulse } from "../../src/pulses/pulses.js";
import { resultsReadable, resultsReadableBy } from "../../src/pulses/results/readable-pulses.js";
import { later, MINUTE } from "../../src/schedule/clock.js";
import { engines, freshStore } from "../fresh-store.js";
import { type AddedWave, addClosedWave, ofGroup } from "./closed-waves.js";

const now = new Date("2026-11-02T09:00:00Z");

/** Two places; Northshire General and the council share the first, Moorside Trust has the second to itself. */
interface Cast {
  readonly ids: ReadonlyMap<string, OrganisationId>;
  readonly harbour: PlaceId;
  readonly team: TeamId;
  readonly people: ReadonlyMap<string, MemberId>;
}

const cast = [
  // Works, by their workspace alone, for the only organisation that uses it.
  { name: "nurse", workspace: "hospital" },
  { name: "housing officer", workspace: "council" },
  // Chose one of the two organisations that share a workspace; and chose none.
  { name: "carer", workspace: "shared", employer: "Moorside Trust" },
  { name: "newcomer", workspace: "shared" },
  { name: "curator", workspace: "hospital", role: "curator", at: "Northshire General" },
  { name: "leader of the hospital", workspace: "hospital", role: "leader", at: "Northshire General" },
  { name: "leader of the council", workspace: "council", role: "leader", at: "Eastshire Council" },
  {
    name: "leader of the trust",
    workspace: "shared",
    employer: "Moorside Trust",
    role: "leader",
    at: "Moorside Trust",
  },
  { name: "steward", workspace: "operators", role: "steward" },
  { name: "named leader", workspace: "operators" },
  { name: "stranger", workspace: "operators" },
  { name: "somebody who left", workspace: "hospital", left: true },
  { name: "leader who left", workspace: "hospital", role: "leader", at: "Northshire General", left: true },
] as const;
type Name = (typeof cast)[number]["name"];

async function addCast(tx: Writer): Promise<Cast> {
  const ids = new Map<string, OrganisationId>();
  const organisations = {
    "Northshire General": "Harbour",
    "Eastshire Council": "Harbour",
    "Moorside Trust": "Moorside",
    "Moorside Carers": "Moorside",
  };
  for (const [name, place] of Object.entries(organisations))
    ids.set(name, await saveOrganisation(tx, { name, sector: "hospital", places: [place], staff: 100 }, now));
  const uses = [
    ["hospital", "Northshire General"],
    ["council", "Eastshire Council"],
    ["shared", "Moorside Trust"],
    ["shared", "Moorside Carers"],
  ] as const;
  for (const [workspace, name] of uses)
    await addEmployer(tx, await ensureWorkspace(tx, "slack", workspace, now), idOf(ids, name));
  const people = new Map<string, MemberId>();
  for (const one of cast) people.set(one.name, await addPerson(tx, ids, one));
  const team = newId<TeamId>();
  await tx.insert(tx.tables.team).values({ id: team, name: "Discharge hub", nameKey: "discharge hub", createdAt: now });
  for (const name of ["nurse", "carer"])
    await tx.insert(tx.tables.teamMember).values({ teamId: team, memberId: idOf(people, name) });
  const harbour = (await places(tx)).find(({ name }) => name === "Harbour")?.id;
  if (harbour === undefined) throw new Error("there is no Harbour");
  return { ids, harbour, team, people };
}

interface Described {
  readonly name: string;
  readonly workspace: string;
  readonly employer?: string;
  readonly role?: "curator" | "leader" | "steward";
  readonly at?: string;
  readonly left?: boolean;
}

async function addPerson(tx: Writer, ids: Cast["ids"], { name, workspace, employer, role, at, left }: Described) {
  const home = await ensureWorkspace(tx, "slack", workspace, now);
  const { id } = await ensureMember(tx, home, { account: name, name, address: {} }, now);
  const { member } = tx.tables;
  const known = {
    organisationId: employer === undefined ? null : idOf(ids, employer),
    leftAt: left === true ? now : null,
  };
  await tx.update(member).set(known).where(eq(member.id, id));
  const by = { actorId: null, now };
  if (role !== undefined)
    await grantRole(tx, { memberId: id, role, organisationId: at === undefined ? null : idOf(ids, at) }, by);
  return id;
}

function idOf<I>(ids: ReadonlyMap<string, I>, name: string): I {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`nobody is called ${name}`);
  return id;
}

describe.each(engines)("on %s", (engine) => {
  let store: Store;
  let all: Cast;
  beforeEach(async () => {
    store = await freshStore(engine);
    all = await store.write(addCast);
  });
  afterEach(() => store.close());

  async function closed(group: Group, asked: readonly Name[] = []) {
    const leaderId = idOf(all.people, "named leader");
    const pulseId = await store.write((tx) =>
      addPulse(tx, {
        ...{ group, cadenceWeeks: 2, threshold: 11, target: null, halves: false, skippedMonths: [] },
        ...{ firstOn: "2026-11-02", leaderId, plannedBy: null, plannedAt: now },
      }),
    );
    const figures = ofGroup({ support: [60, 60, 20] });
    const invited = asked.map((name) => ({ id: idOf(all.people, name) }));
    const wave = await addClosedWave(store, { pulseId, firstOn: "2026-11-02" }, { number: 0, figures, asked: invited });
    return { pulseId, wave };
  }

  async function readersAt(at: Date): Promise<readonly Name[]> {
    const names: Name[] = [];
    for (const { name } of cast)
      if ((await resultsReadableBy(store.read, idOf(all.people, name), at)).length > 0) names.push(name);
    return names;
  }

  /** The waves of a pulse that they read then. */
  async function numbersFor(name: Name, at: Date, pulseId: PulseId): Promise<readonly number[] | undefined> {
    const results = await resultsReadable(store.read, idOf(all.people, name), at, pulseId);
    return results?.waves.map(({ number }) => number);
  }

  async function expectReaders(wave: AddedWave, members: readonly Name[], leaders: readonly Name[]): Promise<void> {
    expect(await readersAt(later(wave.leadersFrom, -MINUTE))).toEqual(members);
    const both = cast.map(({ name }) => name).filter((name) => members.includes(name) || leaders.includes(name));
    expect(await readersAt(wave.leadersFrom)).toEqual(both);
  }

  test("an organisation's pulse: its people first, then its leaders, the stewards and the named leader", async () => {
    const { wave } = await closed({ kind: "organisation", id: idOf(all.ids, "Northshire General") });
    await expectReaders(wave, ["nurse", "curator"], ["leader of the hospital", "steward", "named leader"]);
  });

  test("a place's pulse: people of its organisations, then whoever leads one of them", async () => {
    const { wave } = await closed({ kind: "place", id: all.harbour });
    const leaders: readonly Name[] = ["leader of the hospital", "leader of the council", "steward", "named leader"];
    await expectReaders(wave, ["nurse", "housing officer", "curator"], leaders);
  });

  test("a team's pulse: its members, then leaders of the organisations that they work for", async () => {
    const { wave } = await closed({ kind: "team", id: all.team }, ["nurse", "carer"]);
    await expectReaders(
      wave,
      ["nurse", "carer"],
      ["leader of the hospital", "leader of the trust", "steward", "named leader"],
    );
  });

  test("a team's pulse: whoever joins it reads what came of the waves since they were first asked", async () => {
    const { pulseId } = await closed({ kind: "team", id: all.team }, ["nurse", "carer"]);
    const newcomer = idOf(all.people, "newcomer");
    await store.write((tx) => tx.insert(tx.tables.teamMember).values({ teamId: all.team, memberId: newcomer }));
    const since = { pulseId, firstOn: "2026-11-02" };
    const before = await addClosedWave(store, since, { number: 1 });
    expect(await resultsReadable(store.read, newcomer, before.leadersFrom, pulseId)).toBeUndefined();
    expect(await resultsReadableBy(store.read, newcomer, before.leadersFrom)).toEqual([]);
    await addClosedWave(store, since, { number: 2, asked: [{ id: newcomer }] });
    const { frozenAt: at } = await addClosedWave(store, since, { number: 3 });
    expect(await numbersFor("newcomer", at, pulseId)).toEqual([2, 3]);
    expect(await numbersFor("nurse", at, pulseId)).toEqual([0, 1, 2, 3]);
    expect(await numbersFor("steward", at, pulseId)).toEqual([0, 1, 2]);
    expect(await numbersFor("stranger", at, pulseId)).toBeUndefined();
  });

  test("a team's pulse: whoever was asked and belongs to it no more reads the waves in which they were asked", async () => {
    const { pulseId } = await closed({ kind: "team", id: all.team }, ["nurse", "carer"]);
    const { teamMember } = store.read.tables;
    await store.write((tx) => tx.delete(teamMember).where(eq(teamMember.memberId, idOf(all.people, "carer"))));
    const { frozenAt } = await addClosedWave(store, { pulseId, firstOn: "2026-11-02" }, { number: 1 });
    expect(await numbersFor("carer", frozenAt, pulseId)).toEqual([0]);
    expect(await numbersFor("nurse", frozenAt, pulseId)).toEqual([0, 1]);
  });

  test("the system's pulse: everybody who is here, but for a workspace that no organisation uses", async () => {
    const { wave } = await closed({ kind: "system" });
    const leaders = cast.flatMap(({ name }) => (/^leader of|^steward$|^named/.test(name) ? [name] : []));
    const staff = cast.filter(({ name, workspace }) => workspace !== "operators" && !name.endsWith("left"));
    const members = staff.flatMap(({ name }) => (leaders.includes(name) ? [] : [name]));
    expect(members).toEqual(["nurse", "housing officer", "carer", "newcomer", "curator"]);
    await expectReaders(wave, members, leaders);
  });

  test("whoever was asked reads it, wherever they work by now; somebody who left does not", async () => {
    const { wave } = await closed({ kind: "organisation", id: idOf(all.ids, "Moorside Trust") }, [
      "housing officer",
      "somebody who left",
    ]);
    await expectReaders(wave, ["housing officer", "carer"], ["leader of the trust", "steward", "named leader"]);
  });

  test("by having been asked they read that wave and no other, until they belong to the group again", async () => {
    const { pulseId } = await closed({ kind: "organisation", id: idOf(all.ids, "Moorside Trust") });
    const since = { pulseId, firstOn: "2026-11-02" };
    const officer = { id: idOf(all.people, "housing officer") };
    await addClosedWave(store, since, { number: 1, asked: [officer] });
    await addClosedWave(store, since, { number: 2 });
    const { frozenAt } = await addClosedWave(store, since, { number: 3, asked: [officer] });
    expect(await numbersFor("housing officer", frozenAt, pulseId)).toEqual([1, 3]);
    const moves = { organisationId: idOf(all.ids, "Moorside Trust") };
    await store.write((tx) => tx.update(tx.tables.member).set(moves).where(eq(tx.tables.member.id, officer.id)));
    expect(await numbersFor("housing officer", frozenAt, pulseId)).toEqual([0, 1, 2, 3]);
  });

  test("whoever leads waits, though they were asked and lead somebody else", async () => {
    const asked = ["leader of the council", "steward", "named leader", "stranger"] as const;
    const { wave } = await closed({ kind: "organisation", id: idOf(all.ids, "Moorside Trust") }, asked);
    const leaders: readonly Name[] = ["leader of the council", "leader of the trust", "steward", "named leader"];
    await expectReaders(wave, ["carer", "stranger"], leaders);
  });

  test("where nobody is named, and for whoever led once, nobody of the group waits", async () => {
    const { pulseId, wave } = await closed({ kind: "organisation", id: idOf(all.ids, "Northshire General") });
    const memberId = idOf(all.people, "leader of the hospital");
    const led = { memberId, role: "leader", organisationId: idOf(all.ids, "Northshire General") } as const;
    await store.write(async (tx) => {
      await tx.update(tx.tables.pulse).set({ leaderId: null });
      await endRole(tx, led, { actorId: null, now });
    });
    const before = later(wave.leadersFrom, -MINUTE);
    for (const name of ["nurse", "leader of the hospital"] as const)
      expect(await numbersFor(name, before, pulseId)).toEqual([0]);
  });

  test("a role that has ended reads nothing; nor does anybody of a workspace that took Causeway away", async () => {
    const { wave } = await closed({ kind: "organisation", id: idOf(all.ids, "Moorside Trust") });
    const steward = { memberId: idOf(all.people, "steward"), role: "steward", organisationId: null } as const;
    const { workspace } = store.read.tables;
    await store.write(async (tx) => {
      await endRole(tx, steward, { actorId: null, now });
      await tx.update(workspace).set({ disconnectedAt: now }).where(eq(workspace.externalId, "shared"));
    });
    expect(await readersAt(wave.leadersFrom)).toEqual(["named leader"]);
  });

  test("members of a place or an organisation are the same people for the query as for whoever asks them, but for leaders", async () => {
    const groups: readonly Group[] = [
      { kind: "place", id: all.harbour },
      ...[...all.ids.values()].map((id): Group => ({ kind: "organisation", id })),
    ];
    for (const group of groups) {
      const { pulseId, wave } = await closed(group);
      const at = later(wave.leadersFrom, -MINUTE);
      for (const { name } of cast) {
        const id = idOf(all.people, name);
        const reads = (await resultsReadable(store.read, id, at, pulseId)) !== undefined;
        const isToRead = !name.startsWith("leader") && (await isInGroup(store.read, group, id));
        expect([group.kind, name, reads]).toEqual([group.kind, name, isToRead]);
      }
    }
  });

  test("leaders see the waves that are theirs by now, and no open one is anybody's", async () => {
    const { pulseId, wave } = await closed({ kind: "organisation", id: idOf(all.ids, "Northshire General") });
    const next = await addClosedWave(store, { pulseId, firstOn: "2026-11-02" }, { number: 1 });
    expect(wave.leadersFrom < next.frozenAt).toBe(true);
    expect(await numbersFor("steward", next.frozenAt, pulseId)).toEqual([0]);
    expect(await numbersFor("nurse", next.frozenAt, pulseId)).toEqual([0, 1]);
    expect(await numbersFor("steward", next.leadersFrom, pulseId)).toEqual([0, 1]);

    const { wave: waves } = store.read.tables;
    await store.write((tx) => tx.update(waves).set({ frozenAt: null, leadersFrom: null }));
    expect(await readersAt(later(next.leadersFrom, MINUTE))).toEqual([]);
  });
});
