/** What was typed, as words; a story's text around them; and a search on its way to the next page. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId, type StoryId } from "../../src/database/ids.js";
import { elements, storyKinds } from "../../src/database/tables/stories.js";
import { excerptAround, LONGEST_SEARCH, phrasesIn } from "../../src/stories/search/search-words.js";
import type { Story } from "../../src/stories/stories.js";
import { askedBy, queryFor, readQuery, subjectOf, whens } from "../../src/stories/story-queries.js";

const NOW = new Date("2026-11-18T09:00:00Z");
const anything = fc.string({ unit: "binary", maxLength: 300 });

test.each([
  ["discharge kitchen", [["discharge"], ["kitchen"]]],
  ['"went home" early', [["went", "home"], ["early"]]],
  ["“Went home”", [["went", "home"]]],
  [
    "key-safe 24/7",
    [
      ["key", "safe"],
      ["24", "7"],
    ],
  ],
  ["Siân’s café", [["sian", "s"], ["cafe"]]],
  ['a OR b NOT "c', [["a"], ["or"], ["b"], ["not"], ["c"]]],
  ["*** ()", []],
  ["", []],
])("%s is these words", (typed, phrases) => {
  expect(phrasesIn(typed)).toEqual(phrases);
});

test("whatever is typed, words hold nothing but letters and digits, and are few", () => {
  const property = fc.property(anything, (typed) => {
    const phrases = phrasesIn(typed);
    expect(phrases.length).toBeLessThanOrEqual(12);
    for (const word of phrases.flat()) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
  });
  fc.assert(property, { numRuns: 1000 });
});

test("an excerpt begins where the words are, in whichever form and whichever part", () => {
  const long = `${"We waited a while. ".repeat(20)}Then the ward discharged her to Siân. ${"All was well. ".repeat(20)}`;
  expect(excerptAround([long], ["discharge"], 90)).toMatch(/^…[\s\S]{0,40}the ward discharged her/);
  expect(excerptAround([long], ["sian"], 90)).toContain("Siân");
  expect(excerptAround([long, "The kitchen rang."], ["kitchens"], 90)).toBe("The kitchen rang.");
  expect(excerptAround([long], ["hospital"], 90)).toMatch(/^We waited/);
  expect(excerptAround(["We went home."], [], 90)).toBe("We went home.");
  expect(excerptAround([], [], 90)).toBe("");
});

test("an excerpt is never longer than it may be", () => {
  const texts = fc.array(anything, { maxLength: 4 });
  const property = fc.property(texts, anything, (texts, typed) => {
    expect(excerptAround(texts, phrasesIn(typed).flat(), 60).length).toBeLessThanOrEqual(60);
  });
  fc.assert(property, { numRuns: 1000 });
});

test("a search comes back from a button as it went, and fits into any", () => {
  const id = newId<StoryId>();
  const one = (...all: readonly string[]) => fc.constantFrom("any", ...all);
  const query = fc.record({
    words: anything.map((typed) => queryFor(typed).words),
    organisation: one(newId(), newId()),
    place: one(newId()),
    kind: one(...storyKinds),
    element: one(...elements),
    when: one(...whens),
  });
  const property = fc.property(query, fc.nat(4e12), (query, time) => {
    const createdAt = new Date(time);
    const subject = subjectOf(query, { id, createdAt } as Story);
    expect(subject.length).toBeLessThanOrEqual(250);
    expect(query.words.length).toBeLessThanOrEqual(LONGEST_SEARCH);
    expect(readQuery(subject)).toEqual({ query, before: { createdAt, id } });
  });
  fc.assert(property, { numRuns: 500 });
});

test("whatever comes back instead, it asks for nothing that there is not", () => {
  const property = fc.property(anything, (subject) => {
    const { query } = readQuery(subject);
    const { kind, element, since } = askedBy(query, NOW);
    expect([undefined, ...storyKinds]).toContain(kind);
    expect([undefined, ...elements]).toContain(element);
    expect(since === undefined || since < NOW).toBe(true);
  });
  fc.assert(property, { numRuns: 1000, examples: [["zzzzzzzzzzzz,,,,,,,"], ["9".repeat(250)], [`-1,${newId()}`]] });
});
