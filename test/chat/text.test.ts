import fc from "fast-check";
import { expect, test } from "vitest";
import { nameOf } from "../../src/chat/text.js";

const anyText = fc.string({ unit: "binary", maxLength: 300 });

test("a name is one line of at most 80 characters, that any database takes and that turns nothing around", () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const name = nameOf(typed);
      expect(name.length).toBeLessThanOrEqual(80);
      expect(name).not.toMatch(/[\0\n\r\u202A-\u202E\u2066-\u2069]/);
      expect(name.isWellFormed()).toBe(true);
      expect(nameOf(name)).toBe(name);
    }),
  );
});

test.each([
  ["Maria Santos", "Maria Santos"],
  ["  Siân\n Ó Briain ", "Siân Ó Briain"],
  ["Eve\0\u202Elivee", "Evelivee"],
])("%j is written %j", (typed, name) => {
  expect(nameOf(typed)).toBe(name);
});
