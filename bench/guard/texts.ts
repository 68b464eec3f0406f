/** Texts of one length, ordinary and hostile: what people write, and what would hurt a pattern that backtracks. */
import { heldOutOrdinary } from "../../test/safeguards/corpus/held-out-ordinary.js";
import { ordinaryStories } from "../../test/safeguards/corpus/ordinary.js";

const ofLength = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const hostile: Readonly<Record<string, string>> = {
  "digits without end": "9",
  "digits with spaces": "9 ",
  "NHS numbers": "NHS number 943 476 5919, ",
  "nearly NHS numbers": "patient 943 476 591 ",
  "zeros and ones": "01 ",
  dates: "1/1/1948 ",
  "dates with ages": "aged 76, 1/1/1999; ",
  "phone numbers": "01904 555013, ",
  "nearly emails": "a.",
  "at signs": "a@",
  "emails without an end": "a@b.",
  titles: "Mr ",
  initials: "Mr A. B. ",
  capitals: "Aa Bb ",
  "names, wards and events": "Jean on Ward 4, a fire; ",
  spaces: " ",
  postcodes: "YO1 ",
  "Arabic-Indic digits": "٩",
  "what cannot be seen": "\u200b",
};

export const textsOf = (length: number): readonly (readonly [string, string])[] => [
  ["ordinary stories", ofLength(`${ordinaryStories(heldOutOrdinary, 8, 7).join(" ")} `, length)],
  ...Object.entries(hostile).map(([what, piece]) => [what, ofLength(piece, length)] as const),
];
