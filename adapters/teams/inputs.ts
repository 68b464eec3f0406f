/** The fields of a form as inputs, and what was put into them. */
import type { FieldView, RawAnswers } from "../../src/chat/form-view.js";
import { shortened } from "../../src/chat/text.js";
import type { ChoiceSet, Element, RichTextBlock, TextInput } from "./elements.js";
import * as limits from "./limits.js";
import type { TeamsWords } from "./settings.js";
import { isBlank, paragraphs, plainLine, run, showable } from "./text.js";

/** Teams merges answers with the button's own data, so they are told apart by name. */
const prefix = "answer-";

/** As many as are read at a glance; more are a menu, and many a menu that is searched by typing. */
const atAGlance = 6;
const searched = 15;

type Chosen = Extract<FieldView, { kind: "one" | "many" }>;
type Written = Extract<FieldView, { kind: "line" | "paragraph" }>;

/** The input, what is wrong with it, and what helps. */
export function inputElements(field: FieldView, problem: string | undefined, words: TeamsWords): Element[] {
  const input = "choices" in field ? chosen(field, words) : written(field, words);
  const label = plainLine(field.label, limits.inputLabel);
  const drawn =
    input === undefined ? paragraphs([run(`${label}: `, { weight: "Bolder" }), ...nothing(words)]) : [input];
  return [...drawn, ...problemLines(problem), ...hint(field.hint)];
}

export function problemLines(problem: string | undefined): RichTextBlock[] {
  return problem === undefined ? [] : paragraphs([run(problem, { color: "Attention", weight: "Bolder" })]);
}

const nothing = (words: TeamsWords) => [run(words.nothingToChoose)];

function hint(text: string | undefined): RichTextBlock[] {
  if (text === undefined || isBlank(text)) return [];
  return paragraphs([run(shortened(text, limits.inputHint), { isSubtle: true, size: "Small" })]).map((block) => ({
    ...block,
    spacing: "None",
  }));
}

function asked(field: FieldView, words: TeamsWords) {
  return {
    id: prefix + field.name,
    label: plainLine(field.label, limits.inputLabel),
    isRequired: field.required,
    ...(field.required ? { errorMessage: plainLine(words.missing, limits.inputHint) } : {}),
  };
}

function written(field: Written, words: TeamsWords): TextInput {
  // What is in an input is never parsed, and comes back as it is.
  const initial = showable(field.initial);
  return {
    type: "Input.Text",
    ...asked(field, words),
    isMultiline: field.kind === "paragraph",
    // Words that were typed already are shown whole, and their length is said beside them.
    maxLength: Math.max(field.max, initial.length, 1),
    ...(initial === "" ? {} : { value: initial }),
  };
}

/** Undefined where there is nothing to choose. */
function chosen(field: Chosen, words: TeamsWords): ChoiceSet | undefined {
  const offered = field.choices.filter(({ value }) => value !== "" && value.length <= limits.choiceValue);
  if (offered.length === 0) return undefined;
  const isMultiSelect = field.kind === "many";
  const encode = isMultiSelect ? listed : (value: string) => value;
  const initial = [field.initial].flat().filter((value) => offered.some((choice) => choice.value === value));
  return {
    type: "Input.ChoiceSet",
    ...asked(field, words),
    choices: offered.map(({ value, label }) => ({
      title: plainLine(label, limits.choiceLabel),
      value: encode(value),
    })),
    isMultiSelect,
    style: styleFor(field, offered.length),
    wrap: true,
    ...(initial.length === 0 ? {} : { value: initial.map(encode).join(",") }),
  };
}

/** A radio button cannot be cleared, so what may be left out is a menu. */
function styleFor({ kind, required }: Chosen, choices: number): ChoiceSet["style"] {
  if (choices > searched) return "filtered";
  return choices <= atAGlance && (required || kind === "many") ? "expanded" : "compact";
}

/** Teams joins what was chosen with commas. */
function listed(value: string): string {
  return value.replaceAll("%", "%25").replaceAll(",", "%2C");
}

function unlisted(value: string): string {
  return value.replaceAll("%2C", ",").replaceAll("%25", "%");
}

/** Everything that was put in, by field. `many` names the fields with several answers. */
export function readAnswers(
  data: Readonly<Record<string, unknown>>,
  { asked, many }: { readonly asked: readonly string[]; readonly many: readonly string[] },
): RawAnswers {
  const answers = new Map(asked.map((field): [string, unknown] => [field, ""]));
  for (const [id, answer] of Object.entries(data)) {
    if (id.startsWith(prefix)) answers.set(id.slice(prefix.length), answer);
  }
  return Object.fromEntries(
    [...answers].map(([field, answer]) => [field, many.includes(field) ? severalIn(answer) : textIn(answer)]),
  );
}

function textIn(answer: unknown): string {
  return typeof answer === "string" || typeof answer === "number" ? String(answer) : "";
}

function severalIn(answer: unknown): readonly string[] {
  return textIn(answer)
    .split(",")
    .filter((part) => part !== "")
    .map(unlisted);
}
