/** What Slack accepts and refuses in views, a limit at a time. */
import { describe, expect, it } from "vitest";
import { button, input, line, many, mrkdwn, option, plain, refusalOf, table, x } from "./samples.js";
import { checkView } from "./schema/check-view.js";

/** A modal with every required field, and more; undefined takes a field away, as it does on the wire. */
const modal = (more: object) => {
  const view = { type: "modal", title: plain("T"), submit: plain("S"), blocks: [], ...more };
  return refusalOf(() => checkView(JSON.parse(JSON.stringify(view)), "modal"));
};

describe("accepts in a modal", () => {
  it.each<[string, object]>([
    [
      "every limit",
      {
        title: plain(x(24)),
        submit: plain(x(24)),
        close: plain(x(24)),
        private_metadata: x(3000),
        callback_id: x(255),
      },
    ],
    ["a hundred blocks", { blocks: many(100, () => ({ type: "divider" })) }],
    [
      "a field at its limits",
      {
        blocks: [
          input(line({ max_length: 3000, initial_value: x(3000) }), { label: plain(x(2000)), hint: plain(x(2000)) }),
        ],
      },
    ],
    [
      "every kind of choice",
      {
        blocks: ["checkboxes", "radio_buttons", "static_select", "multi_static_select"].map((type) =>
          input({ type, options: [option("a")] }),
        ),
      },
    ],
  ])("%s", (_, view) => expect(modal(view)).toEqual([]));
});

describe("refuses in a modal", () => {
  it.each<[string, object, string]>([
    [
      "a long title",
      { title: plain(x(25)) },
      "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
    ],
    ["a long submit", { submit: plain(x(25)) }, "[json-pointer:/view/submit/text]"],
    ["a long close", { close: plain(x(25)) }, "[json-pointer:/view/close/text]"],
    ["long private metadata", { private_metadata: x(3001) }, "must be less than 3001 characters"],
    ["101 blocks", { blocks: many(101, () => ({ type: "divider" })) }, "no more than 100 items allowed"],
    ["input without submit", { submit: undefined, blocks: [input(line())] }, "[json-pointer:/view/submit]"],
    ["a long label", { blocks: [input(line(), { label: plain(x(2001)) })] }, "must be less than 2001 characters"],
    ["a long hint", { blocks: [input(line(), { hint: plain(x(2001)) })] }, "must be less than 2001 characters"],
    [
      "too long a field",
      { blocks: [input(line({ max_length: 3001 }))] },
      "[json-pointer:/view/blocks/0/element/max_length]",
    ],
    [
      "a start past the end",
      { blocks: [input(line({ max_length: 3, initial_value: "four" }))] },
      "must be less than 4 characters",
    ],
    ["a button as a field", { blocks: [input(button())] }, "unsupported type: button"],
    ["two fields in focus", { blocks: many(2, () => input(line({ focus_on_load: true }))) }, "focus_on_load"],
    ["a home tab", { type: "home" }, "[json-pointer:/view"],
  ])("%s", (_, view, words) => {
    const [error, ...messages] = modal(view);
    expect(error).toBe("invalid_arguments");
    expect(messages.join("\n")).toContain(words);
  });

  it("a table, which belongs to messages", () => {
    expect(modal({ blocks: [table(1, 1)] })[0]).toBe("invalid_arguments");
  });

  it("a view over 250 KB", () => {
    const blocks = many(100, () => ({ type: "section", fields: many(2, () => mrkdwn(x(1500))) }));
    expect(modal({ blocks })).toEqual(["view_too_large"]);
  });
});
