/** That a ritual was changed, for the audit trail. */
import type { Me } from "../../context.js";
import type { OrganisationId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { addAuditEntry } from "../../directory/audit.js";

export interface Change {
  readonly me: Me;
  readonly now: Date;
  /** As it is called from now on. */
  readonly name: string;
  /** Whose matter it is; the whole system's where it is left out. */
  readonly organisationId?: OrganisationId | undefined;
}

export async function keepRitual(tx: Writer, { me, now, name, organisationId }: Change): Promise<void> {
  await addAuditEntry(tx, {
    ...{ deed: "ritual-changed", at: now, actorId: me.id, reason: name },
    organisationId: organisationId ?? null,
  });
}
