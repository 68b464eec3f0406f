/** A whole form as HTML. */
import type { CardNode } from "../../src/chat/card.js";
import type { FieldView, FormView, RawAnswers } from "../../src/chat/form-view.js";
import type { Problems } from "../../src/chat/interaction.js";
import { type Hand, hidden, hiddenFor, names } from "./buttons.js";
import { nodesOf } from "./cards.js";
import { fieldOf, idOfField } from "./fields.js";
import { type Html, html } from "./html.js";
import type { WebWords } from "./settings.js";

export interface FormSheet {
  readonly view: FormView;
  /** Where it is sent. */
  readonly to: string;
  /** Above the title: with whom this is shared. */
  readonly caption?: string | undefined;
  readonly problems: Problems;
  readonly hand: Hand;
  readonly words: WebWords;
}

export function formMain({ view, to, caption, problems, hand, words }: FormSheet): Html {
  const { title, about, fields } = view;
  const inside = view.after.filter((node) => node.kind !== "buttons");
  // A form cannot hold another, which a button is.
  const below = view.after.filter((node) => node.kind === "buttons");
  const drawn = (nodes: readonly CardNode[]): Html => nodesOf(nodes, title, hand);
  const questions = fields.map((field, at) => fieldOf(field, at, problems[field.name], words));
  const secrets = html`${about !== "" && hidden(names.about, about)}${hiddenFor(hand)}`;
  const send = html`<button class="nhsuk-button">${view.send}</button>`;
  const form = html`<form method="post" action="${to}" novalidate autocomplete="off">${secrets}${questions}${drawn(inside)}${send}</form>`;
  const above = caption !== undefined && html`<p class="nhsuk-caption-l">${caption}</p>`;
  return html`${summaryOf(fields, problems, words)}${above}<h1 class="nhsuk-heading-l">${title}</h1>${drawn(view.before)}${form}${drawn(below)}`;
}

/**
 * What is wrong, each with a link to where: https://service-manual.nhs.uk/design-system/components/error-summary
 * Without a script, `autofocus` is what takes the keyboard and the screen reader there.
 */
function summaryOf(fields: readonly FieldView[], problems: Problems, words: WebWords): Html | false {
  const beside = fields.flatMap(({ name }, at) => {
    const problem = problems[name];
    return problem === undefined ? [] : [html`<li><a href="#${idOfField(at)}">${problem}</a></li>`];
  });
  const asked = new Set(fields.map(({ name }) => name));
  const elsewhere = Object.entries(problems).filter(([name]) => !asked.has(name));
  const lines = [...beside, ...elsewhere.map(([, problem]) => html`<li>${problem}</li>`)];
  if (lines.length === 0) return false;
  return html`<div class="nhsuk-error-summary" tabindex="-1" autofocus><div role="alert"><h2 class="nhsuk-error-summary__heading">${words.problems}</h2><div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list">${lines}</ul></div></div></div>`;
}

/** The form holding what was typed, word for word, even where that is nothing. */
export function holding(view: FormView, answers: RawAnswers): FormView {
  const fields = view.fields.map((field): FieldView => {
    const values = [answers[field.name] ?? []].flat();
    return field.kind === "many" ? { ...field, initial: values } : { ...field, initial: values[0] ?? "" };
  });
  return { ...view, fields };
}
