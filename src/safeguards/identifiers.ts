/**
 * Finds what could identify a patient, before anything is stored. A new kind of identifier is one entry in `patterns`.
 * What is found is shown to its author and to nobody else: it is never logged and never stored.
 */
import { nameWardEvent } from "./patterns/name-ward-event.js";
import type { Candidate, IdentifierOptions, Kind, Outcome, Pattern } from "./patterns/pattern.js";
import { PART, Passage } from "./patterns/pattern.js";
import { patterns } from "./patterns.js";
import { plainForm } from "./plain-form.js";

export { isHospitalNumberTemplate } from "./patterns/hospital-number.js";
export { isNhsNumber } from "./patterns/nhs-number.js";
export type { IdentifierOptions, Kind, Outcome };

export interface Finding {
  readonly kind: Kind;
  readonly outcome: Outcome;
  /** The words as they were typed. */
  readonly found: string;
}

interface Placed {
  readonly kind: Kind;
  readonly outcome: Outcome;
  readonly start: number;
  readonly end: number;
}

/** Every identifier in a text, in order; where two claim the same words, the one with the graver outcome. */
export function findIdentifiers(text: string, options: IdentifierOptions = {}): readonly Finding[] {
  if (text === "") return [];
  const { plain, original } = plainForm(text);
  const passage = new Passage(plain);
  const placed = patterns.flatMap((pattern) => findingsOf(pattern, passage, options));
  return settled(placed).map(({ kind, outcome, start, end }) => ({ kind, outcome, found: original(start, end) }));
}

/** What a curator reads first, where its parts may stand in several answers: each alone may say too little. */
export function findTogether(answers: readonly string[]): readonly Finding[] {
  const { plain, original } = plainForm(answers.join(PART));
  const placed = firstOfEach(findingsOf(nameWardEvent, new Passage(plain), {}));
  return placed.map(({ kind, outcome, start, end }) => ({ kind, outcome, found: original(start, end) }));
}

function findingsOf({ kind, candidates, judge }: Pattern, passage: Passage, options: IdentifierOptions): Placed[] {
  const placed: Placed[] = [];
  for (const expression of candidates(options)) {
    for (const match of passage.plain.matchAll(expression)) {
      const candidate = candidateOf(match, passage);
      const outcome = judge(candidate, options);
      if (outcome !== undefined) placed.push({ kind, outcome, start: candidate.start, end: candidate.end });
    }
  }
  return placed;
}

/** The candidate is the group "it", which is where the match begins or, after a label, where it ends. */
function candidateOf(match: RegExpExecArray, passage: Passage): Candidate {
  const words = match.groups?.["it"] ?? match[0];
  const start = match.index + Math.max(0, match[0].length - words.length);
  return { words, start, end: start + words.length, passage };
}

const gravity: Readonly<Record<Outcome, number>> = { block: 3, ask: 2, warn: 1, curator: 0 };

/**
 * A curator reads a story for what stands together in it, so that such a finding stands beside any other. Of the rest,
 * a long run of digits can be claimed many times over: each stretch of the text is told once.
 */
function settled(placed: readonly Placed[]): readonly Placed[] {
  const told = placed.filter(({ outcome }) => outcome !== "curator").sort(byStart);
  const kept: Placed[] = [];
  for (const next of told) {
    const last = kept.at(-1);
    if (last === undefined || next.start >= last.end) kept.push(next);
    else if (gravity[next.outcome] > gravity[last.outcome]) kept[kept.length - 1] = next;
  }
  return [...kept, ...firstOfEach(placed.filter(({ outcome }) => outcome === "curator"))].sort(byStart);
}

/** A name may be found in more than one way. */
const firstOfEach = (placed: readonly Placed[]): readonly Placed[] => [
  ...new Map(placed.map((one) => [one.end, one])).values(),
];

const byStart = (one: Placed, other: Placed): number => one.start - other.start || other.end - one.end;
