/**
 * Pulses, their waves, and the answers of a wave that is open.
 *
 * While a wave is open, its answers are sealed with a key that is not in this database, each in a row that was there
 * before anybody answered. Once it is closed they are gone.
 */
import type { MemberId, OrganisationId, OwnItemId, PlaceId, PulseId, WaveId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

export const groupKinds = ["system", "place", "organisation", "team"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** What a pulse asks about, in the order in which it rotates. */
export const dimensions = ["purpose", "belief", "support", "new-ways", "relationships"] as const;
export type Dimension = (typeof dimensions)[number];
/** A question of the bank. */
export type BankItem = `${"P" | "D" | "S" | "N" | "R"}${1 | 2 | 3}`;
/** A question of the bank, or one of the system's own: "own:<id>". */
export type Item = BankItem | `own:${OwnItemId}`;
/** What a figure or a chart is of. A system's own question is a measure by itself. */
export type Measure = Dimension | Item;
/** Whose answers a figure is of: the whole group that was asked, or one part of it. */
export type Cell = "group" | `place:${PlaceId}` | `organisation:${OrganisationId}`;

export function definePulsesTables(kit: Kit, { member, organisation }: DirectoryTables) {
  const { table, id, text, integer, boolean, instant, json, index, unique, primaryKey } = kit;

  /** What a steward has planned for one group. */
  const pulse = table(
    "pulse",
    {
      id: id<PulseId>("id").primaryKey(),
      groupKind: text<GroupKind>("group_kind").notNull(),
      /** The place, the organisation or the team; null where it is the whole system. */
      groupId: text("group_id"),
      cadenceWeeks: integer("cadence_weeks").notNull(),
      /** How many people must have answered before anything is shown. */
      threshold: integer("threshold").notNull(),
      /** A score from 0 to 100 that the group means to reach. */
      target: integer("target"),
      /** Half of the group is asked each time. */
      halves: boolean("halves").notNull(),
      /** Months, from 1 to 12, in which no wave opens: those of national surveys. */
      skippedMonths: json<readonly number[]>("skipped_months").notNull(),
      /** The local date of the first wave; the others follow at the cadence. */
      firstOn: text("first_on").notNull(),
      /** Who tells the group what came of it. */
      leaderId: id<MemberId>("leader_id").references(() => member.id, { onDelete: "set null" }),
      plannedBy: id<MemberId>("planned_by").references(() => member.id, { onDelete: "set null" }),
      plannedAt: instant("planned_at").notNull(),
      endedAt: instant("ended_at"),
    },
    (t) => [index("pulse_group").on(t.groupKind, t.groupId)],
  );

  /** A system's own question, asked besides the three. */
  const ownItem = table("own_item", {
    id: id<OwnItemId>("id").primaryKey(),
    words: text("words").notNull(),
    addedBy: id<MemberId>("added_by").references(() => member.id, { onDelete: "set null" }),
    addedAt: instant("added_at").notNull(),
    retiredAt: instant("retired_at"),
  });

  /** One round of a pulse. What it was opened with holds until it closes. */
  const wave = table(
    "wave",
    {
      id: id<WaveId>("id").primaryKey(),
      pulseId: id<PulseId>("pulse_id")
        .notNull()
        .references(() => pulse.id, { onDelete: "cascade" }),
      /** 0 for the first. */
      number: integer("number").notNull(),
      opensOn: text("opens_on").notNull(),
      opensAt: instant("opens_at").notNull(),
      closesAt: instant("closes_at").notNull(),
      threshold: integer("threshold").notNull(),
      /** Each fifth of the group is asked another three questions. */
      rotates: boolean("rotates").notNull(),
      /** Which half is asked, 0 or 1; null where everybody is. */
      half: integer("half"),
      ownItemId: id<OwnItemId>("own_item_id").references(() => ownItem.id),
      takesComments: boolean("takes_comments").notNull(),
      /** How many were asked; null until all have been. */
      invited: integer("invited"),
      /** How many answered; null until it is closed, and for good where they were too few to say. */
      answered: integer("answered"),
      /** From then on no answer is taken. */
      closedAt: instant("closed_at"),
      /** From then on its figures stand, nothing counts its answers again, and they are about to be destroyed. */
      frozenAt: instant("frozen_at"),
      /** When leaders may read it: the group comes first. */
      leadersFrom: instant("leaders_from"),
    },
    (t) => [unique("wave_pulse_number").on(t.pulseId, t.number), index("wave_frozen").on(t.frozenAt, t.closesAt)],
  );

  /** Who was asked, in which employer's name. Not who answered. */
  const waveInvitation = table(
    "wave_invitation",
    {
      waveId: id<WaveId>("wave_id")
        .notNull()
        .references(() => wave.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
      organisationId: id<OrganisationId>("organisation_id").references(() => organisation.id, { onDelete: "set null" }),
    },
    (t) => [primaryKey({ columns: [t.waveId, t.memberId] }), index("wave_invitation_member").on(t.memberId)],
  );

  /** A row for each person who was asked, from the beginning, under a token that only the wave's key can make. */
  const waveAnswer = table(
    "wave_answer",
    {
      waveId: id<WaveId>("wave_id")
        .notNull()
        .references(() => wave.id, { onDelete: "cascade" }),
      token: text("token").notNull(),
      sealed: text("sealed").notNull(),
      sealedComment: text("sealed_comment"),
    },
    (t) => [primaryKey({ columns: [t.waveId, t.token] })],
  );

  return { pulse, ownItem, wave, waveInvitation, waveAnswer };
}

export type PulsesTables = ReturnType<typeof definePulsesTables>;
