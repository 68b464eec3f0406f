import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findIdentifiers, isNhsNumber } from "../../src/safeguards/identifiers.js";

const found = (text: string): readonly string[] => findIdentifiers(text).map((finding) => finding.found);

describe("an NHS number in context is found", () => {
  test.each([
    ["grouped 3-3-4", "She rang about 943 476 5919 this morning", "943 476 5919"],
    ["with dashes", "Ref 943-476-5919.", "943-476-5919"],
    ["with long dashes", "Ref 943–476–5919.", "943–476–5919"],
    ["unbroken, after its name", "NHS no: 9434765919", "9434765919"],
    ["unbroken, before the word patient", "9434765919 is the patient we moved", "9434765919"],
    ["with spaces that cannot be seen", "943\u00a0476\u00a05919", "943\u00a0476\u00a05919"],
    ["with invisible characters inside", "NHS 943\u200b476\u200b5919", "943\u200b476\u200b5919"],
    ["in full-width digits", "NHS ９４３４７６５９１９", "９４３４７６５９１９"],
    ["in Arabic-Indic digits", "NHS ٩٤٣٤٧٦٥٩١٩", "٩٤٣٤٧٦٥٩١٩"],
    ["with other numbers around it", "Bay 12 34 943 476 5919 2 days later", "943 476 5919"],
    ["as a spreadsheet pastes it", "NHS no\t943\t476\t5919", "943\t476\t5919"],
    ["broken over lines", "NHS number:\n943 476\n5919", "943 476\n5919"],
    ["with underscores", "ref 943_476_5919", "943_476_5919"],
    ["with commas", "ref 943,476,5919", "943,476,5919"],
    ["with spaced dashes", "ref 943 - 476 - 5919", "943 - 476 - 5919"],
    ["spaced digit by digit", "patient 9 4 3 4 7 6 5 9 1 9 went home", "9 4 3 4 7 6 5 9 1 9"],
  ])("%s", (_how, text, words) => expect(found(text)).toEqual([words]));
});

describe("what is not one is left alone", () => {
  test.each([
    ["a phone number", "Ring the desk on 01904 555 0134 before noon"],
    ["an international phone number", "Ring +44 7700 900 123 about the patient"],
    ["a wrong check digit", "NHS no 943 476 5918"],
    ["part of a longer number", "Order 94347659190 for the hospital"],
    ["no context at all", "Invoice 9434765919 was paid"],
    ["a budget", "It saved 1,250,000 pounds for the patient transport service"],
  ])("%s", (_what, text) => expect(found(text)).toEqual([]));
});

test("the check digit follows the published rule: one in eleven random numbers passes", () => {
  expect(isNhsNumber("9434765919")).toBe(true);
  expect(isNhsNumber("4505577104")).toBe(true);
  const passing = Array.from({ length: 100_000 }, (_, index) =>
    String(1_000_000_000 + index * 7919).slice(0, 10),
  ).filter(isNhsNumber);
  expect(passing.length / 100_000).toBeCloseTo(1 / 11, 2);
});

test("what is found is always exactly what was written there", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, after) => {
      const text = `${before} NHS 943 476 5919 ${after}`;
      expect(found(text)).toContain("943 476 5919");
    }),
  );
});
