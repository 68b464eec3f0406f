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
    ["St Mary’s Hospice and Hill and Vale", ["St Mary's Hospice"]],
    ["Hill & Vale Surgery", ["Hill & Vale Surgery"]],
    ["a volunteer from Mind came", ["Mind"]],
    ["\u{ff25}astshire Council in wide letters", ["Eastshire Council"]],
  ])("%j", (text, named) => expect(namedIn(text)).toEqual(named));

  test.each(["I do not mind", "Reminder", "Eastshire Councillors came", "the council", "", "Northshire"])(
    "%j names none",
    (text) => expect(namedIn(text)).toEqual([]),
  );
});
