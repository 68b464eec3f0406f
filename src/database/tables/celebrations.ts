/** What a team counts each week, what was celebrated, and whether it lasts; and how leaders and teams look at themselves. */
import type { CelebrationId, MemberId, TeamId, TeamMeasureId, WebCheckId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { GroupsTables } from "./groups.js";
import type { Element } from "./stories.js";

export const measureKinds = ["yes-no", "count"] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Still doing it? */
export const statuses = ["happening", "slipping", "stopped"] as const;
export type Status = (typeof statuses)[number];

export function defineCelebrationsTables(kit: Kit, { member }: DirectoryTables, { team }: GroupsTables) {
  const { table, id, text, integer, instant, json, index, unique, primaryKey } = kit;

  /** The one behaviour that a team counts each week. */
  const teamMeasure = table(
    "team_measure",
    {
      id: id<TeamMeasureId>("id").primaryKey(),
      teamId: id<TeamId>("team_id")
        .notNull()
        .references(() => team.id, { onDelete: "cascade" }),
      /** As a question that is answered each week: "Did every discharge on Friday have a named contact?" */
      question: text("question").notNull(),
      kind: text<MeasureKind>("kind").notNull(),
      chosenBy: id<MemberId>("chosen_by").references(() => member.id, { onDelete: "set null" }),
      chosenAt: instant("chosen_at").notNull(),
      endedAt: instant("ended_at"),
    },
    (t) => [index("team_measure_team").on(t.teamId, t.endedAt)],
  );

  /** One week's answer: the count, or 1 for yes and 0 for no. A week without one is a gap. */
  const measureWeek = table(
    "measure_week",
    {
      measureId: id<TeamMeasureId>("measure_id")
        .notNull()
        .references(() => teamMeasure.id, { onDelete: "cascade" }),
      /** Its Monday, in the system's zone. */
      week: text("week").notNull(),
      value: integer("value").notNull(),
    },
    (t) => [primaryKey({ columns: [t.measureId, t.week] })],
  );

  /** A change that was celebrated, and the watch over it. */
  const celebration = table(
    "celebration",
    {
      id: id<CelebrationId>("id").primaryKey(),
      measureId: id<TeamMeasureId>("measure_id")
        .notNull()
        .references(() => teamMeasure.id, { onDelete: "cascade" }),
      words: text("words").notNull(),
      /** The Monday from which on the change counts. */
      since: text("since").notNull(),
      celebratedBy: id<MemberId>("celebrated_by").references(() => member.id, { onDelete: "set null" }),
      celebratedAt: instant("celebrated_at").notNull(),
      /** The last week of the baseline; null until there are twelve. The months are counted from `frozenAt`. */
      frozenWeek: text("frozen_week"),
      frozenAt: instant("frozen_at"),
      /** When each alarm was first raised. */
      amberAt: instant("amber_at"),
      redAt: instant("red_at"),
      /** Who sees to it, what they will do, and what came of it, once there is an alarm. */
      ownerId: id<MemberId>("owner_id").references(() => member.id, { onDelete: "set null" }),
      action: text("action"),
      dueOn: text("due_on"),
      outcome: text("outcome"),
      answeredAt: instant("answered_at"),
      endedAt: instant("ended_at"),
    },
    (t) => [index("celebration_measure").on(t.measureId), index("celebration_ended").on(t.endedAt)],
  );

  /** What was said at 3, 6, 9 and 12 months, and what was left of the gain then. */
  const celebrationCheck = table(
    "celebration_check",
    {
      celebrationId: id<CelebrationId>("celebration_id")
        .notNull()
        .references(() => celebration.id, { onDelete: "cascade" }),
      month: integer("month").notNull(),
      askedAt: instant("asked_at").notNull(),
      status: text<Status>("status"),
      answeredBy: id<MemberId>("answered_by").references(() => member.id, { onDelete: "set null" }),
      answeredAt: instant("answered_at"),
      /** Of a hundred; null where the gain was too small to divide by, or there was too little to say. */
      retained: integer("retained"),
    },
    (t) => [primaryKey({ columns: [t.celebrationId, t.month] })],
  );

  /** What a leader did, for that leader alone. */
  const leaderDeed = table(
    "leader_deed",
    {
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      /** The Monday of its week, in the system's zone. */
      week: text("week").notNull(),
      deed: text("deed").notNull(),
      at: instant("at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.memberId, t.week, t.deed] }), index("leader_deed_week").on(t.week)],
  );

  /** How a team sees the six elements of its culture, once a quarter. */
  const webCheck = table(
    "web_check",
    {
      id: id<WebCheckId>("id").primaryKey(),
      teamId: id<TeamId>("team_id")
        .notNull()
        .references(() => team.id, { onDelete: "cascade" }),
      /** The first day of the quarter. */
      quarter: text("quarter").notNull(),
      seen: json<readonly SeenElement[]>("seen").notNull(),
      /** What they would change first; empty where nothing was said. */
      first: text("first").notNull(),
      byId: id<MemberId>("by_id").references(() => member.id, { onDelete: "set null" }),
      at: instant("at").notNull(),
    },
    (t) => [unique("web_check_once").on(t.teamId, t.quarter)],
  );

  return { teamMeasure, measureWeek, celebration, celebrationCheck, leaderDeed, webCheck };
}

export interface SeenElement {
  readonly element: Element;
  readonly view: "not-working" | "change" | "keep";
}
