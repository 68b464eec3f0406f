/** Any card and any form that a feature could make, with the kind of text that somebody may type. */
import * as fc from "fast-check";
import type { Button, Card, CardNode, Press, Span } from "../../src/chat/card.js";
import type { FieldView, FormView } from "../../src/chat/form-view.js";

const hostile = fc.constantFrom(
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  "</textarea><script>",
  "</title><svg onload=alert(1)>",
  "<!--",
  "]]>",
  "&lt;b&gt; &amp; &#60;",
  "=HYPERLINK(1)",
  "\u202Egpj.exe",
  "\u0000",
  "\ud800",
  "\n",
  "",
  "   ",
  "👩‍⚕️",
);

export const anyText = fc
  .array(fc.oneof(hostile, fc.string({ maxLength: 20 })), { maxLength: 5 })
  .map((parts) => parts.join(""));

const anyUrl = fc.oneof(
  fc.webUrl(),
  anyText,
  fc.constantFrom(
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,<script>",
    'https://a.example/"onx="',
  ),
);

const anySpan: fc.Arbitrary<Span> = fc.oneof(
  fc.tuple(fc.constantFrom("plain", "strong"), anyText).map(([kind, text]): Span => ({ kind, text })),
  fc.tuple(anyText, anyUrl).map(([text, url]): Span => ({ kind: "link", text, url })),
  anyText.map((verb): Span => ({ kind: "command", verb, own: true })),
);

const anyAnswer = fc.oneof(anyText, fc.array(anyText, { maxLength: 3 }));

const anyPress: fc.Arbitrary<Press> = fc.oneof(
  fc.tuple(anyText, anyText).map(([action, about]): Press => ({ kind: "does", action, about })),
  fc
    .tuple(anyText, anyText, fc.dictionary(anyText, anyAnswer))
    .map(([form, about, fill]): Press => ({ kind: "opens", form, about, fill })),
  anyUrl.map((url): Press => ({ kind: "visits", url })),
);

const anyButton: fc.Arbitrary<Button> = fc.record(
  {
    label: anyText,
    press: anyPress,
    tone: fc.constantFrom("primary", "danger"),
    sure: fc.record({ question: anyText, yes: anyText, no: anyText }),
  },
  { requiredKeys: ["label", "press"] },
);

const anyNode: fc.Arbitrary<CardNode> = fc.oneof(
  anyText.map((text): CardNode => ({ kind: "heading", text })),
  fc.array(anySpan, { maxLength: 4 }).map((text): CardNode => ({ kind: "text", text })),
  anyText.map((text): CardNode => ({ kind: "note", text })),
  fc.tuple(anyText, anyText).map(([text, by]): CardNode => ({ kind: "quote", text, by })),
  fc
    .array(fc.record({ name: anyText, value: anyText }), { maxLength: 4 })
    .map((facts): CardNode => ({ kind: "facts", facts })),
  fc
    .record({
      columns: fc.array(anyText, { maxLength: 4 }),
      rows: fc.array(fc.array(anyText, { maxLength: 5 }), { maxLength: 3 }),
    })
    .map((table): CardNode => ({ kind: "table", ...table })),
  fc.tuple(anyUrl, anyText).map(([url, alt]): CardNode => ({ kind: "image", url, alt })),
  fc.tuple(anyUrl, anyText).map(([vector, alt]): CardNode => ({ kind: "image", url: "", alt, vector })),
  fc.array(anyButton, { maxLength: 4 }).map((buttons): CardNode => ({ kind: "buttons", buttons })),
  fc.constant<CardNode>({ kind: "divider" }),
);

const anyNodes = fc.array(anyNode, { maxLength: 6 });

export const anyCard: fc.Arbitrary<Card> = fc.record({ summary: anyText, body: anyNodes });

const anyChoices = fc.oneof(
  fc.array(fc.record({ value: anyText, label: anyText }), { maxLength: 4 }),
  fc.array(fc.record({ value: anyText, label: anyText }), { minLength: 21, maxLength: 24 }),
);

const asked = { name: anyText, label: anyText, hint: anyText, required: fc.boolean() };

const anyField: fc.Arbitrary<FieldView> = fc.oneof(
  fc.record({ ...asked, kind: fc.constantFrom("line", "paragraph"), max: fc.nat(), initial: anyText }),
  fc.record({ ...asked, kind: fc.constant("one"), choices: anyChoices, initial: anyText }),
  fc.record({ ...asked, kind: fc.constant("many"), choices: anyChoices, initial: fc.array(anyText) }),
);

export const anyForm: fc.Arbitrary<FormView> = fc.record({
  ...{ form: anyText, about: anyText, title: anyText, send: anyText },
  ...{ before: anyNodes, fields: fc.array(anyField, { maxLength: 4 }), after: anyNodes },
});

const attribute = / ([a-z-]+)(?:="([^"<>]*)")?/g;
const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g;
const elements = new Set(
  `a blockquote button caption dd div dl dt fieldset figcaption figure form h1 h2 hr img input label legend li option p
   select span strong table tbody td textarea th thead tr ul`.split(/\s+/),
);
const attributes = new Set(
  `action alt aria-describedby aria-hidden autocomplete autofocus checked class draggable for href id method multiple
   name novalidate role rows scope selected size src tabindex type value`.split(/\s+/),
);
const safeAddress = /^(https?:|mailto:|\/(?!\/)|#field-\d+$)/;
const unclosed = new Set(["hr", "img", "input"]);

/** Whatever in a page was not written by us: an element, an attribute, an address, or a `<` that begins none. */
export function strangersIn(page: string): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  const rest = page.replace(tag, (_, end: string, name: string, within: string) => {
    if (!elements.has(name)) found.push(`<${name}>`);
    if (end === "" && !unclosed.has(name)) open.push(name);
    if (end !== "" && open.pop() !== name) found.push(`</${name}>`);
    for (const [, key = "", value = ""] of within.matchAll(attribute)) {
      if (!attributes.has(key)) found.push(key);
      if (["action", "href", "src"].includes(key) && !safeAddress.test(value)) found.push(`${key}=${value}`);
    }
    return "";
  });
  if (/[<>]/.test(rest)) found.push(rest.slice(Math.max(0, rest.search(/[<>]/) - 20), 80));
  if (open.length > 0) found.push(`unclosed: ${open.join(" ")}`);
  return found;
}
