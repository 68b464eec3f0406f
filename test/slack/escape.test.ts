import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, escapedWithin, unescaped } from "../../adapters/slack/escape.js";
import { anyText } from "./cards.js";

describe("escaping", () => {
  test("what was escaped reads as it was", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(unescaped(escaped(text))).toBe(text);
      }),
    );
  });

  test("an entity is never cut in two", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, max) => {
        const cut = escapedWithin(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.replace(/&(amp|lt|gt);/g, "")).not.toMatch(/[<>&]/);
      }),
    );
  });

  test.each([
    ["<@U0JO|jo> & <@U0JO>", "@jo & @U0JO"],
    ["<#C0WARD|ward-seven>", "#ward-seven"],
    ["<!here> <!subteam^S1|@nurses>", "@here @nurses"],
    ["<https://example.org|the desk> <https://example.org>", "the desk (https://example.org) https://example.org"],
    ["<mailto:a@b.org|a@b.org>", "a@b.org"],
    ["a < b and b > c", "a < b and b > c"],
    ["&lt;b&gt; &amp;amp;", "<b> &amp;"],
  ])("a message %j reads %j", (mrkdwn, text) => {
    expect(unescaped(mrkdwn)).toBe(text);
  });
});
