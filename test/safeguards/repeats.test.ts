/** A reason is kept where what it is about may not be. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repeats } from "../../src/safeguards/repeats.js";

describe("a reason that says it again, or a part of it", () => {
  test.each([
    ["Whitfield is a colleague", "Mrs Whitfield"],
    ["the Whitfields are neighbours of the ward", "Mrs Whitfield"],
    ["WHITFIELD’S a colleague", "Mrs Whitfield"],
    ["Jones is a colleague", "Mrs Smith-Jones"],
    ["it is Nunez, of housing", "Mr Núñez"],
    ["OBrien is a colleague", "Mr O’Brien"],
    ["Lee is a colleague", "Mr Lee"],
    ["Ng agreed", "Mrs Ng"],
    ["it ends in 919", "943 476 5919"],
    ["it ends in 9 1 9", "943 476 5919"],
    ["it ends in ٩١٩", "943 476 5919"],
    ["the desk at 496123", "01392 496 123"],
    ["EX44QJ is the office", "EX4 4QJ"],
    ["born in 1941, and a colleague", "3 April 1941"],
    ["Jean agreed", "jean.w@example.org"],
  ])("%j of %j", (reason, found) => expect(repeats(reason, ["somebody", found])).toBe(true));

  test.each([
    ["it is a colleague, who agreed", "Mrs Whitfield"],
    ["it is a colleague in ms teams", "Ms Lee"],
    ["the lee of the hill", "Mr Lee"],
    ["they are asked with care", "Mr Li"],
    ["it is the council's own address", "jo@eastshire.council.uk"],
    ["bed 12 of 24", "943 476 5919"],
    ["it is the office", "EX4 4QJ"],
  ])("%j is none of %j", (reason, found) => expect(repeats(reason, [found])).toBe(false));

  test("whatever stands around it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(repeats(`${before} Whitfield ${after}`, ["Mrs Whitfield"])).toBe(true);
      }),
    );
  });
});
