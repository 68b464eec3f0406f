/** Who somebody is to the result of a wave, as parts of a query over waves joined to their pulses. */
import { and, eq, exists, inArray, isNotNull, isNull, lte, ne, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { MemberId, OrganisationId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { ANYBODY } from "../../directory/askers.js";
import { idsWhere } from "../../directory/roles.js";

/** Here still, in a workspace that still has Causeway. */
export function isHere(read: Reader, me: MemberId): SQL {
  const { member, workspace } = read.tables;
  return exists(
    read
      .select({ id: member.id })
      .from(member)
      .innerJoin(workspace, eq(workspace.id, member.workspaceId))
      .where(
        and(eq(member.id, me), ne(member.externalId, ANYBODY), isNull(member.leftAt), isNull(workspace.disconnectedAt)),
      ),
  );
}

/** They were asked in this wave, wherever they belong by now. Of the others that tells them nothing. */
export function wasAsked(read: Reader, me: MemberId): SQL {
  const { wave, waveInvitation: asked } = read.tables;
  return exists(
    read
      .select({ id: asked.waveId })
      .from(asked)
      .where(and(eq(asked.waveId, wave.id), eq(asked.memberId, me))),
  );
}

/** They belong to the group at this moment. */
export function belongs(read: Reader, me: MemberId): SQL | undefined {
  const { pulse, member, workspace } = read.tables;
  const employer = read
    .select({ id: employerOf(read) })
    .from(member)
    // Of one table alone, columns would be named without it, and the query within would take them for its own.
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(eq(member.id, me));
  return or(
    and(eq(pulse.groupKind, "system"), worksSomewhere(read, me)),
    and(eq(pulse.groupKind, "place"), inArray(pulse.groupId, placesOf(read, employer))),
    and(eq(pulse.groupKind, "organisation"), inArray(pulse.groupId, employer)),
    and(eq(pulse.groupKind, "team"), isInTeam(read, me), wasAskedBy(read, me)),
  );
}

function isInTeam(read: Reader, me: MemberId): SQL {
  const { pulse, teamMember } = read.tables;
  const isMine = and(eq(teamMember.teamId, sql`${pulse.groupId}`), eq(teamMember.memberId, me));
  return exists(read.select({ id: teamMember.teamId }).from(teamMember).where(isMine));
}

/** Anybody can join a team by its name: they read what came of the waves since they were first asked, and none before. */
function wasAskedBy(read: Reader, me: MemberId): SQL {
  const { pulse, wave, waveInvitation } = read.tables;
  const asked = read
    .select({ pulseId: wave.pulseId, number: wave.number })
    .from(wave)
    .innerJoin(waveInvitation, eq(waveInvitation.waveId, wave.id))
    .where(eq(waveInvitation.memberId, me))
    .as("asked");
  return exists(
    read
      .select({ number: asked.number })
      .from(asked)
      .where(and(eq(asked.pulseId, pulse.id), lte(asked.number, wave.number))),
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
export function leads(read: Reader, me: MemberId): SQL | undefined {
  const { pulse, member, teamMember } = read.tables;
  const led = idsWhere(read, me, "leader");
  const teammates = read
    .select({ id: member.id })
    .from(teamMember)
    .innerJoin(member, eq(member.id, teamMember.memberId))
    .where(and(eq(teamMember.teamId, sql`${pulse.groupId}`), isNull(member.leftAt), inArray(employerOf(read), led)));
  return or(
    eq(pulse.leaderId, me),
    holds(read, me, "steward"),
    and(eq(pulse.groupKind, "system"), exists(led)),
    and(eq(pulse.groupKind, "place"), inArray(pulse.groupId, placesOf(read, led))),
    and(eq(pulse.groupKind, "organisation"), inArray(pulse.groupId, led)),
    and(eq(pulse.groupKind, "team"), exists(teammates)),
  );
}

/**
 * Leaders of any organisation, stewards, and the leader named for the pulse wait a working day, whether or not they were
 * asked themselves: were that no matter, most of those who lead would read at the moment at which the group does.
 */
export function waits(read: Reader, me: MemberId | SQLWrapper): SQL | undefined {
  const { leaderId } = read.tables.pulse;
  // It may be nobody: to be compared with that is neither true nor false, and neither is what is not that.
  return or(and(isNotNull(leaderId), eq(leaderId, me)), holds(read, me, "leader", "steward"));
}

function holds(read: Reader, me: MemberId | SQLWrapper, ...roles: readonly ("leader" | "steward")[]): SQL {
  const { roleGrant } = read.tables;
  const isHeld = and(eq(roleGrant.memberId, me), inArray(roleGrant.role, [...roles]), isNull(roleGrant.endedAt));
  return exists(read.select({ id: roleGrant.id }).from(roleGrant).where(isHeld));
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
