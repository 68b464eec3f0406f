/** The fields of a form as input blocks, and what was put into them. */
import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Choice, FieldView, RawAnswers } from "../../src/chat/form-view.js";
import { shortened } from "../../src/chat/text.js";
import * as limits from "./limits.js";
import type { SlackWords } from "./settings.js";
import { isBlank, plainText } from "./text.js";

/** The only element of each block. */
const answerId = "answer";

/** As many as are read at a glance; more, or one that may be taken back, are a menu (a radio button cannot be cleared). */
const radioButtons = 5;

type Chosen = Extract<FieldView, { kind: "one" | "many" }>;
type Written = Extract<FieldView, { kind: "line" | "paragraph" }>;

/** `block_id` is the field's name, so that a problem can be shown beside it. */
export function inputBlock(field: FieldView, words: SlackWords): (types.InputBlock | types.SectionBlock)[] {
  const element = "choices" in field ? chosen(field) : written(field);
  if (element === undefined) return nothingToChoose(field, words);
  const hint = field.hint === undefined || isBlank(field.hint) ? {} : { hint: plainText(field.hint, limits.inputHint) };
  return [
    {
      type: "input",
      block_id: field.name,
      label: plainText(field.label, limits.inputLabel),
      ...hint,
      optional: !field.required,
      element,
    },
  ];
}

/** Slack refuses a menu without options, and the whole modal with it. */
function nothingToChoose(field: FieldView, words: SlackWords): types.SectionBlock[] {
  return [
    {
      type: "section",
      fields: [plainText(field.label, limits.fieldText), plainText(words.nothingToChoose, limits.fieldText)],
    },
  ];
}

function written(field: Written): types.PlainTextInput {
  // Words that were typed already are shown whole, and their length is said beside them.
  const max = Math.min(Math.max(field.max, field.initial.length, 1), limits.inputLength);
  return {
    type: "plain_text_input",
    action_id: answerId,
    multiline: field.kind === "paragraph",
    max_length: max,
    ...(field.initial === "" ? {} : { initial_value: shortened(field.initial, max) }),
  };
}

function chosen(field: Chosen): types.RadioButtons | types.StaticSelect | types.MultiStaticSelect | undefined {
  const choices = field.choices.filter((choice) => choice.value !== "" && choice.value.length <= limits.optionValue);
  if (choices.length === 0) return undefined;
  if (field.kind === "many") {
    const initial = options(choices.filter((choice) => field.initial.includes(choice.value)));
    const before = initial.length === 0 ? {} : { initial_options: initial };
    return { type: "multi_static_select", action_id: answerId, ...menu(choices), ...before };
  }
  const initial = options(choices.filter((choice) => choice.value === field.initial)).at(0);
  const before = initial === undefined ? {} : { initial_option: initial };
  if (field.required && choices.length <= radioButtons) {
    return { type: "radio_buttons", action_id: answerId, options: options(choices), ...before };
  }
  return { type: "static_select", action_id: answerId, ...menu(choices), ...before };
}

/** A menu holds 100 options, or groups of 100. */
function menu(choices: readonly Choice[]): { options: types.PlainTextOption[] } | { option_groups: Group[] } {
  if (choices.length <= limits.optionsInMenu) return { options: options(choices) };
  const groups: Group[] = [];
  for (let from = 0; groups.length < limits.groupsInMenu && from < choices.length; from += limits.optionsInMenu) {
    const part = choices.slice(from, from + limits.optionsInMenu);
    groups.push({ label: plainText(rangeOf(part), limits.optionLabel), options: options(part) });
  }
  return { option_groups: groups };
}

interface Group {
  label: types.PlainTextElement;
  options: types.PlainTextOption[];
}

/** "Abbey … Bolton": what a group holds, from its ends. */
function rangeOf(choices: readonly Choice[]): string {
  const ends = [choices.at(0), choices.at(-1)].map((choice) => shortened(choice?.label ?? "", 34));
  return ends.join(" … ");
}

function options(choices: readonly Choice[]): types.PlainTextOption[] {
  return choices.map(({ label, value }) => ({ text: plainText(label, limits.optionLabel), value }));
}

const option = z.object({ value: z.string() });

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export const stateValues = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: option.nullish(),
      selected_options: z.array(option).nullish(),
    }),
  ),
);

export function readAnswers(values: z.infer<typeof stateValues>): RawAnswers {
  return Object.fromEntries(
    Object.entries(values).map(([field, elements]) => {
      const { value, selected_option, selected_options } = elements[answerId] ?? Object.values(elements)[0] ?? {};
      if (selected_options) return [field, selected_options.map((chosen) => chosen.value)];
      return [field, selected_option?.value ?? value ?? ""];
    }),
  );
}
