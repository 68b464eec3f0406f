/** People whose organisation has no chat: Causeway keeps their workspace itself, one for each organisation. */
import { and, eq, or } from "drizzle-orm";
import { nameOf } from "../chat/text.js";
import { type MemberId, newId, type OrganisationId, type WorkspaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { ANYBODY, ensureWorkspace } from "./askers.js";
import { addEmployer } from "./channels.js";
import { WEB } from "./passes.js";

export interface NewPerson {
  readonly organisationId: OrganisationId;
  readonly name: string;
  /** Where they have one, and Causeway can write to it. */
  readonly email?: string | undefined;
}

/** A member of this name or address at the organisation: the one who was invited before, else a new one. */
export async function savePerson(tx: Writer, person: NewPerson, now: Date): Promise<MemberId> {
  const { member } = tx.tables;
  const name = nameOf(person.name);
  const email = person.email === undefined || person.email === "" ? undefined : person.email.trim().toLowerCase();
  const workspaceId = await ensureWorkspaceOf(tx, person.organisationId, now);
  const isSame = email === undefined ? eq(member.name, name) : or(eq(member.name, name), eq(member.email, email));
  const [known] = await tx
    .select({ id: member.id, externalId: member.externalId })
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), isSame));
  if (known !== undefined) {
    if (email !== undefined)
      await tx
        .update(member)
        .set({ email, address: { account: known.externalId, email } })
        .where(eq(member.id, known.id));
    return known.id;
  }
  return addPerson(tx, { workspaceId, account: newId(), name, email }, now);
}

/** The member that stands for whoever comes by the standing link. */
export async function ensureAnybody(tx: Writer, organisationId: OrganisationId, now: Date): Promise<void> {
  const workspaceId = await ensureWorkspaceOf(tx, organisationId, now);
  await addPerson(tx, { workspaceId, account: ANYBODY, name: "", email: undefined }, now);
}

/** Everybody of this address whom no chat reaches, with their organisation. */
export async function peopleOf(read: Reader, email: string) {
  const { member, workspace, workspaceOrganisation, organisation } = read.tables;
  return read
    .select({ id: member.id, name: member.name, organisation: organisation.name })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .innerJoin(workspaceOrganisation, eq(workspaceOrganisation.workspaceId, workspace.id))
    .innerJoin(organisation, eq(organisation.id, workspaceOrganisation.organisationId))
    .where(and(eq(workspace.platform, WEB), eq(member.email, email.trim().toLowerCase())));
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

async function addPerson(tx: Writer, { workspaceId, account, name, email }: NewRow, now: Date): Promise<MemberId> {
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
