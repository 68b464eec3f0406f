/** NHS numbers, and the CHI and Health and Care numbers that share their check digit. */
import type { Candidate, Outcome, Pattern } from "./pattern.js";

/** How far from a number the words that make it an identifier may stand, in characters. */
const CONTEXT = 60;
const LABEL = 25;

/** Words that make ten digits somebody's. "NHS" by itself does; the name of an NHS body does not. */
const PERSON =
  /\b(?:n\.?\s?(?:h\.?\s?s|s\.?\s?h)(?:\b|(?=no|num))\.?(?!\s(?:england|scotland|wales|supply|trust|foundation|digital|estates|property|resolution|shared|charit|confed|provider|pension|staff|app|long|plan))|p(?:a|ai)[tien]{4,6}s?\b|pts?\b|spine\b|records?\b|hosp(?:ital)?\b|chi\b|residents?\b|clients?\b|service users?\b|mrn\b|systmone\b|emis\b|wristband\b|dob\b|born\b|referrals?\b|referred\b|discharged?\b|admitted\b|admission\b|date of birth\b)/gi;
/** Words that say so only just before it. */
const NUMBER = /\b(?:number|num|nunber|numer|identifier|id)\b|#|\bn[or]\b[.:]?(?=\s{0,2}\d)/gi;
/** Numbers of something else, said just before them: what stands further off makes them nobody's. */
const THING =
  /\b(?:order|invoice|inv|po|ticket|job|account|serial|sn|asset|tag|grant|booking|batch|lot|policy|charity|company|barcode|isbn|trial|tel|phone|mobile|mob|fax|licen[cs]e|budget|cost code|purchase order)\W{0,3}(?:numbers?|nos?|num|ref(?:erence)?|id|code)?\W{0,3}/gi;
/** The start of a number abroad, or of a phone number with its trunk zero in brackets. */
const DIALLED = /(?:\+|\b00)\d{1,3}[\s()0-]{0,5}|\(0\)\s?/g;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d(?!\d)|^(?:19|20)\d\d-\d\d-\d\d/;

/** How many digits stand together, one hexadecimal digit for each group: 0x334 is 943 476 5919. */
const GROUPED = 0x334;
const UNBROKEN = 0xa;
/** Ways of writing ten digits that are no list, no sum of money and no date. */
const SHAPES = new Set([
  GROUPED,
  UNBROKEN,
  ...[0x37, 0x64, 0x55, 0x433, 0x46, 0x343, 0x244, 0x442, 0x73, 0x3322, 0x11_1111_1111],
]);

export const nhsNumber: Pattern = {
  kind: "nhs-number",
  // Ten digits, however they are grouped, that are no part of a longer run; O for 0 and l for 1 as people mistype them.
  candidates: () => [/(?<![\d+])(?=(?<it>\d(?:[\s.,_\-/]{0,4}[\dOoIl]){9})(?![\dA-Za-z]))/g],
  judge(candidate) {
    const { words, start, passage } = candidate;
    if (isAmongMore(candidate)) return undefined;
    const shape = shapeOf(words);
    if (!SHAPES.has(shape) && !isLabelled(candidate)) return undefined;
    if (DATE.test(words) || passage.endsAt(DIALLED, start)) return undefined;
    const valid = isNhsNumber(digitsOf(words));
    const context = contextOf(candidate);
    if (shape === GROUPED || context === "label") return valid ? "block" : "warn";
    if (!SHAPES.has(shape)) return undefined;
    return judged(valid, context === "near", shape, candidate);
  },
};

function judged(valid: boolean, named: boolean, shape: number, candidate: Candidate): Outcome | undefined {
  // "SN9434765919": letters that run into it make it something else's.
  if (!named && /[A-Za-z]-?$/.test(candidate.passage.before(candidate, 2))) return undefined;
  if (valid) return named ? "block" : "ask";
  return named && shape === UNBROKEN ? "warn" : undefined;
}

/** Whether words name it as somebody's: just before it, somewhere near, or not at all. */
function contextOf(candidate: Candidate): "label" | "near" | "none" {
  const { start, passage } = candidate;
  if (passage.endsAt(THING, start)) return "none";
  if (isLabelled(candidate)) return "label";
  const near = passage.near(PERSON, candidate, CONTEXT) || passage.has(NUMBER, start - LABEL, start + 1);
  return near ? "near" : "none";
}

const isLabelled = ({ start, passage }: Candidate): boolean =>
  passage.has(PERSON, start - LABEL, start) && passage.has(NUMBER, start - LABEL, start + 1);

/** With mistyped ones put right. */
const digitsOf = (words: string): string => words.replace(/[Oo]/g, "0").replace(/[Il]/g, "1").replace(/\D/g, "");

function shapeOf(words: string): number {
  let shape = 0;
  let begins = 0;
  for (let place = 0; place <= words.length; place += 1) {
    if (isDigitAt(words, place)) continue;
    if (place > begins) shape = shape * 16 + place - begins;
    begins = place + 1;
  }
  return shape;
}

/** Single digits that go on at both ends are a list. */
function isAmongMore({ start, end, passage: { plain } }: Candidate): boolean {
  const goesOn = isDigitAt(plain, start - 2) && isDigitAt(plain, end + 1);
  return goesOn && !isDigitAt(plain, start + 1) && !isDigitAt(plain, end - 2);
}

/** By its code, as this is asked of every character of every candidate; an O is a 0, and an l a 1. */
function isDigitAt(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return (code >= 0x30 && code <= 0x39) || code === 0x4f || code === 0x6f || code === 0x49 || code === 0x6c;
}

/**
 * The check digit of an NHS number: weights 10 to 2, 11 - (sum mod 11), 11 counts as 0 and 10 is never issued.
 * Source: NHS Data Dictionary, "NHS number".
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += (digits.charCodeAt(place) - 0x30) * (10 - place);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits.charCodeAt(9) - 0x30;
}
