/** The outbox and the schedule, and what came of them. */
import type { MessageRef } from "../../chat/platform.js";
import type { GatheredId, JobId, MemberId, PostedId, WorkspaceId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

/** How a job ended. `parked` waits for a person to look at it. */
export type JobOutcome = "done" | "lapsed" | "abandoned" | "parked" | "skipped";

export function defineScheduleTables(kit: Kit, { workspace, member }: DirectoryTables) {
  const { table, id, text, integer, boolean, instant, json, index, primaryKey } = kit;

  /** The outbox and the schedule. `runAt` is also a claim's lease, `claim` its fence. */
  const job = table(
    "job",
    {
      id: id<JobId>("id").primaryKey(),
      kind: text("kind").notNull(),
      /** What is served in turn, so that one workspace that is down does not hold the others. */
      lane: text("lane").notNull(),
      onceKey: text("once_key").unique(),
      payload: json<unknown>("payload").notNull(),
      payloadVersion: integer("payload_version").notNull(),
      runAt: instant("run_at").notNull(),
      attempts: integer("attempts").notNull(),
      /** How often our own code failed at it, refusals of a platform not counted. */
      faults: integer("faults").notNull().default(0),
      claim: text("claim"),
      /** Written before a message is sent: a job that is claimed again after it may have arrived already. */
      startedAt: instant("started_at"),
      doneAt: instant("done_at"),
      outcome: text<JobOutcome>("outcome"),
      lastError: text("last_error"),
    },
    // Each lane's next job is one seek away, however many wait in the others.
    (t) => [index("job_due").on(t.doneAt, t.lane, t.runAt)],
  );

  /** Every message that a platform took, so that it can be changed when what it tells is edited or withdrawn. */
  const posted = table(
    "posted",
    {
      id: id<PostedId>("id").primaryKey(),
      workspaceId: id<WorkspaceId>("workspace_id")
        .notNull()
        .references(() => workspace.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id").references(() => member.id, { onDelete: "cascade" }),
      message: text("message").notNull(),
      payload: json<unknown>("payload").notNull(),
      payloadVersion: integer("payload_version").notNull(),
      ref: json<MessageRef>("ref").notNull(),
      /** Counts against the person's budget of unsolicited messages. */
      unsolicited: boolean("unsolicited").notNull(),
      /** Why it was said; null of what was said before that was kept. */
      manner: text("manner"),
      postedAt: instant("posted_at").notNull(),
    },
    (t) => [index("posted_member").on(t.memberId, t.postedAt), index("posted_at").on(t.postedAt)],
  );

  /** What a posted message tells of, such as `story:<id>`. */
  const postedAbout = table(
    "posted_about",
    {
      about: text("about").notNull(),
      postedId: id<PostedId>("posted_id")
        .notNull()
        .references(() => posted.id, { onDelete: "cascade" }),
    },
    (t) => [primaryKey({ columns: [t.about, t.postedId] }), index("posted_about_posted").on(t.postedId)],
  );

  /** What a day has brought beyond what is said at once: it comes in one message the next morning. */
  const gathered = table(
    "gathered",
    {
      id: id<GatheredId>("id").primaryKey(),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      message: text("message").notNull(),
      payload: json<unknown>("payload").notNull(),
      payloadVersion: integer("payload_version").notNull(),
      gatheredAt: instant("gathered_at").notNull(),
    },
    (t) => [index("gathered_member").on(t.memberId, t.gatheredAt)],
  );

  /**
   * A person's places for what Causeway says of its own accord: as many as they may get in seven days. One is taken
   * before the message is sent, so that no two of them are sent in the last.
   */
  const nudgePlace = table(
    "nudge_place",
    {
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      place: integer("place").notNull(),
      /** Whose message has it. */
      jobId: id<JobId>("job_id").notNull(),
      /** When its sending began; once it is known, when it was taken. */
      takenAt: instant("taken_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.memberId, t.place] }), index("nudge_place_taken").on(t.takenAt)],
  );

  return { job, posted, postedAbout, gathered, nudgePlace };
}
