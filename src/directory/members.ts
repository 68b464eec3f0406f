/** People. */
import { and, eq, isNull } from "drizzle-orm";
import type { MemberId, WorkspaceId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import type { Hours } from "../database/tables/directory.js";

export interface Member {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** In their own words; empty where they have not said. */
  readonly role: string;
  /** Null where the person has not chosen among a shared workspace's employers. */
  readonly organisation: string | null;
}

export async function findMember(read: Reader, id: MemberId): Promise<Member | undefined> {
  const { member, organisation, workspaceOrganisation } = read.tables;
  const [row] = await read
    .select({
      id: member.id,
      workspaceId: member.workspaceId,
      name: member.name,
      role: member.role,
      organisation: organisation.name,
    })
    .from(member)
    .leftJoin(organisation, eq(organisation.id, member.organisationId))
    .where(eq(member.id, id));
  if (row === undefined || row.organisation !== null) return row;
  const shared = await read
    .select({ name: organisation.name })
    .from(workspaceOrganisation)
    .innerJoin(organisation, eq(organisation.id, workspaceOrganisation.organisationId))
    .where(eq(workspaceOrganisation.workspaceId, row.workspaceId))
    .limit(2);
  return { ...row, organisation: shared.length === 1 ? (shared[0]?.name ?? null) : null };
}

export type AskedFor = { readonly snoozedUntil: Date | null; readonly optedOutAt: Date | null };

const updateWishes = statement((db: Writer, given: AskedFor & { id: MemberId }) => {
  const { member } = db.tables;
  const { snoozedUntil, optedOutAt } = given;
  return db.update(member).set({ snoozedUntil, optedOutAt }).where(eq(member.id, given.id));
});

/** When Causeway may write to somebody unasked. */
export async function saveWishes(tx: Writer, id: MemberId, wishes: AskedFor): Promise<void> {
  await updateWishes(tx, { id, ...wishes });
}

/** Null for the usual day. What waits for their hours already is judged by these when it is due. */
export async function saveHours(tx: Writer, id: MemberId, hours: Hours | null): Promise<void> {
  const { member } = tx.tables;
  await tx.update(member).set({ hours }).where(eq(member.id, id));
}

/** What somebody chose; undefined where they are not known. */
export async function wishesOf(read: Reader, id: MemberId) {
  const { member } = read.tables;
  const { snoozedUntil, optedOutAt, hours, timeZone } = member;
  const [row] = await read.select({ snoozedUntil, optedOutAt, hours, timeZone }).from(member).where(eq(member.id, id));
  return row;
}

/** Whom a document is made for: undefined once they have left, or their workspace took Causeway away. */
export async function documentReader(read: Reader, id: MemberId) {
  const { member, workspace, workspaceOrganisation } = read.tables;
  const rows = await read
    .select({ chosen: member.organisationId, employer: workspaceOrganisation.organisationId })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .leftJoin(workspaceOrganisation, eq(workspaceOrganisation.workspaceId, workspace.id))
    .where(and(eq(member.id, id), isNull(member.leftAt), isNull(workspace.disconnectedAt)));
  const employers = rows.flatMap(({ employer }) => employer ?? []);
  const chosen = employers.find((employer) => employer === rows[0]?.chosen);
  const employer = chosen ?? (employers.length === 1 ? employers[0] : undefined);
  return rows.length === 0 ? undefined : { id, employer };
}
