/** What a pattern is, and what it may ask about the words around a candidate. */
export type Kind =
  | "nhs-number"
  | "postcode"
  | "date-of-birth"
  | "phone"
  | "email"
  | "hospital-number"
  | "titled-surname"
  | "name-ward-event";

/**
 * - block: it cannot be stored, and there is no override.
 * - ask: its author takes it out, or says why it is not a person.
 * - warn: its author is told, and may go on.
 * - curator: somebody who looks after stories reads it first.
 */
export type Outcome = "block" | "ask" | "warn" | "curator";

export interface IdentifierOptions {
  /** Phone numbers and emails that teams have published: they are nobody's secret. */
  readonly published?: readonly string[];
  /** How the asker's organisations number their patients: "A######" is an A and six digits. */
  readonly hospitalNumbers?: readonly string[];
  /** This year, where it is known: with it, the day of a meeting is not taken for a birthday. */
  readonly year?: number;
}

export interface Pattern {
  readonly kind: Kind;
  /**
   * Where one may stand. Group "it" is the candidate; inside a look-ahead, one may begin inside another. Every
   * repetition is bounded, and what follows one cannot be taken for more of it: that is what keeps the guard linear.
   */
  readonly candidates: (options: IdentifierOptions) => readonly RegExp[];
  readonly judge: (candidate: Candidate, options: IdentifierOptions) => Outcome | undefined;
}

export interface Candidate {
  /** In plain form. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly passage: Passage;
}

/** Between the parts of a text that was put together from several, such as the answers of a form. */
export const PART = "\f";
const PARTS = /\f/g;

/** A text, and where words stand in it: each search runs over the text once, however many candidates ask. */
export class Passage {
  readonly #marks = new Map<RegExp, readonly Mark[]>();

  readonly plain: string;

  constructor(plain: string) {
    this.plain = plain;
  }

  /** Whether such words stand wholly between two places. */
  has(words: RegExp, from: number, to: number): boolean {
    const marks = this.#marksOf(words);
    const first = marks[firstFrom(marks, from)];
    return first !== undefined && first.end <= to;
  }

  /** Such words, where they stand wholly between two places. */
  within(words: RegExp, from: number, to: number): readonly string[] {
    const marks = this.#marksOf(words);
    const found: string[] = [];
    for (let index = firstFrom(marks, from); index < marks.length; index += 1) {
      const mark = marks[index];
      if (mark === undefined || mark.end > to) break;
      found.push(this.plain.slice(mark.start, mark.end));
    }
    return found;
  }

  /** Whether such words end just there. */
  endsAt(words: RegExp, place: number): boolean {
    const marks = this.#marksOf(words);
    return marks[firstFrom(marks, place) - 1]?.end === place;
  }

  /** Whether such words stand within so many characters before or after a candidate. */
  near(words: RegExp, { start, end }: Candidate, distance: number): boolean {
    return this.has(words, start - distance, start) || this.has(words, end, end + distance);
  }

  /** Whether such words stand in another part of the text than a candidate, however far off. */
  elsewhere(words: RegExp, { start, end }: Candidate): boolean {
    const parts = this.#marksOf(PARTS);
    const before = parts[firstFrom(parts, start) - 1];
    const after = parts[firstFrom(parts, end)];
    return (
      (before !== undefined && this.has(words, 0, before.start)) ||
      (after !== undefined && this.has(words, after.end, this.plain.length))
    );
  }

  /** The characters just before a candidate. */
  before({ start }: Candidate, count: number): string {
    return this.plain.slice(Math.max(0, start - count), start);
  }

  #marksOf(words: RegExp): readonly Mark[] {
    const before = this.#marks.get(words);
    if (before !== undefined) return before;
    const marks = [...this.plain.matchAll(words)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    this.#marks.set(words, marks);
    return marks;
  }
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Marks stand in order, so halving finds the first that begins at a place or after it. */
function firstFrom(marks: readonly Mark[], place: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
