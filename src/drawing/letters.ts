/** What somebody wrote, as the fonts can show it. */
import { cleaned } from "../chat/text.js";
import { type Face, facesOf, hasGlyphs, type Weight } from "./fonts.js";

/**
 * Marks that change the direction or the look of what follows them, or that are not to be seen at all. Joiners belong
 * between the letters of words in Persian and Urdu, and nowhere else.
 */
const unseen = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Variation_Selector}]/gu;
const strayJoiner = /(?<![\p{L}\p{M}])[\u200C\u200D]+|[\u200C\u200D]+(?!\p{L})/gu;
const joiners = /[\u200C\u200D]/g;

/** On one line, without what cannot be shown, such as emoji. */
export function drawable(written: string): string {
  const line = cleaned(written).normalize("NFC").replace(/\s+/g, " ").replace(unseen, "").replace(strayJoiner, "");
  const kept = graphemes(line).map((grapheme) => {
    if (faceFor(grapheme, "regular") !== undefined) return grapheme;
    return [...grapheme].filter((part) => part !== "\u200D" && faceFor(part, "regular") !== undefined).join("");
  });
  return kept.join("").replace(/ +/g, " ").trim();
}

/** The font for what a reader takes for one letter; the one of the letter before it where that has it too. */
export function faceFor(grapheme: string, weight: Weight, before?: Face): Face | undefined {
  const isNeutral = !/\p{L}/u.test(grapheme);
  const seen = grapheme.replace(joiners, "");
  if (before !== undefined && isNeutral && hasGlyphs(before, seen)) return before;
  return facesOf(weight).find((face) => hasGlyphs(face, seen));
}

const segmenter = new Intl.Segmenter("en-GB", { granularity: "grapheme" });

export function graphemes(text: string): readonly string[] {
  // Plain letters stand alone, and to ask takes longer than all else that is done with them.
  if (/^[\x20-\x7E]*$/.test(text)) return [...text];
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
