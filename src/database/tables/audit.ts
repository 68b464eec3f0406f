/** Who decided what. Nothing a person told stands here, so that it can be kept. */
import type { AuditEntryId, MemberId, OrganisationId, StoryId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables, Role } from "./directory.js";

export const deeds = [
  "role-granted",
  "role-ended",
  "story-released",
  "story-not-released",
  "sharing-agreed",
  "sharing-not-objected",
  "change-asked",
  "sharing-refused",
  "appealed",
  "refusal-upheld",
  "refusal-overturned",
  "concern-raised",
  "concern-settled",
  "finding-overruled",
  "settings-changed",
  "pulse-planned",
  "pulse-changed",
  "pulse-ended",
  "signal-owned",
  "signal-answered",
  "step-started",
  "ritual-changed",
  "marked-away",
  "marked-back",
  "paused",
  "resumed",
  "rule-owned",
  "rule-answered",
  "celebrated",
  "fade-owned",
  "fade-answered",
] as const;
export type Deed = (typeof deeds)[number];

export function defineAuditTables(kit: Kit, { member, organisation }: DirectoryTables) {
  const { table, id, text, instant, index } = kit;

  const auditEntry = table(
    "audit_entry",
    {
      id: id<AuditEntryId>("id").primaryKey(),
      at: instant("at").notNull(),
      deed: text<Deed>("deed").notNull(),
      /** Null where the operator did it from a shell, or nobody did: a time ran out. */
      actorId: id<MemberId>("actor_id").references(() => member.id, { onDelete: "set null" }),
      /** Whose matter it is; null where it is the whole system's. */
      organisationId: id<OrganisationId>("organisation_id").references(() => organisation.id, { onDelete: "cascade" }),
      /** Whom a role was granted to, or taken from. */
      memberId: id<MemberId>("member_id").references(() => member.id, { onDelete: "set null" }),
      role: text<Role>("role"),
      /** The story may be gone by now. */
      storyId: id<StoryId>("story_id"),
      reason: text("reason").notNull().default(""),
    },
    (t) => [index("audit_entry_at").on(t.at), index("audit_entry_organisation").on(t.organisationId, t.at)],
  );

  return { auditEntry };
}
