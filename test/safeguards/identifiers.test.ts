import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findIdentifiers,
  findTogether,
  type IdentifierOptions,
  isHospitalNumberTemplate,
  isNhsNumber,
} from "../../src/safeguards/identifiers.js";
import { samples } from "./corpus/corpus.js";
import { heldOut } from "./corpus/held-out.js";

const found = (text: string, options?: IdentifierOptions): readonly string[] =>
  findIdentifiers(text, options).map((finding) => finding.found);
const outcomes = (text: string): readonly string[] => findIdentifiers(text).map(({ outcome }) => outcome);

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

describe("what is no NHS number in context does not block", () => {
  test.each([
    ["a phone number", "Ring the desk on 01904 555 0134 before noon"],
    ["an international phone number", "Ring +44 7700 900 123 about the patient"],
    ["a wrong check digit", "NHS no 943 476 5918"],
    ["part of a longer number", "Order 94347659190 for the hospital"],
    ["no context at all", "Invoice 9434765919 was paid"],
    ["a budget", "It saved 1,250,000 pounds for the patient transport service"],
    ["an order of an NHS body", "NHS Supply Chain order 9434765919"],
    ["a list", "patients 1 9 4 3 4 7 6 5 9 1 9 4"],
  ])("%s", (_what, text) => expect(outcomes(text)).not.toContain("block"));
});

describe("each outcome", () => {
  test.each([
    ["nhs-number block", "NHS no 943 476 5919"],
    ["nhs-number ask", "It said 9434765919 on the board"],
    ["nhs-number warn", "NHS no 943 476 5918"],
    ["postcode ask", "She lives at YO10 7AB now"],
    ["date-of-birth ask", "DOB 12/03/1948"],
    ["date-of-birth ask", "12/03/1948, aged 77"],
    ["phone ask", "Ring 07700 900123 tonight"],
    ["email ask", "Write to jean@example.org"],
    ["hospital-number ask", "hospital number 123456"],
    ["titled-surname ask", "Mrs Okafor went home"],
    ["titled-surname ask", "Mr. B. Smith went home"],
    ["name-ward-event curator", "Jean had a cardiac arrest on Ward 12"],
  ])("%s: %s", (what, text) => {
    expect(findIdentifiers(text).map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([what]);
  });
});

describe("what is nobody's is left alone", () => {
  test.each([
    "Call 0300 303 0111 or extension 4521",
    "On 12/03/2024 the service was born",
    "People aged 65 and over, since 12/03/2024",
    "The MR scan and the MS nurse, on MS Teams",
    "Dr Patel and Sister Brown on Ward 12",
    "Mrs T, as we will call her",
    "Ward B4 2nd bed",
    "He fell out of bed on Ward 7. Their fall from it was a first",
  ])("%s", (text) => expect(findIdentifiers(text)).toEqual([]));
});

test("what a team has published is nobody's secret, however it is written", () => {
  const published = ["01904 555 013 ext 12", "+44 7700 900123", "Hub@Example.org"];
  const text = "Ring 01904 555013 or 07700 900 123, or write to hub@example.org";
  expect(findIdentifiers(text)).toHaveLength(3);
  expect(findIdentifiers(text, { published })).toEqual([]);
});

test("hospitals' own numbers are known by their templates, which are never expressions", () => {
  expect(found("It was A123456", { hospitalNumbers: ["A######"] })).toEqual(["A123456"]);
  expect(found("It was a 123456", { hospitalNumbers: ["A######"] })).toEqual(["a 123456"]);
  expect(found("It was B123456", { hospitalNumbers: ["A######"] })).toEqual([]);
  expect(found("It was 1234567", { hospitalNumbers: ["#######"] })).toEqual([]);
  expect(found("Her notes were under 1234567", { hospitalNumbers: ["#######"] })).toEqual(["1234567"]);
  expect(isHospitalNumberTemplate("A######")).toBe(true);
  for (const bad of ["(A+)+####", "A.*####", "###", "#".repeat(40), ""])
    expect(isHospitalNumberTemplate(bad)).toBe(false);
  expect(found("aaaaaaaa", { hospitalNumbers: ["(a+)+####$"] })).toEqual([]);
});

/** The five steps of the NHS Data Dictionary, written out once more in their own words. */
function byTheFiveSteps(nine: string): string | undefined {
  const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2];
  const weighted = weights.map((weight, index) => weight * Number(nine[index]));
  const remainder = weighted.reduce((sum, one) => sum + one, 0) % 11;
  const check = 11 - remainder;
  if (check === 10) return undefined;
  return check === 11 ? "0" : String(check);
}

test("the check digit follows the published steps", () => {
  // 9×10 + 4×9 + 3×8 + 4×7 + 7×6 + 6×5 + 5×4 + 9×3 + 1×2 = 299; 299 mod 11 = 2; 11 - 2 = 9.
  expect(isNhsNumber("9434765919")).toBe(true);
  expect(isNhsNumber("4505577104")).toBe(true);
  fc.assert(
    fc.property(fc.stringMatching(/^\d{9}$/), fc.integer({ min: 0, max: 9 }), (nine, last) => {
      expect(isNhsNumber(`${nine}${last}`)).toBe(byTheFiveSteps(nine) === String(last));
    }),
  );
});

test("one in eleven random numbers passes", () => {
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

test("what is found stands in the text, whatever the text", () => {
  const pieces = heldOut.families.flatMap((family, index) => samples(family, 20, index).map(({ text }) => text));
  const anything = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "grapheme" }), fc.string()));
  fc.assert(
    fc.property(anything, (parts) => {
      const text = parts.join(" ");
      for (const words of found(text, { hospitalNumbers: ["A######"] })) expect(text).toContain(words);
    }),
  );
});

test("ordinary words around a number that blocks do not unblock it", () => {
  const word = fc.constantFrom(
    "the",
    "ward",
    "rang",
    "on",
    "Tuesday",
    "and",
    "we",
    "found",
    "her",
    "a",
    "chair",
    "home",
  );
  const around = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "));
  const blocked = fc.constantFrom(
    "NHS number 9434765919",
    "patient 9434765919",
    "943 476 5919",
    "NHS no. 943-476-5919",
  );
  fc.assert(
    fc.property(around, blocked, around, (before, number, after) => {
      expect(outcomes(`${before} ${number} ${after}`)).toContain("block");
    }),
  );
});

describe("a name, a ward and something rare in several answers", () => {
  const far = "and so on ".repeat(40);
  test.each([
    [["A man fell out of bed on Ward 7", "Margaret"], ["Margaret"]],
    [["Margaret", "A man fell out of bed on Ward 7"], ["Margaret"]],
    [[`A man fell out of bed on Ward 7 ${far}`, far, "Margaret’s son"], ["Margaret"]],
    [["On Ward 7", "he had a cardiac arrest", "Margaret"], ["Margaret"]],
    [["On Ward 7 Margaret slept", "he had a cardiac arrest"], ["Margaret"]],
    [["Margaret", "he had a cardiac arrest"], []],
    [["On Ward 7", "he had a cardiac arrest", ""], []],
    [[`Margaret ${far} on Ward 7 a cardiac arrest`], []],
    [["He went home", "Somebody fell out of bed on Ward 7"], []],
    [[], []],
  ])("%j", (answers, names) => {
    expect(findTogether(answers).map((finding) => [finding.found, finding.outcome])).toEqual(
      names.map((name) => [name, "curator"]),
    );
  });
});
