/** Whose week is planned together: people whose clocks show the same. */
import { and, asc, eq, gt, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { MemberId, OrganisationId, WorkspaceId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { canBeAsked, soleEmployers } from "../../groups/groups.js";
import { isTimeZone } from "../../schedule/occurrences.js";

export interface Person {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  /** Whom they work for; null where a shared workspace leaves that open and they have not said. */
  readonly organisationId: OrganisationId | null;
  readonly createdAt: Date;
}

/** Every zone that somebody is in; the system's for those whose own is not known. */
export async function zonesOfPeople(read: Reader, systemZone: string): Promise<readonly string[]> {
  const { known } = await namedZones(read);
  return [...new Set([systemZone, ...known])];
}

/** The next so many people of a zone who can be asked, by id. */
export async function peopleInZone(
  read: Reader,
  { timeZone, systemZone, after }: { timeZone: string; systemZone: string; after: MemberId | undefined },
  limit: number,
): Promise<readonly Person[]> {
  const { member, workspace } = read.tables;
  const sole = await soleEmployers(read);
  const isTheirs = timeZone === systemZone ? await isUnknownOr(read, systemZone) : eq(member.timeZone, timeZone);
  const rows = await read
    .select({
      id: member.id,
      workspaceId: member.workspaceId,
      organisationId: member.organisationId,
      createdAt: member.createdAt,
    })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(isTheirs, canBeAsked(read), after && gt(member.id, after)))
    .orderBy(asc(member.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, organisationId: row.organisationId ?? sole.get(row.workspaceId) ?? null }));
}

async function isUnknownOr(read: Reader, systemZone: string): Promise<SQL | undefined> {
  const { timeZone } = read.tables.member;
  const { unknown } = await namedZones(read);
  return or(isNull(timeZone), eq(timeZone, systemZone), inArray(timeZone, [...unknown]));
}

/** As platforms told them: those that this machine knows, and those that it does not. */
async function namedZones(read: Reader) {
  const { member } = read.tables;
  const rows = await read.selectDistinct({ zone: member.timeZone }).from(member);
  const named = rows.flatMap(({ zone }) => zone ?? []);
  return { known: named.filter(isTimeZone), unknown: named.filter((zone) => !isTimeZone(zone)) };
}
