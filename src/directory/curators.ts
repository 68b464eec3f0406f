/** Curators: who decides, for an organisation, on what its people tell without saying who they are. */
import { and, asc, eq } from "drizzle-orm";
import { nameOf } from "../chat/text.js";
import type { MemberId, OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { createInvitation, WEB } from "./passes.js";
import { addPerson, type NewPerson } from "./people-without-chat.js";
import { ensureStandingLink } from "./standing-links.js";

/** One more curator. An organisation that has one has a standing link too. */
export async function addCurator(
  tx: Writer,
  organisationId: OrganisationId,
  memberId: MemberId,
  now: Date,
): Promise<void> {
  await ensureStandingLink(tx, organisationId, now);
  await tx.insert(tx.tables.curator).values({ organisationId, memberId, since: now }).onConflictDoNothing();
}

/**
 * Asks somebody in who curates the organisation: a curator of that name who was asked before, or somebody new. Only the
 * operator does. Returns a sign-in token that works once within 7 days.
 */
export async function inviteCurator(tx: Writer, person: NewPerson, now: Date): Promise<string> {
  const known = await curatorCalled(tx, person.organisationId, nameOf(person.name));
  const id = known ?? (await addPerson(tx, person, now));
  await addCurator(tx, person.organisationId, id, now);
  return createInvitation(tx, id, now);
}

async function curatorCalled(read: Reader, organisationId: OrganisationId, name: string) {
  const { curator, member, workspace } = read.tables;
  const [row] = await read
    .select({ id: member.id })
    .from(curator)
    .innerJoin(member, eq(member.id, curator.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(curator.organisationId, organisationId), eq(workspace.platform, WEB), eq(member.name, name)));
  return row?.id;
}

/** The curators of an organisation, on whatever platform each of them is. */
export async function curatorsOf(read: Reader, organisationId: OrganisationId) {
  const { curator, member } = read.tables;
  return read
    .select({ id: member.id, workspaceId: member.workspaceId })
    .from(curator)
    .innerJoin(member, eq(member.id, curator.memberId))
    .where(eq(curator.organisationId, organisationId))
    .orderBy(asc(curator.since));
}

/** The ids of what a member curates, for use within another query. */
export function idsCuratedBy(read: Reader, memberId: MemberId) {
  const { curator } = read.tables;
  return read.select({ id: curator.organisationId }).from(curator).where(eq(curator.memberId, memberId));
}

/** The organisations that a member curates. */
export async function curatedBy(
  read: Reader,
  memberId: MemberId | undefined,
): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]> {
  if (memberId === undefined) return [];
  const { curator, organisation } = read.tables;
  return read
    .select({ id: organisation.id, name: organisation.name })
    .from(curator)
    .innerJoin(organisation, eq(organisation.id, curator.organisationId))
    .where(eq(curator.memberId, memberId))
    .orderBy(asc(organisation.name));
}
