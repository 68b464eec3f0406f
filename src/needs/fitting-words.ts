/** How well a need and an offer fit, by the words that they share. */

/** Words that say nothing about what is needed or lent. */
const common = new Set(
  (
    "a about after all also an and any are as at be because been before but by can could day days do does for from get " +
    "give go got had has have help helps here how i if in into is it its just lend like make many may me more most much " +
    "need needs new no not of on one or other our out over people please so some somebody someone team than that the " +
    "their them then there these they thing this time to two up us use used very was we week weeks were what when where " +
    "which who will with would you your"
  ).split(" "),
);

/** The stems of what a text is about: "fitters", "fitting" and "fitted" are "fitt". */
export function stemsOf(words: string): ReadonlySet<string> {
  const found =
    words
      .toLowerCase()
      .normalize("NFKD")
      .match(/\p{L}+/gu) ?? [];
  return new Set(found.filter((word) => word.length > 2 && !common.has(word)).map(stemOf));
}

/** Rough, and the same on both sides: what is left is compared and never shown. */
function stemOf(word: string): string {
  const bare = word.replace(/(?:ings?|ers?|ies|ied|ed|es|s|y)$/, "");
  return bare.length >= 3 ? bare : word;
}

export interface Fitting<T> {
  readonly one: T;
  /** The share of the shorter text's stems that the two have in common, 0 to 1. */
  readonly shared: number;
}

/**
 * Those that share at least one stem, the best first: by the share in common, then by the number of words in common.
 * `near` says whose place is the same, which counts as half of the words.
 */
export function fitting<T>(
  words: string,
  others: readonly { readonly one: T; readonly words: string; readonly near: boolean }[],
): readonly Fitting<T>[] {
  const own = stemsOf(words);
  return others
    .map(({ one, words: theirs, near }) => {
      const stems = stemsOf(theirs);
      const common = [...own].filter((stem) => stems.has(stem)).length;
      const shared = common === 0 ? 0 : common / Math.min(own.size, stems.size);
      return { one, shared, common, weight: shared + (near ? 0.5 : 0) };
    })
    .filter(({ common }) => common > 0)
    .toSorted((a, b) => b.weight - a.weight || b.common - a.common);
}
