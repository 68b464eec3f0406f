/** Words stay in their box, whatever they are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, fitted } from "../../src/drawing/fitting.js";
import { drawable } from "../../src/drawing/letters.js";
import { canDraw } from "../../src/drawing/scripts.js";

const writing = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 }), { maxLength: 80 })
    .map((w) => w.join(" ")),
  fc.constantFrom(
    "W".repeat(2_500),
    "اتصلت موظفة الجناح بمكتب الإسكان (Eastshire Council) بدلًا من الكتابة. ".repeat(6),
    "הוא חזר הביתה (Eastshire, 2026) באותו יום!",
    "\u202Eevil\u202C \u0007 👩‍⚕️👍🏽 <script>&amp;",
    `${"He went home. ".repeat(200)}`,
    "",
  ),
);

const box: fc.Arbitrary<Box> = fc.record({
  width: fc.integer({ min: 120, max: 1_100 }),
  height: fc.integer({ min: 60, max: 500 }),
  weight: fc.constantFrom("regular", "bold"),
  sizes: fc.constantFrom([58, 24], [46, 16], [20, 12]),
  leading: fc.constantFrom(1.25, 1.3),
});

const solid = (text: string) => text.replaceAll(" ", "");

test("they stay within it, at a size that was allowed, and say what was written from its beginning", () => {
  fc.assert(
    fc.property(writing, box, (written, box) => {
      const { lines, texts, size, height, isCut } = fitted(written, box);
      for (const { width } of lines) expect(width * size).toBeLessThanOrEqual(box.width + 0.01);
      expect(height).toBeLessThanOrEqual(box.height + 0.01);
      expect(height).toBeCloseTo(texts.length * size * box.leading);
      expect(size).toBeLessThanOrEqual(box.sizes[0]);
      expect(size).toBeGreaterThanOrEqual(box.sizes[1]);
      const said = solid(texts.join(""));
      const all = solid(drawable(written));
      if (isCut) expect(all.startsWith(said.replace(/…$/, ""))).toBe(true);
      else expect(said).toBe(all);
      if (isCut) expect(texts.at(-1)).toMatch(/…$/);
    }),
    { numRuns: 60 },
  );
}, 60_000);

describe("a text that does not fit is cut", () => {
  const narrow: Box = { width: 300, height: 100, weight: "regular", sizes: [30, 20], leading: 1.25 };

  test("after a sentence, where that leaves most of the room filled", () => {
    const { texts } = fitted("She rang the desk. He went home the same day. Nobody had to write a letter, for once.", {
      ...narrow,
      height: 52,
    });
    expect(texts.join(" ")).toBe("She rang the desk. He went home the same day. …");
  });

  test("after a word otherwise, and never within one", () => {
    const words = Array.from({ length: 80 }, (_, at) => `word${at}`);
    const { texts } = fitted(words.join(" "), narrow);
    const [, last = ""] = / ?(\w+)…$/.exec(texts.join(" ")) ?? [];
    expect(words).toContain(last);
  });

  test("within its first word where that alone fills the room, so that the end is never taken for the whole", () => {
    const tiny: Box = { width: 120, height: 60, weight: "bold", sizes: [58, 24], leading: 1.3 };
    expect(fitted('#0m0@<  "', tiny).texts).toEqual(["#0m0…"]);
    expect(fitted("Northshirewide", { ...tiny, height: 32 }).texts.join()).toMatch(/^North\w*…$/);
  });
});

test("a short text is set as large as may be, a longer one smaller", () => {
  const box: Box = { width: 1072, height: 250, weight: "bold", sizes: [58, 24], leading: 1.25 };
  expect(fitted("He went home.", box).size).toBe(58);
  const longer = fitted("He went home the same day, and nobody wrote a letter. ".repeat(5), box);
  expect(longer.size).toBeLessThan(45);
  expect(longer.isCut).toBe(false);
});

test("a line that runs from right to left puts its first word at the right, and Latin within it the right way round", () => {
  const box: Box = { width: 1_000, height: 60, weight: "regular", sizes: [30, 20], leading: 1.3 };
  const { lines, isRightToLeft } = fitted("הוא חזר (Eastshire) הביתה", box);
  expect(isRightToLeft).toBe(true);
  const runs = lines[0]?.runs ?? [];
  expect(runs.map(({ isRightToLeft }) => isRightToLeft)).toContain(false);
  expect(runs.at(-1)?.text.startsWith("הוא")).toBe(true);
  expect(runs.find(({ isRightToLeft }) => !isRightToLeft)?.text).toBe("Eastshire");
});

test.each([
  ["Zażółć gęślą jaźń, Nguyễn, İstanbul", true],
  ["Олена, Ελένη, نورة, נועה", true],
  ["½ day, £50, 👍", true],
  ["ਸਤ ਸ੍ਰੀ ਅਕਾਲ", false],
  ["护士", false],
])("%s can be drawn: %s", (written, can) => {
  expect(canDraw(written)).toBe(can);
  if (can) expect(drawable(written)).toBe(written.replace(", 👍", ",").normalize("NFC"));
});
