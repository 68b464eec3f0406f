/** What others make of a story: whether partners agree that it is read, who could use it, who thanks for it. */
import type { IntroductionId, MemberId, OrganisationId, StoryId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { StoriesTables } from "./stories.js";

/**
 * What came of asking a partner. Only "agreed", "no-objection" and "overturned" let a story go beyond the organisation
 * where it was told; "change" and "refused" do not, and "overturned" is a steward's answer to an appeal.
 */
export const decisions = ["agreed", "no-objection", "overturned", "change", "refused"] as const;
export type Decision = (typeof decisions)[number];

export const reactions = ["use", "me-too", "tell-more"] as const;
export type Reaction = (typeof reactions)[number];

export function defineStoryAnswersTables(
  kit: Kit,
  { organisation, member }: DirectoryTables,
  { story }: StoriesTables,
) {
  const { table, id, text, boolean, instant, index, unique, primaryKey } = kit;

  /**
   * Whether an organisation agrees that a story which names it is read beyond the one where it was told. A row of that
   * one itself stands where its own curator has to look first.
   */
  const storyConsent = table(
    "story_consent",
    {
      storyId: id<StoryId>("story_id")
        .notNull()
        .references(() => story.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id, { onDelete: "cascade" }),
      /** An edited story is asked about again: an answer holds for the words of one asking. */
      askedAt: instant("asked_at").notNull(),
      /** Silence is no answer to this one. */
      mustAgree: boolean("must_agree").notNull(),
      /** When it was last made sure that each of its curators is sent a card. */
      chasedAt: instant("chased_at"),
      /** When the first of its curators got the card, and who that was. */
      deliveredAt: instant("delivered_at"),
      deliveredTo: id<MemberId>("delivered_to").references(() => member.id),
      /** From when on silence means no objection; null where it never does, or nothing was delivered yet. */
      dueAt: instant("due_at"),
      decision: text<Decision>("decision"),
      decidedAt: instant("decided_at"),
      decidedBy: id<MemberId>("decided_by").references(() => member.id),
      /** Told to the author. */
      reason: text("reason").notNull().default(""),
      /** The author asked the stewards to look again at a no. */
      appealedAt: instant("appealed_at"),
      appeal: text("appeal").notNull().default(""),
      /** A steward's reason, once one has looked again. Told to the author and the partner. */
      verdict: text("verdict").notNull().default(""),
    },
    (t) => [
      primaryKey({ columns: [t.storyId, t.organisationId] }),
      index("story_consent_organisation").on(t.organisationId, t.decision),
      index("story_consent_due").on(t.decision, t.dueAt),
    ],
  );

  /** What somebody means to do with a story. Nobody is ranked by it, and no number of them is shown. */
  const storyReaction = table(
    "story_reaction",
    {
      storyId: id<StoryId>("story_id")
        .notNull()
        .references(() => story.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      reaction: text<Reaction>("reaction").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.storyId, t.memberId, t.reaction] }),
      index("story_reaction_member").on(t.memberId, t.createdAt),
    ],
  );

  /** Somebody would like to hear more from a story's author, who has to agree before either learns of the other. */
  const introduction = table(
    "introduction",
    {
      id: id<IntroductionId>("id").primaryKey(),
      storyId: id<StoryId>("story_id")
        .notNull()
        .references(() => story.id, { onDelete: "cascade" }),
      askerId: id<MemberId>("asker_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      /** What the asker would like to know. */
      words: text("words").notNull(),
      /** How the asker, and then the author, can be reached. */
      askerContact: text("asker_contact").notNull(),
      authorContact: text("author_contact").notNull().default(""),
      createdAt: instant("created_at").notNull(),
      agreedAt: instant("agreed_at"),
      declinedAt: instant("declined_at"),
    },
    (t) => [unique("introduction_once").on(t.storyId, t.askerId), index("introduction_created").on(t.createdAt)],
  );

  const storyThanks = table(
    "story_thanks",
    {
      storyId: id<StoryId>("story_id")
        .notNull()
        .references(() => story.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      /** The thanks in their own words; empty where a press said it all. */
      words: text("words").notNull().default(""),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.storyId, t.memberId] })],
  );

  return { storyConsent, storyReaction, introduction, storyThanks };
}
