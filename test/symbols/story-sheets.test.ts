/** The card and the poster hold whatever a story says: inside the frame, and as nothing but shapes and words. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { svgOf } from "../../src/drawing/pictures.js";
import { type Mark, placed, type Sheet } from "../../src/drawing/sheets.js";
import { drawStoryCard, drawStoryPoster } from "../../src/symbols/draw-story.js";
import { card, poster, type StoryOnSheet, storySheet } from "../../src/symbols/story-sheets.js";
import { sizeOfPng } from "../documents/fetched.js";

const story: StoryOnSheet = {
  ...{ system: "Northshire", colour: "#005eb8", purpose: "Together we exist so that people get help close to home." },
  told: "I rang the housing desk instead of writing. Jo picked up.",
  byline: "Maria Santos, Northshire General",
  involved: "With Eastshire Council",
  changed: "He went home the same day.",
  labels: { title: "A story of working together", changed: "What changed" },
};

/** What would do something elsewhere: in SVG, in HTML, in a PDF, in a sheet. */
const hostile = [
  "<script>alert(1)</script>",
  '</text></svg><svg onload="alert(1)">',
  "]]> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
  "<image href='http://evil.example/x.png'/>",
  ") >> /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> (",
  "\\) Tj ET /URI (http://evil.example)",
  "\u202Egnp.yrots\u202C \u0000\u0007\u001B[31m",
  "🎉👩‍⚕️👨‍👩‍👧",
  "Supercalifragilistic".repeat(60),
  "=cmd|' /C calc'!A0",
  "a\u0301\u0302\u0303".repeat(40),
].join(" ");

const asHostile: StoryOnSheet = {
  ...{ system: hostile, colour: 'red" onload="alert(1)', purpose: hostile, told: hostile, byline: hostile },
  ...{ involved: hostile, changed: hostile, labels: { title: "A story", changed: "What changed" } },
};

const isWords = (mark: Mark): mark is Extract<Mark, { kind: "words" }> => mark.kind === "words";

function expectInFrame({ width, height, marks }: Sheet, edge: number): void {
  for (const mark of marks.filter(isWords)) {
    const { size } = mark.setting;
    for (const { x, baseline, run } of placed(mark).flat()) {
      expect(x).toBeGreaterThanOrEqual(edge);
      expect(x + run.width * size).toBeLessThanOrEqual(width - edge + 0.1);
      expect(baseline - size * 0.5).toBeGreaterThanOrEqual(0);
      expect(baseline).toBeLessThanOrEqual(height - edge / 4);
    }
  }
}

/** What is read stands one under the other. */
function expectApart({ marks }: Sheet): void {
  const read = marks.filter(isWords).filter(({ part }) => part !== "ornament");
  const spans = read.map(({ y, setting }) => [y, y + setting.height] as const).toSorted((a, b) => a[0] - b[0]);
  for (const [at, [, end]] of spans.entries()) expect(end).toBeLessThanOrEqual((spans[at + 1]?.[0] ?? end) + 0.01);
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.lorem({ maxCount: 300 }),
  fc.constantFrom("", "و".repeat(900), "W".repeat(900), hostile),
);

describe.each([
  ["card", card, 64],
  ["poster", poster, 51],
] as const)("the %s", (_, format, edge) => {
  test("keeps every word inside the frame and apart from the others, whatever the words", () => {
    const any = fc.record({ system: text, purpose: text, told: text, byline: text, involved: text, changed: text });
    fc.assert(
      fc.property(any, (words) => {
        const sheet = storySheet({ ...story, ...words }, format);
        expectInFrame(sheet, edge);
        expectApart(sheet);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test("is made of shapes alone: no word of a story is in it as text", () => {
    const svg = svgOf(storySheet(asHostile, format));
    expect(new Set([...svg.matchAll(/<\/?([^\s>/]+)/g)].map(([, name]) => name))).toEqual(
      new Set(["svg", "rect", "g", "path"]),
    );
    const attributes = new Set([...svg.matchAll(/ ([\w:-]+)=/g)].map(([, name]) => name));
    expect([...attributes].toSorted()).toEqual(["d", "fill", "height", "transform", "width", "x", "xmlns", "y"]);
    expect(svg).not.toMatch(/alert|script|evil|NaN|undefined/);
  });
});

test("a story is drawn as large as it may be, and a hostile one all the same", async () => {
  for (const words of [story, asHostile]) {
    const png = Buffer.from(await drawStoryCard({ ...words, at: "2026-11-18T09:00:00Z" }));
    expect(sizeOfPng(png)).toEqual([1200, 675]);
  }
});

test("the poster is A4 upright, tagged, in English, titled in our words, with its fonts in it and nothing that acts", async () => {
  const given = { ...asHostile, at: "2026-11-18T09:00:00Z" };
  const pdf = Buffer.from(await drawStoryPoster(given)).toString("latin1");
  expect(pdf).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
  expect(pdf).toMatch(/\/MarkInfo \d+ 0 R/);
  expect(pdf).toContain("/Marked true");
  expect(pdf).toContain("/ActualText (");
  expect(pdf).toContain("/Lang (en-GB)");
  expect(pdf).toContain("/FontFile2");
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(pdf).toContain('<rdf:li xml:lang="x-default">A story</rdf:li>');
  // What is within a string is words; outside of it there is nothing to open, run or fetch.
  const outside = pdf.replace(/\((?:\\[\s\S]|[^\\()])*\)/g, "()");
  expect(outside).not.toMatch(/\/(JavaScript|JS|OpenAction|URI|Launch|AA|EmbeddedFile|SubmitForm)\b/);
  expect(Buffer.from(await drawStoryPoster(given)).toString("latin1")).toBe(pdf);
});
