/** Roles that stand, with whom and where, for those who may see them. */
import { and, asc, count, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { GrantId, MemberId, OrganisationId, WorkspaceId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { Role } from "../database/tables/directory.js";
import { withinSight } from "./authority.js";

export interface SeenGrant {
  readonly id: GrantId;
  readonly memberId: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly platform: string;
  readonly role: Role;
  readonly organisationId: OrganisationId | null;
  readonly organisation: string | null;
  readonly endedAt: Date | null;
}

/** By organisation, the whole system's first; from the one after `after` on. */
export async function grantsSeenBy(
  read: Reader,
  memberId: MemberId,
  limit: number,
  after?: GrantId,
): Promise<readonly SeenGrant[]> {
  const { roleGrant } = read.tables;
  const seen = withinSight(read, memberId, roleGrant.organisationId);
  const [last] = after === undefined ? [] : await selectGrants(read, and(eq(roleGrant.id, after), seen), 1);
  return selectGrants(read, and(stands(read), seen, last && follows(read, last)), limit);
}

/** A role whoever asks: what may be done with it is the caller's to settle, in the same transaction. */
export async function anyGrant(read: Reader, id: GrantId): Promise<SeenGrant | undefined> {
  const [grant] = await selectGrants(read, eq(read.tables.roleGrant.id, id), 1);
  return grant;
}

/** All that stand, for the operator. */
export async function allGrants(read: Reader): Promise<readonly SeenGrant[]> {
  return selectGrants(read, stands(read), 10_000);
}

export async function countHolders(read: Reader, role: Role, organisationId: OrganisationId | null): Promise<number> {
  const { roleGrant, member } = read.tables;
  const where =
    organisationId === null ? isNull(roleGrant.organisationId) : eq(roleGrant.organisationId, organisationId);
  const [row] = await read
    .select({ holders: count() })
    .from(roleGrant)
    .innerJoin(member, eq(member.id, roleGrant.memberId))
    .where(and(eq(roleGrant.role, role), where, stands(read)));
  return row?.holders ?? 0;
}

const stands = ({ tables: { roleGrant, member } }: Reader) => and(isNull(roleGrant.endedAt), isNull(member.leftAt));

/** The system's own sort before every organisation's name. */
const nameKeyOf = ({ tables: { organisation } }: Reader) => sql<string>`coalesce(${organisation.nameKey}, '')`;

function follows(read: Reader, last: SeenGrant & { readonly nameKey: string }): SQL | undefined {
  const { roleGrant } = read.tables;
  const nameKey = nameKeyOf(read);
  return or(gt(nameKey, last.nameKey), and(eq(nameKey, last.nameKey), gt(roleGrant.id, last.id)));
}

async function selectGrants(read: Reader, where: SQL | undefined, limit: number) {
  const { roleGrant, member, workspace, organisation } = read.tables;
  return read
    .select({
      id: roleGrant.id,
      memberId: member.id,
      workspaceId: member.workspaceId,
      name: member.name,
      platform: workspace.platform,
      role: roleGrant.role,
      organisationId: roleGrant.organisationId,
      organisation: organisation.name,
      nameKey: nameKeyOf(read),
      endedAt: roleGrant.endedAt,
    })
    .from(roleGrant)
    .innerJoin(member, eq(member.id, roleGrant.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .leftJoin(organisation, eq(organisation.id, roleGrant.organisationId))
    .where(where)
    .orderBy(asc(nameKeyOf(read)), asc(roleGrant.id))
    .limit(limit);
}
