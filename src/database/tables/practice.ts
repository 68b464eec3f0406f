/** What people try, need, lend and are stopped by. */
import type { BlockedRuleId, MemberId, NeedId, NeedMatchId, OrganisationId, TeamId, TryId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { GroupsTables } from "./groups.js";

/** Whether a try changes how the work runs, or how people are with each other. */
export const tryTags = ["mechanics", "dynamics"] as const;
export type TryTag = (typeof tryTags)[number];

export const tryDecisions = ["adopt", "adapt", "abandon"] as const;
export type TryDecision = (typeof tryDecisions)[number];

export function definePracticeTables(kit: Kit, { member, organisation }: DirectoryTables, { team }: GroupsTables) {
  const { table, id, text, boolean, instant, index, unique } = kit;

  /** One cycle of plan, do, study, act. */
  const tryCycle = table(
    "try_cycle",
    {
      id: id<TryId>("id").primaryKey(),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id),
      teamId: id<TeamId>("team_id").references(() => team.id, { onDelete: "set null" }),
      aim: text("aim").notNull(),
      prediction: text("prediction").notNull(),
      test: text("test").notNull(),
      who: text("who").notNull(),
      tag: text<TryTag>("tag").notNull(),
      /** A local date of the system's zone. */
      studyOn: text("study_on").notNull(),
      /** The cycle that this one goes on from. */
      after: id<TryId>("after"),
      startedAt: instant("started_at").notNull(),
      saw: text("saw").notNull().default(""),
      learned: text("learned").notNull().default(""),
      decision: text<TryDecision>("decision"),
      decidedAt: instant("decided_at"),
    },
    (t) => [
      index("try_cycle_member").on(t.memberId, t.startedAt),
      index("try_cycle_organisation").on(t.organisationId, t.decidedAt),
      index("try_cycle_after").on(t.after),
    ],
  );

  /** Something that somebody needs, or can lend. */
  const need = table(
    "need",
    {
      id: id<NeedId>("id").primaryKey(),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id),
      /** True of what can be lent. */
      offer: boolean("offer").notNull(),
      words: text("words").notNull(),
      /** How whoever it is matched with reaches them. */
      contact: text("contact").notNull(),
      createdAt: instant("created_at").notNull(),
      closedAt: instant("closed_at"),
    },
    (t) => [index("need_open").on(t.closedAt, t.createdAt), index("need_member").on(t.memberId, t.createdAt)],
  );

  /** A need and an offer that may belong together. */
  const needMatch = table(
    "need_match",
    {
      id: id<NeedMatchId>("id").primaryKey(),
      needId: id<NeedId>("need_id")
        .notNull()
        .references(() => need.id, { onDelete: "cascade" }),
      offerId: id<NeedId>("offer_id")
        .notNull()
        .references(() => need.id, { onDelete: "cascade" }),
      madeAt: instant("made_at").notNull(),
      /** Each says for themselves that it was done. */
      needDoneAt: instant("need_done_at"),
      offerDoneAt: instant("offer_done_at"),
      /** One of them said that it does not fit. */
      declinedAt: instant("declined_at"),
    },
    (t) => [unique("need_match_once").on(t.needId, t.offerId), index("need_match_offer").on(t.offerId)],
  );

  /** A rule that stopped joint work: who bends it, by when, and what came of it. */
  const blockedRule = table(
    "blocked_rule",
    {
      id: id<BlockedRuleId>("id").primaryKey(),
      raisedBy: id<MemberId>("raised_by")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id),
      /** Whose rule it is. */
      ownedBy: id<OrganisationId>("owned_by")
        .notNull()
        .references(() => organisation.id),
      rule: text("rule").notNull(),
      stopped: text("stopped").notNull(),
      raisedAt: instant("raised_at").notNull(),
      /** The answer is due ten days after it was raised: a local date. */
      dueOn: text("due_on").notNull(),
      ownerId: id<MemberId>("owner_id").references(() => member.id, { onDelete: "set null" }),
      ownedAt: instant("owned_at"),
      escalatedAt: instant("escalated_at"),
      answer: text("answer").notNull().default(""),
      /** Whether it was changed, may be bent, or has to stay. */
      outcome: text<"changed" | "bent" | "stays">("outcome"),
      answeredBy: id<MemberId>("answered_by").references(() => member.id, { onDelete: "set null" }),
      answeredAt: instant("answered_at"),
      /** Taken back by whoever raised it. */
      withdrawnAt: instant("withdrawn_at"),
    },
    (t) => [
      index("blocked_rule_open").on(t.answeredAt, t.dueOn),
      index("blocked_rule_owned_by").on(t.ownedBy, t.answeredAt),
      index("blocked_rule_raised_by").on(t.raisedBy, t.raisedAt),
    ],
  );

  return { tryCycle, need, needMatch, blockedRule };
}
