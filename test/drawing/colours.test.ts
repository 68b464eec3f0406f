/** Whatever colour a system has, what stands on it and in it can be read. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Colour, colourOf, contrast, mixed, readableOn, textOn, white } from "../../src/drawing/colours.js";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number): Colour => `#${number.toString(16).padStart(6, "0")}`);

test("text on any colour, and any colour as text on white and on its own tint, has a contrast of 4.5", () => {
  fc.assert(
    fc.property(colour, (colour) => {
      expect(contrast(textOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
      const tint = mixed(white, colour, 0.08);
      for (const ground of [white, tint])
        expect(contrast(readableOn(ground, colour), ground)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2_000 },
  );
});

test("a colour that can be read stays as it was chosen", () => {
  expect(readableOn(white, "#005eb8")).toBe("#005eb8");
  expect(textOn("#005eb8")).toBe("#ffffff");
  expect(textOn("#ffcc00")).toBe("#000000");
});

/** https://webaim.org/resources/contrastchecker/ */
test.each([
  ["#000000", "#ffffff", 21],
  ["#777777", "#ffffff", 4.48],
  ["#ff0000", "#ffffff", 4],
  ["#0000ff", "#ffffff", 8.59],
] as const)("%s against %s is %d", (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1);
  expect(contrast(other, one)).toBeCloseTo(ratio, 1);
});

test.each(["red", "#fff", "#12345g", 'x" onload="alert(1)', ""])("%s is no colour, and becomes one", (chosen) => {
  expect(colourOf(chosen)).toMatch(/^#[0-9a-f]{6}$/);
});
