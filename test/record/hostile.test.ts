/** What people wrote stays words in a record: in HTML, in Markdown, and where either is pasted. */
import fc from "fast-check";
import { html as tagged } from "hono/html";
import { expect, test } from "vitest";
import { recordHtml } from "../../src/record/record-html.js";
import { escaped, recordMarkdown } from "../../src/record/record-markdown.js";
import { type RecordPages, recordPages } from "../../src/record/record-pages.js";
import type { Scene } from "../../src/schedule/messages.js";
import { words } from "../../src/words/en-GB.js";

const now = new Date("2026-11-18T09:00:00Z");

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  "+1+1",
  "@SUM(1)",
  "-2",
  "# Heading",
  "===",
  "- [x] done",
  "1. one",
  "> quoted",
  "    code",
  "```js",
  "| a | b |",
  "[here](javascript:alert(1))",
  "![x](http://evil.example/x.png)",
  "<http://evil.example>",
  "www.evil.example http://evil.example eve@evil.example",
  "&lt;b&gt; &#60;",
  "*bold* _it_ ~~gone~~ `code` \\ \\\\",
  "[ref]: http://evil.example",
  "<!-- -->",
  "---",
];

const pagesWith = (said: readonly string[]): RecordPages => ({
  title: `Record of ${said[0] ?? ""}`,
  before: said,
  years: [{ year: "2026", parts: [{ heading: said[0] ?? "", words: said, after: said }] }],
});

test("what would turn the direction of a text, end a line or start a column is left out", () => {
  const written = "One\u202E two\u0000\tthree\u2028four\r\nfive\u001B[31m\u0085\vsix";
  const thanks = { createdAt: now, from: `Eve\u202E\n# ${written}`, organisation: null, words: written };
  const scene = { words, now, system: { name: "Northshire\n=1+1", timeZone: "Europe/London" } } as unknown as Scene;
  const entry = { kind: "story-thanks", createdAt: now, thanks } as const;
  const pages = recordPages(scene, { name: "Eve\n# One", entries: [entry], isCut: false });
  expect(pages.years[0]?.parts[0]?.words).toEqual(["One two three", "four", "five[31m", "six"]);
  const all = JSON.stringify(pages, (_, value) => (Array.isArray(value) ? [...value] : value));
  expect(JSON.parse(all).title).toBe("Record of Eve # One");
  expect(pages.before[0]).not.toContain("\n");
  expect(all).not.toMatch(/\\n|\\t|\\u00|[\u202A-\u202E\u2028]/);
});

test("HTML has our own elements and no other, and no paragraph of theirs begins as a formula", () => {
  const page = recordHtml(pagesWith(hostile));
  const names = new Set([...page.matchAll(/<\/?([a-z][^\s>/]*)/gi)].map(([, name]) => name));
  expect([...names].toSorted()).toEqual(
    [
      "article",
      "blockquote",
      "body",
      "h1",
      "h2",
      "h3",
      "head",
      "html",
      "main",
      "meta",
      "p",
      "style",
      "title",
    ].toSorted(),
  );
  expect(page).not.toMatch(/<[^>]*\son\w+=|<[^>]*href|<[^>]*src=/i);
  const quoted = /<blockquote>([\s\S]*?)<\/blockquote>/.exec(page)?.[1] ?? "";
  for (const [, inner = ""] of quoted.matchAll(/<p[^>]*>([^<]*)/g)) expect(inner).toMatch(/^“/);
});

test("Markdown has our own headings and quotations, and every sign of theirs is escaped", () => {
  const page = recordMarkdown(pagesWith(hostile));
  const lines = page.split("\n").filter((line) => line !== "" && line !== ">");
  for (const line of lines) {
    const theirs = line.replace(/^(#{1,3} |> “)/, "");
    expect(theirs.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[!-/:-@[-`{-~]/);
    expect(line).not.toMatch(/^[=+\-@\t]/);
  }
  expect(page).not.toMatch(/@[A-Za-z]/);
});

test("any words are read back as they were written", () => {
  const unescaped = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, "$1").replaceAll("@\u2060", "@");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (words) => {
      expect(unescaped(escaped(words))).toBe(words);
      expect(recordHtml(pagesWith([words]))).toContain(String(tagged`<p>${words}</p>`));
    }),
  );
});
