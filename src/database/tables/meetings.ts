/** Two or three people from different organisations who meet: over a coffee, in a listening slot, for a day. */
import type { DayNoteId, MeetingId, MemberId, OrganisationId, TeamId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { GroupsTables } from "./groups.js";

export const meetingKinds = ["coffee", "listening", "day"] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** When somebody can: a working day and a half of it, such as "2-am" for Tuesday before noon. */
export type HalfDay = `${1 | 2 | 3 | 4 | 5}-${"am" | "pm"}`;

/** How a meeting ended. Only "met" counts; of the others whoever is left is told kindly, and paired anew. */
export const meetingEnds = ["met", "left", "silent", "declined", "cancelled"] as const;
export type MeetingEnd = (typeof meetingEnds)[number];

export function defineMeetingsTables(kit: Kit, { member, organisation }: DirectoryTables, { team }: GroupsTables) {
  const { table, id, text, integer, boolean, instant, json, index, primaryKey } = kit;

  /** Who asked to be in it. */
  const meetingWish = table(
    "meeting_wish",
    {
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      kind: text<MeetingKind>("kind").notNull(),
      /** Empty where any time does. */
      free: json<readonly HalfDay[]>("free").notNull(),
      since: instant("since").notNull(),
      /** Nobody was found for them yet, or whoever was has gone: they come first. */
      waitingSince: instant("waiting_since"),
    },
    (t) => [primaryKey({ columns: [t.memberId, t.kind] }), index("meeting_wish_kind").on(t.kind)],
  );

  /** Whom somebody is never to be paired with. Nobody else sees it, and it holds both ways. */
  const neverPair = table(
    "never_pair",
    {
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      otherId: id<MemberId>("other_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
    },
    (t) => [primaryKey({ columns: [t.memberId, t.otherId] }), index("never_pair_other").on(t.otherId)],
  );

  const meeting = table(
    "meeting",
    {
      id: id<MeetingId>("id").primaryKey(),
      kind: text<MeetingKind>("kind").notNull(),
      /** The local date of the round that paired them. */
      round: text("round").notNull(),
      createdAt: instant("created_at").notNull(),
      /** When they meet, once all of them have agreed. */
      startsAt: instant("starts_at"),
      /** Where: a place, or an https link. */
      where: text("where").notNull().default(""),
      /** How long it takes. */
      minutes: integer("minutes").notNull().default(20),
      endedAt: instant("ended_at"),
      ended: text<MeetingEnd>("ended"),
      /** Of a listening slot, what was fixed after it. */
      fixed: text("fixed").notNull().default(""),
    },
    (t) => [index("meeting_round").on(t.kind, t.round), index("meeting_ended").on(t.endedAt, t.createdAt)],
  );

  const meetingPerson = table(
    "meeting_person",
    {
      meetingId: id<MeetingId>("meeting_id")
        .notNull()
        .references(() => meeting.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      /** Whom they worked for then, so that pairs of organisations can be counted. */
      organisationId: id<OrganisationId>("organisation_id").references(() => organisation.id, { onDelete: "set null" }),
      /** The leader of a listening slot, or the host of a day. */
      host: boolean("host").notNull().default(false),
      /** The time that they would take; all the same makes it the meeting's. */
      proposesAt: instant("proposes_at"),
      /** When they first did anything about it: somebody who never does is silent. */
      answeredAt: instant("answered_at"),
      /** Whether it took place, as they say; null until they do. */
      met: boolean("met"),
      /** They can't after all. */
      leftAt: instant("left_at"),
    },
    (t) => [primaryKey({ columns: [t.meetingId, t.memberId] }), index("meeting_person_member").on(t.memberId)],
  );

  /** What somebody noted of a day: of a partner's that they followed, or of what a new way does to their own. */
  const dayNote = table(
    "day_note",
    {
      id: id<DayNoteId>("id").primaryKey(),
      meetingId: id<MeetingId>("meeting_id").references(() => meeting.id, { onDelete: "cascade" }),
      teamId: id<TeamId>("team_id").references(() => team.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      /** Whose day it is, by role. */
      role: text("role").notNull(),
      /** By question, in order. */
      notes: json<readonly { readonly question: string; readonly answer: string }[]>("notes").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("day_note_meeting").on(t.meetingId), index("day_note_team").on(t.teamId, t.createdAt)],
  );

  return { meetingWish, neverPair, meeting, meetingPerson, dayNote };
}
