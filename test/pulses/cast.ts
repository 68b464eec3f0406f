/** People who are asked in a pulse: enough of them that something may be shown. */
import { and, eq } from "drizzle-orm";
import { type MemberId, newId, type OwnItemId, type PulseId, type WaveId } from "../../src/database/ids.js";
import { openWaveKeys } from "../../src/database/wave-keys.js";
import type { Group } from "../../src/groups/groups.js";
import { answersOf, type Given, keysOf } from "../../src/pulses/answers.js";
import { addPulse, type NewPulse, unfrozenWaves } from "../../src/pulses/pulses.js";
import { DAY, later } from "../../src/schedule/clock.js";
import { beechGrove, type Causeway, COUNCIL, DIRECTORS, eastshire, TEAM } from "../conversation.js";
import type { Person } from "../slack/person.js";
import type { TeamsPerson } from "../teams/person.js";
import { RUTH } from "../thanks/cast.js";
import { type Visitor, visitor } from "../web/visitor.js";

type NewMember = Partial<Causeway["store"]["read"]["tables"]["member"]["$inferInsert"]>;

/** Somebody whom Causeway knows in a workspace, with nothing said yet. */
async function isMember(causeway: Causeway, workspaceOf: string, known: NewMember & { externalId: string }) {
  const { store, clock } = causeway;
  const { member, workspace } = store.read.tables;
  const [home] = await store.read.select().from(workspace).where(eq(workspace.externalId, workspaceOf));
  if (home === undefined) throw new Error(`${workspaceOf} is not set up.`);
  await store.write((tx) =>
    tx.insert(member).values({
      ...{ id: newId<MemberId>(), workspaceId: home.id, name: known.externalId, role: "", address: {} },
      ...{ createdAt: clock.now(), profiledAt: clock.now() },
      ...known,
    }),
  );
}

export async function colleagueInSlack(causeway: Causeway, at: number, known: NewMember = {}): Promise<Person> {
  const user = `U0CROWD${String(at).padStart(3, "0")}`;
  const person = causeway.person(user, `Colleague ${at}`);
  const address = { team: TEAM, user };
  await isMember(causeway, TEAM, { externalId: user, address, timeZone: "Europe/London", ...known });
  return person;
}

export async function crowdInSlack(causeway: Causeway, people: number, from = 1): Promise<readonly Person[]> {
  const crowd: Person[] = [];
  for (let at = from; at < from + people; at += 1) crowd.push(await colleagueInSlack(causeway, at));
  return crowd;
}

/** The council's Teams is set up, by Ruth, who looks after it. */
export async function setUpCouncil(causeway: Causeway): Promise<TeamsPerson> {
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const card = await causeway.teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  await ruth.presses("Set up this channel", card);
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  ruth.closes();
  await causeway.settles();
  return ruth;
}

export async function colleagueInTeams(causeway: Causeway, at: number): Promise<TeamsPerson> {
  const user = `cccccccc-0000-4000-8000-${String(at).padStart(12, "0")}`;
  const person = causeway.colleague(user, `Councillor ${at}`);
  const address = { serviceUrl: causeway.teams.serviceUrl, tenant: COUNCIL, user: person.id };
  await isMember(causeway, COUNCIL, { externalId: user, address });
  return person;
}

/** Somebody at the care home, signed in. */
export async function colleagueOnTheWeb(causeway: Causeway, name: string): Promise<Visitor> {
  const person = visitor(causeway.address);
  await person.opens(await causeway.invitesToWeb(beechGrove, name));
  await person.presses("Sign in");
  return person;
}

export function planned(causeway: Causeway, group: Group, wanted: Partial<NewPulse> = {}): Promise<PulseId> {
  const pulse: NewPulse = {
    ...{ group, cadenceWeeks: 2, threshold: 11, target: null, halves: false, skippedMonths: [] },
    ...{ firstOn: "2026-11-23", leaderId: null, plannedBy: null, plannedAt: causeway.clock.now() },
    ...wanted,
  };
  return causeway.store.write((tx) => addPulse(tx, pulse));
}

/** As many waves of the pulse are over, with nothing to show. */
export async function hadWaves(causeway: Causeway, pulseId: PulseId, waves: number): Promise<void> {
  const over = new Date("2026-10-05T08:00:00Z");
  const opened = { pulseId, opensOn: "2026-10-05", opensAt: over, closesAt: over, closedAt: over, frozenAt: over };
  for (let number = 0; number < waves; number += 1) {
    const wave = { id: newId<WaveId>(), number, threshold: 5, rotates: false, takesComments: false, invited: 0 };
    await causeway.store.write((tx) => tx.insert(tx.tables.wave).values({ ...opened, ...wave }));
  }
}

/** A wave of the pulse is open, and nobody is asked in it. */
export async function opensFor({ store, clock, pulseKeysUrl }: Causeway, pulseId: PulseId): Promise<WaveId> {
  const now = clock.now();
  const id = newId<WaveId>();
  const times = { opensOn: now.toISOString().slice(0, 10), opensAt: now, closesAt: later(now, 7 * DAY) };
  const wave = { id, pulseId, number: 0, ...times, threshold: 5, rotates: false, takesComments: false, invited: 0 };
  await store.write((tx) => tx.insert(tx.tables.wave).values(wave));
  const waveKeys = await openWaveKeys(pulseKeysUrl);
  await waveKeys.make(id);
  await waveKeys.close();
  return id;
}

export async function wavesOf(causeway: Causeway, pulseId: PulseId) {
  const { wave } = causeway.store.read.tables;
  return causeway.store.read.select().from(wave).where(eq(wave.pulseId, pulseId)).orderBy(wave.number);
}

/** What became of the jobs of one kind, with the reasons that were written down. */
export async function endsOf({ store }: Causeway, kind: string) {
  const { job } = store.read.tables;
  const rows = await store.read.select().from(job).where(eq(job.kind, kind)).orderBy(job.runAt);
  return rows.map(({ outcome, lastError }) => (lastError === null ? outcome : `${outcome}: ${lastError}`));
}

export async function memberIn({ store }: Causeway, workspaceOf: string, account: string): Promise<MemberId> {
  const { member, workspace } = store.read.tables;
  const [row] = await store.read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(workspace.externalId, workspaceOf), eq(member.externalId, account)));
  if (row === undefined) throw new Error(`Nobody is called ${account} in ${workspaceOf}.`);
  return row.id;
}

export async function changesMember({ store }: Causeway, id: MemberId, change: NewMember): Promise<void> {
  await store.write((tx) => tx.update(tx.tables.member).set(change).where(eq(tx.tables.member.id, id)));
}

/** What the row of somebody who was asked says: read with the wave's key, as nobody but Causeway can. */
export async function answersKept(
  { store, pulseKeysUrl }: Causeway,
  id: MemberId,
): Promise<Given["answers"] | undefined> {
  const waveKeys = await openWaveKeys(pulseKeysUrl);
  try {
    for (const wave of await unfrozenWaves(store.read)) {
      const keys = await keysOf(waveKeys, wave.id);
      const given = keys && (await answersOf(store.read, keys, wave.id, id));
      if (given !== undefined) return given.answers;
    }
    return undefined;
  } finally {
    await waveKeys.close();
  }
}

export async function addsOwnItem({ store, clock }: Causeway, words: string): Promise<OwnItemId> {
  const id = newId<OwnItemId>();
  await store.write((tx) => tx.insert(tx.tables.ownItem).values({ id, words, addedBy: null, addedAt: clock.now() }));
  return id;
}

/** Their newest message in Slack. */
export const newest = (causeway: Causeway, person: Person) => causeway.postsIn(person.id).at(-1);

/** Answers every question, one after the other. */
export async function answersInSlack(causeway: Causeway, person: Person, ...labels: readonly string[]): Promise<void> {
  for (const [at, label] of labels.entries())
    await person.presses(`${label}: question ${at + 1} of ${labels.length}`, newest(causeway, person));
}
