import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../adapters/slack/blocks.js";
import { deedOfPress } from "../../adapters/slack/buttons.js";
import type { CardNode } from "../../src/chat/card.js";
import { anyCard, anyText } from "./cards.js";
import { complaints, liveThings } from "./kept-limits.js";
import { checkBlocks } from "./small-slack/schema/check-blocks.js";
import { words } from "./words.js";

const blocksOf = (...body: CardNode[]) => messageOf({ summary: "A card", body }, words.cut).blocks;
const inMessages = ["header", "rich_text", "context", "section", "table", "image", "actions", "divider"];

describe("each node becomes the blocks that suit it", () => {
  test("a heading", () => {
    expect(blocksOf({ kind: "heading", text: "Across <Northshire>" })).toEqual([
      { type: "header", text: { type: "plain_text", text: "Across <Northshire>", emoji: true } },
    ]);
  });

  test("text, with its emphasis and links typed", () => {
    const text: CardNode = {
      kind: "text",
      text: [
        { kind: "strong", text: "One ask:" },
        { kind: "plain", text: " see <!channel> " },
        { kind: "link", text: "the chart", url: "https://causeway.example/trends" },
        { kind: "link", text: "nothing", url: "javascript:alert(1)" },
      ],
    };
    expect(blocksOf(text)).toEqual([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "One ask:", style: { bold: true } },
              { type: "text", text: " see <\u2060!channel> " },
              { type: "link", url: "https://causeway.example/trends", text: "the chart" },
              { type: "text", text: "nothing" },
            ],
          },
        ],
      },
    ]);
  });

  test("a quote, with who said it in small print", () => {
    expect(blocksOf({ kind: "quote", text: "She rang\nthe desk.", by: "A ward clerk" })).toEqual([
      {
        type: "rich_text",
        elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: "She rang\nthe desk." }] }],
      },
      { type: "context", elements: [{ type: "plain_text", text: "A ward clerk", emoji: true }] },
    ]);
  });

  test("facts, a line each, the name standing out", () => {
    const facts = [
      { name: "Where & who", value: "*Ward* <7>" },
      { name: "What changed", value: "Home the same day" },
    ];
    const line = (name: string, value: string) => ({
      type: "rich_text_section",
      elements: [
        { type: "text", text: `${name}: `, style: { bold: true } },
        { type: "text", text: value },
      ],
    });
    expect(blocksOf({ kind: "facts", facts })).toEqual([
      { type: "rich_text", elements: [line("Where & who", "*Ward* <7>"), line("What changed", "Home the same day")] },
    ]);
  });

  test("a table, and a second one as aligned text", () => {
    const table: CardNode = {
      kind: "table",
      columns: ["Place", "Reach"],
      rows: [
        ["Harbour", "12"],
        ["", "3"],
      ],
    };
    const [first, second] = blocksOf(table, table) ?? [];
    expect(first).toMatchObject({
      type: "table",
      rows: [
        [{ text: "Place" }, { text: "Reach" }],
        [{ text: "Harbour" }, { text: "12" }],
        [{ text: " " }, { text: "3" }],
      ],
    });
    expect(second).toEqual({
      type: "rich_text",
      elements: [
        {
          type: "rich_text_preformatted",
          elements: [{ type: "text", text: "Place    Reach\nHarbour  12\n         3" }],
        },
      ],
    });
  });

  test("an image that Slack can fetch, which an SVG is not; its words where it cannot", () => {
    const vector = "https://causeway.example/a.svg";
    expect(blocksOf({ kind: "image", url: "https://causeway.example/a.png", alt: "Support fell", vector })).toEqual([
      { type: "image", image_url: "https://causeway.example/a.png", alt_text: "Support fell" },
    ]);
    expect(blocksOf({ kind: "image", url: "http://localhost:3000/a.png", alt: "Support fell" })).toEqual([
      { type: "context", elements: [{ type: "plain_text", text: "Support fell", emoji: true }] },
    ]);
  });

  test("buttons: an action, a form, an address, and a question first", () => {
    const sure = { question: "Withdraw it?", yes: "Withdraw", no: "Keep" };
    const node: CardNode = {
      kind: "buttons",
      buttons: [
        { label: "I will", press: { kind: "does", action: "take", about: "ask-1" }, tone: "primary" },
        { label: "Not now", press: { kind: "does", action: "take", about: "ask-2" } },
        { label: "Edit", press: { kind: "opens", form: "share-story", about: "s1", fill: { text: "a" } } },
        { label: "See", press: { kind: "visits", url: "https://causeway.example/" } },
        { label: "Withdraw", press: { kind: "does", action: "withdraw", about: "" }, tone: "danger", sure },
      ],
    };
    const plain = (text: string) => ({ type: "plain_text", text, emoji: true });
    expect(blocksOf(node)).toEqual([
      {
        type: "actions",
        elements: [
          { type: "button", text: plain("I will"), action_id: "do:take", value: "ask-1", style: "primary" },
          { type: "button", text: plain("Not now"), action_id: "do:take#2", value: "ask-2" },
          {
            type: "button",
            text: plain("Edit"),
            action_id: "open:share-story",
            value: '{"about":"s1","fill":{"text":"a"}}',
          },
          { type: "button", text: plain("See"), action_id: "visit", url: "https://causeway.example/" },
          {
            type: "button",
            text: plain("Withdraw"),
            action_id: "do:withdraw",
            style: "danger",
            confirm: {
              title: plain("Withdraw"),
              text: plain("Withdraw it?"),
              confirm: plain("Withdraw"),
              deny: plain("Keep"),
              style: "danger",
            },
          },
        ],
      },
    ]);
  });

  test("small print keeps its links, escaped", () => {
    const link = { kind: "link", text: "How | we make sure", url: "https://causeway.example/?a=1&b=2" } as const;
    expect(blocksOf({ kind: "note", text: [{ kind: "plain", text: "<!here> & " }, link] })).toEqual([
      {
        type: "context",
        elements: [
          {
            type: "mrkdwn",
            text: "&lt;!here&gt; &amp; <https://causeway.example/?a=1&amp;b=2|How ¦ we make sure>",
            verbatim: true,
          },
        ],
      },
    ]);
  });

  test("a divider", () => {
    expect(blocksOf({ kind: "divider" })).toEqual([{ type: "divider" }]);
  });
});

describe("a card that is too much for Slack", () => {
  test("is cut, and says so", () => {
    const blocks = blocksOf(...Array.from({ length: 60 }, (): CardNode => ({ kind: "divider" })));
    expect(blocks).toHaveLength(50);
    expect(blocks?.at(-1)).toEqual({
      type: "context",
      elements: [{ type: "plain_text", text: words.cut, emoji: true }],
    });
  });

  test("is not cut at exactly fifty blocks", () => {
    const blocks = blocksOf(...Array.from({ length: 50 }, (): CardNode => ({ kind: "divider" })));
    expect(blocks?.at(-1)).toEqual({ type: "divider" });
  });

  test("is cut where all its words together are too many", () => {
    const blocks = blocksOf(...Array.from({ length: 10 }, (): CardNode => ({ kind: "text", text: "a".repeat(2500) })));
    expect(blocks).toHaveLength(6);
  });
});

test("no card can break a limit, and nothing in one comes alive", () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const message = messageOf(card, words.cut);
      expect(complaints(message.blocks ?? [], 50, inMessages)).toEqual([]);
      checkBlocks(message.blocks ?? []);
      expect(liveThings(message)).toEqual([]);
      expect(message.text.length).toBeGreaterThan(0);
      expect(message.text.length).toBeLessThanOrEqual(4000);
      expect(message.text).not.toMatch(/[<>]/);
      expect((message.blocks ?? []).filter((block) => block.type === "table").length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

test("a press comes back as it was drawn", () => {
  const id = fc.stringMatching(/^[a-z-]{1,20}$/);
  fc.assert(
    fc.property(
      id,
      anyText.filter((text) => text.length < 200),
      fc.integer({ min: 1, max: 5 }),
      (name, about, times) => {
        const button = { label: "Go", press: { kind: "does", action: name, about } } as const;
        const opener = { label: "Go", press: { kind: "opens", form: name, about, fill: { a: [about] } } } as const;
        const node: CardNode = { kind: "buttons", buttons: [...Array(times).fill(button), opener] };
        const [block] = blocksOf(node) ?? [];
        const elements = block?.type === "actions" ? block.elements : [];
        const deeds = elements.map((e) =>
          e.type === "button" ? deedOfPress(e.action_id ?? "", e.value ?? "") : undefined,
        );
        expect(deeds.slice(0, times)).toEqual(Array(times).fill({ kind: "pressed", action: name, about }));
        const well = about;
        expect(deeds.at(-1)).toEqual({ kind: "asked", form: name, about: well, fill: { a: [well] } });
      },
    ),
  );
});
