import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrganisationId } from "../../src/database/ids.js";
import { organisationsNamedIn } from "../../src/directory/named-organisations.js";

const organisations = [
  "Eastshire Council",
  "Northshire General NHS Foundation Trust",
  "Mind",
  "St Mary's Hospice",
  "Hill & Vale Surgery",
].map((name) => ({ id: name as OrganisationId, name }));
const namedIn = (text: string) => organisationsNamedIn(text, organisations);

describe("organisations that a text names", () => {
  test.each([
    ["Jo from eastshire council rang", ["Eastshire Council"]],
    ["Eastshire\nCouncil’s housing desk", ["Eastshire Council"]],
    ["EASTSHIRE  COUNCIL.", ["Eastshire Council"]],
    ["the ward at Northshire General", ["Northshire General NHS Foundation Trust"]],
    ["St Mary’s Hospice and Hill", ["St Mary's Hospice"]],
    ["Hill & Vale Surgery", ["Hill & Vale Surgery"]],
    ["a volunteer from Mind came", ["Mind"]],
    ["\u{ff25}astshire Council in wide letters", ["Eastshire Council"]],
  ])("%j", (text, named) => expect(namedIn(text)).toEqual(named));

  test.each(["I do not mind", "Reminder", "Eastshire Councillors came", "the council", "", "Northshire"])(
    "%j names none",
    (text) => expect(namedIn(text)).toEqual([]),
  );
});

describe("as people say them for short", () => {
  const partners = [
    "Beech Grove Care Home",
    "Northshire General Hospital NHS Foundation Trust",
    "Northshire Community Health",
    "Northshire GP Federation",
    "Hill & Vale Surgery",
    "The Oakfield Medical Practice Limited",
    "Harbour Hospice",
    "Willow Tree Nursing Home",
    "Willow Tree Day Charity",
    "Willow Tree Surgery",
    "Ash Lane Surgery",
    "Ash Lane",
    "Eastshire County Council",
    "Mental Health NHS Trust",
    "Rowan Practice",
    "Mind Ltd",
    "Maple Court Hospice",
  ].map((name) => ({ id: name as OrganisationId, name }));
  const named = (text: string) => organisationsNamedIn(text, partners, ["Harbour", "Maple Court"]);

  test.each([
    ["Beech Grove rang", ["Beech Grove Care Home"]],
    ["the desk at beech grove’s front door", ["Beech Grove Care Home"]],
    ["Northshire General rang", ["Northshire General Hospital NHS Foundation Trust"]],
    ["Northshire General Hospital rang", ["Northshire General Hospital NHS Foundation Trust"]],
    ["Hill and Vale Surgery, and Hill & Vale", ["Hill & Vale Surgery"]],
    ["Oakfield rang us", ["The Oakfield Medical Practice Limited"]],
    ["the Oakfield Medical Practice", ["The Oakfield Medical Practice Limited"]],
    ["Harbour Hospice", ["Harbour Hospice"]],
    ["Willow Tree Surgery", ["Willow Tree Surgery"]],
    ["Ash Lane", ["Ash Lane"]],
    ["Eastshire County Council", ["Eastshire County Council"]],
    ["Mind rang", ["Mind Ltd"]],
    ["Mental Health NHS Trust", ["Mental Health NHS Trust"]],
    ["Maple Court Hospice", ["Maple Court Hospice"]],
  ])("%j", (text, names) => expect(named(text)).toEqual(names));

  test.each([
    "Northshire is a county, and so is Eastshire",
    "The Harbour was cold",
    "Willow Tree rang",
    "his mental health, and community health",
    "we mind, up hill and down",
    "an oakfield",
    "Rowan came",
    "at Maple Court",
    "the general hospital, the surgery, the council and the care home",
    "Beech and Grove",
  ])("%j names none", (text) => expect(named(text)).toEqual([]));

  test("a name of one word is short for none where nobody says which words are places", () => {
    expect(organisationsNamedIn("Oakfield rang", partners)).toEqual([]);
  });

  test("others that join, or change their names, are known at once", () => {
    const more = [...partners, { id: "new" as OrganisationId, name: "Beech Grove Surgery" }];
    expect(organisationsNamedIn("Beech Grove rang", more, [])).toEqual([]);
    expect(named("Beech Grove rang")).toEqual(["Beech Grove Care Home"]);
  });

  test("every whole name is found, whatever stands around it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...partners), fc.lorem(), fc.lorem(), ({ name, id }, before, after) => {
        expect(named(`${before} ${name}. ${after}`)).toContain(id);
      }),
    );
  });
});
