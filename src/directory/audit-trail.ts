/** What was decided, for those who may see it. */
import { and, desc, eq, inArray, lt, or, type SQL } from "drizzle-orm";
import type { AuditEntryId, MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { Deed } from "../database/tables/audit.js";
import type { Role } from "../database/tables/directory.js";
import { withinSight } from "./authority.js";

export interface AuditEntry {
  readonly id: AuditEntryId;
  readonly at: Date;
  readonly deed: Deed;
  readonly actorId: MemberId | null;
  /** Undefined where the operator did it, or they are no longer known. */
  readonly actor: string | undefined;
  readonly member: string | undefined;
  readonly role: Role | null;
  readonly organisation: string | null;
  readonly reason: string;
}

/** The newest first; those before `before`, which has to be within their sight too. */
export async function auditEntriesSeenBy(
  read: Reader,
  memberId: MemberId,
  limit: number,
  before?: AuditEntryId,
): Promise<readonly AuditEntry[]> {
  const { auditEntry } = read.tables;
  const seen = withinSight(read, memberId, auditEntry.organisationId);
  const [last] = before === undefined ? [] : await selectEntries(read, and(eq(auditEntry.id, before), seen), 1);
  const earlier = last && or(lt(auditEntry.at, last.at), and(eq(auditEntry.at, last.at), lt(auditEntry.id, last.id)));
  return selectEntries(read, and(seen, earlier), limit);
}

async function selectEntries(read: Reader, where: SQL | undefined, limit: number): Promise<readonly AuditEntry[]> {
  const { auditEntry, organisation } = read.tables;
  const rows = await read
    .select({ entry: auditEntry, organisation: organisation.name })
    .from(auditEntry)
    .leftJoin(organisation, eq(organisation.id, auditEntry.organisationId))
    .where(where)
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(limit);
  const names = await namesOf(
    read,
    rows.flatMap(({ entry }) => [entry.actorId ?? [], entry.memberId ?? []].flat()),
  );
  return rows.map(({ entry, organisation }) => {
    const { id, at, deed, role, reason, actorId, memberId } = entry;
    const nameOf = (id: MemberId | null) => (id === null ? undefined : names.get(id));
    return { id, at, deed, actorId, actor: nameOf(actorId), member: nameOf(memberId), role, organisation, reason };
  });
}

async function namesOf(read: Reader, ids: readonly MemberId[]): Promise<ReadonlyMap<MemberId, string>> {
  if (ids.length === 0) return new Map();
  const { member } = read.tables;
  const rows = await read
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(inArray(member.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
