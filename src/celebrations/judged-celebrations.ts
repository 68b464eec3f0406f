/** What the weeks say of a change that was celebrated. */
import { addDays, weekOf } from "../schedule/occurrences.js";
import { type Baseline, baselineOf, isRed, retainedGain, type WatchedWeek, watchedWeeks } from "../statistics/fade.js";
import type { Value } from "../statistics/moving-ranges.js";
import type { Celebration } from "./celebrations.js";
import type { Week } from "./team-measures.js";
import { mondays, seriesBetween, weeksBefore } from "./week-series.js";

/** A year of what was before. */
const WEEKS_BEFORE = 52;
/** What is left is said of six weeks, which must be among the last of these. */
const RECENT_WEEKS = 12;

export interface Judged {
  /** Undefined until there are twelve weeks. */
  readonly baseline: Baseline | undefined;
  /** The Monday of the last week of the baseline. */
  readonly frozenWeek: string | undefined;
  /** The Mondays after the baseline, with what the watch says at each. */
  readonly watched: readonly (WatchedWeek & { readonly week: string })[];
  /** How many weeks have been counted since the change. */
  readonly counted: number;
  readonly level: "calm" | "amber" | "red";
  /** For how many weeks it has been below what it was. */
  readonly below: number;
}

type Watched = Pick<Celebration, "since" | "measure">;

export function judge({ since, measure }: Watched, weeks: readonly Week[]): Judged {
  const last = weeks.at(-1)?.week ?? since;
  const after = seriesBetween(weeks, since, last);
  const baseline = baselineOf(after, valuesBefore(since, weeks), measure.kind);
  const counted = after.filter((value) => value !== undefined).length;
  if (baseline === undefined) return { baseline, frozenWeek: undefined, watched: [], counted, level: "calm", below: 0 };
  const all = mondays(since, last);
  const watched = watchedWeeks(after, baseline).map((one, at) => ({ ...one, week: all[baseline.to + at] ?? last }));
  const latest = watched.at(-1);
  const fallen = isRed(retainedGain(after, baseline)) ? "red" : "amber";
  return {
    ...{ baseline, watched, counted, frozenWeek: all[baseline.to - 1] },
    level: latest?.isAmber === true ? fallen : "calm",
    below: Math.max(latest?.since ?? 0, latest?.run ?? 0),
  };
}

function valuesBefore(since: string, weeks: readonly Week[]): readonly Value[] {
  return seriesBetween(weeks, weeksBefore(since, WEEKS_BEFORE), addDays(since, -7));
}

/** In a week of those since then, it was all quiet again: C was at 0. */
export function wasCalmSince({ watched }: Judged, at: Date, timeZone: string): boolean {
  const from = weekOf(at, timeZone);
  return watched.some(({ week, sum, isAmber }) => week >= from && sum === 0 && !isAmber);
}

/** Of a hundred; or why it cannot be said. */
export type Retained =
  | { readonly kind: "share"; readonly of100: number }
  | { readonly kind: "unsaid"; readonly why: "early" | "no-before" | "small" | "few" };

/** At an instant, by the weeks that were over then. */
export function retainedAt({ since }: Watched, { baseline }: Judged, weeks: readonly Week[], at: Date, zone: string) {
  const unsaid = (why: "early" | "no-before" | "small" | "few"): Retained => ({ kind: "unsaid", why });
  if (baseline === undefined) return unsaid("early");
  if (baseline.before === undefined) return unsaid("no-before");
  if (baseline.mean - baseline.before < baseline.spread) return unsaid("small");
  const last = weeksBefore(weekOf(at, zone), 1);
  const first = weeksBefore(last, RECENT_WEEKS - 1);
  const share = retainedGain(seriesBetween(weeks, first < since ? since : first, last), baseline);
  return share === undefined ? unsaid("few") : ({ kind: "share", of100: Math.round(100 * share) } satisfies Retained);
}
