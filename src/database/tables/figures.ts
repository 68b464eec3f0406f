/** What is left of a wave that is closed, and what it led to. What may not be known is not kept. */
import type { MemberId, PulseId, SignalId, StepId, WaveId } from "../ids.js";
import type { Kit } from "../kit.js";
import type { DirectoryTables } from "./directory.js";
import type { Cell, Measure, PulsesTables } from "./pulses.js";

/** Which rule of the chart was broken: beyond a limit, a trend, near a limit, a run. */
export type SignalRule = "outside" | "trend" | "near" | "run";

export function defineFiguresTables(kit: Kit, { member }: DirectoryTables, { pulse, wave }: PulsesTables) {
  const { table, id, text, integer, instant, index, unique, primaryKey } = kit;

  /** What may be known of a wave. There is no row for what may not. */
  const waveFigure = table(
    "wave_figure",
    {
      waveId: id<WaveId>("wave_id")
        .notNull()
        .references(() => wave.id, { onDelete: "cascade" }),
      /** "group", or a part of it: "place:<id>", "organisation:<id>". */
      cell: text<Cell>("cell").notNull(),
      /** A dimension such as "support", an item such as "S1", or "own:<id>". */
      measure: text<Measure>("measure").notNull(),
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
      cell: text<Cell>("cell").notNull(),
      measure: text<Measure>("measure").notNull(),
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
      cell: text<Cell>("cell").notNull(),
      measure: text<Measure>("measure").notNull(),
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

  return { waveFigure, waveComment, pulseCarry, pulseStep, pulseSignal };
}
