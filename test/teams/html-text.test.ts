import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textOfHtml } from "../../adapters/teams/html-text.js";

test.each([
  ["<p>She rang.</p><p>They came.</p>", "She rang.\n\nThey came."],
  ["<div><div>One<br>two</div>\n</div>", "One\ntwo"],
  ['<at id="0">Maria</at>, thank you', "Maria, thank you"],
  ["Tom &amp; Jo &lt;at&gt; &#163;5 &#x2014; caf&eacute;&nbsp;!", "Tom & Jo <at> £5 — caf&eacute; !"],
  ["&amp;lt;script&amp;gt;", "&lt;script&gt;"],
  ["<script>alert('<p>')</script>after<style>p{}</style>", "after"],
  ['<attachment id="a1"></attachment>words', "words"],
  ['Well done <emoji alt="👏"></emoji><img alt="🎉" src="x">', "Well done 🎉"],
  ["<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"],
  ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ["a < b", "a < b"],
  ["&#0;&#x110000;", "&#0;&#x110000;"],
  ["", ""],
])("%s", (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test("what is escaped stays text, whatever it says", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      expect(textOfHtml(`<p>${escaped}</p>`).replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});

test("a megabyte of brackets takes no time worth speaking of", () => {
  const before = performance.now();
  textOfHtml("<".repeat(500_000) + "<a ".repeat(150_000));
  expect(performance.now() - before).toBeLessThan(2_000);
});
