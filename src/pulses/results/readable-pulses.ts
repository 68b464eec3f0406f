/**
 * Whose results are whose to read: the group reads first, those who lead it and are not of it one working day later,
 * nobody else ever.
 */
import { and, asc, eq, exists, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context.js";
import { type MemberId, type OrganisationId, type PulseId, readId } from "../../database/ids.js";
import { statement } from "../../database/statement.js";
import type { Reader } from "../../database/store.js";
import { ANYBODY } from "../../directory/askers.js";
import { idsWhere } from "../../directory/roles.js";
import { allPulses, findPulse, type Pulse, type Wave } from "../pulses.js";

export interface Results {
  readonly pulse: Pulse;
  /** Those that the reader may read, the oldest first. */
  readonly waves: readonly Wave[];
  /** The last of them. */
  readonly newest: Wave;
}

/** All that somebody may read at this moment; the pulse whose figures are the newest comes first. */
export async function resultsReadableBy(read: Reader, me: MemberId, now: Date): Promise<readonly Results[]> {
  const waves = (await wavesWhere(read, mayRead(read, me, now))).map(({ wave }) => wave);
  const results = (await allPulses(read)).flatMap((pulse) => {
    const own = waves.filter(({ pulseId }) => pulseId === pulse.id);
    return resultsOf(pulse, own);
  });
  const since = ({ newest }: Results): number => newest.frozenAt?.getTime() ?? 0;
  return results.toSorted((one, other) => since(other) - since(one));
}

function resultsOf(pulse: Pulse, waves: readonly Wave[]): readonly Results[] {
  const newest = waves.at(-1);
  return newest === undefined ? [] : [{ pulse, waves, newest }];
}

export interface AskedResults {
  readonly reader: MemberId;
  readonly results: Results;
}

/** What the asker named, if it is theirs to read. The id comes from their own device. */
export async function resultsFor(
  { read, now, asker }: Pick<Context, "read" | "now" | "asker">,
  typed: string,
): Promise<AskedResults | undefined> {
  const id = readId<PulseId>(typed);
  const reader = asker.memberId;
  if (id === undefined || reader === undefined) return undefined;
  const results = await resultsReadable(read, reader, now, id);
  return results && { reader, results };
}

/** Asked for everybody who is told of a result. */
const selectWaves = statement((db: Reader, given: { me: MemberId; now: Date; id: PulseId }) =>
  wavesWhere(db, and(eq(db.tables.pulse.id, given.id), mayRead(db, given.me, given.now))),
);

/** Undefined where there is nothing that they may read. */
export async function resultsReadable(
  read: Reader,
  me: MemberId,
  now: Date,
  id: PulseId,
): Promise<Results | undefined> {
  const waves = (await selectWaves(read, { me, now, id })).map(({ wave }) => wave);
  const pulse = waves.length === 0 ? undefined : await findPulse(read, id);
  return pulse && resultsOf(pulse, waves)[0];
}

function wavesWhere(read: Reader, where: SQL | undefined) {
  const { pulse, wave } = read.tables;
  return read
    .select({ wave })
    .from(wave)
    .innerJoin(pulse, eq(pulse.id, wave.pulseId))
    .where(where)
    .orderBy(asc(wave.number));
}

/** Of a wave joined to its pulse. */
function mayRead(read: Reader, me: MemberId, now: Date): SQL | undefined {
  const { wave, member, workspace } = read.tables;
  const here = read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(member.id, me), isHere(read)));
  const leads = and(lte(wave.leadersFrom, now), isLedBy(read, me));
  return and(isNotNull(wave.frozenAt), exists(here), or(isOf(read, me), leads));
}

/** They belong to the group, or were asked in one of the pulse's waves. */
function isOf(read: Reader, me: MemberId): SQL | undefined {
  const { pulse, member, workspace } = read.tables;
  const employer = read
    .select({ id: employerOf(read) })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(eq(member.id, me));
  return or(
    and(eq(pulse.groupKind, "system"), worksSomewhere(read, me)),
    and(eq(pulse.groupKind, "place"), inArray(pulse.groupId, placesOf(read, employer))),
    and(eq(pulse.groupKind, "organisation"), inArray(pulse.groupId, employer)),
    wasAsked(read, me),
  );
}

/** Anybody can join a team by its name: they read what came of the waves since they were first asked, and none before. */
function wasAsked(read: Reader, me: MemberId): SQL {
  const { pulse, wave, waveInvitation } = read.tables;
  const asked = read
    .select({ pulseId: wave.pulseId, number: wave.number })
    .from(wave)
    .innerJoin(waveInvitation, eq(waveInvitation.waveId, wave.id))
    .where(eq(waveInvitation.memberId, me))
    .as("asked");
  const isSince = or(ne(pulse.groupKind, "team"), lte(asked.number, wave.number));
  return exists(
    read
      .select({ number: asked.number })
      .from(asked)
      .where(and(eq(asked.pulseId, pulse.id), isSince)),
  );
}

/** An organisation uses their workspace, or they chose one: a guest of a workspace that none uses is nobody's staff. */
function worksSomewhere(read: Reader, me: MemberId): SQL {
  const { member, workspaceOrganisation: used } = read.tables;
  return exists(
    read
      .select({ id: member.id })
      .from(member)
      .leftJoin(used, eq(used.workspaceId, member.workspaceId))
      .where(and(eq(member.id, me), or(isNotNull(member.organisationId), isNotNull(used.organisationId)))),
  );
}

/** They lead an organisation that it concerns, look after the system, or answer to the group by name. */
function isLedBy(read: Reader, me: MemberId): SQL | undefined {
  const { pulse, roleGrant, member, teamMember } = read.tables;
  const leads = idsWhere(read, me, "leader");
  const steward = and(eq(roleGrant.memberId, me), eq(roleGrant.role, "steward"), isNull(roleGrant.endedAt));
  const teammates = read
    .select({ id: member.id })
    .from(teamMember)
    .innerJoin(member, eq(member.id, teamMember.memberId))
    .where(and(eq(teamMember.teamId, sql`${pulse.groupId}`), isNull(member.leftAt), inArray(employerOf(read), leads)));
  return or(
    eq(pulse.leaderId, me),
    exists(read.select({ id: roleGrant.id }).from(roleGrant).where(steward)),
    and(eq(pulse.groupKind, "system"), exists(leads)),
    and(eq(pulse.groupKind, "place"), inArray(pulse.groupId, placesOf(read, leads))),
    and(eq(pulse.groupKind, "organisation"), inArray(pulse.groupId, leads)),
    and(eq(pulse.groupKind, "team"), exists(teammates)),
  );
}

/** Whom a member works for; where they have not said, the only organisation that uses their workspace, if it is one. */
function employerOf(read: Reader): SQL<OrganisationId> {
  const { member, workspaceOrganisation: used } = read.tables;
  return sql`coalesce(${member.organisationId}, (
    select min(${used.organisationId}) from ${used} where ${used.workspaceId} = ${member.workspaceId} having count(*) = 1
  ))`;
}

function placesOf(read: Reader, organisations: Parameters<typeof exists>[0]) {
  const { organisationPlace } = read.tables;
  return read
    .select({ id: organisationPlace.placeId })
    .from(organisationPlace)
    .where(inArray(organisationPlace.organisationId, organisations));
}

function isHere({ tables: { member, workspace } }: Reader): SQL | undefined {
  return and(ne(member.externalId, ANYBODY), isNull(member.leftAt), isNull(workspace.disconnectedAt));
}
