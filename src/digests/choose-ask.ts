/** Which of all that waits is asked of a channel's readers. Pure: the same of the same, whenever it is asked. */
import { addDays, weekday } from "../schedule/occurrences.js";

export const askKinds = ["signal", "celebration", "rule", "need", "silence"] as const;
export type AskKind = (typeof askKinds)[number];

export interface Candidate {
  /** "rule:<id>", "signal:<id>", "celebration:<id>", "need:<id>", "silence:<organisation id>". */
  readonly about: string;
  readonly kind: AskKind;
  /** Of the whole system or of a place. */
  readonly isShared: boolean;
  /** A change that was celebrated and is all but lost. */
  readonly isRed: boolean;
  /** Since when it waits. */
  readonly since: Date;
}

/** What a digest asked of the same channel. */
export interface Asked {
  readonly about: string;
  readonly answer: string | null;
}

/** How often in a row the same may be asked while something else waits. */
const IN_A_ROW = 2;

/**
 * In the order in which they are worth asking. What has slipped for many comes first, then what is all but lost, and
 * what kept somebody waiting beyond their ten days; of equals, what has waited longest. What was refused last week, or
 * asked in the last two, waits until everything else has had its turn. `lately` has the newest first.
 */
export function inOrderOfWorth<C extends Candidate>(candidates: readonly C[], lately: readonly Asked[]): readonly C[] {
  const rank = (one: C): readonly number[] => [hadItsTurn(one, lately) ? 1 : 0, tierOf(one), one.since.getTime()];
  return candidates.toSorted((one, other) => compare(rank(one), rank(other)) || (one.about < other.about ? -1 : 1));
}

function hadItsTurn({ about }: Candidate, lately: readonly Asked[]): boolean {
  const [last] = lately;
  const inARow = lately.slice(0, IN_A_ROW);
  const isRefused = last?.about === about && last.answer === "not-now";
  return isRefused || (inARow.length === IN_A_ROW && inARow.every((asked) => asked.about === about));
}

function tierOf({ kind, isShared, isRed }: Candidate): number {
  switch (kind) {
    case "signal":
      return isShared ? 0 : 3;
    case "celebration":
      return isRed ? 1 : 4;
    case "rule":
      return 2;
    case "need":
      return 5;
    case "silence":
      return 6;
  }
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) {
    const difference = value - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const THURSDAY = 4;

/** The Thursday after a local date; a week later where it is one. */
export function thursdayAfter(date: string): string {
  return addDays(date, (THURSDAY - weekday(date) + 7) % 7 || 7);
}
