/** What was decided about a signal, for the audit trail. Nothing that anybody wrote stands there. */
import type { MemberId, SignalId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { addAuditEntry } from "../../directory/audit.js";
import { findPulse } from "../pulses.js";
import { concerned } from "./concerned.js";
import { findSignal } from "./pulse-signals.js";

export interface SignalDeed {
  readonly deed: "signal-owned" | "signal-answered";
  readonly at: Date;
  readonly actorId: MemberId;
  readonly memberId?: MemberId;
}

/** It is the matter of the organisation that it concerns; of the whole system, where that is more than one. */
export async function recordSignal(tx: Writer, id: SignalId, entry: SignalDeed): Promise<void> {
  const signal = await findSignal(tx, id);
  const pulse = signal && (await findPulse(tx, signal.pulseId));
  const group = signal && pulse && concerned(pulse, signal.cell);
  await addAuditEntry(tx, { ...entry, organisationId: group?.kind === "organisation" ? group.id : null });
}
