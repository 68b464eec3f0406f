/** What Slack accepts and refuses in messages, a limit at a time. */
import { describe, expect, it } from "vitest";
import {
  actions,
  button,
  image,
  many,
  menu,
  mrkdwn,
  option,
  plain,
  refusalOf,
  rich,
  table,
  words,
  x,
} from "./samples.js";
import { checkBlocks } from "./schema/check-blocks.js";

const message = (blocks: unknown) => refusalOf(() => checkBlocks(blocks));

describe("accepts in a message", () => {
  it.each<[string, object[]]>([
    ["fifty blocks", many(50, () => ({ type: "divider" }))],
    ["a section at its limit", [{ type: "section", text: mrkdwn(x(3000)), accessory: image() }]],
    ["ten fields at their limit", [{ type: "section", fields: many(6, () => mrkdwn(x(2000))) }]],
    ["a header at its limit", [{ type: "header", text: plain(x(150)) }]],
    [
      "25 buttons at their limits",
      [actions(...many(25, (i) => button({ action_id: `a${i}`, text: plain(x(75)), value: x(2000) })))],
    ],
    ["ten notes", [{ type: "context", elements: many(10, () => mrkdwn("a")) }]],
    ["an image with alt text at its limit", [image({ alt_text: x(2000), title: plain("T") })]],
    ["a hundred options", [actions(menu({ options: many(100, (i) => option(`${i}`)), initial_option: option("7") }))]],
    [
      "a confirmation",
      [
        actions(
          button({
            style: "danger",
            confirm: { title: plain("Sure?"), text: mrkdwn("a"), confirm: plain("Yes"), deny: plain("No") },
          }),
        ),
      ],
    ],
    ["rich text", [rich(words("a"), { type: "rich_text_list", style: "bullet", elements: [words("b")] })]],
    ["a table at its limits", [table(100, 20)]],
    ["the same action id in two blocks", [actions(button({ action_id: "a" })), actions(button({ action_id: "a" }))]],
  ])("%s", (_, blocks) => expect(message(blocks)).toEqual([]));
});

describe("refuses in a message", () => {
  it.each<[string, unknown[], string]>([
    ["fifty-one blocks", many(51, () => ({ type: "divider" })), "no more than 50 items allowed [json-pointer:/blocks]"],
    [
      "a block it does not know",
      [{ type: "data_visualization" }],
      "unsupported type: data_visualization [json-pointer:/blocks/0/type]",
    ],
    [
      "an element it does not know",
      [actions({ type: "slider" })],
      "unsupported type: slider [json-pointer:/blocks/0/elements/0/type]",
    ],
    [
      "a field it does not know",
      [{ type: "divider", colour: 1 }],
      "invalid additional property: colour [json-pointer:/blocks/0]",
    ],
    [
      "a long section",
      [{ type: "section", text: mrkdwn(x(3001)) }],
      "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "an empty text",
      [{ type: "section", text: mrkdwn("") }],
      "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "a section that says nothing",
      [{ type: "section" }],
      "must define either `text` or `fields` [json-pointer:/blocks/0]",
    ],
    [
      "eleven fields",
      [{ type: "section", fields: many(11, () => mrkdwn("a")) }],
      "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ],
    ["a long field", [{ type: "section", fields: [mrkdwn(x(2001))] }], "must be less than 2001 characters"],
    ["a long header", [{ type: "header", text: plain(x(151)) }], "must be less than 151 characters"],
    ["a header in mrkdwn", [{ type: "header", text: mrkdwn("a") }], "[json-pointer:/blocks/0/text/type]"],
    ["26 buttons", [actions(...many(26, (i) => button({ action_id: `${i}` })))], "no more than 25 items allowed"],
    ["no buttons", [actions()], "no fewer than 1 items allowed"],
    ["a long label of a button", [actions(button({ text: plain(x(76)) }))], "must be less than 76 characters"],
    ["a long value", [actions(button({ value: x(2001) }))], "must be less than 2001 characters"],
    ["a long action id", [actions(button({ action_id: x(256) }))], "must be less than 256 characters"],
    [
      "an action id twice",
      [actions(button({ action_id: "a" }), button({ action_id: "a" }))],
      '`action_id` "a" already exists',
    ],
    ["a block id twice", many(2, () => ({ type: "divider", block_id: "b" })), '`block_id` "b" already exists'],
    ["eleven notes", [{ type: "context", elements: many(11, () => mrkdwn("a")) }], "no more than 10 items allowed"],
    [
      "an image without alt text",
      [{ type: "image", image_url: "https://x.example/a" }],
      "missing required field: alt_text",
    ],
    ["long alt text", [image({ alt_text: x(2001) })], "must be less than 2001 characters"],
    ["an image from nowhere", [{ type: "image", alt_text: "A" }], "must define either `image_url` or `slack_file`"],
    ["an image without an address", [image({ image_url: "/a.png" })], "must be a valid URL"],
    ["a long option", [actions(menu({ options: [option(x(76))] }))], "must be less than 76 characters"],
    ["101 options", [actions(menu({ options: many(101, (i) => option(`${i}`)) }))], "no more than 100 items allowed"],
    ["no options", [actions(menu({ options: [] }))], "no fewer than 1 items allowed"],
    [
      "101 groups",
      [
        actions({
          type: "static_select",
          option_groups: many(101, () => ({ label: plain("g"), options: [option("a")] })),
        }),
      ],
      "no more than 100 items",
    ],
    [
      "a first choice not offered",
      [actions(menu({ initial_option: option("b") }))],
      "must be one of the provided options",
    ],
    [
      "no first choices at all",
      [actions({ type: "checkboxes", options: [option("a")], initial_options: [] })],
      "must be one of the provided options",
    ],
    [
      "eleven radio buttons",
      [actions({ type: "radio_buttons", options: many(11, (i) => option(`${i}`)) })],
      "no more than 10 items",
    ],
    ["empty rich text", [rich(words(""))], "must be more than 0 characters"],
    [
      "rich text out of place",
      [rich({ type: "text", text: "a" })],
      "unsupported type: text [json-pointer:/blocks/0/elements/0/type]",
    ],
    [
      "a list of unknown style",
      [rich({ type: "rich_text_list", style: "stars", elements: [words("a")] })],
      "[json-pointer:/blocks/0/elements/0/style]",
    ],
    ["101 rows", [table(101, 1)], "no more than 100 items allowed"],
    ["21 cells", [table(1, 21)], "no more than 20 items allowed"],
    ["two tables", [table(1, 1), table(1, 1)], "only_one_table_allowed"],
    ["an empty cell", [table(1, 1, "")], "must be more than 0 characters"],
  ])("%s", (_, blocks, words) => {
    const [error, ...messages] = message(blocks);
    expect(error).toBe("invalid_blocks");
    expect(messages.join("\n")).toContain(words);
  });

  it("more than a message holds, and blocks that are no list", () => {
    expect(message(many(5, () => ({ type: "section", text: mrkdwn(x(2900)) })))).toEqual(["msg_blocks_too_long"]);
    expect(message({})).toEqual(["invalid_blocks_format"]);
  });
});
