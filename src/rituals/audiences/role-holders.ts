/** Who holds a role, among some hundred people at once. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Role } from "../../database/tables/directory.js";

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

/** Whether anybody holds one of these roles anywhere. */
export async function isHeld(read: Reader, roles: readonly Role[]): Promise<boolean> {
  const { roleGrant, member } = read.tables;
  const rows = await read
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .innerJoin(member, eq(member.id, roleGrant.memberId))
    .where(and(inArray(roleGrant.role, [...roles]), isNull(roleGrant.endedAt), isNull(member.leftAt)))
    .limit(1);
  return rows.length > 0;
}
