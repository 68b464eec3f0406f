/** Stories, and what leads to one or follows it. */
import type { MemberId, OrganisationId, ProposalId, StoryId, WorkspaceId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

/** Who may read a story. */
export const audiences = ["organisation", "place", "system"] as const;
export type Audience = (typeof audiences)[number];

/** How a story names its author. */
export const bylines = ["name", "role", "nobody"] as const;
export type Byline = (typeof bylines)[number];

export function defineStoriesTables(kit: Kit, { organisation, workspace, member }: DirectoryTables) {
  const { table, id, text, instant, index, primaryKey } = kit;

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
      happened: text("happened").notNull(),
      changed: text("changed").notNull(),
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
      withdrawnAt: instant("withdrawn_at"),
    },
    (t) => [
      index("story_created").on(t.createdAt),
      index("story_author").on(t.authorId, t.createdAt),
      index("story_week").on(t.week, t.organisationId),
      index("story_held").on(t.organisationId, t.heldAt),
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

  const storyThanks = table(
    "story_thanks",
    {
      storyId: id<StoryId>("story_id")
        .notNull()
        .references(() => story.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.storyId, t.memberId] })],
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

  return { story, storyOrganisation, storyThanks, proposal };
}

export type StoriesTables = ReturnType<typeof defineStoriesTables>;
