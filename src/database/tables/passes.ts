/** How people without a chat come in, and who looks after what they tell. */
import type { MemberId, OrganisationId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

/** A link that signs somebody in once, or the session that it began. */
export type PassKind = "sign-in" | "session";

export function definePassesTables(kit: Kit, { member, organisation }: DirectoryTables) {
  const { table, id, text, instant, index } = kit;

  /** Kept only as a hash: whoever reads the database cannot sign in as anybody. */
  const pass = table(
    "pass",
    {
      hash: text("hash").primaryKey(),
      kind: text<PassKind>("kind").notNull(),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      expiresAt: instant("expires_at").notNull(),
    },
    (t) => [index("pass_member").on(t.memberId, t.kind), index("pass_expires").on(t.expiresAt)],
  );

  /**
   * The link with which anybody at an organisation tells a story. It hangs on walls and can be shown again, so it is
   * no secret of a person's: what comes by it waits for a curator.
   */
  const standingLink = table("standing_link", {
    organisationId: id<OrganisationId>("organisation_id")
      .primaryKey()
      .references(() => organisation.id, { onDelete: "cascade" }),
    token: text("token").notNull().unique(),
    madeAt: instant("made_at").notNull(),
  });

  return { pass, standingLink };
}
