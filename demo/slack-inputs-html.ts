/** The questions of a modal as HTML, and what came back as Slack would have said it. */
import type { types } from "@slack/bolt";
import { type Html, html } from "../adapters/web/html.js";
import { textOf, undrawn } from "./slack-text-html.js";

export interface Asked {
  /** The form that the inputs belong to, wherever they stand. */
  readonly form: string;
  /** The place of the block in its view. */
  readonly at: number;
  readonly error: string | undefined;
  /** What the person answered last, which counts for more than what the block begins with. */
  readonly typed: string | readonly string[] | undefined;
}

type Element = types.InputBlock["element"];
type Written = Extract<Element, { type: "plain_text_input" }>;
type Chosen = Extract<Element, { type: "radio_buttons" | "static_select" | "multi_static_select" }>;

interface Group {
  readonly label?: types.PlainTextElement;
  readonly options: readonly types.Option[];
}

/** Slack names a block that has no name. */
export function blockIdOf(block: types.InputBlock, at: number): string {
  return block.block_id ?? `block-${at}`;
}

/** Apart from the names of hidden fields. */
function nameOf(block: types.InputBlock, at: number): string {
  return `answer.${blockIdOf(block, at)}`;
}

export function inputOf(block: types.InputBlock, asked: Asked): Html {
  const { element } = block;
  switch (element.type) {
    case "plain_text_input":
      return written(block, element, asked);
    case "radio_buttons":
    case "static_select":
    case "multi_static_select":
      return chosen(block, element, asked);
    default:
      return undrawn(element.type);
  }
}

function written(block: types.InputBlock, { multiline, initial_value = "" }: Written, asked: Asked): Html {
  const value = [asked.typed ?? initial_value].flat().join("\n");
  const invalid = asked.error !== undefined && html` aria-invalid="true"`;
  const common = html`class="slack-field" id="${idOf(asked)}" name="${nameOf(block, asked.at)}" form="${asked.form}" autocomplete="off"${describedBy(block, asked)}${invalid}`;
  // The parser drops a first line break, so one is given to be dropped.
  const input =
    multiline === true
      ? html`<textarea ${common} rows="5">\n${value}</textarea>`
      : html`<input ${common} type="text" value="${value}">`;
  const label = html`<label class="slack-label" for="${idOf(asked)}">${labelOf(block)}</label>`;
  return html`<div class="slack-input">${label}${input}${said(block, asked)}</div>`;
}

/** A menu lies open: what there is to choose is seen, and several can be chosen without a script. */
function chosen(block: types.InputBlock, element: Chosen, asked: Asked): Html {
  const groups = groupsOf(element).map((group) => groupOf(block, element, group, asked));
  // A radio button cannot be taken back, as a choice in Slack's menu can.
  const mayClear = element.type === "static_select" && block.optional === true;
  const none = mayClear && optionOf(block, element, { text: noAnswer, value: "" }, asked);
  const legend = html`<legend class="slack-label">${labelOf(block)}</legend>`;
  const options = html`<div class="slack-options">${none}${groups}</div>`;
  return html`<fieldset class="slack-input"${describedBy(block, asked)}>${legend}${options}${said(block, asked)}</fieldset>`;
}

const noAnswer: types.PlainTextElement = { type: "plain_text", text: "No answer" };

function groupOf(block: types.InputBlock, element: Chosen, { label, options }: Group, asked: Asked): Html {
  const drawn = options.map((option) => optionOf(block, element, option, asked));
  if (label === undefined) return html`${drawn}`;
  return html`<fieldset class="slack-group"><legend class="slack-group__label">${label.text}</legend>${drawn}</fieldset>`;
}

function optionOf(block: types.InputBlock, element: Chosen, { text, value = "" }: types.Option, asked: Asked): Html {
  const type = element.type === "multi_static_select" ? "checkbox" : "radio";
  const checked = heldBy(element, asked).includes(value) && html` checked`;
  const input = html`<input type="${type}" name="${nameOf(block, asked.at)}" value="${value}" form="${asked.form}" autocomplete="off"${checked}>`;
  return html`<label class="slack-option">${input}<span>${textOf(text)}</span></label>`;
}

/** The values chosen; the empty one where one may be chosen and none is. */
function heldBy(element: Chosen, { typed }: Asked): readonly string[] {
  if (typed !== undefined) return [typed].flat();
  if (element.type === "multi_static_select") return (element.initial_options ?? []).map(({ value = "" }) => value);
  return [element.initial_option?.value ?? ""];
}

function groupsOf(element: Chosen): readonly Group[] {
  if (element.type === "radio_buttons") return [{ options: element.options }];
  return element.option_groups ?? [{ options: element.options ?? [] }];
}

function labelOf({ label, optional }: types.InputBlock): Html {
  return html`${label.text}${optional === true && html` <span class="slack-optional">(optional)</span>`}`;
}

/** Below the answer, as Slack has it. */
function said({ hint }: types.InputBlock, asked: Asked): Html {
  const id = idOf(asked);
  const { error } = asked;
  return html`${hint && html`<p class="slack-hint" id="${id}-hint">${hint.text}</p>`}${error !== undefined && html`<p class="slack-error" id="${id}-error">${error}</p>`}`;
}

function describedBy({ hint }: types.InputBlock, asked: Asked): Html | false {
  const id = idOf(asked);
  const ids = [hint && `${id}-hint`, asked.error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length > 0 && html` aria-describedby="${ids.join(" ")}"`;
}

/** By its place, not its name, so that nothing has to be escaped to be an id. */
function idOf({ at }: Asked): string {
  return `slack-input-${at + 1}`;
}

/** What a sent form holds, as `view.state.values`: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function stateOf(view: types.ModalView, sent: URLSearchParams): Record<string, Record<string, object>> {
  const states = view.blocks.flatMap((block, at) =>
    isInput(block) ? [[blockIdOf(block, at), stateOfBlock(block, sent.getAll(nameOf(block, at)))] as const] : [],
  );
  return Object.fromEntries(states);
}

export function isInput(block: types.AnyBlock): block is types.InputBlock {
  return block.type === "input";
}

function stateOfBlock({ element }: types.InputBlock, sent: readonly string[]): Record<string, object> {
  const { type, action_id = "" } = element;
  switch (element.type) {
    case "plain_text_input":
      // Forms send each line break as two characters, and nothing as an empty string.
      return { [action_id]: { type, value: sent[0]?.replace(/\r\n?/g, "\n") || null } };
    case "radio_buttons":
    case "static_select":
      return { [action_id]: { type, selected_option: chosenOf(element, sent)[0] ?? null } };
    case "multi_static_select":
      return { [action_id]: { type, selected_options: chosenOf(element, sent) } };
    default:
      return {};
  }
}

/** Only what was offered, as in Slack. */
function chosenOf(element: Chosen, sent: readonly string[]): readonly types.Option[] {
  const offered = groupsOf(element).flatMap(({ options }) => options);
  return offered.filter(({ value }) => value !== undefined && sent.includes(value));
}
