/** Organisations and their people, rooms and workspaces. */
import type { Address } from "../../chat/interaction.js";
import type { ChannelId, GrantId, InviteId, MemberId, OrganisationId, PlaceId, WorkspaceId } from "../ids.js";
import type { Kit } from "../kit.js";

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

/** Where leaders read, or any other room that something was asked in. Only a leadership channel has a day and a time. */
export type Purpose = "leadership" | "room";

/** What a member may be besides a member, from the least to the most. A steward is the whole system's. */
export const roles = ["curator", "leader", "steward"] as const;
export type Role = (typeof roles)[number];

/** A person's working hours, where they are not the usual ones. */
export const shifts = ["early", "late", "night"] as const;
export type Hours = (typeof shifts)[number];

/** Where somebody turns with harm, danger or wrongdoing: no story is the way. */
export const concerns = ["safeguarding", "speaking-up", "staff-support", "emergencies"] as const;
export type Concern = (typeof concerns)[number];

export function defineDirectoryTables(kit: Kit) {
  const { table, id, text, integer, instant, json, index, unique, primaryKey } = kit;

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
      /** In lower case; only of people whom Causeway has no other way to reach. */
      email: text("email"),
      timeZone: text("time_zone"),
      address: json<Address>("address").notNull(),
      /** Manners: no unsolicited message before this. */
      snoozedUntil: instant("snoozed_until"),
      optedOutAt: instant("opted_out_at"),
      /** When they work, so that quiet is kept outside it; null for the usual day. */
      hours: text<Hours>("hours"),
      /** Somebody who looks after their organisation said that they are away, and not why: nothing to or about them. */
      awayAt: instant("away_at"),
      /** No link and no session works for them any more. */
      leftAt: instant("left_at"),
      createdAt: instant("created_at").notNull(),
      profiledAt: instant("profiled_at"),
    },
    (t) => [unique("member_workspace_external").on(t.workspaceId, t.externalId), index("member_email").on(t.email)],
  );

  /** Who may do more than a member, and since when. What has ended is kept. */
  const roleGrant = table(
    "role_grant",
    {
      id: id<GrantId>("id").primaryKey(),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      role: text<Role>("role").notNull(),
      /** Null for a steward. */
      organisationId: id<OrganisationId>("organisation_id").references(() => organisation.id, { onDelete: "cascade" }),
      grantedAt: instant("granted_at").notNull(),
      endedAt: instant("ended_at"),
    },
    (t) => [
      index("role_grant_member").on(t.memberId, t.role),
      index("role_grant_organisation").on(t.organisationId, t.role),
    ],
  );

  /** An organisation's own words on where to turn. */
  const route = table(
    "route",
    {
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id, { onDelete: "cascade" }),
      concern: text<Concern>("concern").notNull(),
      words: text("words").notNull(),
    },
    (t) => [primaryKey({ columns: [t.organisationId, t.concern] })],
  );

  /** How an organisation numbers its patients, for the guard: "A######" is an A and six digits. */
  const hospitalNumber = table(
    "hospital_number",
    {
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id, { onDelete: "cascade" }),
      template: text("template").notNull(),
    },
    (t) => [primaryKey({ columns: [t.organisationId, t.template] })],
  );

  /** A team's phone number or email that an organisation has published: the guard lets it pass. */
  const publishedContact = table(
    "published_contact",
    {
      organisationId: id<OrganisationId>("organisation_id")
        .notNull()
        .references(() => organisation.id, { onDelete: "cascade" }),
      contact: text("contact").notNull(),
    },
    (t) => [primaryKey({ columns: [t.organisationId, t.contact] })],
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
      /** The platform says that the room is no more. */
      retiredAt: instant("retired_at"),
    },
    (t) => [
      unique("channel_workspace_external_purpose").on(t.workspaceId, t.externalId, t.purpose),
      index("channel_organisation").on(t.organisationId, t.purpose),
    ],
  );

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

  return {
    organisation,
    place,
    organisationPlace,
    invite,
    workspace,
    workspaceOrganisation,
    member,
    roleGrant,
    route,
    hospitalNumber,
    publishedContact,
    channel,
    installation,
  };
}

export type DirectoryTables = ReturnType<typeof defineDirectoryTables>;
