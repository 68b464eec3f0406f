/** Who holds a role, among some hundred people at once. */
import { and, eq, exists, inArray, isNull, type SQL } from "drizzle-orm";
import type { MemberId, OrganisationId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Role } from "../../database/tables/directory.js";
import { canBeAsked, soleEmployers } from "../../groups/groups.js";

export async function holdersAmong(
  read: Reader,
  people: readonly MemberId[],
  roles: readonly Role[],
): Promise<ReadonlySet<MemberId>> {
  const { memberId, role, endedAt } = read.tables.roleGrant;
  const rows = await read
    .selectDistinct({ id: memberId })
    .from(read.tables.roleGrant)
    .where(and(inArray(memberId, [...people]), inArray(role, [...roles]), isNull(endedAt)));
  return new Set(rows.map(({ id }) => id));
}

/** Where those work who hold one of these roles and can be asked: each employer once, null where that is not known. */
export async function whereHeld(read: Reader, roles: readonly Role[]): Promise<readonly (OrganisationId | null)[]> {
  const { roleGrant, member } = read.tables;
  const holds = and(eq(roleGrant.memberId, member.id), inArray(roleGrant.role, [...roles]), isNull(roleGrant.endedAt));
  return whereWorking(read, exists(read.select({ id: roleGrant.id }).from(roleGrant).where(holds)));
}

/** The same, of whichever people can be asked. */
export async function whereWorking(read: Reader, people: SQL | undefined): Promise<readonly (OrganisationId | null)[]> {
  const { member, workspace } = read.tables;
  const sole = await soleEmployers(read);
  const rows = await read
    .selectDistinct({ workspaceId: member.workspaceId, organisationId: member.organisationId })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(people, canBeAsked(read)));
  return [...new Set(rows.map((row) => row.organisationId ?? sole.get(row.workspaceId) ?? null))];
}
