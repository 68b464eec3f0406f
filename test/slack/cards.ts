/** Any card that a feature could make, with the kind of text that somebody may type. */
import * as fc from "fast-check";
import type { Button, Card, CardNode, Press, Span, Text } from "../../src/chat/card.js";

const hostile = fc.constantFrom(
  "<!channel>",
  "<!here|here>",
  "<!everyone>",
  "<!subteam^S0ABC|@team>",
  "<@U0MARIA>",
  "<#C0WARD|ward>",
  "<https://evil.example|Sign in>",
  "@channel @here @everyone",
  "*bold* _it_ ~st~ `code` ```",
  "> quoted",
  "&lt;!channel&gt;",
  "&amp;",
  "\u0000",
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
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4000 }).map((times) => "<&👍".repeat(times)) },
  { weight: 1, arbitrary: fc.constantFrom("a".repeat(149), "a".repeat(151), "a".repeat(2999), "a".repeat(3001)) },
);

const anyUrl = fc.oneof(
  fc.webUrl(),
  anyText,
  fc.constantFrom("javascript:alert(1)", "https://a.example/|x>", "http://localhost:3000/"),
);

const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText.map((text): Span => ({ kind: "plain", text })),
  anyText.map((text): Span => ({ kind: "strong", text })),
  fc.tuple(anyText, anyUrl).map(([text, url]): Span => ({ kind: "link", text, url })),
);

const anySpans: fc.Arbitrary<Text> = fc.oneof(anyText, fc.array(anySpan, { maxLength: 5 }));

const name = fc.constantFrom("choose", "close", "share-story");
const anyPress: fc.Arbitrary<Press> = fc.oneof(
  fc.tuple(name, anyText).map(([action, about]): Press => ({ kind: "does", action, about })),
  fc
    .tuple(name, anyText, fc.dictionary(name, fc.oneof(anyText, fc.array(anyText, { maxLength: 3 }))))
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
  fc.array(anyButton, { maxLength: 60 }).map((buttons): CardNode => ({ kind: "buttons", buttons })),
  fc.constant<CardNode>({ kind: "divider" }),
);

export const anyCard: fc.Arbitrary<Card> = fc.record({
  summary: anyText,
  body: fc.oneof(fc.array(anyNode, { maxLength: 12 }), fc.array(anyNode, { minLength: 45, maxLength: 110 })),
});
