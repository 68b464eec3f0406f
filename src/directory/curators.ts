/** Curators: who decides, for an organisation, on what its people tell without saying who they are. */
import { asc, eq } from "drizzle-orm";
import type { MemberId, OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { later } from "../schedule/clock.js";
import { createSignIn, INVITATION_LIFE_MS } from "./passes.js";
import { type NewPerson, savePerson } from "./people-without-chat.js";
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

/** Asks the first person of an organisation in, who curates it. Returns a sign-in token that works once within 7 days. */
export async function inviteCurator(tx: Writer, person: NewPerson, now: Date): Promise<string> {
  const id = await savePerson(tx, person, now);
  await addCurator(tx, person.organisationId, id, now);
  return createSignIn(tx, id, later(now, INVITATION_LIFE_MS));
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
