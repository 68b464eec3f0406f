/**
 * A form says what it asks, who may choose what, and what happens with the answers.
 *
 * The adapter shows a `FormView` and hands back `RawAnswers`; reading, limits and choices are checked here, once,
 * for every platform. Problems come back beside their field.
 */
import type { CardNode, Fill, Press } from "./card.js";
import type { Choice, FieldView, FormView, RawAnswers } from "./form-view.js";
import { correct, type Outcome } from "./interaction.js";
import { cleaned } from "./text.js";

export type Field =
  | { readonly kind: "line"; readonly max: number; readonly required: boolean }
  | { readonly kind: "paragraph"; readonly max: number; readonly required: boolean }
  | { readonly kind: "one"; readonly required: boolean }
  | { readonly kind: "many"; readonly required: boolean };

export type Fields = Readonly<Record<string, Field>>;

/** How one field is asked, in the asker's words. `initial` is what the field holds when it is shown. */
type Question<F extends Field> = {
  readonly label: string;
  readonly hint?: string;
  /** Said beside the field when it is empty but required. */
  readonly missing?: string;
} & (F["kind"] extends "many"
  ? { readonly choices: readonly Choice[]; readonly initial?: readonly string[] }
  : F["kind"] extends "one"
    ? { readonly choices: readonly Choice[]; readonly initial?: string }
    : { readonly initial?: string });

export interface Presentation<F extends Fields> {
  readonly title: string;
  readonly send: string;
  readonly before?: readonly CardNode[];
  readonly after?: readonly CardNode[];
  /** A field without a question is not shown, and its answer is empty. */
  readonly questions: { readonly [K in keyof F]: Question<F[K]> | undefined };
}

/** What each answer is once read: trimmed, within its limit, chosen from what was offered. An empty string is no answer. */
export type Answers<F extends Fields> = {
  readonly [K in keyof F]: F[K]["kind"] extends "many" ? readonly string[] : string;
};

/** The two sentences that reading a form may need, in the asker's language. */
export interface FormWords {
  readonly missing: string;
  readonly tooLong: (length: number, max: number) => string;
  readonly notOffered: string;
}

export interface FormDefinition<C, F extends Fields> {
  readonly name: string;
  readonly fields: F;
  /** The form in the asker's words, or an outcome when it may not be opened. `fill` is already within the limits. */
  present(context: C, about: string): Promise<Presentation<F> | Outcome>;
  submit(context: C, answers: Answers<F>, about: string): Promise<Outcome>;
}

/** A form as the router sees it, whatever its fields are. */
export interface Form<C> {
  readonly name: string;
  present(context: C, about: string, fill: Fill): Promise<FormView | Outcome>;
  submit(context: C, words: FormWords, raw: RawAnswers, about: string): Promise<Outcome>;
  /** A press that opens this form. */
  opens(about?: string, fill?: Fill): Press;
}

/**
 * Defines a form. The type of the answers follows from the fields.
 * `C` is whatever the application gives its features; this room does not know it.
 */
export function defineForm<C, F extends Fields>(definition: FormDefinition<C, F>): Form<C> {
  const { name, fields } = definition;
  return {
    name,
    async present(context, about, fill) {
      const presentation = await definition.present(context, about);
      return isOutcome(presentation) ? presentation : viewOf(definition, presentation, about, fill);
    },
    async submit(context, words, raw, about) {
      const presentation = await definition.present(context, about);
      if (isOutcome(presentation)) return presentation;
      const problems: Record<string, string> = {};
      const answers: Record<string, string | readonly string[]> = {};
      for (const [field, spec] of Object.entries(fields)) {
        const question = questionOf(presentation, field);
        const answer = readAnswer(spec, question === undefined ? undefined : raw[field]);
        const problem = question && problemWith(spec, question, answer, words);
        if (problem !== undefined) problems[field] = problem;
        answers[field] = answer;
      }
      if (Object.keys(problems).length > 0) return correct(problems);
      // Every field of `fields` has just been read by its own kind.
      return definition.submit(context, answers as Answers<F>, about);
    },
    opens: (about = "", fill) =>
      fill === undefined ? { kind: "opens", form: name, about } : { kind: "opens", form: name, about, fill },
  };
}

/** Answers that were kept, each in its own field's shape: what a field does not have is empty. */
export function answersOf<F extends Fields>(fields: F, kept: RawAnswers): Answers<F> {
  const answers = Object.entries(fields).map(([field, spec]) => [field, readAnswer(spec, kept[field])]);
  // Every field of `fields` has just been read by its own kind.
  return Object.fromEntries(answers) as Answers<F>;
}

interface LooseQuestion {
  readonly label: string;
  readonly hint?: string;
  readonly missing?: string;
  readonly choices?: readonly Choice[];
  readonly initial?: string | readonly string[];
}

function questionOf<F extends Fields>(presentation: Presentation<F>, field: keyof F): LooseQuestion | undefined {
  return presentation.questions[field];
}

function viewOf<C, F extends Fields>(
  definition: FormDefinition<C, F>,
  presentation: Presentation<F>,
  about: string,
  fill: Fill,
): FormView {
  const fields = Object.entries(definition.fields).flatMap(([name, spec]): FieldView[] => {
    const question = questionOf(presentation, name);
    if (question === undefined) return [];
    const { label, hint, choices = [] } = question;
    const asked = { name, label, required: spec.required, ...(hint === undefined ? {} : { hint }) };
    const initial = readAnswer(spec, fill[name] ?? question.initial);
    if (spec.kind === "many") return [{ ...asked, kind: spec.kind, choices, initial: [initial].flat() }];
    const single = typeof initial === "string" ? initial : "";
    return spec.kind === "one"
      ? [{ ...asked, kind: spec.kind, choices, initial: single }]
      : [{ ...asked, kind: spec.kind, max: spec.max, initial: single }];
  });
  const { title, send, before = [], after = [] } = presentation;
  return { form: definition.name, about, title, send, before, fields, after };
}

/** The answer in its field's own shape, cleaned of what no database or platform takes. */
function readAnswer(spec: Field, raw: string | readonly string[] | undefined): string | readonly string[] {
  const values = [raw ?? []].flat();
  if (spec.kind === "many") return [...new Set(values.map(cleaned).filter((value) => value !== ""))];
  return cleaned(values[0] ?? "");
}

function problemWith(
  spec: Field,
  question: LooseQuestion,
  answer: string | readonly string[],
  words: FormWords,
): string | undefined {
  if (answer.length === 0) return spec.required ? (question.missing ?? words.missing) : undefined;
  if (spec.kind === "one" || spec.kind === "many") {
    const offered = new Set(question.choices?.map((choice) => choice.value));
    return [answer].flat().every((value) => offered.has(value)) ? undefined : words.notOffered;
  }
  return answer.length > spec.max ? words.tooLong(answer.length, spec.max) : undefined;
}

/** Neither a presentation nor a view has a kind. */
export function isOutcome<T extends object>(value: T | Outcome): value is Outcome {
  return "kind" in value;
}
