/** Which prompts go, where more are due than somebody may get: pure rules. */
import { DAY, HOUR, later } from "../../schedule/clock.js";
import { WEEKLY_BUDGET } from "../../schedule/manners.js";

const WINDOW_MS = 7 * DAY;
/**
 * A prompt may come so much later than its hour: last week's was sent some seconds after it, or the clocks have changed
 * since, and then the same hour today would be a few seconds short of seven days.
 */
const MAY_WAIT_MS = 2 * HOUR;
/** Clear of the moment at which the window lets one go. */
const CLEAR_MS = 1000;

export interface Candidate {
  readonly at: Date;
  /** When they last saw a prompt of this ritual; undefined where they never did. */
  readonly lastSeen: Date | undefined;
  /** Its place in the catalogue. */
  readonly place: number;
}

export interface Choice<C> {
  readonly candidate: C;
  /** When it is said; undefined where the week has no room for it. */
  readonly at: Date | undefined;
}

/**
 * The longest unseen goes first, so that no seven days hold more than two. `taken` are the instants of all that they
 * had in the last seven days, and of what is planned for them already.
 */
export function chooseWithinBudget<C extends Candidate>(
  candidates: readonly C[],
  taken: readonly Date[],
): readonly Choice<C>[] {
  const booked = [...taken];
  return candidates.toSorted(longestUnseenFirst).map((candidate) => {
    const at = roomFor(candidate.at, booked);
    if (at !== undefined) booked.push(at);
    return { candidate, at };
  });
}

function longestUnseenFirst(one: Candidate, other: Candidate): number {
  const seen = ({ lastSeen }: Candidate): number => lastSeen?.getTime() ?? Number.NEGATIVE_INFINITY;
  const [first, second] = [seen(one), seen(other)];
  if (first !== second) return first < second ? -1 : 1;
  return one.place - other.place || one.at.getTime() - other.at.getTime();
}

/** The first moment from then on, within what it may wait, at which one more breaks no seven days. */
function roomFor(wanted: Date, booked: readonly Date[]): Date | undefined {
  const freed = booked
    .map((at) => later(at, WINDOW_MS + CLEAR_MS))
    .filter((at) => at > wanted && at <= later(wanted, MAY_WAIT_MS));
  return [wanted, ...freed.toSorted((a, b) => a.getTime() - b.getTime())].find((at) => fits(at, booked));
}

/** Of any seven days that hold it, none holds more than two: those that end at it, or at one that follows it. */
function fits(at: Date, booked: readonly Date[]): boolean {
  const all = [...booked, at];
  return all.every((end) => end < at || !(end < later(at, WINDOW_MS)) || heldUpTo(end, all) <= WEEKLY_BUDGET);
}

function heldUpTo(end: Date, all: readonly Date[]): number {
  return all.filter((one) => one <= end && one > later(end, -WINDOW_MS)).length;
}
