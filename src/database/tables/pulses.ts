/**
 * Teams, pulses, and what came of them.
 *
 * While a wave is open, its answers are sealed with a key that is not in this database, each in a row that was there
 * before anybody answered. Once it is closed they are gone, and what is left may be published: nothing else is kept.
 */
import type { MemberId, OrganisationId, OwnItemId, PulseId, SignalId, StepId, TeamId, WaveId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";

export const groupKinds = ["system", "place", "organisation", "team"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Which rule of the chart was broken: beyond a limit, a trend, near a limit, a run. */
export type SignalRule = "outside" | "trend" | "near" | "run";

export function definePulsesTables(kit: Kit, { member, organisation }: DirectoryTables) {
  const { table, id, text, integer, boolean, instant, json, index, unique, primaryKey } = kit;

  /** People who work together across organisations, by a name that they know. */
  const team = table("team", {
    id: id<TeamId>("id").primaryKey(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull().unique(),
    madeBy: id<MemberId>("made_by").references(() => member.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  });

  const teamMember = table(
    "team_member",
    {
      teamId: id<TeamId>("team_id")
        .notNull()
        .references(() => team.id, { onDelete: "cascade" }),
      memberId: id<MemberId>("member_id")
        .notNull()
        .references(() => member.id, { onDelete: "cascade" }),
    },
    (t) => [primaryKey({ columns: [t.teamId, t.memberId] }), index("team_member_member").on(t.memberId)],
  );

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
      /** From then on its answers are gone, and its figures stand. */
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

  /** What may be known of a wave. There is no row for what may not. */
  const waveFigure = table(
    "wave_figure",
    {
      waveId: id<WaveId>("wave_id")
        .notNull()
        .references(() => wave.id, { onDelete: "cascade" }),
      /** "group", or a part of it: "place:<id>", "organisation:<id>". */
      cell: text("cell").notNull(),
      /** A dimension such as "support", an item such as "S1", or "own:<id>". */
      measure: text("measure").notNull(),
      /** How many consecutive waves, this one the last, were pooled for it. */
      pooled: integer("pooled").notNull(),
      people: integer("people").notNull(),
      /** From 5 to 95 in whole points: what lies beyond would tell what each of a group of one mind had said. */
      score: integer("score").notNull(),
      /** How many of a hundred agree, from 5 to 95. */
      agree: integer("agree").notNull(),
    },
    (t) => [primaryKey({ columns: [t.waveId, t.cell, t.measure] })],
  );

  /** What people added in their own words, shuffled. */
  const waveComment = table(
    "wave_comment",
    {
      waveId: id<WaveId>("wave_id")
        .notNull()
        .references(() => wave.id, { onDelete: "cascade" }),
      position: integer("position").notNull(),
      words: text("words").notNull(),
    },
    (t) => [primaryKey({ columns: [t.waveId, t.position] })],
  );

  /** Counts too small to show, for the waves that come next; sealed, and the key is not here. */
  const pulseCarry = table("pulse_carry", {
    pulseId: id<PulseId>("pulse_id")
      .primaryKey()
      .references(() => pulse.id, { onDelete: "cascade" }),
    /** Which key opens it. */
    keyId: text("key_id").notNull(),
    sealed: text("sealed").notNull(),
  });

  /** From which wave on a chart's limits are worked out anew, and why. */
  const pulseStep = table(
    "pulse_step",
    {
      id: id<StepId>("id").primaryKey(),
      pulseId: id<PulseId>("pulse_id")
        .notNull()
        .references(() => pulse.id, { onDelete: "cascade" }),
      cell: text("cell").notNull(),
      measure: text("measure").notNull(),
      waveId: id<WaveId>("wave_id")
        .notNull()
        .references(() => wave.id, { onDelete: "cascade" }),
      reason: text("reason").notNull(),
      madeBy: id<MemberId>("made_by").references(() => member.id, { onDelete: "set null" }),
      madeAt: instant("made_at").notNull(),
    },
    (t) => [unique("pulse_step_wave").on(t.pulseId, t.cell, t.measure, t.waveId)],
  );

  /** Something that stood out on a chart, and what was done about it. */
  const pulseSignal = table(
    "pulse_signal",
    {
      id: id<SignalId>("id").primaryKey(),
      pulseId: id<PulseId>("pulse_id")
        .notNull()
        .references(() => pulse.id, { onDelete: "cascade" }),
      cell: text("cell").notNull(),
      measure: text("measure").notNull(),
      /** The wave in which it was first seen. */
      waveId: id<WaveId>("wave_id")
        .notNull()
        .references(() => wave.id, { onDelete: "cascade" }),
      rule: text<SignalRule>("rule").notNull(),
      side: text<"high" | "low">("side").notNull(),
      openedAt: instant("opened_at").notNull(),
      ownerId: id<MemberId>("owner_id").references(() => member.id, { onDelete: "set null" }),
      action: text("action"),
      /** A local date. */
      dueOn: text("due_on"),
      said: text("said"),
      did: text("did"),
      couldNot: text("could_not"),
      /** The group has been told what came of it. */
      answeredAt: instant("answered_at"),
    },
    (t) => [
      unique("pulse_signal_wave").on(t.pulseId, t.cell, t.measure, t.waveId),
      index("pulse_signal_answered").on(t.answeredAt),
    ],
  );

  return {
    team,
    teamMember,
    pulse,
    ownItem,
    wave,
    waveInvitation,
    waveAnswer,
    waveFigure,
    waveComment,
    pulseCarry,
    pulseStep,
    pulseSignal,
  };
}

export type PulsesTables = ReturnType<typeof definePulsesTables>;
