import { expect, test } from "vitest";
import { starterGlossary } from "../../src/jargon/starter-glossary.js";
import { folded, spotAbbreviations } from "../../src/safeguards/jargon.js";

test("there are some 150 or more, each in one short line", () => {
  expect(new Set(starterGlossary.map(([name]) => folded(name))).size).toBeGreaterThanOrEqual(150);
  for (const [name, meaning] of starterGlossary) {
    expect(meaning.length, name).toBeLessThanOrEqual(100);
    expect(meaning, name).not.toMatch(/\.$|\s{2}|;/);
  }
});

test("no meaning stands there twice, and one among several says where it is used", () => {
  const keys = starterGlossary.map(([name, meaning]) => `${folded(name)} ${meaning}`);
  expect(new Set(keys).size).toBe(keys.length);
  const number = (name: string) => starterGlossary.filter(([other]) => folded(other) === folded(name)).length;
  expect(starterGlossary.filter(([name, , where]) => number(name) > 1 && where === undefined)).toEqual([]);
  const several = ["PT", "DNA", "OT", "ASC", "CD", "ED", "EDD", "OD", "PA", "POC", "SLT"];
  for (const name of several) expect(number(name), name).toBeGreaterThan(1);
});

test("it is in the order of the alphabet, so that a meaning is found and none is added twice", () => {
  const names = starterGlossary.map(([name]) => name);
  expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
});

test("no meaning needs another abbreviation, besides a few that it explains itself by", () => {
  const explained = new Set(["ADHD", "A&E", "DNACPR", "NEWS", "COVID-19"]);
  const unexplained = starterGlossary.filter(([, meaning]) =>
    spotAbbreviations(meaning).some((name) => !explained.has(name)),
  );
  expect(unexplained).toEqual([]);
});
