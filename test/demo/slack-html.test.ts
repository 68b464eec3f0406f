/** The demo's Slack: what the adapter really sends, as a browser is given it. */
import { readFileSync } from "node:fs";
import type { types } from "@slack/bolt";
import * as fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { messageOf } from "../../adapters/slack/blocks.js";
import { readAnswers, stateValues } from "../../adapters/slack/inputs.js";
import { cardModal, formModal, homeView } from "../../adapters/slack/views.js";
import { drawHome, drawMessage, drawModal, type SlackSheet, stateOf } from "../../demo/slack-html.js";
import type { Button, Card, CardNode } from "../../src/chat/card.js";
import type { FieldView, FormView, RawAnswers } from "../../src/chat/form-view.js";
import { anyCard as anySlackCard, anyText as anySlackText } from "../slack/cards.js";
import { words } from "../slack/words.js";
import { canBrowse, openBrowser, overflow, violations } from "../web/browser.js";
import { choices, digest, longCard, longForm, storyForm } from "../web/forms.js";
import { anyCard, anyForm, anyText, strangersIn } from "../web/hostile.js";

const sheet: SlackSheet = { action: "/press", hidden: { person: "maria" } };
const options = { sheet, closeAddress: "/close" };
const person = '<input type="hidden" name="person" value="maria">';

const message = (card: Card): string => drawMessage(messageOf(card, words.cut), sheet).toString();
const node = (node: CardNode): string => within(message({ summary: "", body: [node] }));
const blocks = (...blocks: types.KnownBlock[]): string => within(drawMessage({ blocks }, sheet).toString());
const within = (html: string): string => html.replace(/^<div class="slack-message">(.*)<\/div>$/s, "$1");

const context = (html: string) => `<div class="slack-context"><p class="slack-text">${html}</p></div>`;
const rich = (html: string) => `<div class="slack-rich">${html}</div>`;
const line = (html: string) => `<p class="slack-text">${html}</p>`;

test.each<[string, CardNode, string]>([
  ["heading", { kind: "heading", text: "One & all" }, '<h3 class="slack-header">One &amp; all</h3>'],
  ["text", { kind: "text", text: "a\n<b> :tada:" }, rich(line("a\n&lt;b&gt; :tada:"))],
  [
    "text with spans",
    {
      kind: "text",
      text: [
        { kind: "strong", text: "Say" },
        { kind: "command", verb: "story", own: true },
        { kind: "link", text: "this", url: "https://a.example/?a=1&b=2" },
      ],
    },
    rich(
      line(
        '<strong>Say</strong><code class="slack-code">/story</code><a class="slack-link" href="https://a.example/?a=1&amp;b=2">this</a>',
      ),
    ),
  ],
  [
    "quote",
    { kind: "quote", text: "<i>", by: "Maria" },
    rich('<blockquote class="slack-quote">&lt;i&gt;</blockquote>') + context("Maria"),
  ],
  ["note", { kind: "note", text: "*small*" }, context("*small*")],
  [
    "note with spans",
    {
      kind: "note",
      text: [
        { kind: "strong", text: "2 < 3" },
        { kind: "link", text: "more", url: "https://a.example/?a&b" },
      ],
    },
    context('<strong>2 &lt; 3</strong><a class="slack-link" href="https://a.example/?a&amp;b">more</a>'),
  ],
  [
    "list of facts",
    { kind: "facts", facts: [{ name: "Stories", value: "14" }] },
    rich(line("<strong>Stories: </strong>14")),
  ],
  [
    "table",
    { kind: "table", columns: ["Place", ""], rows: [["Harbour", "<9>"]] },
    '<div class="slack-table" tabindex="0"><table><thead><tr><th scope="col">Place</th><td></td></tr></thead><tbody><tr><td>Harbour</td><td>&lt;9&gt;</td></tr></tbody></table></div>',
  ],
  [
    "image",
    { kind: "image", url: "https://c.example/chart.png", alt: 'A "chart"' },
    '<div class="slack-figure"><img class="slack-image" src="https://c.example/chart.png" alt="A &quot;chart&quot;"></div>',
  ],
  ["divider", { kind: "divider" }, '<hr class="slack-divider">'],
])("a %s", (_, given, html) => expect(node(given)).toBe(html));

test("a table in the Home tab is aligned text, which can be scrolled with the keyboard", () => {
  const body: CardNode[] = [{ kind: "table", columns: ["Place", "Stories"], rows: [["Harbour", "9"]] }];
  expect(drawHome(homeView({ summary: "", body }, words), sheet).toString()).toBe(
    `<div class="slack-home">${rich('<pre class="slack-pre" tabindex="0"><code>Place    Stories\nHarbour  9</code></pre>')}</div>`,
  );
});

test.each([
  ["`/story` now", '<code class="slack-code">/story</code> now'],
  ["*a* 2*3*4 * b *", "<strong>a</strong> 2*3*4 * b *"],
  ["*see <https://a.example|it>*", '<strong>see <a class="slack-link" href="https://a.example/">it</a></strong>'],
  [
    "<https://a.example/?a&amp;b>",
    '<a class="slack-link" href="https://a.example/?a&amp;b">https://a.example/?a&amp;b</a>',
  ],
  ["&amp;lt; &lt;b&gt;", "&amp;lt; &lt;b&gt;"],
  ["<!channel> <@U0MARIA|Maria>", "&lt;!channel&gt; &lt;@U0MARIA|Maria&gt;"],
  ["<javascript:alert(1)|x>", "&lt;javascript:alert(1)|x&gt;"],
])("a message without blocks is its text: %s", (text, html) => {
  expect(within(drawMessage({ text, blocks: [] }, sheet).toString())).toBe(line(html));
});

test("what the adapter never sends is seen to be missing", () => {
  const undrawn = (type: string) => `<span class="slack-undrawn">[not drawn here: ${type}]</span>`;
  expect(blocks({ type: "markdown", text: "x" })).toBe(line(undrawn("markdown")));
  expect(blocks({ type: "actions", elements: [{ type: "datepicker" }] })).toContain(undrawn("datepicker"));
  const user: types.RichTextElement = { type: "user", user_id: "U0" };
  expect(blocks({ type: "rich_text", elements: [{ type: "rich_text_section", elements: [user] }] })).toContain(
    undrawn("user"),
  );
});

describe("a button", () => {
  const one = (button: Button) => node({ kind: "buttons", buttons: [button] });
  const row = (html: string) => `<div class="slack-actions">${html}</div>`;
  const press = (fields: string, button: string) =>
    `<form class="slack-press" method="post" action="/press">${person}${fields}${button}</form>`;

  test("is a form of its own, with what Slack would send", () => {
    const fields =
      '<input type="hidden" name="action_id" value="do:take"><input type="hidden" name="value" value="&quot;a&quot;">';
    const button = '<button class="slack-button slack-button--primary">I &amp; you</button>';
    expect(one({ label: "I & you", tone: "primary", press: { kind: "does", action: "take", about: '"a"' } })).toBe(
      row(press(fields, button)),
    );
  });

  test("without a value sends none", () => {
    const button = '<button class="slack-button">Mine</button>';
    expect(one({ label: "Mine", press: { kind: "shows", page: "curator" } })).toBe(
      row(press('<input type="hidden" name="action_id" value="show:curator">', button)),
    );
  });

  test("to an address is a link", () => {
    expect(one({ label: "See", press: { kind: "visits", url: "https://a.example/" } })).toBe(
      row('<a class="slack-button" href="https://a.example/">See</a>'),
    );
  });

  test("with a question asks it first", () => {
    const sure = { question: "Really?", yes: "Yes", no: "No" };
    const html = one({ label: "Go", tone: "danger", press: { kind: "does", action: "go", about: "" }, sure });
    const id = /popovertarget="([^"]+)"/.exec(html)?.[1] ?? "";
    const no = `<button type="button" class="slack-button" popovertarget="${id}" popovertargetaction="hide" autofocus>No</button>`;
    const yes = press(
      '<input type="hidden" name="action_id" value="do:go">',
      '<button class="slack-button slack-button--danger">Yes</button>',
    );
    expect(html).toBe(
      row(
        `<button type="button" class="slack-button slack-button--danger" popovertarget="${id}">Go</button>` +
          `<div popover class="slack-confirm" id="${id}" role="dialog" aria-labelledby="${id}-title" aria-describedby="${id}-text">` +
          `<p class="slack-confirm__title" id="${id}-title">Go</p><p class="slack-text" id="${id}-text">Really?</p>${row(no + yes)}</div>`,
      ),
    );
  });
});

const formOf = (...fields: readonly FieldView[]): FormView => ({ ...storyForm, before: [], after: [], fields });
const asked = { name: "place", label: "Where?", required: true } as const;
const input = (field: FieldView, more: Partial<Parameters<typeof drawModal>[1]> = {}): string =>
  /__body">(.*)<\/div><form/s.exec(
    drawModal(formModal(formOf(field), words), { ...options, ...more }).toString(),
  )?.[1] ?? "";

describe("a modal", () => {
  test("with inputs has a form below them, which they belong to", () => {
    expect(drawModal(formModal(formOf(), words), options).toString()).toBe(
      '<section class="slack-modal" role="dialog" aria-labelledby="slack-modal-title" tabindex="-1" autofocus>' +
        '<h2 class="slack-modal__title" id="slack-modal-title">Share a story</h2><div class="slack-modal__body"></div>' +
        `<form class="slack-modal__foot" id="slack-modal-form" method="post" action="/press">${person}` +
        '<a class="slack-button" href="/close">Close</a><button class="slack-button slack-button--primary">Share story</button></form></section>',
    );
  });

  test("of a card can only be closed", () => {
    expect(drawModal(cardModal({ summary: "Thank you", body: [] }, words), options).toString()).toContain(
      `<div class="slack-modal__body">${rich(line("Thank you"))}</div><div class="slack-modal__foot"><a class="slack-button" href="/close">Close</a></div>`,
    );
  });

  test("asks for a line, with its hint and its error", () => {
    const field: FieldView = { ...asked, kind: "line", max: 80, initial: '"no"', hint: "A town." };
    expect(input(field, { errors: { place: "Please say." } })).toBe(
      '<div class="slack-input"><label class="slack-label" for="slack-input-1">Where?</label>' +
        '<input class="slack-field" id="slack-input-1" name="answer.place" form="slack-modal-form" autocomplete="off" aria-describedby="slack-input-1-hint slack-input-1-error" aria-invalid="true" type="text" value="&quot;no&quot;">' +
        '<p class="slack-hint" id="slack-input-1-hint">A town.</p><p class="slack-error" id="slack-input-1-error">Please say.</p></div>',
    );
  });

  test("asks for a paragraph, which keeps its first line break and what was typed last", () => {
    const field: FieldView = { ...asked, required: false, kind: "paragraph", max: 80, initial: "first" };
    expect(input(field, { typed: { place: "\nlast" } })).toBe(
      '<div class="slack-input"><label class="slack-label" for="slack-input-1">Where? <span class="slack-optional">(optional)</span></label>' +
        '<textarea class="slack-field" id="slack-input-1" name="answer.place" form="slack-modal-form" autocomplete="off" rows="5">\n\nlast</textarea></div>',
    );
  });

  const option = (type: string, value: string, label: string, checked = "") =>
    `<label class="slack-option"><input type="${type}" name="answer.place" value="${value}" form="slack-modal-form" autocomplete="off"${checked}><span>${label}</span></label>`;
  const set = (options: string, label = "Where?", more = "", said = "") =>
    `<fieldset class="slack-input"${more}><legend class="slack-label">${label}</legend><div class="slack-options">${options}</div>${said}</fieldset>`;

  test("asks for several, with an error", () => {
    const field: FieldView = { ...asked, kind: "many", choices: choices(2), initial: ["v1"] };
    const drawn = [option("checkbox", "v0", "Place 0"), option("checkbox", "v1", "Place 1", " checked")];
    const error = '<p class="slack-error" id="slack-input-1-error">No.</p>';
    expect(input(field, { errors: { place: "No." } })).toBe(
      set(drawn.join(""), "Where?", ' aria-describedby="slack-input-1-error"', error),
    );
    expect(input(field, { typed: { place: [] } })).not.toContain("checked");
  });

  test("asks for one", () => {
    const field: FieldView = { ...asked, kind: "one", choices: choices(2), initial: "v1" };
    expect(input(field)).toBe(set(option("radio", "v0", "Place 0") + option("radio", "v1", "Place 1", " checked")));
  });

  test("asks for one that may be taken back", () => {
    const field: FieldView = { ...asked, required: false, kind: "one", choices: choices(1), initial: "" };
    const drawn = option("radio", "", "No answer", " checked") + option("radio", "v0", "Place 0");
    expect(input(field)).toBe(set(drawn, 'Where? <span class="slack-optional">(optional)</span>'));
  });

  test("names groups of choices", () => {
    const html = input({ ...asked, kind: "many", choices: choices(101), initial: [] });
    expect(html).toContain(
      '<fieldset class="slack-group"><legend class="slack-group__label">Place 100 … Place 100</legend><label',
    );
  });

  test("says where there is nothing to choose, and keeps an error that has no input", () => {
    const field: FieldView = { ...asked, kind: "many", choices: [], initial: [] };
    expect(input(field, { errors: { place: "Please choose." } })).toBe(
      `<p class="slack-error">Please choose.</p><div class="slack-section"><div class="slack-fields">${line("Where?")}${line(words.nothingToChoose)}</div></div>`,
    );
  });
});

/** What the drawing has and an ordinary page of ours has not. */
const ours = new Set(
  "<code> <pre> <section> <h3> popover popovertarget popovertargetaction aria-labelledby aria-invalid form".split(" "),
);
const strangers = (html: { toString(): string }) => strangersIn(html.toString()).filter((found) => !ours.has(found));

test.each([
  ["Slack", anySlackCard],
  ["HTML", anyCard],
])("no text in a card that is hostile to %s becomes anything but text, and every block is drawn", (_, cards) => {
  fc.assert(
    fc.property(cards, (card) => {
      const drawn = [
        drawMessage(messageOf(card, words.cut), sheet),
        drawHome(homeView(card, words), sheet),
        drawModal(cardModal(card, words), options),
      ];
      for (const html of drawn) {
        expect(strangers(html)).toEqual([]);
        expect(html.toString()).not.toContain("slack-undrawn");
      }
    }),
  );
});

test("no text in a form, in its errors or in what was typed becomes anything but text", () => {
  fc.assert(
    fc.property(anyForm, anyText, (view, text) => {
      const everywhere = Object.fromEntries([["", text], ...view.fields.map(({ name }) => [name, text])]);
      const html = drawModal(formModal(view, words), { ...options, errors: everywhere, typed: everywhere });
      expect(strangers(html)).toEqual([]);
      expect(html.toString()).not.toContain("slack-undrawn");
    }),
  );
});

const characters: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };
const unescaped = (html: string) => html.replace(/&(#?\w+);/g, (whole, name: string) => characters[name] ?? whole);

test("every text is read as it was written", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, anySlackText), (text) => {
      const { blocks = [] } = messageOf({ summary: "", body: [{ kind: "text", text }] }, words.cut);
      const sent = blocks.flatMap((block) => JSON.stringify(block).match(/"text":"(?:[^"\\]|\\.)*"/g) ?? []);
      const read = unescaped(
        blocks.length === 0
          ? ""
          : drawMessage({ blocks }, sheet)
              .toString()
              .replace(/<[^>]*>/g, ""),
      );
      expect(read).toBe(sent.map((found) => JSON.parse(found.slice('"text":'.length)) as string).join(""));
    }),
  );
});

/** As a browser sends the drawn form untouched. */
function untouched(html: string): URLSearchParams {
  const sent = new URLSearchParams();
  const add = (name = "", value = "") => sent.append(unescaped(name), unescaped(value).replaceAll("\n", "\r\n"));
  const lines = / name="([^"]*)" form="slack-modal-form"[^>]* type="text" value="([^"]*)"/g;
  const paragraphs = /<textarea[^>]* name="([^"]*)"[^>]*>\n([^<]*)</g;
  const chosen = /<input type="\w+" name="([^"]*)" value="([^"]*)"[^>]* checked>/g;
  for (const kind of [lines, paragraphs, chosen]) for (const [, name, value] of html.matchAll(kind)) add(name, value);
  return sent;
}

const answersOf = (view: FormView, sent: URLSearchParams): RawAnswers =>
  readAnswers(stateValues.parse(stateOf(formModal(view, words), sent)));

const every: FormView = formOf(
  { ...asked, kind: "line", name: "line", max: 3000, initial: "" },
  { ...asked, kind: "paragraph", name: "paragraph", max: 3000, initial: "" },
  { ...asked, kind: "one", name: "radio", choices: choices(3), initial: "v1" },
  { ...asked, kind: "one", name: "menu", required: false, choices: choices(3), initial: "v1" },
  { ...asked, kind: "one", name: "groups", choices: choices(130), initial: "v120" },
  { ...asked, kind: "many", name: "many", choices: choices(9), initial: ["v1"] },
);

const typedText = fc.oneof(anyText, anySlackText).map((text) => text.toWellFormed().replace(/\r\n?/g, "\n"));
const anyTyped = fc.record({
  ...{ line: typedText, paragraph: typedText },
  radio: fc.constantFrom("v0", "v2"),
  menu: fc.constantFrom("", "v0", "v1"),
  groups: fc.constantFrom("v0", "v129"),
  many: fc.subarray(["v0", "v1", "v8"]),
});

test("the answers to a modal come back through the adapter as they were given", () => {
  fc.assert(
    fc.property(anyTyped, (typed) => {
      const html = drawModal(formModal(every, words), { ...options, typed }).toString();
      expect(answersOf(every, untouched(html))).toEqual(typed);
    }),
  );
});

test("what a form begins with comes back, and what was not offered does not", () => {
  const begun = { line: "", paragraph: "", radio: "v1", menu: "v1", groups: "v120", many: ["v1"] };
  expect(answersOf(every, untouched(drawModal(formModal(every, words), options).toString()))).toEqual(begun);
  const forged = new URLSearchParams({ "answer.radio": "v9", "answer.many": "v9", "answer.else": "x" });
  const empty = { line: "", paragraph: "", radio: "", menu: "", groups: "", many: [] };
  expect(answersOf(every, forged)).toEqual(empty);
});

test("state is in Slack's own shape", () => {
  const field: FieldView = { ...asked, kind: "one", choices: choices(1), initial: "" };
  const chosen = { text: { type: "plain_text", text: "Place 0", emoji: true }, value: "v0" };
  const stateFor = (sent: Record<string, string>) =>
    stateOf(formModal(formOf(field), words), new URLSearchParams(sent));
  expect(stateFor({ "answer.place": "v0" })).toEqual({
    place: { answer: { type: "radio_buttons", selected_option: chosen } },
  });
  expect(stateFor({})).toEqual({ place: { answer: { type: "radio_buttons", selected_option: null } } });
});

let browser: Browser;

beforeAll(async () => {
  if (canBrowse) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const style = readFileSync("demo/slack.css", "utf8");

/** The page at an address of its own, and every form that was sent from it. */
async function shown(width: number, main: { toString(): string }): Promise<{ page: Page; sent: URLSearchParams[] }> {
  const sent: URLSearchParams[] = [];
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const body = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Slack</title><style>${style}</style><main><h1>Slack</h1><h2>Here</h2>${main}</main></html>`;
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/press") sent.push(new URLSearchParams(route.request().postData() ?? ""));
    return route.fulfill({ contentType: "text/html", body });
  });
  await page.goto("http://slack.example/");
  return { page, sent };
}

describe.skipIf(!canBrowse).each([320, 1440])("in a browser of %i px", (width) => {
  const everywhere = Object.fromEntries(longForm.fields.map(({ name }) => [name, `Please mend ${name}.`]));
  const sum = (card: Card) => ({ ...card, body: [...card.body, ...digest.body] });

  test.each([
    ["a message", drawMessage(messageOf(sum(longCard), words.cut), sheet)],
    ["the Home tab", drawHome(homeView(sum(longCard), words), sheet)],
    ["a modal with errors", drawModal(formModal(longForm, words), { ...options, errors: everywhere })],
  ])("%s keeps every rule that axe knows, and to the screen", async (_, main) => {
    const { page } = await shown(width, main);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });

  test("a modal is answered", async () => {
    const { page, sent } = await shown(width, drawModal(formModal(every, words), options));
    await page.getByLabel("Where?").nth(0).fill("<one> & only");
    await page.getByLabel("Where?").nth(1).fill("\ntwo\nlines ");
    const chosen = { radio: "v0", menu: "", groups: "v129", many: "v8" };
    for (const [name, value] of Object.entries(chosen)) {
      await page.locator(`[name="answer.${name}"][value="${value}"]`).check();
    }
    await page.getByRole("button", { name: "Share story" }).click();
    const [form = new URLSearchParams()] = sent;
    expect(form.get("person")).toBe("maria");
    expect(form.has("action_id")).toBe(false);
    expect(answersOf(every, form)).toEqual({
      ...{ ...chosen, line: "<one> & only", paragraph: "\ntwo\nlines " },
      many: ["v1", "v8"],
    });
    await page.close();
  });

  test("a question before a press is answered with the keyboard, in a modal that has a form of its own", async () => {
    const { page, sent } = await shown(width, drawModal(formModal({ ...every, before: digest.body }, words), options));
    const opener = page.getByRole("button", { name: "Withdraw", exact: true });
    await opener.press("Enter");
    expect(await page.getByRole("dialog", { name: "Withdraw" }).isVisible()).toBe(true);
    expect(await page.locator(":focus").textContent()).toBe("Keep it");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("dialog", { name: "Withdraw" }).isVisible()).toBe(false);
    expect(await page.locator(":focus").textContent()).toBe("Withdraw");
    expect(sent).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Withdraw it" }).press("Enter");
    await expect.poll(() => sent.map(String)).toEqual(["person=maria&action_id=do%3Awithdraw&value=s1"]);
    await page.close();
  });
});
