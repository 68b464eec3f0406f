import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnswers } from "../../adapters/slack/inputs.js";
import { cardModal, formModal, homeView, readMetadata } from "../../adapters/slack/views.js";
import type { FieldView, FormView } from "../../src/chat/form-view.js";
import { anyCard, anyNode, anyText } from "./cards.js";
import { liveThings, viewComplaints } from "./kept-limits.js";
import { checkView } from "./small-slack/schema/check-view.js";
import { words } from "./words.js";

const plain = (text: string) => ({ type: "plain_text", text, emoji: true });

const form: FormView = {
  form: "share-story",
  about: "story-1",
  title: "Share a story of working",
  send: "Share",
  before: [{ kind: "note", text: "No patients, please." }],
  fields: [],
  after: [],
};

const withField = (field: FieldView) => formModal({ ...form, before: [], fields: [field] }, words).blocks[0];
const choices = (many: number) => Array.from({ length: many }, (_, at) => ({ value: `v${at}`, label: `Place ${at}` }));

test("a form is a modal", () => {
  const field: FieldView = {
    ...{ kind: "paragraph", name: "text", label: "What happened?", hint: "A few lines", required: true },
    ...{ max: 2000, initial: "She rang" },
  };
  expect(formModal({ ...form, fields: [field] }, words)).toEqual({
    type: "modal",
    callback_id: "form",
    title: plain("Share a story of working"),
    submit: plain("Share"),
    close: plain("Close"),
    private_metadata: '{"form":"share-story","about":"story-1"}',
    blocks: [
      { type: "context", elements: [plain("No patients, please.")] },
      {
        type: "input",
        block_id: "text",
        label: plain("What happened?"),
        hint: plain("A few lines"),
        optional: false,
        element: {
          ...{ type: "plain_text_input", action_id: "answer", multiline: true },
          ...{ max_length: 2000, initial_value: "She rang" },
        },
      },
    ],
  });
});

test("a title of more than 24 characters is shortened", () => {
  const { title } = formModal({ ...form, title: "Share a story of working together" }, words);
  expect(title.text).toBe("Share a story of workin…");
});

describe("a question with choices", () => {
  const asked = { name: "place", label: "Where?", required: true } as const;

  test("of five or fewer is radio buttons", () => {
    expect(withField({ ...asked, kind: "one", choices: choices(2), initial: "v1" })).toEqual({
      ...{ type: "input", block_id: "place", label: plain("Where?"), optional: false },
      element: {
        type: "radio_buttons",
        action_id: "answer",
        options: [
          { text: plain("Place 0"), value: "v0" },
          { text: plain("Place 1"), value: "v1" },
        ],
        initial_option: { text: plain("Place 1"), value: "v1" },
      },
    });
  });

  test.each([
    ["six", true, 6],
    ["five that need no answer, which a radio button could not take back", false, 5],
  ])("of %s is a menu", (_, required, many) => {
    const block = withField({ ...asked, required, kind: "one", choices: choices(many), initial: "" });
    expect(block).toMatchObject({ element: { type: "static_select", options: { length: many } } });
    expect(block).not.toHaveProperty("element.initial_option");
  });

  test.each([
    [100, undefined],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])("with several answers of %i is a menu in groups of at most 100", (many, sizes) => {
    const block = withField({ ...asked, kind: "many", choices: choices(many), initial: ["v3", "gone"] });
    const element = (
      block as { element: { option_groups?: { options: object[]; label: object }[]; initial_options: object[] } }
    ).element;
    expect(element.option_groups?.map((group) => group.options.length)).toEqual(sizes);
    expect(element.initial_options).toEqual([{ text: plain("Place 3"), value: "v3" }]);
  });

  test("with groups names each by its ends", () => {
    const block = withField({ ...asked, kind: "many", choices: choices(101), initial: [] });
    expect(block).toHaveProperty("element.option_groups.0.label.text", "Place 0 … Place 99");
  });

  test("without any is a note, since Slack refuses an empty menu", () => {
    expect(withField({ ...asked, kind: "many", choices: [], initial: [] })).toEqual({
      type: "section",
      fields: [plain("Where?"), plain(words.nothingToChoose)],
    });
  });
});

test("answers come back by field", () => {
  const written = (value: string | null) => ({ answer: { type: "plain_text_input", value } });
  const answers = readAnswers({
    text: written("She <rang>"),
    empty: written(null),
    place: { answer: { selected_option: { value: "v1" } } },
    none: { answer: { selected_option: null } },
    places: { answer: { selected_options: [{ value: "v1" }, { value: "v2" }] } },
    nowhere: { answer: { selected_options: [] } },
  });
  const expected = { text: "She <rang>", empty: "", place: "v1", none: "", places: ["v1", "v2"], nowhere: [] };
  expect(answers).toEqual(expected);
});

test("a card is a modal without a submit button", () => {
  const modal = cardModal({ summary: "Thank you", body: [] }, words);
  expect(modal).toEqual({
    type: "modal",
    callback_id: "card",
    title: plain("Causeway"),
    close: plain("Close"),
    blocks: [
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "Thank you" }] }],
      },
    ],
  });
});

const asked = { label: anyText, hint: anyText, required: fc.boolean() };
const anyChoices = fc.uniqueArray(fc.record({ value: fc.oneof(fc.uuid(), anyText), label: anyText }), {
  maxLength: 130,
  selector: (choice) => choice.value,
});
const anyField: fc.Arbitrary<FieldView> = fc.oneof(
  fc.record({
    name: fc.uuid(),
    kind: fc.constantFrom("line", "paragraph"),
    max: fc.integer({ min: 0, max: 9000 }),
    initial: anyText,
    ...asked,
  }),
  fc.record({ name: fc.uuid(), kind: fc.constant("one" as const), choices: anyChoices, initial: anyText, ...asked }),
  fc.record({
    name: fc.uuid(),
    kind: fc.constant("many" as const),
    choices: anyChoices,
    initial: fc.array(anyText, { maxLength: 4 }),
    ...asked,
  }),
);
const nodes = fc.array(anyNode, { maxLength: 8 });
const anyForm: fc.Arbitrary<FormView> = fc.record({
  ...{ form: fc.constant("share-story"), about: fc.uuid(), title: anyText, send: anyText },
  ...{ before: nodes, after: nodes, fields: fc.array(anyField, { maxLength: 6 }) },
});
const inViews = ["header", "rich_text", "context", "section", "image", "actions", "divider", "input"];

test("no form can break a limit, nothing in one comes alive, and its subject returns", () => {
  fc.assert(
    fc.property(anyForm, (view) => {
      const modal = formModal(view, words);
      expect(viewComplaints({ ...modal }, inViews)).toEqual([]);
      checkView({ ...modal }, "modal");
      expect(liveThings(modal)).toEqual([]);
      expect(readMetadata(modal.private_metadata ?? "")).toEqual({ form: view.form, about: view.about });
    }),
  );
});

test("no card can break the limits of a modal or of the Home tab", () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      for (const view of [cardModal(card, words), homeView(card, words)]) {
        expect(viewComplaints({ ...view }, inViews)).toEqual([]);
        checkView({ ...view }, view.type);
        expect(liveThings(view)).toEqual([]);
        expect(view.blocks.length).toBeGreaterThan(0);
      }
    }),
  );
});
