/** Curators: who looks after, for an organisation, what its people tell and what partners tell of it. */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { nameOf } from "../chat/text.js";
import type { MemberId, OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { createInvitation, WEB } from "./passes.js";
import { addPerson, type NewPerson } from "./people-without-chat.js";
import { grantRole, holdersOf, idsWhere } from "./roles.js";
import { ensureStandingLink } from "./standing-links.js";

/** One more curator, whom the operator or the code that they gave away made one. An organisation that has one has a standing link too. */
export async function addCurator(
  tx: Writer,
  organisationId: OrganisationId,
  memberId: MemberId,
  now: Date,
): Promise<void> {
  await ensureStandingLink(tx, organisationId, now);
  await grantRole(tx, { memberId, role: "curator", organisationId }, { actorId: null, now });
}

/** Whoever an organisation came by: its first curator, who leads it here too and may choose others. */
export async function addFirstLeader(
  tx: Writer,
  organisationId: OrganisationId,
  memberId: MemberId,
  now: Date,
): Promise<void> {
  await addCurator(tx, organisationId, memberId, now);
  await grantRole(tx, { memberId, role: "leader", organisationId }, { actorId: null, now });
}

/**
 * Asks somebody in who curates the organisation: a curator of that name who was asked before, or somebody new. Only the
 * operator does. Returns a sign-in token that works once within 7 days.
 */
export async function inviteCurator(tx: Writer, person: NewPerson, now: Date): Promise<string> {
  const known = await curatorCalled(tx, person.organisationId, nameOf(person.name));
  const id = known ?? (await addPerson(tx, person, now));
  await addFirstLeader(tx, person.organisationId, id, now);
  return createInvitation(tx, id, now);
}

async function curatorCalled(read: Reader, organisationId: OrganisationId, name: string) {
  const { roleGrant, member, workspace } = read.tables;
  const isCurator = and(
    eq(roleGrant.role, "curator"),
    eq(roleGrant.organisationId, organisationId),
    isNull(roleGrant.endedAt),
  );
  const [row] = await read
    .select({ id: member.id })
    .from(roleGrant)
    .innerJoin(member, eq(member.id, roleGrant.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(isCurator, eq(workspace.platform, WEB), eq(member.name, name)));
  return row?.id;
}

/** The curators of an organisation, on whatever platform each of them is. */
export async function curatorsOf(read: Reader, organisationId: OrganisationId) {
  return holdersOf(read, "curator", organisationId);
}

/** The ids of what a member curates, for use within another query. */
export function idsCuratedBy(read: Reader, memberId: MemberId) {
  return idsWhere(read, memberId, "curator");
}

/** The organisations that a member curates. */
export async function curatedBy(
  read: Reader,
  memberId: MemberId | undefined,
): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]> {
  if (memberId === undefined) return [];
  const { organisation } = read.tables;
  return read
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.id, idsCuratedBy(read, memberId)))
    .orderBy(asc(organisation.name));
}
