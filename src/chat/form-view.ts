/** A form as it travels between the core and an adapter: what is drawn, and what comes back. */
import type { CardNode } from "./card.js";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A field ready to be drawn: flat, so that an adapter needs no generics. */
export type FieldView =
  | (AskedField & { readonly kind: "line" | "paragraph"; readonly max: number; readonly initial: string })
  | (AskedField & { readonly kind: "one"; readonly choices: readonly Choice[]; readonly initial: string })
  | (AskedField & { readonly kind: "many"; readonly choices: readonly Choice[]; readonly initial: readonly string[] });

interface AskedField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
}

export interface FormView {
  readonly form: string;
  /** What the form is about: an id or nothing. It travels through the person's own device, so it is never trusted. */
  readonly about: string;
  readonly title: string;
  readonly send: string;
  readonly before: readonly CardNode[];
  readonly fields: readonly FieldView[];
  readonly after: readonly CardNode[];
}

/** What a platform hands in. */
export type RawAnswers = Readonly<Record<string, string | readonly string[]>>;
