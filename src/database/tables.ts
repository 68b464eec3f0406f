/** Every table, once. The two engines differ only in `kit.ts`. */
import type { Address } from "../chat/interaction.js";
import type { MessageRef } from "../chat/platform.js";
import type {
  ChannelId,
  DigestId,
  GrantId,
  InviteId,
  JobId,
  MemberId,
  OrganisationId,
  PlaceId,
  PostedId,
  ProposalId,
  StoryId,
  WorkspaceId,
} from "./ids.js";
import type { Kit } from "./kit.js";

export const sectors = [
  "hospital",
  "mental-health",
  "community",
  "primary-care",
  "ambulance",
  "council",
  "social-care",
  "charity",
  "other",
] as const;
export type Sector = (typeof sectors)[number];

/** Who may read a story. */
export const audiences = ["organisation", "place", "system"] as const;
export type Audience = (typeof audiences)[number];

/** How a story names its author. */
export const bylines = ["name", "role", "nobody"] as const;
export type Byline = (typeof bylines)[number];

export type Purpose = "leadership";
export type Role = "steward";

/** What `enqueue` and the delivery loop know of a job's end. `parked` waits for a person to look at it. */
export type JobOutcome = "done" | "lapsed" | "abandoned" | "parked" | "skipped";

export function defineTables(kit: Kit) {
  const { table, id, text, integer, boolean, instant, json, index, unique, primaryKey } = kit;

  const organisation = table("organisation", {
    id: id<OrganisationId>("id").primaryKey(),
    name: text("name").notNull(),
    /** The name folded for comparison, so that "Northshire General" is made once. */
    nameKey: text("name_key").notNull().unique(),
    sector: text<Sector>("sector").notNull(),
    staff: integer("staff").notNull(),
    createdAt: instant("created_at").notNull(),
  });

  const place = table("place", {
    id: id<PlaceId>("id").primaryKey(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull().unique(),
  });

  const organisationPlace = table(
    "organisation_place",
    {
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id, { onDelete: "cascade" }),
      placeId: id<PlaceId>("place_id")
        .notNull()
        .references(() => place.id, { onDelete: "cascade" }),
    },
    (t) => [primaryKey({ columns: [t.organisationId, t.placeId] }), index("organisation_place_place").on(t.placeId)],
  );

  /** A joining code, kept only as a hash. */
  const invite = table("invite", {
    id: id<InviteId>("id").primaryKey(),
    codeHash: text("code_hash").notNull().unique(),
    organisationId: id<OrganisationId>("organisation_id")
      .notNull()
      .references(() => organisation.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  });

  /** A Slack workspace or a Teams tenant. */
  const workspace = table(
    "workspace",
    {
      id: id<WorkspaceId>("id").primaryKey(),
      platform: text("platform").notNull(),
      externalId: text("external_id").notNull(),
      createdAt: instant("created_at").notNull(),
      disconnectedAt: instant("disconnected_at"),
    },
    (t) => [unique("workspace_platform_external").on(t.platform, t.externalId)],
  );

  /** Which employers use a workspace: one shared tenant may serve hundreds. */
  const workspaceOrganisation = table(
    "workspace_organisation",
    {
      workspaceId: id<WorkspaceId>("workspace_id")
        .notNull()
        .references(() => workspace.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id, { onDelete: "cascade" }),
    },
    (t) => [primaryKey({ columns: [t.workspaceId, t.organisationId] })],
  );

  const member = table(
    "member",
    {
      id: id<MemberId>("id").primaryKey(),
      workspaceId: id<WorkspaceId>("workspace_id")
        .notNull()
        .references(() => workspace.id, { onDelete: "cascade" }),
      externalId: text("external_id").notNull(),
      /** Null until this person chose an employer; then the workspace's own is meant, where it has one only. */
      organisationId: id<OrganisationId>("organisation_id").references(() => organisation.id),
      name: text("name").notNull(),
      role: text("role").notNull(),
      timeZone: text("time_zone"),
      address: json<Address>("address").notNull(),
      /** Manners: no unsolicited message before this. */
      snoozedUntil: instant("snoozed_until"),
      optedOutAt: instant("opted_out_at"),
      createdAt: instant("created_at").notNull(),
      profiledAt: instant("profiled_at"),
    },
    (t) => [unique("member_workspace_external").on(t.workspaceId, t.externalId)],
  );

  const roleGrant = table(
    "role_grant",
    {
      id: id<GrantId>("id").primaryKey(),
      email: text("email").notNull(),
      role: text<Role>("role").notNull(),
      grantedAt: instant("granted_at").notNull(),
    },
    (t) => [unique("role_grant_email_role").on(t.email, t.role)],
  );

  /** A room with a purpose. `day` is 1 for Monday to 7 for Sunday; `time` is HH:MM in `timeZone`. */
  const channel = table(
    "channel",
    {
      id: id<ChannelId>("id").primaryKey(),
      workspaceId: id<WorkspaceId>("workspace_id")
        .notNull()
        .references(() => workspace.id, { onDelete: "cascade" }),
      externalId: text("external_id").notNull(),
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id, { onDelete: "cascade" }),
      purpose: text<Purpose>("purpose").notNull(),
      address: json<Address>("address").notNull(),
      day: integer("day").notNull(),
      time: text("time").notNull(),
      timeZone: text("time_zone").notNull(),
      /** Who is told when the platform refuses to post here. */
      setUpBy: id<MemberId>("set_up_by")
        .notNull()
        .references(() => member.id),
      /** An occurrence before this is none of the channel's. */
      scheduledFrom: instant("scheduled_from").notNull(),
    },
    (t) => [
      unique("channel_workspace_external_purpose").on(t.workspaceId, t.externalId, t.purpose),
      index("channel_organisation").on(t.organisationId, t.purpose),
    ],
  );

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
      /** The Monday of its week in the system's zone, YYYY-MM-DD: portable to group by, right across clock changes. */
      week: text("week").notNull(),
      createdAt: instant("created_at").notNull(),
      editedAt: instant("edited_at"),
      withdrawnAt: instant("withdrawn_at"),
    },
    (t) => [
      index("story_created").on(t.createdAt),
      index("story_author").on(t.authorId, t.createdAt),
      index("story_week").on(t.week, t.organisationId),
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

  const digest = table(
    "digest",
    {
      id: id<DigestId>("id").primaryKey(),
      channelId: id<ChannelId>("channel_id")
        .notNull()
        .references(() => channel.id, { onDelete: "cascade" }),
      localDate: text("local_date").notNull(),
      coversFrom: instant("covers_from").notNull(),
      coversTo: instant("covers_to").notNull(),
    },
    (t) => [
      unique("digest_channel_date").on(t.channelId, t.localDate),
      index("digest_channel_to").on(t.channelId, t.coversTo),
    ],
  );

  /** What each digest told, in order. A channel is told a story once. */
  const digestStory = table(
    "digest_story",
    {
      channelId: id<ChannelId>("channel_id")
        .notNull()
        .references(() => channel.id, { onDelete: "cascade" }),
      storyId: id<StoryId>("story_id")
        .notNull()
        .references(() => story.id, { onDelete: "cascade" }),
      digestId: id<DigestId>("digest_id")
        .notNull()
        .references(() => digest.id, { onDelete: "cascade" }),
      position: integer("position").notNull(),
    },
    (t) => [primaryKey({ columns: [t.channelId, t.storyId] }), index("digest_story_digest").on(t.digestId, t.position)],
  );

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
      claim: text("claim"),
      /** Written before a message is sent: a job that is claimed again after it may have arrived already. */
      startedAt: instant("started_at"),
      doneAt: instant("done_at"),
      outcome: text<JobOutcome>("outcome"),
      lastError: text("last_error"),
    },
    (t) => [index("job_due").on(t.doneAt, t.runAt)],
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
      postedAt: instant("posted_at").notNull(),
    },
    (t) => [index("posted_member").on(t.memberId, t.postedAt)],
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

  /** Events that have had their effect. */
  const seen = table("seen", { key: text("key").primaryKey(), seenAt: instant("seen_at").notNull() }, (t) => [
    index("seen_at").on(t.seenAt),
  ]);

  /** The system's own switches; one row a name. */
  const setting = table("setting", { name: text("name").primaryKey(), value: json<unknown>("value").notNull() });

  /** A platform's token for one workspace, sealed. The key is the platform's own id of the installation. */
  const installation = table(
    "installation",
    {
      platform: text("platform").notNull(),
      externalKey: text("external_key").notNull(),
      sealed: text("sealed").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.platform, t.externalKey] })],
  );

  /** Something that works once, such as an install that has begun. Kept only as a hash. */
  const ticket = table("ticket", { hash: text("hash").primaryKey(), expiresAt: instant("expires_at").notNull() });

  return {
    ticket,
    organisation,
    place,
    organisationPlace,
    invite,
    workspace,
    workspaceOrganisation,
    member,
    roleGrant,
    channel,
    story,
    storyOrganisation,
    storyThanks,
    proposal,
    digest,
    digestStory,
    job,
    posted,
    postedAbout,
    seen,
    setting,
    installation,
  };
}

export type Tables = ReturnType<typeof defineTables>;
