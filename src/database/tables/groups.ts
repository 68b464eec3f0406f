/** Groups that are made by hand: each team may span organisations. */
import type { MemberId, TeamId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

export function defineGroupsTables(kit: Kit, { member }: DirectoryTables) {
  const { table, id, text, instant, index, primaryKey } = kit;

  /** People who work together across organisations, by a name that they know. */
  const team = table("team", {
    id: id<TeamId>("id").primaryKey(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull().unique(),
    madeBy: id<MemberId>("made_by").references(() => member.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  });

  const teamMember = table(
    "team_member",
    {
      teamId: id<TeamId>("team_id")
        .notNull()
        .references(() => team.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
    },
    (t) => [primaryKey({ columns: [t.teamId, t.memberId] }), index("team_member_member").on(t.memberId)],
  );

  return { team, teamMember };
}

export type GroupsTables = ReturnType<typeof defineGroupsTables>;
