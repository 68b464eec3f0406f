/** The audit trail: every grant and every decision, by whom and why. */
import { type AuditEntryId, type MemberId, newId, type OrganisationId, type StoryId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import type { Deed } from "../database/tables/audit.js";
import type { Role } from "../database/tables/directory.js";

export interface NewAuditEntry {
  readonly deed: Deed;
  readonly at: Date;
  /** Null where the operator did it from a shell, or a time ran out. */
  readonly actorId: MemberId | null;
  /** Null where it is the whole system's matter. */
  readonly organisationId: OrganisationId | null;
  readonly memberId?: MemberId;
  readonly role?: Role;
  readonly storyId?: StoryId;
  /** In the actor's words, which the guard has read. */
  readonly reason?: string;
}

export async function addAuditEntry(tx: Writer, entry: NewAuditEntry): Promise<void> {
  await tx.insert(tx.tables.auditEntry).values({ id: newId<AuditEntryId>(), ...entry });
}
