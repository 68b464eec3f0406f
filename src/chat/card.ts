/**
 * What a person is shown, before any platform draws it.
 *
 * Text is data, never markup: every renderer escapes it for its own platform,
 * so nothing that a person typed can become a mention, a link or HTML.
 */

/** A run of text. Emphasis and links are typed, so that they cannot be typed in. */
export type Span =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  /** What a person says to the bot, as their platform has it said; `own` where it has a command to itself. */
  | { readonly kind: "command"; readonly verb: string; readonly own: boolean };

export type Text = string | readonly Span[];

/** What a button does must be known before it is pressed: Teams opens dialogs another way than it sends actions. */
export type Press =
  | { readonly kind: "does"; readonly action: string; readonly about: string }
  | { readonly kind: "opens"; readonly form: string; readonly about: string; readonly fill?: Fill }
  /** Shows one of our own pages: in a chat as a card, on the web at its address. */
  | { readonly kind: "shows"; readonly page: string }
  | { readonly kind: "visits"; readonly url: string };

/** Answers already filled in when a form opens, by field. */
export type Fill = Readonly<Record<string, string | readonly string[]>>;

export interface Button {
  readonly label: string;
  /** What is read aloud in its place, where several say the same: it begins with the label. */
  readonly spoken?: string;
  readonly press: Press;
  readonly tone?: "primary" | "danger";
  /** A question asked before a press that cannot be taken back. */
  readonly sure?: { readonly question: string; readonly yes: string; readonly no: string };
}

export type CardNode =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: Text }
  /** A person's own words, set apart from ours. */
  | { readonly kind: "quote"; readonly text: string; readonly by?: string }
  | { readonly kind: "facts"; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: "image";
      readonly url: string;
      readonly alt: string;
      /** The same picture as an SVG, for pages: chats take none. */
      readonly vector?: string;
    }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  /** Small print. */
  | { readonly kind: "note"; readonly text: Text }
  | { readonly kind: "divider" };

export interface Card {
  /** One plain sentence: the notification, what a screen reader says first, and what is sent if a platform refuses the rest. */
  readonly summary: string;
  readonly body: readonly CardNode[];
}

/** One way to draw each kind of node. A new kind does not compile until every renderer draws it. */
export type Renderer<Out> = {
  readonly [K in CardNode["kind"]]: (node: Extract<CardNode, { kind: K }>) => Out;
};

/** One way to draw each kind of span. */
export type SpanRenderer<Out> = {
  readonly [K in Span["kind"]]: (span: Extract<Span, { kind: K }>) => Out;
};

/** Draws one node. The cast is safe: `Renderer` pairs every kind with its own function. */
export function draw<Out>(renderer: Renderer<Out>, node: CardNode): Out {
  return (renderer[node.kind] as (node: CardNode) => Out)(node);
}

/** Draws text, given as a string or as spans. */
export function drawText<Out>(renderer: SpanRenderer<Out>, text: Text): Out[] {
  const spans: readonly Span[] = typeof text === "string" ? [{ kind: "plain", text }] : text;
  return spans.map((span) => (renderer[span.kind] as (span: Span) => Out)(span));
}

export const heading = (text: string): CardNode => ({ kind: "heading", text });
export const text = (text: Text): CardNode => ({ kind: "text", text });
export const note = (text: Text): CardNode => ({ kind: "note", text });
export const quote = (text: string, by?: string): CardNode =>
  by === undefined ? { kind: "quote", text } : { kind: "quote", text, by };
export const buttons = (...buttons: readonly Button[]): CardNode => ({ kind: "buttons", buttons });
export const divider: CardNode = { kind: "divider" };
export const plain = (text: string): Span => ({ kind: "plain", text });
export const strong = (text: string): Span => ({ kind: "strong", text });
/** A verb that is said after the bot's own name where the platform has commands: `/causeway setup`. */
export const command = (verb: string): Span => ({ kind: "command", verb, own: false });
/** A verb with a command to itself: `/story`. */
export const ownCommand = (verb: string): Span => ({ kind: "command", verb, own: true });
export const shows = (page: string): Press => ({ kind: "shows", page });
export const does = (action: string, about: string): Press => ({ kind: "does", action, about });
