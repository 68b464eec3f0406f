/** Who may do what. No platform's idea of an admin counts, and every query asks here, at once. */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { type GrantId, type MemberId, newId, type OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { Role } from "../database/tables/directory.js";
import { addAuditEntry } from "./audit.js";

export interface Grant {
  readonly memberId: MemberId;
  readonly role: Role;
  /** Null for a steward, who is the whole system's. */
  readonly organisationId: OrganisationId | null;
}

/** Who did it, and when. No actor means the operator, from a shell. */
export interface By {
  readonly actorId: MemberId | null;
  readonly now: Date;
}

/** Undefined where they have the role already. */
export async function grantRole(tx: Writer, grant: Grant, { actorId, now }: By): Promise<GrantId | undefined> {
  if (await holdsRole(tx, grant)) return undefined;
  const id = newId<GrantId>();
  const { memberId, role, organisationId } = grant;
  await tx.insert(tx.tables.roleGrant).values({ id, memberId, role, organisationId, grantedAt: now });
  await addAuditEntry(tx, { deed: "role-granted", at: now, actorId, memberId, role, organisationId });
  return id;
}

/** Ends a role at once. Undefined where they do not have it. */
export async function endRole(tx: Writer, grant: Grant, { actorId, now }: By): Promise<GrantId | undefined> {
  const { roleGrant } = tx.tables;
  const ended = await tx
    .update(roleGrant)
    .set({ endedAt: now })
    .where(standing(tx, grant))
    .returning({ id: roleGrant.id });
  const [first] = ended;
  if (first === undefined) return undefined;
  const { memberId, role, organisationId } = grant;
  await addAuditEntry(tx, { deed: "role-ended", at: now, actorId, memberId, role, organisationId });
  return first.id;
}

export async function holdsRole(read: Reader, grant: Grant): Promise<boolean> {
  const { roleGrant } = read.tables;
  const held = await read.select({ id: roleGrant.id }).from(roleGrant).where(standing(read, grant)).limit(1);
  return held.length > 0;
}

export async function isSteward(read: Reader, memberId: MemberId | undefined): Promise<boolean> {
  return memberId !== undefined && holdsRole(read, { memberId, role: "steward", organisationId: null });
}

/**
 * Everybody who holds a role at an organisation and is here to be asked, on whatever platform each of them is; the first
 * granted first.
 */
export async function holdersOf(read: Reader, role: Role, organisationId: OrganisationId | null) {
  const { roleGrant, member } = read.tables;
  return read
    .select({ id: member.id, workspaceId: member.workspaceId })
    .from(roleGrant)
    .innerJoin(member, eq(member.id, roleGrant.memberId))
    .where(and(eq(roleGrant.role, role), isAt(read, organisationId), isNull(roleGrant.endedAt), isAround(read)))
    .orderBy(asc(roleGrant.grantedAt));
}

/** Of a member: they have not left, and nobody marked them as away. */
export function isAround({ tables: { member } }: Reader) {
  return and(isNull(member.leftAt), isNull(member.awayAt));
}

/** The ids of the organisations where a member holds a role, for use within another query. */
export function idsWhere(read: Reader, memberId: MemberId, ...roles: readonly Role[]) {
  const { roleGrant, organisation } = read.tables;
  return read
    .select({ id: organisation.id })
    .from(roleGrant)
    .innerJoin(organisation, eq(organisation.id, roleGrant.organisationId))
    .where(and(eq(roleGrant.memberId, memberId), inArray(roleGrant.role, [...roles]), isNull(roleGrant.endedAt)));
}

function standing(read: Reader, { memberId, role, organisationId }: Grant) {
  const { roleGrant } = read.tables;
  return and(
    eq(roleGrant.memberId, memberId),
    eq(roleGrant.role, role),
    isAt(read, organisationId),
    isNull(roleGrant.endedAt),
  );
}

function isAt(read: Reader, organisationId: OrganisationId | null) {
  const { roleGrant } = read.tables;
  return organisationId === null ? isNull(roleGrant.organisationId) : eq(roleGrant.organisationId, organisationId);
}
