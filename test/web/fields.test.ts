import { expect, test } from "vitest";
import { fieldOf } from "../../adapters/web/fields.js";
import { formMain, holding } from "../../adapters/web/forms.js";
import type { FieldView } from "../../src/chat/form-view.js";
import { choices, storyForm } from "./forms.js";
import { words } from "./served.js";

const asked = { name: "place", label: "Where?", required: true } as const;
const drawn = (field: FieldView, problem?: string): string => fieldOf(field, 0, problem, words).toString();

test("a line with a hint and a problem, both tied to it", () => {
  expect(drawn({ ...asked, kind: "line", hint: "A town.", max: 1000, initial: 'He said "no"' }, "Please say.")).toBe(
    '<div class="nhsuk-form-group nhsuk-form-group--error"><label class="nhsuk-label nhsuk-label--s" for="field-1">Where?</label>' +
      '<div class="nhsuk-hint" id="field-1-hint">A town.</div>' +
      '<span class="nhsuk-error-message" id="field-1-error"><span class="nhsuk-u-visually-hidden">Error: </span>Please say.</span>' +
      '<input class="nhsuk-input nhsuk-input--error" id="field-1" name="place" type="text" value="He said &quot;no&quot;" autocomplete="off" aria-describedby="field-1-hint field-1-error"></div>',
  );
});

test("a paragraph keeps its first line break", () => {
  const html = drawn({ ...asked, required: false, kind: "paragraph", max: 2000, initial: "\nwell" });
  expect(html).toContain('aria-describedby="field-1-hint">\n\nwell</textarea>');
  expect(html).toContain(">Where? (optional)</label>");
  expect(html).not.toContain("maxlength");
});

test("a few choices of one are radio buttons", () => {
  expect(drawn({ ...asked, kind: "one", choices: choices(2), initial: "v1" })).toBe(
    '<div class="nhsuk-form-group"><fieldset class="nhsuk-fieldset"><legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Where?</legend><div class="nhsuk-radios">' +
      '<div class="nhsuk-radios__item"><input class="nhsuk-radios__input" id="field-1" name="place" type="radio" value="v0" autocomplete="off"><label class="nhsuk-label nhsuk-radios__label" for="field-1">Place 0</label></div>' +
      '<div class="nhsuk-radios__item"><input class="nhsuk-radios__input" id="field-1-2" name="place" type="radio" value="v1" autocomplete="off" checked><label class="nhsuk-label nhsuk-radios__label" for="field-1-2">Place 1</label></div>' +
      "</div></fieldset></div>",
  );
});

test("an optional choice can be taken back", () => {
  const html = drawn({ ...asked, required: false, kind: "one", choices: choices(2), initial: "" });
  expect(html).toContain(
    'value="" autocomplete="off" checked><label class="nhsuk-label nhsuk-radios__label" for="field-1-3">No answer',
  );
});

test.each([
  ["20 are checkboxes", 20, 'type="checkbox"', 20],
  ["21 are a list", 21, "<option ", 21],
])("many of %s", (_, many, sign, times) => {
  const html = drawn({ ...asked, kind: "many", choices: choices(many), initial: ["v1", "v3"] });
  expect(html.split(sign)).toHaveLength(times + 1);
  expect(html.match(/ (checked|selected)>/g)).toHaveLength(2);
});

test("one of many is a list that begins with nothing chosen", () => {
  const html = drawn({ ...asked, kind: "one", choices: choices(21), initial: "" });
  expect(html).toContain(
    '<select class="nhsuk-select" id="field-1" name="place" autocomplete="off"><option value="" selected></option>',
  );
});

test("a question without choices says so, where its problem can lead", () => {
  expect(drawn({ ...asked, kind: "many", choices: [], initial: [] }, "Please choose.")).toContain(
    `<p class="nhsuk-label nhsuk-label--s" id="field-1" tabindex="-1">Where?</p>`,
  );
});

test("a problem that belongs to no question is said at the top", () => {
  const hand = { token: undefined, newId: () => "one", mayPress: false };
  const sheet = { view: storyForm, to: "/s/x", problems: { "": "Too busy.", with: "One is enough." }, hand, words };
  expect(formMain(sheet).toString()).toContain(
    '<ul class="nhsuk-list nhsuk-error-summary__list"><li><a href="#field-3">One is enough.</a></li><li>Too busy.</li></ul>',
  );
});

test("a form holds what was typed, and no more, even where it began with something", () => {
  const [first, , many] = holding({ ...storyForm }, { happened: " as it was " }).fields;
  expect([first?.initial, many?.initial]).toEqual([" as it was ", []]);
});

test("buttons below a form are not in it", () => {
  const press = { kind: "does", action: "withdraw", about: "" } as const;
  const view = { ...storyForm, after: [{ kind: "buttons", buttons: [{ label: "Withdraw", press }] } as const] };
  const hand = { token: "t", newId: () => "one", mayPress: true };
  const html = formMain({ view, to: "/s/x", problems: {}, hand, words }).toString();
  expect(html).toContain('Share story</button></form><div class="nhsuk-button-group"><form ');
});
