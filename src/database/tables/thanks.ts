/** Thanks from one person to others, whatever their organisations and platforms. */
import type { MemberId, OrganisationId, ThankedId, ThanksDraftId, ThanksId, ThanksReplyId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

/** Who may see a thank-you: those whom it thanks, or others too once all of them agree. */
export const seenBy = ["them", "others"] as const;
export type SeenBy = (typeof seenBy)[number];

/** A thank-you as it was written, before everybody in it is found. */
export interface DraftedThanks {
  /** The sender's own organisation. */
  readonly from: OrganisationId;
  readonly names: readonly string[];
  readonly organisations: readonly OrganisationId[];
  readonly words: string;
  readonly seenBy: SeenBy;
  readonly relayOf: ThanksId | null;
}

export function defineThanksTables(kit: Kit, { member, organisation }: DirectoryTables) {
  const { table, id, text, instant, json, index, unique } = kit;

  const thanks = table(
    "thanks",
    {
      id: id<ThanksId>("id").primaryKey(),
      senderId: id<MemberId>("sender_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id),
      words: text("words").notNull(),
      seenBy: text<SeenBy>("seen_by").notNull(),
      /** The thanks that its sender was given before, and passes on. Those may be gone by now. */
      relayOf: id<ThanksId>("relay_of"),
      /** The Monday of its week in the system's zone, as a story's. */
      week: text("week").notNull(),
      createdAt: instant("created_at").notNull(),
      takenBackAt: instant("taken_back_at"),
    },
    (t) => [
      index("thanks_created").on(t.createdAt),
      index("thanks_sender").on(t.senderId, t.createdAt),
      index("thanks_relay").on(t.relayOf),
    ],
  );

  /** Everybody whom a thank-you thanks. */
  const thanked = table(
    "thanked",
    {
      id: id<ThankedId>("id").primaryKey(),
      thanksId: id<ThanksId>("thanks_id")
        .notNull()
        .references(() => thanks.id, { onDelete: "cascade" }),
      /** Null for somebody whom Causeway cannot reach: then the name is all there is. */
      memberId: id<MemberId>("member_id").references(() => member.id, { onDelete: "cascade" }),
      /** As the sender wrote it. */
      name: text("name").notNull(),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id),
      /** When curators were asked to pass it on to somebody who cannot be reached. */
      askedAt: instant("asked_at"),
      /** When they said that it helped; of somebody who cannot be reached, when a curator said that it was passed on. */
      helpedAt: instant("helped_at"),
      /** Agreed that others may see it. */
      agreedAt: instant("agreed_at"),
    },
    (t) => [
      unique("thanked_once").on(t.thanksId, t.memberId),
      index("thanked_member").on(t.memberId),
      index("thanked_organisation").on(t.organisationId),
    ],
  );

  const thanksReply = table(
    "thanks_reply",
    {
      id: id<ThanksReplyId>("id").primaryKey(),
      thankedId: id<ThankedId>("thanked_id")
        .notNull()
        .references(() => thanked.id, { onDelete: "cascade" }),
      words: text("words").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("thanks_reply_thanked").on(t.thankedId)],
  );

  /** Kept until its sender has said who is meant, or for a day. */
  const thanksDraft = table(
    "thanks_draft",
    {
      id: id<ThanksDraftId>("id").primaryKey(),
      senderId: id<MemberId>("sender_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      drafted: json<DraftedThanks>("drafted").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("thanks_draft_created").on(t.createdAt)],
  );

  return { thanks, thanked, thanksReply, thanksDraft };
}
