/** Writes down who settled what about a pulse. */
import type { Me } from "../../context.js";
import type { Writer } from "../../database/store.js";
import { addAuditEntry } from "../../directory/audit.js";
import { type PulseDeed, writtenPulseDeed } from "../../directory/pulse-deeds.js";
import type { ChangedPulse, Pulse } from "../pulses.js";

interface Deed {
  /** As it is from then on. */
  readonly pulse: Pulse;
  /** The group's. */
  readonly name: string;
  readonly by: Me;
  readonly at: Date;
  readonly changes?: PulseDeed["changes"];
}

export async function recordPulse(
  tx: Writer,
  deed: "pulse-planned" | "pulse-changed" | "pulse-ended",
  { pulse: { group, threshold }, name, by, at, changes = [] }: Deed,
): Promise<void> {
  const organisationId = group.kind === "organisation" ? group.id : null;
  const reason = writtenPulseDeed({ group: name, threshold, changes });
  await addAuditEntry(tx, { deed, at, actorId: by.id, organisationId, reason });
}

/** What a change makes of a pulse that was not so before. */
export function changesIn(was: Pulse, is: ChangedPulse): PulseDeed["changes"] {
  const kinds = ["cadenceWeeks", "threshold", "target", "halves", "skippedMonths", "firstOn", "leaderId"] as const;
  return kinds.flatMap((kind) => {
    const [from, to] = [String(was[kind]), String(is[kind] ?? null)];
    // An id is nobody's name.
    const said = kind === "leaderId" ? { from: "", to: "" } : { from, to };
    return from === to || !(kind in is) ? [] : [{ kind, ...said }];
  });
}
