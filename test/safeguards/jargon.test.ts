import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folded, spotAbbreviations } from "../../src/safeguards/jargon.js";

describe("an abbreviation is spotted", () => {
  test.each([
    ["in a sentence", "The MDT met at nine", ["MDT"]],
    ["at the beginning and at the end", "DTOC fell because of the ICB.", ["DTOC", "ICB"]],
    ["as several", "Three MDTs and two PCNs met", ["MDT", "PCN"]],
    ["as an owner", "The ICB's plan and the PCN’s, and the MDTs' view", ["ICB", "PCN", "MDT"]],
    ["as something done", "He DNA'd twice, and was DNA’ed once", ["DNA"]],
    ["with a digit", "D2A and a 2WW, and a 4AT, NEWS2 and ICD10", ["D2A", "2WW", "4AT", "NEWS2", "ICD10"]],
    ["with a number after a hyphen", "Her GAD-7 and PHQ-9 fell", ["GAD-7", "PHQ-9"]],
    ["with an ampersand", "From A&E to T&O", ["A&E", "T&O"]],
    ["in a hyphenated word", "A CHC-funded bed and a non-MDT plan", ["CHC", "MDT"]],
    ["on either side of a stroke", "The OT/SALT handover", ["OT", "SALT"]],
    ["in brackets that explain nothing", "The new lead (ICB) rang", ["ICB"]],
    ["in quotation marks", "They said “TTO” and 'EDD'", ["TTO", "EDD"]],
    ["once, however often it stands there", "MDT, MDTs and the MDT's", ["MDT"]],
    ["in a list that is all there is", "MDT, ICB, PCN", ["MDT", "ICB", "PCN"]],
    ["by itself", "MDT", ["MDT"]],
    ["after somebody who shouted", "NEVER AGAIN! The MDT agreed.", ["MDT"]],
    ["without a space after a full stop", "He left.TTO was late", ["TTO"]],
  ])("%s", (_how, text, found) => expect(spotAbbreviations(text)).toEqual(found));
});

describe("what needs no explaining is left alone", () => {
  test.each([
    ["what everybody knows", "The NHS, two GPs and a GP's letter in the UK about COVID-19"],
    ["a shouted sentence", "PLEASE RING THE DESK! It was kind"],
    ["a shouted sentence with a comma", "PLEASE, RING BACK"],
    ["a heading", "DISCHARGE PLAN\nShe went home"],
    ["a heading with a colon", "WHAT WENT WELL: she went home"],
    ["shouting within a sentence", "He said WHERE IS MY LIFT and left"],
    ["one word that is stressed", "She was NOT told, and had ONLY one day"],
    ["a long word in capitals", "It was IMPORTANT to them"],
    ["Roman numerals", "Phase II, part IV and Henry VIII"],
    ["initials", "J.B. and Mr J. K. Smith saw A B"],
    ["initials after a title", "Mr JB, Mrs. KL and Dr AB's clinic"],
    ["a code", "Form AB1234, ticket Z12 and room B2"],
    ["a postcode", "near NG5 1PB and SW1A 2AA"],
    ["times and doses", "at 9AM, 500MG of it, the 1ST"],
    ["addresses", "write to ABC@NHS.NET or see https://ABC.example/MDT or www.ICB.example"],
    ["a name with an apostrophe", "O'BRIEN rang"],
    ["an X-RAY", "The X-RAY was clear"],
    ["nothing", ""],
  ])("%s", (_what, text) => expect(spotAbbreviations(text)).toEqual([]));
});

describe("what the text explains needs no more", () => {
  test.each([
    ["its long form first", "The multidisciplinary team (MDT) met. The MDT agreed."],
    ["its long form after it", "The MDT (multidisciplinary team) met."],
    ["used before it is explained", "The MDT met. An MDT is a multidisciplinary team (MDT)."],
    ["as several", "Integrated care boards (ICBs) plan. Our ICB's plan is new."],
    ["with a digit", "We use discharge to assess (D2A)."],
    ["with an ampersand", "In accident and emergency (A&E) it was calm."],
    ["with quotation marks", 'Continuing healthcare ("CHC") paid.'],
    ["with more in the brackets", "Our primary care network (PCN, since 2019) helped."],
    ["with words around it", "The SPOA (we call it a single point of access) rang."],
  ])("%s", (_how, text) => expect(spotAbbreviations(text)).toEqual([]));

  test.each([
    ["another's long form", "The multidisciplinary team (ICB) met", ["ICB"]],
    ["letters inside a word only", "It was about the house (OT)", ["OT"]],
    ["the long form of something else", "The MDT (on Friday) met", ["MDT"]],
  ])("but %s explains nothing", (_what, text, found) => expect(spotAbbreviations(text)).toEqual(found));
});

/** No title: what follows one is somebody's initials. */
const lowerWord = fc
  .string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 2, maxLength: 9 })
  .filter((word) => !/^(mr|mrs|ms|miss|mx|dr|prof)$/.test(word));
const sentence = fc.array(lowerWord, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
/** No numeral, nothing well known, no ordinary word. */
const abbreviation = fc
  .string({ unit: fc.constantFrom(..."BCDFGHJKLQZ"), minLength: 2, maxLength: 6 })
  .filter((name) => !["BC", "BBC"].includes(name));

test("whatever is found stands in the text, in capitals, and is found once", () => {
  const pieces = fc.oneof(
    sentence,
    abbreviation,
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(" (", ") ", ". ", "’s "),
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const text = parts.join(" ");
      const found = spotAbbreviations(text);
      expect(new Set(found).size).toBe(found.length);
      for (const name of found) {
        expect(text).toContain(name);
        expect(name).toMatch(/^[\p{Lu}\d&-]{2,9}$/u);
      }
    }),
  );
});

test("a text without capitals holds none; one in the middle of a sentence is found, however it is put", () => {
  fc.assert(
    fc.property(
      sentence,
      abbreviation,
      sentence,
      fc.constantFrom("", "s", "'s", "’s", ","),
      (before, name, after, end) => {
        expect(spotAbbreviations(`${before} ${after}`)).toEqual([]);
        expect(spotAbbreviations(`${before} ${name}${end} ${after}`)).toEqual([name]);
      },
    ),
  );
});

test("words that begin with its letters explain it, before it and after it", () => {
  fc.assert(
    fc.property(sentence, abbreviation, sentence, lowerWord, (before, name, after, tail) => {
      const long = [...name].map((letter) => `${letter.toLowerCase()}${tail}`).join(" ");
      expect(spotAbbreviations(`${before} ${long} (${name}) ${after}`)).toEqual([]);
      expect(spotAbbreviations(`${before} ${name} (${long}) ${after}`)).toEqual([]);
    }),
  );
});

test.each(["A", "A&", "A-", "A.", "A'", "AB ", "AB (", "(AB) ", "ABs' ", "A\n", "a", "("])(
  "a very long text of %j is read in one pass",
  (unit) => {
    const text = unit.repeat(300_000 / unit.length);
    const from = performance.now();
    spotAbbreviations(text);
    // Half a second on a quiet machine. To look at each character again for every other would take minutes.
    expect(performance.now() - from).toBeLessThan(20_000);
  },
);

test("an abbreviation is looked up however it was typed", () => {
  for (const typed of ["gad-7", "GAD7", "G.A.D. 7", "ＧＡＤ‑7", " gad 7 "]) expect(folded(typed)).toBe("GAD7");
  expect(folded("a&e")).toBe("A&E");
  expect(folded("—")).toBe("");
});
