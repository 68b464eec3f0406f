/** Whose week is planned together: people whose clocks show the same. */
import { and, asc, eq, gt, inArray, isNull, or } from "drizzle-orm";
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

export interface Zone {
  readonly timeZone: string;
  /** It is the system's: also of everybody whose own is not known. */
  readonly isSystems: boolean;
  /** Names that platforms told and this machine does not know: of the system's zone alone. */
  readonly unknown: readonly string[];
}

/** Every zone that somebody is in. It reads everybody, and so is no part of a write. */
export async function zonesOfPeople(read: Reader, systemZone: string): Promise<readonly Zone[]> {
  const { member } = read.tables;
  const rows = await read.selectDistinct({ zone: member.timeZone }).from(member);
  const named = rows.flatMap(({ zone }) => zone ?? []);
  const unknown = named.filter((zone) => !isTimeZone(zone));
  const others = named.filter((zone) => isTimeZone(zone) && zone !== systemZone);
  return [
    { timeZone: systemZone, isSystems: true, unknown },
    ...others.map((timeZone) => ({ timeZone, isSystems: false, unknown: [] })),
  ];
}

/** The next so many people of a zone who can be asked, by id. */
export async function peopleInZone(
  read: Reader,
  { timeZone, isSystems, unknown }: Zone,
  after: MemberId | undefined,
  limit: number,
): Promise<readonly Person[]> {
  const { member, workspace } = read.tables;
  const sole = await soleEmployers(read);
  const named = inArray(member.timeZone, [timeZone, ...unknown]);
  const isTheirs = isSystems ? or(isNull(member.timeZone), named) : named;
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
