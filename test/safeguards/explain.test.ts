import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explained, longFormOf } from "../../src/safeguards/explain.js";

describe("a meaning that is written in", () => {
  test.each([
    ["The MDT met. The MDT went.", "MDT", "The team (MDT) met. The MDT went."],
    ["Two MDTs met", "MDT", "Two team (MDTs) met"],
    ["The MDT's list", "MDT", "The team (MDT's) list"],
    ["A&E rang", "A&E", "team (A&E) rang"],
    ["It was (MDT) so", "MDT", "It was (team (MDT)) so"],
    ["XMDT and MDTX", "MDT", undefined],
  ])("%s", (text, abbreviation, expected) => {
    expect(explained(text, abbreviation, "team")).toBe(expected);
  });

  test("only adds to a text, whatever stands in it, and nothing in an abbreviation is an expression", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, abbreviation, after) => {
        const text = `${before} ${abbreviation} ${after}`;
        const said = explained(text, abbreviation, "meaning");
        if (said === undefined) return;
        expect(said).toContain(`meaning (${abbreviation}`);
        expect(said.length).toBe(text.length + "meaning ()".length);
      }),
    );
  });

  test("is without what only explains it", () => {
    expect(longFormOf("approved mental health professional: helps decide")).toBe("approved mental health professional");
    expect(longFormOf("blood pressure")).toBe("blood pressure");
  });
});
