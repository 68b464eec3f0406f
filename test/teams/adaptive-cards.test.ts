import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardOf, messageOf } from "../../adapters/teams/adaptive-cards.js";
import { bytesOf } from "../../adapters/teams/budget.js";
import { readButton } from "../../adapters/teams/buttons.js";
import type { CardNode } from "../../src/chat/card.js";
import type { Json } from "../slack/small-slack/json.js";
import { anyCard, shownJson } from "./cards.js";
import { cardText } from "./small-teams/cards/card-text.js";
import { checkCard } from "./small-teams/cards/check-card.js";
import { walk } from "./small-teams/cards/walk.js";
import { liveMentions } from "./small-teams/live-mentions.js";
import { words } from "./words.js";

const bodyOf = (...body: CardNode[]) => cardOf({ summary: "A card", body }, words, { place: "message" }).body;
const rich = (...inlines: object[]) => ({ type: "RichTextBlock", inlines });
const run = (text: string, look: object = {}) => ({ type: "TextRun", text, ...look });

describe("each node becomes the elements that suit it", () => {
  test("a heading, which a screen reader is told of", () => {
    expect(bodyOf({ kind: "heading", text: "Across Northshire" })).toEqual([
      { type: "TextBlock", text: "Across Northshire", style: "heading", size: "Large", weight: "Bolder", wrap: true },
    ]);
  });

  test.each([
    "*Across* Northshire",
    "[Across](https://a.example)",
    "1. Across",
    "- Across",
    "<at>all</at>",
    "www.a.example",
  ])("a heading with Markdown in it stays text: %s", (text) => {
    expect(bodyOf({ kind: "heading", text })).toMatchObject([
      rich(run(expect.any(String) as unknown as string, { weight: "Bolder", size: "Large" })),
    ]);
  });

  test("text, with its emphasis and links typed", () => {
    const text: CardNode = {
      kind: "text",
      text: [
        { kind: "strong", text: "One ask:" },
        { kind: "plain", text: " see <at>all</at> " },
        { kind: "link", text: "the chart", url: "https://causeway.example/trends" },
        { kind: "link", text: "nothing", url: "javascript:alert(1)" },
        { kind: "command", verb: "setup", own: false },
      ],
    };
    expect(bodyOf(text)).toEqual([
      rich(
        run("One ask:", { weight: "Bolder" }),
        run(" see <\u2060at>all<\u2060/at> "),
        run("the chart", {
          color: "Accent",
          underline: true,
          selectAction: { type: "Action.OpenUrl", url: "https://causeway.example/trends" },
        }),
        run("nothing"),
        run("@Causeway setup", { weight: "Bolder" }),
      ),
    ]);
  });

  test("a quote, a block for each line, with who said it in small print", () => {
    expect(bodyOf({ kind: "quote", text: "She rang\n\nthe desk.", by: "A ward clerk" })).toEqual([
      {
        type: "Container",
        style: "emphasis",
        items: [
          rich(run("She rang")),
          { ...rich(run("the desk.")), spacing: "Small" },
          rich(run("A ward clerk", { isSubtle: true, size: "Small" })),
        ],
      },
    ]);
  });

  test("facts, a line each, the name standing out", () => {
    expect(bodyOf({ kind: "facts", facts: [{ name: "Where", value: "*Ward* 7" }] })).toEqual([
      rich(run("Where: ", { weight: "Bolder" }), run("*Ward* 7")),
    ]);
  });

  test("a table, with its gaps filled", () => {
    const cell = (text: string, look: object = {}) => ({ type: "TableCell", items: [rich(run(text, look))] });
    expect(bodyOf({ kind: "table", columns: ["Place", "Reach"], rows: [["Harbour"]] })).toEqual([
      {
        type: "Table",
        firstRowAsHeader: true,
        columns: [{ width: 1 }, { width: 1 }],
        rows: [
          { type: "TableRow", cells: [cell("Place", { weight: "Bolder" }), cell("Reach", { weight: "Bolder" })] },
          { type: "TableRow", cells: [cell("Harbour"), cell("–")] },
        ],
      },
    ]);
  });

  test("an image that Teams can fetch, which an SVG is not; its words where it cannot", () => {
    const vector = "https://causeway.example/a.svg";
    expect(bodyOf({ kind: "image", url: "https://causeway.example/a.png", alt: "Support fell", vector })).toEqual([
      { type: "Image", url: "https://causeway.example/a.png", altText: "Support fell", size: "Stretch" },
    ]);
    for (const url of ["http://causeway.example/a.png", "https://causeway.example/a.svg", "data:image/png;base64,AA"])
      expect(bodyOf({ kind: "image", url, alt: "Support fell" })).toEqual([
        rich(run("Support fell", { isSubtle: true, size: "Small" })),
      ]);
  });

  test("a divider is drawn above what follows, and not at either end", () => {
    const text: CardNode = { kind: "text", text: "a" };
    expect(bodyOf({ kind: "divider" }, text, { kind: "divider" }, text, { kind: "divider" })).toEqual([
      rich(run("a")),
      { ...rich(run("a")), separator: true, spacing: "Medium" },
    ]);
  });
});

describe("buttons", () => {
  const node: CardNode = {
    kind: "buttons",
    buttons: [
      { label: "I will", press: { kind: "does", action: "take", about: "ask-1" }, tone: "primary" },
      { label: "Edit", press: { kind: "opens", form: "edit", about: "s1", fill: { text: "a" } } },
      { label: "See", press: { kind: "visits", url: "https://causeway.example/" } },
    ],
  };
  const execute = (title: string, data: object, style: object = {}) => ({
    ...{ type: "Action.Execute", title, ...style, verb: "do", data, associatedInputs: "none" },
    fallback: { type: "Action.Submit", title, ...style, data, associatedInputs: "none" },
  });

  test("stand where they were written, and say whether they act or open", () => {
    expect(bodyOf(node)).toEqual([
      {
        type: "ActionSet",
        actions: [
          execute("I will", { do: "take", about: "ask-1" }, { style: "positive" }),
          {
            type: "Action.Submit",
            title: "Edit",
            data: { msteams: { type: "task/fetch" }, open: "edit", about: "s1", fill: { text: "a" } },
            associatedInputs: "none",
          },
          { type: "Action.OpenUrl", title: "See", url: "https://causeway.example/" },
        ],
      },
    ]);
  });

  test("in a dialog are all sent to the same place", () => {
    const [set] = cardOf({ summary: "A", body: [node] }, words, { place: "dialog" }).body;
    expect(set).toMatchObject({
      actions: [
        { type: "Action.Submit", data: { do: "take", about: "ask-1" } },
        { type: "Action.Submit", data: { open: "edit", about: "s1", fill: { text: "a" } } },
        { type: "Action.OpenUrl" },
      ],
    });
    expect(JSON.stringify(set)).not.toContain("task/fetch");
  });

  test("that cannot be taken back ask first", () => {
    const sure = { question: "Withdraw it?", yes: "Withdraw it", no: "Keep it" };
    const withdraw = { label: "Withdraw", press: { kind: "does", action: "withdraw", about: "s1" }, sure } as const;
    const no = { ...execute("Keep it", { no: true }), verb: "no" };
    expect(bodyOf({ kind: "buttons", buttons: [withdraw] })).toEqual([
      {
        type: "ActionSet",
        actions: [
          {
            type: "Action.ShowCard",
            title: "Withdraw",
            card: {
              type: "AdaptiveCard",
              body: [rich(run("Withdraw it?"))],
              actions: [execute("Withdraw it", { do: "withdraw", about: "s1" }), no],
            },
          },
        ],
      },
    ]);
  });

  test("are no more in a row than Teams shows", () => {
    const one = { label: "I will", press: { kind: "does", action: "take", about: "" } } as const;
    const sets = bodyOf({ kind: "buttons", buttons: Array(8).fill(one) });
    expect(sets.map((set) => (set.type === "ActionSet" ? set.actions.length : 0))).toEqual([6, 2]);
  });

  test("leave what is too long to travel to be typed again", () => {
    const fill = { short: "a", long: "b".repeat(7_000) };
    const open = { label: "Open", press: { kind: "opens", form: "edit", about: "", fill } } as const;
    expect(bodyOf({ kind: "buttons", buttons: [open] })).toMatchObject([
      { actions: [{ data: { fill: { short: "a" } } }] },
    ]);
  });
});

test("a card that is too much is cut, and says so", () => {
  const text: CardNode = { kind: "text", text: "é".repeat(3_000) };
  const message = messageOf({ summary: "Much", body: Array(12).fill(text) }, words);
  expect(message.attachments[0]?.content.body).toHaveLength(5);
  expect(cardText(message.attachments[0]?.content as unknown as Json)).toMatch(
    /There is more than Teams can show\.\n?$/,
  );
});

test("a card without anything to draw says its summary", () => {
  expect(bodyOf()).toEqual([rich(run("A card"))]);
});

test("no card breaks the schema or the budget, and nothing in one comes alive", () => {
  fc.assert(
    fc.property(anyCard, fc.constantFrom("message" as const, "dialog" as const), (card, place) => {
      const message = messageOf(card, words);
      const drawn = cardOf(card, words, { place });
      expect(checkCard(message.attachments[0]?.content)).toEqual([]);
      expect(checkCard(drawn)).toEqual([]);
      expect(bytesOf(message)).toBeLessThanOrEqual(28_000);
      expect(bytesOf(drawn)).toBeLessThanOrEqual(28_000);
      expect(liveMentions({ activity: message as unknown as Json })).toEqual([]);
      expect(shownJson(message)).not.toMatch(/<at|<script|\\u0000|\\ud800/);
      expect(cardText(drawn as unknown as Json).trim()).not.toBe("");
      for (const { part } of walk(drawn as unknown as Json)) {
        if (part["type"] === "Action.Submit") expect(() => readButton(part["data"] as Json)).not.toThrow();
      }
    }),
    { numRuns: 60 },
  );
});
