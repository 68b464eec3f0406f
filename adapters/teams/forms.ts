/** Forms as cards in a dialog, and the card whose one button opens a form. */
import type { Card, Fill } from "../../src/chat/card.js";
import type { FieldView, FormView } from "../../src/chat/form-view.js";
import type { Problems } from "../../src/chat/interaction.js";
import { drawnNodes, emptyCard } from "./adaptive-cards.js";
import { bytesOf, fitted } from "./budget.js";
import type { AdaptiveCard, ChoiceSet, Element, Submit } from "./elements.js";
import { inputElements, problemLines } from "./inputs.js";
import * as limits from "./limits.js";
import type { TeamsWords } from "./settings.js";
import { paragraphs, plainLine, run } from "./text.js";

/** What a form card holds besides the form. */
export interface Drawing {
  /** The room that the form is about, where it is not opened there. */
  readonly room?: string | undefined;
  readonly problems?: Problems;
  /** Tells this drawing of the form from every other, however often it is sent. */
  readonly once?: string;
}

export function formCard(view: FormView, words: TeamsWords, drawing: Drawing = {}): AdaptiveCard {
  const { room, problems = {} } = drawing;
  const title = plainLine(view.title, limits.dialogTitle);
  const spot = { place: "dialog", room } as const;
  const actions = [sending(view, drawing)];
  const empty = { ...emptyCard(title), actions };
  const fields = view.fields.flatMap((field) => inputElements(field, problems[field.name], words));
  const before = [...strayProblems(view.fields, problems), ...drawnNodes(view.before, spot)];
  const left = limits.bytesInMessage - bytesOf(empty) - 400;
  const inputs = squeezed(fields, left, words);
  // A question is worth more than what stands around it.
  const around = Math.max(left - bytesOf(inputs), 0);
  const above = before.length === 0 ? [] : fitted(before, around, words.cut);
  const below = drawnNodes(view.after, spot);
  const rest = around - bytesOf(above);
  return { ...empty, body: [...above, ...inputs, ...(bytesOf(below) > rest ? [] : below)] };
}

/** The only button that takes the inputs along. */
function sending({ form, about, send, fields }: FormView, { room, once }: Drawing): Submit {
  const many = fields.filter(({ kind }) => kind === "many").map(({ name }) => name);
  // Teams says nothing of a field that was left, or made, empty.
  const asked = fields.map(({ name }) => name);
  const where = { ...(room === undefined ? {} : { room }), ...(once === undefined ? {} : { once }) };
  const data = { submit: form, about: about.slice(0, limits.aboutText), ...where, asked, many };
  return { type: "Action.Submit", title: plainLine(send, limits.buttonLabel), style: "positive", data };
}

/** Problems with what is not on the form are said above it. */
function strayProblems(fields: readonly FieldView[], problems: Problems): Element[] {
  const shown = new Set(fields.map(({ name }) => name));
  return Object.entries(problems).flatMap(([field, problem]) => (shown.has(field) ? [] : problemLines(problem)));
}

/** Leaves choices out of the longest list until everything fits, and says so. */
function squeezed(elements: readonly Element[], room: number, words: TeamsWords): readonly Element[] {
  const excess = bytesOf(elements) - room;
  if (excess <= 0) return elements;
  const longest = elements
    .filter((element): element is ChoiceSet => element.type === "Input.ChoiceSet")
    .toSorted((one, other) => bytesOf(other.choices) - bytesOf(one.choices))
    .at(0);
  if (longest === undefined || longest.choices.length <= 1) return withoutWords(elements, room);
  const average = bytesOf(longest.choices) / longest.choices.length;
  const most = Math.max(1, longest.choices.length - Math.ceil(excess / average) - 2);
  const shorter: ChoiceSet = { ...longest, choices: longest.choices.slice(0, most) };
  const cut = paragraphs([run(words.cut, { isSubtle: true, size: "Small" })]);
  const told = elements.flatMap((element) => (element === longest ? [shorter, ...cut] : [element]));
  return squeezed(told, room, words);
}

/** The last resort: the longest thing that was typed is shortened, so that the form opens at all. */
function withoutWords(elements: readonly Element[], room: number): readonly Element[] {
  const excess = bytesOf(elements) - room;
  if (excess <= 0) return elements;
  const typed = elements.flatMap((element) => (element.type === "Input.Text" ? [(element.value ?? "").length] : []));
  const longest = Math.max(0, ...typed);
  if (longest === 0) return fitted(elements, room, "");
  const max = longest > 200 ? Math.floor(longest / 2) : 0;
  const shorter = elements.map((element) =>
    element.type === "Input.Text" && (element.value ?? "").length > max
      ? { ...element, value: (element.value ?? "").slice(0, max).toWellFormed() }
      : element,
  );
  return withoutWords(shorter, room);
}

/** What is said where a form cannot open by itself: one button, with what the form held in its data. */
export function openingCard(view: FormView, words: TeamsWords): Card {
  const label = words.open(view.title);
  const press = { kind: "opens", form: view.form, about: view.about, fill: fillOf(view) } as const;
  const summary = words.openForm(view.title);
  return {
    summary,
    body: [
      { kind: "text", text: summary },
      { kind: "buttons", buttons: [{ label, press, tone: "primary" }] },
    ],
  };
}

function fillOf({ fields }: FormView): Fill {
  return Object.fromEntries(fields.flatMap(({ name, initial }) => (initial.length === 0 ? [] : [[name, initial]])));
}
