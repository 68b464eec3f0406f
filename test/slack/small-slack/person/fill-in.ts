/** Filling in a form: finding the field by its label, choosing by what is shown. */
import { type Json, list, string, textOf } from "../json.js";
import { unescaped } from "../mrkdwn.js";
import type { Modal } from "../world.js";
import {
  draftKey,
  heldField,
  initialState,
  optionText,
  type StatefulElement,
  shownOptions,
  statefulElements,
} from "./field-state.js";

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** Writes the answers into the form. With `force`, also what the form does not offer, as a tampered client could. */
export function fillIn(modal: Modal, answers: Answers, force: boolean): void {
  const fields = inputFields(modal);
  for (const [words, answer] of Object.entries(answers)) {
    const field = fieldCalled(words, fields);
    modal.drafts.set(draftKey(field.blockId, field.actionId), filled(field, answer, force));
  }
}

export function inputFields(modal: Modal): readonly StatefulElement[] {
  return statefulElements(modal.blocks).filter(({ block }) => block.type === "input");
}

export function labelOf({ block }: StatefulElement): string {
  return textOf(block["label"]);
}

function fieldCalled(words: string, fields: readonly StatefulElement[]): StatefulElement {
  const wanted = words.toLowerCase();
  const matching = fields.filter((field) => labelOf(field).toLowerCase().includes(wanted));
  const exact = matching.filter((field) => labelOf(field).toLowerCase() === wanted);
  const [found, second] = exact.length === 1 ? exact : matching;
  if (found === undefined || second !== undefined) {
    const labels = fields.map((field) => `"${labelOf(field)}"`).join(", ");
    throw new Error(`${matching.length === 0 ? "No field" : "More than one field"} says "${words}" among ${labels}`);
  }
  return found;
}

function filled({ element }: StatefulElement, answer: string | readonly string[], force: boolean): Json {
  const type = string(element["type"]);
  const held = heldField(element);
  const texts = [answer].flat();
  const choose = (text: string) => optionShown(element, text, force);
  if (held === "selected_options") return { type, [held]: texts.map(choose) };
  if (held === "selected_option") return { type, [held]: texts[0] ? choose(texts[0]) : null };
  const many = Array.isArray(initialState({ type })[held]);
  return { type, [held]: many ? texts : texts.join("\n") || null };
}

function optionShown(element: Json, text: string, force: boolean): Json {
  const options = shownOptions(element);
  const found = options.find((option) => optionText(option) === text || unescaped(optionText(option)) === text);
  if (found !== undefined) return found;
  if (force) return { text: { type: "plain_text", text, emoji: true }, value: text };
  throw new Error(`"${text}" is not offered among ${options.map((option) => `"${optionText(option)}"`).join(", ")}`);
}

/** What Slack's own client says before it would send anything, by label. */
export function clientProblems(modal: Modal): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const field of inputFields(modal)) {
    const { element, blockId, actionId, block } = field;
    const state = modal.drafts.get(draftKey(blockId, actionId)) ?? initialState(element);
    const problem = problemWith(element, state[heldField(element)], block["optional"] !== true);
    if (problem !== undefined) problems[labelOf(field)] = problem;
  }
  return problems;
}

function problemWith(element: Json, value: unknown, required: boolean): string | undefined {
  const empty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  if (empty) return required ? "Please complete this required field." : undefined;
  if (typeof value === "string" && element["type"] === "plain_text_input") return lengthProblem(element, value.length);
  const most = Number(element["max_selected_items"] ?? Number.POSITIVE_INFINITY);
  return list(value).length > most ? `Select at most ${most}.` : undefined;
}

/** Slack's field takes no more than 3,000 characters whatever the app says. */
function lengthProblem(element: Json, length: number): string | undefined {
  const max = Number(element["max_length"] ?? 3000);
  const min = Number(element["min_length"] ?? 0);
  if (length > max) return `Must be ${max} characters or fewer: it is ${length}.`;
  return length < min ? `Must be at least ${min} characters.` : undefined;
}
