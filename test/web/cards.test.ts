import { describe, expect, test } from "vitest";
import type { Hand } from "../../adapters/web/buttons.js";
import { cardMain, nodesOf } from "../../adapters/web/cards.js";
import type { Button, CardNode } from "../../src/chat/card.js";

const hand: Hand = { token: "t", newId: () => "one", mayPress: true };
const drawn = (node: CardNode, by: Hand = hand): string => nodesOf([node], "Digest", by).toString();

test.each<[string, CardNode, string]>([
  ["heading", { kind: "heading", text: "One & all" }, '<h2 class="nhsuk-heading-m">One &amp; all</h2>'],
  ["text", { kind: "text", text: "a\nb" }, '<p class="causeway-words">a\nb</p>'],
  ["note", { kind: "note", text: "small" }, '<p class="causeway-words causeway-note">small</p>'],
  [
    "quote",
    { kind: "quote", text: "<i>", by: "Maria" },
    '<figure class="nhsuk-inset-text"><blockquote><p class="causeway-words">&lt;i&gt;</p></blockquote><figcaption>Maria</figcaption></figure>',
  ],
  [
    "facts",
    { kind: "facts", facts: [{ name: "Stories", value: "14" }] },
    '<dl class="nhsuk-summary-list"><div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">Stories</dt><dd class="nhsuk-summary-list__value causeway-words">14</dd></div></dl>',
  ],
  [
    "image",
    { kind: "image", url: "https://c.example/chart.png", alt: "A chart" },
    '<img class="causeway-image" src="https://c.example/chart.png" alt="A chart">',
  ],
  [
    "image with an SVG of it",
    { kind: "image", url: "https://c.example/chart.png", alt: "A chart", vector: "https://c.example/chart.svg" },
    '<img class="causeway-image" src="https://c.example/chart.svg" alt="A chart">',
  ],
  ["image without an address", { kind: "image", url: "", alt: "A chart" }, '<p class="causeway-words">A chart</p>'],
  [
    "divider",
    { kind: "divider" },
    '<hr class="nhsuk-section-break nhsuk-section-break--m nhsuk-section-break--visible">',
  ],
])("a %s", (_, node, html) => expect(drawn(node)).toBe(html));

test("spans", () => {
  const node: CardNode = {
    kind: "text",
    text: [
      { kind: "strong", text: "Say" },
      { kind: "plain", text: " " },
      { kind: "command", verb: "setup", own: false },
      { kind: "link", text: "this", url: "https://a.example/?a=1&b=2" },
      { kind: "link", text: "that", url: "javascript:alert(1)" },
    ],
  };
  expect(drawn(node)).toBe(
    '<p class="causeway-words"><strong>Say</strong> <strong>setup</strong><a href="https://a.example/?a=1&amp;b=2">this</a>that</p>',
  );
});

test("a table keeps its words whole, as long as they have room beside each other", () => {
  const few = (...row: readonly string[]) => drawn({ kind: "table", columns: ["Element", "Stories"], rows: [row] });
  expect(few("Power: whose word counts", "nothing")).toContain('class="nhsuk-table-responsive causeway-table-words"');
  expect(few("x".repeat(60))).toContain('class="nhsuk-table-responsive"');

  const columns = ["Asked", "Answered", "Purpose", "Belief", "Support", "New ways", "Relationships"];
  const table = (...row: readonly string[]) => drawn({ kind: "table", columns, rows: [row] });
  expect(table("12 Oct", "68%", "62", "withheld")).toContain(
    'class="nhsuk-table-responsive causeway-table-words causeway-table-small"',
  );
  expect(table("x".repeat(30))).toContain('class="nhsuk-table-responsive"');
});

test("a table names its columns in each cell for a narrow screen, and is as wide as its head", () => {
  const cell = (tag: string, column: string, text: string) =>
    `${tag} class="nhsuk-table__cell"><span class="nhsuk-table-responsive__heading" aria-hidden="true">${column} </span>${text}`;
  const head =
    '<thead role="rowgroup" class="nhsuk-table__head"><tr role="row"><th role="columnheader" scope="col">Place</th><th role="columnheader" scope="col">Stories</th></tr></thead>';
  const row = `<tr role="row" class="nhsuk-table__row">${cell('<th role="rowheader" scope="row"', "Place", "Harbour")}</th>${cell('<td role="cell"', "Stories", "")}</td></tr>`;
  expect(drawn({ kind: "table", columns: ["Place", "Stories"], rows: [["Harbour"]] })).toBe(
    `<table role="table" class="nhsuk-table-responsive causeway-table-words"><caption class="nhsuk-table__caption nhsuk-u-visually-hidden">Digest</caption>${head}<tbody class="nhsuk-table__body" role="rowgroup">${row}</tbody></table>`,
  );
});

describe("a button", () => {
  const one = (button: Button, by: Hand = hand) => drawn({ kind: "buttons", buttons: [button] }, by);
  const group = (html: string) => `<div class="nhsuk-button-group">${html}</div>`;
  const secrets = '<input type="hidden" name="_token" value="t"><input type="hidden" name="_id" value="one">';

  test("that does something is a form of its own", () => {
    expect(one({ label: "I will", tone: "primary", press: { kind: "does", action: "take", about: "a" } })).toBe(
      group(
        `<form method="post" action="/actions/take"><input type="hidden" name="about" value="a">${secrets}<button class="nhsuk-button">I will</button></form>`,
      ),
    );
  });

  test("that opens a form is a link that fills it", () => {
    const fill = { with: ["a b", "c"], long: "x".repeat(3000), why: "y" };
    expect(one({ label: "Tell", press: { kind: "opens", form: "share", about: "p", fill } })).toBe(
      group(
        '<a class="nhsuk-button nhsuk-button--secondary" href="/forms/share?about=p&amp;with=a+b&amp;with=c&amp;why=y" draggable="false">Tell</a>',
      ),
    );
  });

  test("that leads elsewhere is a link, and nothing where it would lead nowhere", () => {
    expect(one({ label: "Go", tone: "danger", press: { kind: "visits", url: "https://a.example" } })).toBe(
      group('<a class="nhsuk-button nhsuk-button--warning" href="https://a.example/" draggable="false">Go</a>'),
    );
    expect(one({ label: "Go", press: { kind: "visits", url: "javascript:x" } })).toBe("");
  });

  test("is not there for somebody who may not press it", () => {
    const press = { kind: "does", action: "take", about: "" } as const;
    expect(one({ label: "I will", press }, { ...hand, mayPress: false })).toBe("");
  });
});

test("a page has one main heading: the card's first, or its summary for those who hear the page", () => {
  const first = cardMain({ summary: "s", body: [{ kind: "heading", text: "Digest" }] }, hand);
  expect([first.title, first.main.toString()]).toEqual(["Digest", '<h1 class="nhsuk-heading-l">Digest</h1>']);
  const said = cardMain({ summary: "Thank you", body: [{ kind: "text", text: "Thank you" }] }, hand);
  expect(said.main.toString()).toBe('<h1 class="nhsuk-heading-m causeway-words">Thank you</h1>');
  const { title, main } = cardMain({ summary: "Thank you", body: [] }, hand);
  expect([title, main.toString()]).toEqual(["Thank you", '<h1 class="nhsuk-u-visually-hidden">Thank you</h1>']);
});
