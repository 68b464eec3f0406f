/** What somebody may decide and see by the roles that they hold at this moment. */
import { and, asc, eq, exists, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Employer } from "../context.js";
import type { MemberId, OrganisationId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { Role } from "../database/tables/directory.js";
import { idsWhere } from "./roles.js";

export interface Authority {
  readonly steward: boolean;
  readonly leads: readonly Employer[];
  readonly curates: readonly Employer[];
}

export async function authorityOf(read: Reader, memberId: MemberId | undefined): Promise<Authority> {
  if (memberId === undefined) return { steward: false, leads: [], curates: [] };
  const { roleGrant, organisation } = read.tables;
  const held = await read
    .select({ role: roleGrant.role, id: organisation.id, name: organisation.name })
    .from(roleGrant)
    .leftJoin(organisation, eq(organisation.id, roleGrant.organisationId))
    .where(and(eq(roleGrant.memberId, memberId), isNull(roleGrant.endedAt)))
    .orderBy(asc(organisation.name));
  const where = (wanted: Role): readonly Employer[] =>
    held.flatMap(({ role, id, name }) => (role === wanted && id !== null && name !== null ? [{ id, name }] : []));
  return { steward: held.some(({ role }) => role === "steward"), leads: where("leader"), curates: where("curator") };
}

/** Whether it gives the right to grant and to end a role: a steward's everywhere, a leader's curators of their own. */
export function mayDecide(
  { steward, leads }: Pick<Authority, "steward" | "leads">,
  { role, organisationId }: { readonly role: Role; readonly organisationId: OrganisationId | null },
): boolean {
  if (steward) return true;
  return role === "curator" && leads.some(({ id }) => id === organisationId);
}

/** The organisations that somebody curates or leads, each once. */
export function looksAfter({ leads, curates }: Authority): readonly Employer[] {
  const all = new Map([...leads, ...curates].map((one) => [one.id, one]));
  return [...all.values()].toSorted((one, other) => one.name.localeCompare(other.name, "en-GB"));
}

/** Rows that a member may see by their roles: a steward all, others those of their own organisations. */
export function withinSight(read: Reader, memberId: MemberId, organisationId: PgColumn): SQL | undefined {
  const { roleGrant } = read.tables;
  const steward = and(eq(roleGrant.memberId, memberId), eq(roleGrant.role, "steward"), isNull(roleGrant.endedAt));
  return or(
    exists(read.select({ id: roleGrant.id }).from(roleGrant).where(steward)),
    inArray(organisationId, idsWhere(read, memberId, "leader", "curator")),
  );
}
