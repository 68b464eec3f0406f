import { expect, test } from "vitest";
import { nameKey } from "../../src/directory/name-key.js";
import { leadingNames } from "../../src/thanks/names.js";

const known = new Set(["Jo Clark", "Ruth Bell"].map(nameKey));
const read = (typed: string) => leadingNames(typed, (key) => known.has(key));

test.each([
  ["Jo Clark for ringing me", ["Jo Clark"], "for ringing me"],
  ["Jo Clark and Ruth Bell: you stayed", ["Jo Clark", "Ruth Bell"], "you stayed"],
  ["Jo Clark, Mystery Persson", ["Jo Clark", "Mystery Persson"], ""],
  ["Jo Clark, You rang me", ["Jo Clark"], "You rang me"],
  ["Mystery Persson", [], "Mystery Persson"],
])("%j", (typed, names, rest) => expect(read(typed)).toEqual({ names, rest }));
