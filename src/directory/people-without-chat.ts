/** People whose organisation has no chat: Causeway keeps their workspace itself, one for each organisation. */
import { and, asc, eq, inArray, isNull, ne, notInArray } from "drizzle-orm";
import { nameOf } from "../chat/text.js";
import { type MemberId, newId, type OrganisationId, type WorkspaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { ANYBODY, ensureWorkspace } from "./askers.js";
import { addEmployer } from "./channels.js";
import { dropPasses, WEB } from "./passes.js";

export interface NewPerson {
  readonly organisationId: OrganisationId;
  readonly name: string;
  /** Where they have one, and Causeway can write to it. */
  readonly email?: string | undefined;
}

/** Adds somebody. Two people may have one name, so nobody is taken for another by it. */
export async function addPerson(tx: Writer, { organisationId, name, email }: NewPerson, now: Date): Promise<MemberId> {
  const workspaceId = await ensureWorkspaceOf(tx, organisationId, now);
  return insertPerson(tx, { workspaceId, account: newId(), name: nameOf(name), email: folded(email) }, now);
}

/** The member that stands for whoever comes by the standing link. */
export async function ensureAnybody(tx: Writer, organisationId: OrganisationId, now: Date): Promise<void> {
  const workspaceId = await ensureWorkspaceOf(tx, organisationId, now);
  await insertPerson(tx, { workspaceId, account: ANYBODY, name: "", email: undefined }, now);
}

/** Whether somebody reads on pages alone what Causeway tells them. */
export async function isWithoutChat(read: Reader, id: MemberId): Promise<boolean> {
  const { member, workspace } = read.tables;
  const rows = await read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(member.id, id), eq(workspace.platform, WEB)));
  return rows.length > 0;
}

/** Everybody of this address whom no chat reaches, with their organisation. */
export async function peopleOf(read: Reader, typed: string) {
  const { member, workspace, workspaceOrganisation, organisation } = read.tables;
  const email = folded(typed);
  if (email === undefined) return [];
  const rows = await read
    .select({ id: member.id, name: member.name, organisation: organisation.name, organisationId: organisation.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .innerJoin(workspaceOrganisation, eq(workspaceOrganisation.workspaceId, workspace.id))
    .innerJoin(organisation, eq(organisation.id, workspaceOrganisation.organisationId))
    .where(and(eq(workspace.platform, WEB), eq(member.email, email), isNull(member.leftAt)));
  return rows.map((row) => ({ ...row, email }));
}

/** Those whom a curator has asked in and may ask in again: of the organisation, and no curator themselves. */
export async function invitedPeople(read: Reader, organisationId: OrganisationId, limit: number) {
  const { member } = read.tables;
  return read
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(isInvited(read, organisationId))
    .orderBy(asc(member.name))
    .limit(limit);
}

/** One of them; undefined where it is none of theirs. */
export async function invitedPerson(read: Reader, organisationId: OrganisationId, id: MemberId) {
  const { member } = read.tables;
  const [row] = await read
    .select({ id: member.id, name: member.name, workspaceId: member.workspaceId })
    .from(member)
    .where(and(eq(member.id, id), isInvited(read, organisationId)));
  return row;
}

/** No link and no session works for them from now on. What they told stays theirs. */
export async function endAccess(tx: Writer, id: MemberId, now: Date): Promise<void> {
  await dropPasses(tx, id);
  await tx.update(tx.tables.member).set({ leftAt: now, email: null }).where(eq(tx.tables.member.id, id));
}

function isInvited(read: Reader, organisationId: OrganisationId) {
  const { member, workspace, roleGrant } = read.tables;
  const home = read
    .select({ id: workspace.id })
    .from(workspace)
    .where(and(eq(workspace.platform, WEB), eq(workspace.externalId, organisationId)));
  const curators = read.select({ id: roleGrant.memberId }).from(roleGrant).where(isNull(roleGrant.endedAt));
  return and(
    inArray(member.workspaceId, home),
    isNull(member.leftAt),
    ne(member.externalId, ANYBODY),
    notInArray(member.id, curators),
  );
}

async function ensureWorkspaceOf(tx: Writer, organisationId: OrganisationId, now: Date): Promise<WorkspaceId> {
  const workspaceId = await ensureWorkspace(tx, WEB, organisationId, now);
  await addEmployer(tx, workspaceId, organisationId);
  return workspaceId;
}

interface NewRow {
  readonly workspaceId: WorkspaceId;
  readonly account: string;
  readonly name: string;
  readonly email: string | undefined;
}

async function insertPerson(tx: Writer, { workspaceId, account, name, email }: NewRow, now: Date): Promise<MemberId> {
  const id = newId<MemberId>();
  const address = email === undefined ? { account } : { account, email };
  const values = { id, workspaceId, externalId: account, name, role: "", email, address, createdAt: now };
  // There is nobody to ask for their name: it is the one that they were invited by.
  await tx
    .insert(tx.tables.member)
    .values({ ...values, profiledAt: now })
    .onConflictDoNothing();
  return id;
}

function folded(email: string | undefined): string | undefined {
  const address = email?.trim().toLowerCase() ?? "";
  return address === "" ? undefined : address;
}
