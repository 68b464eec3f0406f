import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf } from "../../adapters/teams/budget.js";
import { formCard, openingCard } from "../../adapters/teams/forms.js";
import { readAnswers } from "../../adapters/teams/inputs.js";
import type { FieldView, FormView } from "../../src/chat/form-view.js";
import type { Json } from "../slack/small-slack/json.js";
import { anyForm, anyText, shownJson } from "./cards.js";
import { cardText } from "./small-teams/cards/card-text.js";
import { checkCard } from "./small-teams/cards/check-card.js";
import { liveInCard } from "./small-teams/live-mentions.js";
import { words } from "./words.js";

const choices = (many: number) => Array.from({ length: many }, (_, at) => ({ value: `v${at}`, label: `Place ${at}` }));
const base = { label: "Where?", required: true } as const;
const viewOf = (...fields: FieldView[]): FormView => ({
  ...{ form: "share-story", about: "s1", title: "Share a story", send: "Share" },
  ...{ before: [{ kind: "text", text: "Before" }], after: [{ kind: "note", text: "After" }], fields },
});
const line = { ...base, kind: "line", name: "text", max: 60, initial: "", required: false } as const;
const inputs = (view: FormView, problems = {}) =>
  formCard(view, words, { problems }).body.filter(({ type }) => type.startsWith("Input."));

test("a form is a card with one button that sends it", () => {
  expect(
    formCard(viewOf({ ...line, hint: "As you like" }), words, { room: "19:a@thread.tacv2", once: "drawn-1" }),
  ).toEqual({
    ...{ type: "AdaptiveCard", $schema: "http://adaptivecards.io/schemas/adaptive-card.json", version: "1.5" },
    fallbackText: "Share a story",
    body: [
      { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "Before" }] },
      { type: "Input.Text", id: "answer-text", label: "Where?", isRequired: false, isMultiline: false, maxLength: 60 },
      {
        type: "RichTextBlock",
        inlines: [{ type: "TextRun", text: "As you like", isSubtle: true, size: "Small" }],
        spacing: "None",
      },
      { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "After", isSubtle: true, size: "Small" }] },
    ],
    actions: [
      {
        ...{ type: "Action.Submit", title: "Share", style: "positive" },
        data: {
          submit: "share-story",
          about: "s1",
          room: "19:a@thread.tacv2",
          once: "drawn-1",
          asked: ["text"],
          many: [],
        },
      },
    ],
  });
});

describe("fields", () => {
  test("a paragraph that must be filled in says so, and keeps what was typed, however long", () => {
    const field: FieldView = { ...base, kind: "paragraph", name: "text", max: 3, initial: "four" };
    expect(inputs(viewOf(field))).toEqual([
      {
        ...{ type: "Input.Text", id: "answer-text", label: "Where?", isRequired: true },
        ...{ errorMessage: words.missing, isMultiline: true, maxLength: 4, value: "four" },
      },
    ]);
  });

  test.each([
    ["one", 3, true, "expanded"],
    ["one", 3, false, "compact"],
    ["one", 7, true, "compact"],
    ["one", 16, true, "filtered"],
    ["many", 3, false, "expanded"],
    ["many", 7, true, "compact"],
    ["many", 16, true, "filtered"],
  ] as const)("%s of %i choices, required %s, are %s", (kind, many, required, style) => {
    const initial = kind === "one" ? "v1" : ["v1", "v2", "gone"];
    const field = { ...base, name: "place", required, kind, choices: choices(many), initial } as FieldView;
    expect(inputs(viewOf(field))).toMatchObject([
      { style, isMultiSelect: kind === "many", value: kind === "one" ? "v1" : "v1,v2", label: "Where?" },
    ]);
  });

  test("without choices says that there is nothing to choose", () => {
    const card = formCard(viewOf({ ...base, kind: "one", name: "place", choices: [], initial: "" }), words);
    expect(cardText(card as unknown as Json)).toContain(`Where?: ${words.nothingToChoose}`);
  });
});

test("a problem stands beside its field, and above the form where the field is not there", () => {
  const card = formCard(viewOf(line), words, { problems: { text: "Too short.", gone: "Not now." } });
  const attention = (text: string) => ({ inlines: [{ type: "TextRun", text, color: "Attention", weight: "Bolder" }] });
  expect(card.body).toMatchObject([attention("Not now."), {}, { type: "Input.Text" }, attention("Too short."), {}]);
});

describe("answers", () => {
  test("come back by field, with several values apart and empty ones told", () => {
    const asked = ["text", "role", "places", "others"];
    const data = { submit: "s", about: "x", "answer-text": "a, b", "answer-places": "v%252C1,v%2C2" };
    expect(readAnswers(data, { asked, many: ["places", "others"] })).toEqual({
      ...{ text: "a, b", role: "", places: ["v%2C1", "v,2"], others: [] },
    });
  });

  test("of a kind that no input gives are no answers", () => {
    const data = { "answer-a": { b: 1 }, "answer-c": ["d"], "answer-e": 5, "answer-f": null };
    expect(readAnswers(data, { asked: [], many: ["c"] })).toEqual({ a: "", c: [], e: "5", f: "" });
  });

  test("survive the way through a choice set, whatever their values are", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyText.filter((text) => text !== "" && text.length <= 200)), (values) => {
        const offered = values.map((value) => ({ value, label: "x" }));
        const field: FieldView = { ...base, kind: "many", name: "places", choices: offered, initial: values };
        const [input] = inputs(viewOf(field));
        const joined = input?.type === "Input.ChoiceSet" ? input.value : undefined;
        const read = readAnswers({ "answer-places": joined ?? "" }, { asked: [], many: ["places"] });
        expect(read).toEqual({ places: values });
      }),
    );
  });
});

test("the card that opens a form has one button, and keeps what the form held", () => {
  const filled: FieldView = { ...line, initial: "She rang" };
  const many: FieldView = { ...base, kind: "many", name: "places", choices: choices(2), initial: ["v1"] };
  expect(openingCard(viewOf(filled, many, { ...line, name: "empty" }), words).body).toEqual([
    { kind: "text", text: words.openForm("Share a story") },
    {
      kind: "buttons",
      buttons: [
        {
          label: "Share a story",
          press: { kind: "opens", form: "share-story", about: "s1", fill: { text: "She rang", places: ["v1"] } },
          tone: "primary",
        },
      ],
    },
  ]);
});

test("no form breaks the schema or the budget, every input is labelled, and nothing comes alive", () => {
  fc.assert(
    fc.property(anyForm, anyText, (view, problem) => {
      const problems = Object.fromEntries(view.fields.map(({ name }) => [name, problem]));
      const card = formCard(view, words, { problems });
      expect(checkCard(card)).toEqual([]);
      expect(bytesOf(card)).toBeLessThanOrEqual(28_000);
      expect(liveInCard(card as unknown as Json)).toEqual([]);
      expect(shownJson(card)).not.toMatch(/<at|<script/);
      for (const element of card.body) if ("label" in element) expect(element.label.trim()).not.toBe("");
    }),
    { numRuns: 60 },
  );
});
