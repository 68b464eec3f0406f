/** Hospitals' own numbers: by the patterns that an organisation gives, and after words that say what it is. */
import type { Candidate, Pattern } from "./pattern.js";

const LENGTH_MAX = 20;
const DIGITS_MIN = 4;
const BETWEEN = "[ \\t./-]?";
/** For numbers that are digits alone, which say nothing by themselves. */
const CONTEXT =
  /\b(?:hosp(?:ital)?|mrn|unit\sn|patients?|pts?|notes|casenotes?|folders?|wristband|label|records?|pas)\b/gi;
const CONTEXT_NEAR = 40;
const LABELLED =
  /\b(?:mrn|(?:hosp(?:ital)?\.?|mrn|unit|case\s?note|pas|medical record)\s?(?:number|no|num|id|ref|#))[\s.:#=-]{1,3}(?<it>[A-Za-z]{0,3}[ -]?\d{5,9})(?![\dA-Za-z])/gi;

/** A template is letters, digits, "/" and "-" as they stand, and "#" for any digit. Never an expression. */
export function isHospitalNumberTemplate(template: string): boolean {
  const places = template.match(/#/g)?.length ?? 0;
  return template.length <= LENGTH_MAX && places >= DIGITS_MIN && /^[A-Za-z\d#/ -]+$/.test(template);
}

export const hospitalNumber: Pattern = {
  kind: "hospital-number",
  candidates: ({ hospitalNumbers = [] }) => [
    LABELLED,
    ...hospitalNumbers.filter(isHospitalNumberTemplate).map(compiled),
  ],
  judge(candidate) {
    return saysWhatItIs(candidate) || candidate.passage.near(CONTEXT, candidate, CONTEXT_NEAR) ? "ask" : undefined;
  },
};

/** Letters, or a stroke or hyphen between its digits, make it known wherever it stands. */
const saysWhatItIs = ({ words }: Candidate): boolean => /[A-Za-z/-]/.test(words);

function compiled(template: string): RegExp {
  const hasLetters = /[A-Za-z]/.test(template);
  const places = [...template].filter((place) => !(hasLetters && /[/ -]/.test(place)));
  // Among letters, whatever separates is as one likes; between digits alone it is all that there is to go by.
  const between = hasLetters ? BETWEEN : " ?";
  return new RegExp(`(?<![A-Za-z\\d])(?<it>${places.map(unit).join(between)})(?![A-Za-z\\d])`, "gi");
}

function unit(place: string): string {
  if (place === "#") return "\\d";
  return /[A-Za-z\d]/.test(place) ? place : `\\x${place.charCodeAt(0).toString(16)}`;
}
