/** Any card that a feature could make, with the kind of text that somebody may type. */
import * as fc from "fast-check";
import type { Button, Card, CardNode, Press, Span, Text } from "../../src/chat/card.js";
import type { Choice, FieldView, FormView } from "../../src/chat/form-view.js";

const hostile = fc.constantFrom(
  "<at>Maria</at>",
  '<at id="0">everyone</at>',
  "</at>",
  "[Sign in](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "<https://evil.example>",
  "<script>alert(1)</script>",
  "<b>bold</b><img src=x onerror=alert(1)>",
  "**bold** _it_ ~~st~~ `code` ```",
  "# heading",
  "- list\n1. list",
  "> quoted",
  "{{DATE(2026-11-16T09:00:00Z)}}",
  "=cmd|' /C calc'!A0",
  "&lt;at&gt;",
  "\u0000\u0007",
  "\u202egnp.exe",
  "\ud800",
  "👩‍⚕️",
  "",
  "   ",
  "\n",
);

export const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.oneof(hostile, fc.string({ maxLength: 20 })), { maxLength: 6 }).map((p) => p.join("")),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9000 }).map((times) => '"<\n👍'.repeat(times)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("a".repeat(3_999), "a".repeat(4_001), "\n".repeat(9_000), "a\n".repeat(900)),
  },
);

const anyUrl = fc.oneof(
  fc.webUrl(),
  anyText,
  fc.constantFrom(
    "javascript:alert(1)",
    "https://a.example/x.svg",
    "http://localhost:3000/",
    "data:image/png;base64,AA",
  ),
);

const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText.map((text): Span => ({ kind: "plain", text })),
  anyText.map((text): Span => ({ kind: "strong", text })),
  fc.tuple(anyText, anyUrl).map(([text, url]): Span => ({ kind: "link", text, url })),
  fc.constant<Span>({ kind: "command", verb: "setup", own: false }),
);

const anySpans: fc.Arbitrary<Text> = fc.oneof(anyText, fc.array(anySpan, { maxLength: 5 }));

const name = fc.constantFrom("choose", "close", "share-story", "room", "about");
const fill = fc.dictionary(name, fc.oneof(anyText, fc.array(anyText, { maxLength: 3 })));
const anyPress: fc.Arbitrary<Press> = fc.oneof(
  fc.tuple(name, anyText).map(([action, about]): Press => ({ kind: "does", action, about })),
  fc.tuple(name, anyText, fill).map(([form, about, fill]): Press => ({ kind: "opens", form, about, fill })),
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

export const anyNode: fc.Arbitrary<CardNode> = fc.oneof(
  anyText.map((text): CardNode => ({ kind: "heading", text })),
  anySpans.map((text): CardNode => ({ kind: "text", text })),
  anySpans.map((text): CardNode => ({ kind: "note", text })),
  fc.tuple(anyText, anyText).map(([text, by]): CardNode => ({ kind: "quote", text, by })),
  fc
    .array(fc.record({ name: anyText, value: anyText }), { maxLength: 25 })
    .map((facts): CardNode => ({ kind: "facts", facts })),
  fc
    .record({
      columns: fc.array(anyText, { maxLength: 22 }),
      rows: fc.array(fc.array(anyText, { maxLength: 5 }), { maxLength: 5 }),
    })
    .map((table): CardNode => ({ kind: "table", ...table })),
  fc.tuple(anyUrl, anyText).map(([url, alt]): CardNode => ({ kind: "image", url, alt })),
  fc.array(anyButton, { maxLength: 12 }).map((buttons): CardNode => ({ kind: "buttons", buttons })),
  fc.constant<CardNode>({ kind: "divider" }),
);

export const anyCard: fc.Arbitrary<Card> = fc.record({
  summary: anyText,
  body: fc.oneof(fc.array(anyNode, { maxLength: 10 }), fc.array(anyNode, { minLength: 30, maxLength: 50 })),
});

const choice: fc.Arbitrary<Choice> = fc.record({ value: fc.oneof(fc.uuid(), anyText), label: anyText });
const choices = fc.oneof(
  fc.array(choice, { maxLength: 8 }),
  fc
    .integer({ min: 20, max: 600 })
    .map((many) =>
      Array.from(
        { length: many },
        (_, index): Choice => ({ value: `id-${index}, 100%`, label: `Organisation ${index}` }),
      ),
    ),
);
const asked = { label: anyText, required: fc.boolean() };
const anyField: fc.Arbitrary<FieldView> = fc.oneof(
  fc.record({
    ...{ ...asked, kind: fc.constantFrom("line" as const, "paragraph" as const) },
    ...{ name: fc.uuid(), max: fc.integer({ min: 0, max: 4_000 }), initial: anyText, hint: anyText },
  }),
  fc.record({ ...asked, name: fc.uuid(), kind: fc.constant("one" as const), choices, initial: anyText }),
  fc.record({ ...asked, name: fc.uuid(), kind: fc.constant("many" as const), choices, initial: fc.array(anyText) }),
);

export const anyForm: fc.Arbitrary<FormView> = fc.record({
  ...{ form: name, about: anyText, title: anyText, send: anyText },
  ...{ before: fc.array(anyNode, { maxLength: 3 }), after: fc.array(anyNode, { maxLength: 3 }) },
  fields: fc.array(anyField, { maxLength: 6 }),
});

/** What a reader may see: ids and answers that travel unseen are left out. */
export function shownJson(drawn: object): string {
  return JSON.stringify(drawn, (key, value: unknown) => (key === "data" || key === "value" ? undefined : value));
}
