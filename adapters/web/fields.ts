/** Questions as HTML: a label for every input, its hint and its problem tied to it for those who hear the page. */
import type { Choice, FieldView } from "../../src/chat/form-view.js";
import { type Html, html } from "./html.js";
import type { WebWords } from "./settings.js";

/** More than this are shorter as a list. */
const mostChoices = 20;

type Kind<K extends FieldView["kind"]> = Extract<FieldView, { kind: K }>;

interface Asked {
  /** Of the first input, where the error summary leads. */
  readonly id: string;
  readonly label: string;
  readonly problem: string | undefined;
  readonly words: WebWords;
}

/** By its place, not its name, so that nothing has to be escaped to be an id. */
export function idOfField(at: number): string {
  return `field-${at + 1}`;
}

export function fieldOf(field: FieldView, at: number, problem: string | undefined, words: WebWords): Html {
  const label = field.required ? field.label : words.optional(field.label);
  const asked: Asked = { id: idOfField(at), label, problem, words };
  switch (field.kind) {
    case "line":
    case "paragraph":
      return typed(field, asked);
    case "one":
      if (field.choices.length === 0) return without(field.hint, asked);
      return field.choices.length > mostChoices ? listOf(field, asked) : radios(field, asked);
    case "many":
      if (field.choices.length === 0) return without(field.hint, asked);
      return field.choices.length > mostChoices ? listOf(field, asked) : checkboxes(field, asked);
  }
}

/** Nothing cuts what is typed or pasted: the limit is said, and its problem comes back beside the words. */
function typed(field: Kind<"line" | "paragraph">, asked: Asked): Html {
  // A line is as long as its question lets expect.
  const limit = field.kind === "paragraph" ? asked.words.limit(field.max) : undefined;
  const hint = [field.hint, limit].filter((part) => part !== undefined).join(" ");
  const { id, problem } = asked;
  const error = problem === undefined ? "" : ` nhsuk-${field.kind === "line" ? "input" : "textarea"}--error`;
  // The parser drops a first line break, so one is given to be dropped.
  const input =
    field.kind === "line"
      ? html`<input class="nhsuk-input${error}" id="${id}" name="${field.name}" type="text" value="${field.initial}" autocomplete="off"${describedBy(asked, hint)}>`
      : html`<textarea class="nhsuk-textarea${error}" id="${id}" name="${field.name}" rows="${rowsFor(field.max)}" autocomplete="off"${describedBy(asked, hint)}>\n${field.initial}</textarea>`;
  return group(problem, html`${labelFor(asked)}${said(asked, hint)}${input}`);
}

function rowsFor(max: number): number {
  return max > 500 ? 8 : 4;
}

function radios(field: Kind<"one">, asked: Asked): Html {
  // A radio button cannot be taken back, so an optional question offers no answer as an answer.
  const none: readonly Choice[] = field.required ? [] : [{ value: "", label: asked.words.noAnswer }];
  const choices = [...field.choices, ...none].map((choice, at) => {
    const checked = choice.value === field.initial && (choice.value !== "" || !field.required);
    return item("radio", field.name, choice, at, checked, asked);
  });
  return set(asked, field.hint, html`<div class="nhsuk-radios">${choices}</div>`);
}

function checkboxes(field: Kind<"many">, asked: Asked): Html {
  const { words } = asked;
  const hint = [field.hint, words.chooseSeveral].filter((part) => part !== undefined).join(" ");
  const choices = field.choices.map((choice, at) =>
    item("checkbox", field.name, choice, at, field.initial.includes(choice.value), asked),
  );
  return set(asked, hint, html`<div class="nhsuk-checkboxes">${choices}</div>`);
}

function item(
  type: "radio" | "checkbox",
  name: string,
  { value, label }: Choice,
  at: number,
  checked: boolean,
  asked: Asked,
): Html {
  const id = at === 0 ? asked.id : `${asked.id}-${at + 1}`;
  const kind = type === "radio" ? "radios" : "checkboxes";
  const input = html`<input class="nhsuk-${kind}__input" id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="off"${checked && html` checked`}>`;
  return html`<div class="nhsuk-${kind}__item">${input}<label class="nhsuk-label nhsuk-${kind}__label" for="${id}">${label}</label></div>`;
}

function listOf(field: Kind<"one" | "many">, asked: Asked): Html {
  const many = field.kind === "many";
  const held = many ? asked.words.holdToChooseSeveral : undefined;
  const hint = [field.hint, held].filter((part) => part !== undefined).join(" ");
  const chosen = new Set([field.initial].flat());
  const none: readonly Choice[] = many ? [] : [{ value: "", label: field.required ? "" : asked.words.noAnswer }];
  const options = [...none, ...field.choices].map(
    ({ value, label }) => html`<option value="${value}"${chosen.has(value) && html` selected`}>${label}</option>`,
  );
  const error = asked.problem === undefined ? "" : " nhsuk-select--error";
  const select = html`<select class="nhsuk-select${error}" id="${asked.id}" name="${field.name}" autocomplete="off"${many && html` multiple size="10"`}${describedBy(asked, hint)}>${options}</select>`;
  return group(asked.problem, html`${labelFor(asked)}${said(asked, hint)}${select}`);
}

/** Where the summary's link leads although there is nothing to choose. */
function without(hint: string | undefined, asked: Asked): Html {
  const { id, label, words } = asked;
  return group(
    asked.problem,
    html`<p class="nhsuk-label nhsuk-label--s" id="${id}" tabindex="-1">${label}</p>${said(asked, hint ?? "")}<p>${words.nothingToChoose}</p>`,
  );
}

function group(problem: string | undefined, within: Html): Html {
  return html`<div class="nhsuk-form-group${problem === undefined ? "" : " nhsuk-form-group--error"}">${within}</div>`;
}

function set(asked: Asked, hint: string | undefined, within: Html): Html {
  const legend = html`<legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">${asked.label}</legend>`;
  const parts = html`${legend}${said(asked, hint ?? "")}${within}`;
  return group(
    asked.problem,
    html`<fieldset class="nhsuk-fieldset"${describedBy(asked, hint ?? "")}>${parts}</fieldset>`,
  );
}

function labelFor({ id, label }: Asked): Html {
  return html`<label class="nhsuk-label nhsuk-label--s" for="${id}">${label}</label>`;
}

/** The hint, then the problem: https://service-manual.nhs.uk/design-system/components/error-message */
function said({ id, problem, words }: Asked, hint: string): Html {
  const hinted = hint !== "" && html`<div class="nhsuk-hint" id="${id}-hint">${hint}</div>`;
  const error =
    problem !== undefined &&
    html`<span class="nhsuk-error-message" id="${id}-error"><span class="nhsuk-u-visually-hidden">${words.error}: </span>${problem}</span>`;
  return html`${hinted}${error}`;
}

function describedBy({ id, problem }: Asked, hint: string): Html | false {
  const ids = [hint !== "" && `${id}-hint`, problem !== undefined && `${id}-error`].filter((part) => part !== false);
  return ids.length > 0 && html` aria-describedby="${ids.join(" ")}"`;
}
