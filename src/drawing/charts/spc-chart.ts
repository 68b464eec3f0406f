/** A chart before it is drawn: what stands on it, in the reader's words. Plain data, for it crosses to a thread. */
import { z } from "zod";

/** Far beyond any measure; with more than this, lines could not be placed. */
const figure = z.number().min(-1e9).max(1e9);
const side = z.enum(["high", "low"]);
const special = z.enum(["improvement", "concern", "neutral"]);
const kind = z.enum(["common", ...special.options]);

/** A line across a step, and what stands beside it if it is the latest step. */
const line = z.object({ at: figure, label: z.string() }).readonly();

const point = z.object({
  /** Under the axis, where there is room. */
  label: z.string(),
  /** None where it was withheld: a gap. */
  value: figure.optional(),
  kind,
  /** Of a special cause. */
  side: side.optional(),
  /** Written beside it, as "52" or "at least 95". */
  note: z.string().optional(),
});

const step = z.object({
  from: z.int().min(0),
  /** The index after its last point. */
  to: z.int().min(0),
  /** Why a steward began it; empty for the first. */
  reason: z.string(),
  limits: z
    .object({
      ...{ mean: line, upper: line, lower: line },
      /** Where a point is special for being near them. */
      near: z.tuple([figure, figure]).readonly().optional(),
      isTrial: z.boolean(),
    })
    .readonly()
    .optional(),
});

export const spcChart = z
  .object({
    title: z.string(),
    /** What it says, in a sentence. */
    subtitle: z.string(),
    /** What is measured, and when. */
    caption: z.string(),
    /** Read aloud instead of it. */
    description: z.string(),
    /** The least and the most that a value can be, where there are such. */
    scale: z.tuple([figure, figure]).readonly().optional(),
    points: z.array(point.readonly()).max(1_000).readonly(),
    steps: z.array(step.readonly()).max(100).readonly(),
    target: line.optional(),
    variation: z.union([
      z.object({ kind: z.literal("common") }).readonly(),
      z.object({ kind: special, side }).readonly(),
      z.undefined(),
    ]),
    assurance: z.enum(["passes", "fails", "hit-or-miss"]).optional(),
    /** The key to the marks. */
    key: z
      .record(kind, z.string())
      .and(z.object({ withheld: z.string() }))
      .readonly(),
  })
  .readonly();

export type SpcChart = z.infer<typeof spcChart>;
export type ChartPoint = SpcChart["points"][number];
export type ChartStep = SpcChart["steps"][number];
export type PointKind = z.infer<typeof kind>;
export type PointSide = z.infer<typeof side>;
