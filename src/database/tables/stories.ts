/** Stories, and what leads to one. */
import type { MemberId, OrganisationId, ProposalId, StoryDraftId, StoryId, WorkspaceId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

/** Who may read a story. */
export const audiences = ["organisation", "place", "system"] as const;
export type Audience = (typeof audiences)[number];

/** How a story names its author. */
export const bylines = ["name", "role", "nobody"] as const;
export type Byline = (typeof bylines)[number];

export const storyKinds = ["win", "challenge", "strength", "lesson", "need", "offer"] as const;
export type StoryKind = (typeof storyKinds)[number];

/** The six elements of Johnson and Scholes' Cultural Web. */
export const elements = ["story", "symbol", "power", "structure", "control", "ritual"] as const;
export type Element = (typeof elements)[number];

/** Six ways to create a culture for integration (NHS Employers, Skills for Care). */
export const ways = ["experiment", "vision", "tone", "worlds", "data", "strengths"] as const;
export type Way = (typeof ways)[number];

/** Who agreed that their own words may be told. */
export type Permission = "person" | "carer";

/** Answers of a form that was not finished, by field. */
export type Drafted = Readonly<Record<string, string | readonly string[]>>;

export function defineStoriesTables(kit: Kit, { organisation, workspace, member }: DirectoryTables) {
  const { table, id, text, instant, json, index, unique, primaryKey } = kit;

  const story = table(
    "story",
    {
      id: id<StoryId>("id").primaryKey(),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id),
      authorId: id<MemberId>("author_id")
        .notNull()
        .references(() => member.id),
      kind: text<StoryKind>("kind").notNull().default("win"),
      happened: text("happened").notNull(),
      changed: text("changed").notNull(),
      /** Who else was involved, from where Causeway does not reach. */
      others: text("others").notNull().default(""),
      /** A person's or carer's own words, and who of them agreed that they are told. */
      ownWords: text("own_words").notNull().default(""),
      permission: text<Permission>("permission"),
      /** Whose story it is, where its author told it for somebody else. */
      toldFor: text("told_for").notNull().default(""),
      element: text<Element>("element"),
      way: text<Way>("way"),
      /** The ids of the partners that it names, with a space between: the same as in `story_organisation`, for search. */
      named: text("named").notNull().default(""),
      audience: text<Audience>("audience").notNull(),
      byline: text<Byline>("byline").notNull(),
      /** The author's role as it was when it was told. */
      role: text("role").notNull(),
      /** The Monday of its week in the system's zone, YYYY-MM-DD: portable to group by, right across clock changes. */
      week: text("week").notNull(),
      createdAt: instant("created_at").notNull(),
      editedAt: instant("edited_at"),
      /** Told by somebody who did not say who they are: nobody reads it until a curator lets it go. */
      heldAt: instant("held_at"),
      /**
       * Since when people beyond its own organisation may read it, as far as its audience goes: everybody who had to
       * agree has agreed. Null until then.
       */
      sharedAt: instant("shared_at"),
      /** A curator took it for a concern: nobody but its author reads it. */
      concernAt: instant("concern_at"),
      withdrawnAt: instant("withdrawn_at"),
      /** Why a curator said no to it; told to its author. */
      refusal: text("refusal").notNull().default(""),
    },
    (t) => [
      index("story_created").on(t.createdAt),
      index("story_shared").on(t.sharedAt),
      index("story_author").on(t.authorId, t.createdAt),
      index("story_week").on(t.week, t.organisationId),
      index("story_held").on(t.organisationId, t.heldAt),
      index("story_held_at").on(t.heldAt),
      index("story_concern").on(t.concernAt),
    ],
  );

  /** The partners that a story names, besides its author's own employer. */
  const storyOrganisation = table(
    "story_organisation",
    {
      storyId: id<StoryId>("story_id")
        .notNull()
        .references(() => story.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id),
    },
    (t) => [
      primaryKey({ columns: [t.storyId, t.organisationId] }),
      index("story_organisation_organisation").on(t.organisationId),
    ],
  );

  /** What somebody wrote in a form and has not shared: one for each story that they edit, and one for a new one. */
  const storyDraft = table(
    "story_draft",
    {
      id: id<StoryDraftId>("id").primaryKey(),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      /** The form that it was written in, and what that form is about: a story, a proposal, or nothing. */
      form: text("form").notNull(),
      about: text("about").notNull(),
      answers: json<Drafted>("answers").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [unique("story_draft_once").on(t.memberId, t.form, t.about), index("story_draft_created").on(t.createdAt)],
  );

  /** One person's wish to share another's message. The words are kept only until the author answers. */
  const proposal = table(
    "proposal",
    {
      id: id<ProposalId>("id").primaryKey(),
      workspaceId: id<WorkspaceId>("workspace_id")
        .notNull()
        .references(() => workspace.id, { onDelete: "cascade" }),
      proposerId: id<MemberId>("proposer_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      authorId: id<MemberId>("author_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      words: text("words").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("proposal_created").on(t.createdAt)],
  );

  return { story, storyOrganisation, storyDraft, proposal };
}

export type StoriesTables = ReturnType<typeof defineStoriesTables>;
