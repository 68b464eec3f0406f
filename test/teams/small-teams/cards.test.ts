/** Which cards Teams draws, and what a reader sees of them. */
import { describe, expect, it } from "vitest";
import { cardText } from "./cards/card-text.js";
import { checkCard } from "./cards/check-card.js";

const card = (body: readonly object[], more: object = {}) => ({ type: "AdaptiveCard", version: "1.5", body, ...more });
const text = (words: string) => ({ type: "TextBlock", text: words, wrap: true });
const input = (more: object = {}) => ({ type: "Input.Text", id: "happened", label: "What happened?", ...more });
const submit = { type: "Action.Submit", title: "Share" };
const image = { type: "Image", url: "https://example.org/a.png", altText: "A chart" };
const choices = (more: object) => ({
  ...{ type: "Input.ChoiceSet", id: "who", label: "Who?", choices: [{ title: "Eastshire", value: "e" }] },
  ...more,
});
const execute = { type: "Action.Execute", title: "Thank", verb: "thank", data: { type: "poem" }, fallback: submit };
const table = {
  type: "Table",
  columns: [{ width: 1 }, { width: 2 }],
  rows: [{ type: "TableRow", cells: [{ type: "TableCell", items: [text("a")] }, { items: [text("b")] }] }],
};

describe("takes", () => {
  it.each<[string, object]>([
    ["text", card([text("Hello")])],
    ["an older version", card([text("Hello")], { version: "1.2" })],
    ["an image", card([image, { type: "ImageSet", images: [image] }])],
    ["every kind of choice", card([choices({ style: "filtered" }), choices({ id: "b", style: "expanded" })])],
    ["Action.Execute with its fallback", card([{ type: "ActionSet", actions: [execute] }])],
    [
      "a card in a card",
      card([], { actions: [{ type: "Action.ShowCard", title: "More", card: { type: "AdaptiveCard" } }] }),
    ],
    ["a table", card([table])],
    ["runs of text", card([{ type: "RichTextBlock", inlines: ["a", { type: "TextRun", text: "b" }] }])],
    ["columns", card([{ type: "ColumnSet", columns: [{ type: "Column", items: [text("a")] }] }])],
    ["what Teams adds", card([text("Hello")], { msteams: { width: "full" } })],
  ])("%s", (_, good) => expect(checkCard(good)).toEqual([]));
});

describe("refuses", () => {
  it.each<[string, unknown, string]>([
    ["no card", { type: "HeroCard" }, "not an AdaptiveCard"],
    ["a later version", card([], { version: "1.6" }), "/version 1.6"],
    ["no version", { type: "AdaptiveCard", body: [] }, "/version undefined"],
    ["an unknown element", card([{ type: "Pie" }]), "/body/0 unknown element Pie"],
    ["an unknown action", card([], { actions: [{ type: "Action.Http", title: "x" }] }), "unknown element Action.Http"],
    ["an unknown property", card([{ ...text("a"), colour: "red" }]), "/body/0"],
    ["an input without an id", card([{ type: "Input.Text", label: "x" }]), "/body/0"],
    ["a text without text", card([{ type: "TextBlock" }]), "/body/0"],
    ["a wrong style", card([choices({ style: "round" })]), "/body/0/style"],
    ["an image not from https", card([{ ...image, url: "http://example.org/a.png" }]), "/body/0 image not from https"],
    ["an image in the card", card([{ ...image, url: "data:image/png;base64,AA==" }]), "not from https"],
    ["an image without words", card([{ ...image, altText: " " }]), "/body/0 image without altText"],
    ["the same deep down", card([{ type: "Container", items: [{ ...image, altText: "" }] }]), "/body/0/items/0"],
    ["a background not from https", card([], { backgroundImage: { url: "http://x" } }), "not from https"],
    ["two inputs of one id", card([input(), input()]), "two inputs with the id happened"],
  ])("%s", (_, bad, words) => expect(checkCard(bad).join("\n")).toContain(words));
});

describe("a reader sees", () => {
  it("every element in order, buttons in brackets, and nothing hidden", () => {
    const facts = { type: "FactSet", facts: [{ title: "From", value: "Ada" }] };
    const seen = card(
      [text("Hello"), { ...text("Hidden"), isVisible: false }, facts, image, table, input(), choices({})],
      { actions: [submit, execute] },
    );
    expect(cardText(seen)).toBe("Hello\nFrom: Ada\nA chart\na | b\nWhat happened?\nWho?\n(Eastshire)\n[Share] [Thank]");
  });
});
