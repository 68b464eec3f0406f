/** Which settings somebody changed, for the audit trail: of which kind they are, never what they say. */
import type { MemberId, OrganisationId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { addAuditEntry } from "./audit.js";
import type { OrganisationSettings } from "./organisation-settings.js";
import type { SystemSettings } from "./system-settings.js";

const kinds = ["routes", "hospitalNumbers", "contacts", "purpose", "mustAgree", "colour"] as const;
export type SettingKind = (typeof kinds)[number];

/** Null where it is the whole system's. */
export async function recordChange(
  tx: Writer,
  by: { readonly actorId: MemberId; readonly organisationId: OrganisationId | null; readonly at: Date },
  before: OrganisationSettings | SystemSettings,
  after: OrganisationSettings | SystemSettings,
): Promise<void> {
  const [was, is]: readonly Readonly<Partial<Record<SettingKind, unknown>>>[] = [before, after];
  const changed = kinds.filter((kind) => textOf(was?.[kind]) !== textOf(is?.[kind]));
  if (changed.length > 0) await addAuditEntry(tx, { deed: "settings-changed", reason: changed.join(" "), ...by });
}

/** As `recordChange` wrote it. */
export function settingKindsIn(reason: string): readonly SettingKind[] {
  const written = reason.split(" ");
  return kinds.filter((kind) => written.includes(kind));
}

/** Routes come in no order of their own. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : one,
  ) ?? "";
