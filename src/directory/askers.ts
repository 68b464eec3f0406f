/** Who is asking: the person behind an interaction, and whom they work for. */
import { isDeepStrictEqual } from "node:util";
import { and, asc, eq } from "drizzle-orm";
import type { Interaction, Person } from "../chat/interaction.js";
import { nameOf } from "../chat/text.js";
import type { Asker, Me } from "../context.js";
import { type MemberId, newId, type OrganisationId, type WorkspaceId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import { enqueueNamed } from "../schedule/jobs.js";
import { learnProfileJob } from "./learn-profile.js";

/** The account of whoever holds an organisation's standing link. No platform has one of this name. */
export const ANYBODY = "anybody";

/** One row for each organisation that uses the workspace; one without where none does yet. */
const selectAsker = statement((db: Reader, given: { platform: string; workspace: string; account: string }) => {
  const { workspace, member, workspaceOrganisation, organisation } = db.tables;
  return db
    .select({
      workspaceId: workspace.id,
      disconnectedAt: workspace.disconnectedAt,
      memberId: member.id,
      address: member.address,
      name: member.name,
      role: member.role,
      chosen: member.organisationId,
      employerId: organisation.id,
      employerName: organisation.name,
    })
    .from(workspace)
    .leftJoin(member, and(eq(member.workspaceId, workspace.id), eq(member.externalId, given.account)))
    .leftJoin(workspaceOrganisation, eq(workspaceOrganisation.workspaceId, workspace.id))
    .leftJoin(organisation, eq(organisation.id, workspaceOrganisation.organisationId))
    .where(and(eq(workspace.platform, given.platform), eq(workspace.externalId, given.workspace)))
    .orderBy(asc(organisation.name));
});

export async function findAsker(read: Reader, { platform, workspace, who }: Interaction): Promise<Asker> {
  const rows = await selectAsker(read, { platform, workspace, account: who.account });
  const [row] = rows;
  const employers = rows.flatMap(({ employerId: id, employerName: name }) =>
    id === null || name === null ? [] : [{ id, name }],
  );
  const chosen = employers.find(({ id }) => id === row?.chosen);
  return {
    workspaceId: row?.workspaceId,
    memberId: row?.memberId ?? undefined,
    address: row?.address ?? undefined,
    disconnected: row !== undefined && row.disconnectedAt !== null,
    name: row?.name ?? nameOf(who.name),
    role: row?.role ?? "",
    unnamed: who.account === ANYBODY,
    employer: chosen ?? (employers.length === 1 ? employers[0] : undefined),
    employers,
  };
}

/** The asker as a row, made now where this is the first that we hear of them. */
export async function ensureAsker(tx: Writer, interaction: Interaction, asker: Asker, now: Date): Promise<Me> {
  const { workspaceId, memberId } = asker;
  if (workspaceId !== undefined && memberId !== undefined) {
    await keepAddress(tx, memberId, interaction.who, asker);
    return { id: memberId, workspaceId };
  }
  const home = workspaceId ?? (await ensureWorkspace(tx, interaction.platform, interaction.workspace, now));
  return ensureMember(tx, home, interaction.who, now);
}

/** A platform may reach people another way than before: a private chat that was begun, a service that moved. */
async function keepAddress(tx: Writer, id: MemberId, { address }: Person, known: Asker): Promise<void> {
  // What is not said this time still holds: a message in a channel does not name the private chat.
  const merged = { ...known.address, ...address };
  if (isDeepStrictEqual(merged, known.address)) return;
  const { member } = tx.tables;
  await tx.update(member).set({ address: merged }).where(eq(member.id, id));
}

export async function ensureWorkspace(
  tx: Writer,
  platform: string,
  externalId: string,
  now: Date,
): Promise<WorkspaceId> {
  const { workspace } = tx.tables;
  await tx
    .insert(workspace)
    .values({ id: newId<WorkspaceId>(), platform, externalId, createdAt: now })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ id: workspace.id })
    .from(workspace)
    .where(and(eq(workspace.platform, platform), eq(workspace.externalId, externalId)));
  if (row === undefined) throw new Error("a workspace that was just added is not there");
  return row.id;
}

/** A member for this person. One whom we did not know is looked up on their platform soon after. */
export async function ensureMember(tx: Writer, workspaceId: WorkspaceId, person: Person, now: Date): Promise<Me> {
  const { member } = tx.tables;
  const id = newId<MemberId>();
  await tx
    .insert(member)
    .values({
      id,
      workspaceId,
      externalId: person.account,
      name: nameOf(person.name),
      role: "",
      address: person.address,
      createdAt: now,
    })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), eq(member.externalId, person.account)));
  if (row === undefined) throw new Error("a member who was just added is not there");
  if (row.id === id)
    await enqueueNamed(tx, learnProfileJob, { payload: { member: id }, runAt: now, lane: workspaceId });
  return { id: row.id, workspaceId };
}

/** Remembers what the person said of themselves. */
export async function rememberMember(
  tx: Writer,
  id: MemberId,
  known: { readonly organisationId?: OrganisationId; readonly role?: string },
): Promise<void> {
  const { member } = tx.tables;
  if (Object.keys(known).length > 0) await tx.update(member).set(known).where(eq(member.id, id));
}
