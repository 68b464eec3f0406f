/** What abbreviations mean, as people have added it. */
import type { JargonId, MemberId, OrganisationId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

export function defineJargonTables(kit: Kit, { organisation, member }: DirectoryTables) {
  const { table, id, text, instant, index } = kit;

  const jargon = table(
    "jargon",
    {
      id: id<JargonId>("id").primaryKey(),
      /** Whose it is; null where it is the whole system's. */
      organisationId: id<OrganisationId>("organisation_id").references(() => organisation.id, { onDelete: "cascade" }),
      abbreviation: text("abbreviation").notNull(),
      /** The abbreviation folded for comparison, so that "G.P." and "gp" are one. */
      folded: text("folded").notNull(),
      meaning: text("meaning").notNull(),
      /** A hash of whose it is, the abbreviation and the meaning, folded: no engine counts two nulls as the same. */
      onceKey: text("once_key").notNull().unique(),
      addedBy: id<MemberId>("added_by")
        .notNull()
        .references(() => member.id),
      addedAt: instant("added_at").notNull(),
    },
    (t) => [index("jargon_folded").on(t.folded), index("jargon_added").on(t.organisationId, t.addedAt)],
  );

  return { jargon };
}
