/** What `state.values` holds for each kind of element: null or an empty list where nothing is chosen. */
import { type Json, list, record, records, string, textOf } from "../json.js";
import type { Block } from "../world.js";

/** By element type: the field of the state, and the field of the element that it starts from. */
const HELD: Readonly<Record<string, { readonly state: string; readonly initial: string; readonly many?: true }>> = {
  plain_text_input: { state: "value", initial: "initial_value" },
  email_text_input: { state: "value", initial: "initial_value" },
  url_text_input: { state: "value", initial: "initial_value" },
  number_input: { state: "value", initial: "initial_value" },
  static_select: { state: "selected_option", initial: "initial_option" },
  radio_buttons: { state: "selected_option", initial: "initial_option" },
  external_select: { state: "selected_option", initial: "initial_option" },
  multi_static_select: { state: "selected_options", initial: "initial_options", many: true },
  checkboxes: { state: "selected_options", initial: "initial_options", many: true },
  datepicker: { state: "selected_date", initial: "initial_date" },
  timepicker: { state: "selected_time", initial: "initial_time" },
  datetimepicker: { state: "selected_date_time", initial: "initial_date_time" },
  users_select: { state: "selected_user", initial: "initial_user" },
  multi_users_select: { state: "selected_users", initial: "initial_users", many: true },
  conversations_select: { state: "selected_conversation", initial: "initial_conversation" },
  channels_select: { state: "selected_channel", initial: "initial_channel" },
  multi_channels_select: { state: "selected_channels", initial: "initial_channels", many: true },
};

export function heldField(element: Json): string {
  return HELD[string(element["type"])]?.state ?? "value";
}

export function initialState(element: Json): Json {
  const type = string(element["type"]);
  const held = HELD[type];
  if (held === undefined) throw new Error(`The person does not know how to use a ${type}`);
  // An emptied text field is null, whether it started so or not.
  const initial = element[held.initial] === "" ? undefined : element[held.initial];
  return { type, [held.state]: initial ?? (held.many === true ? [] : null) };
}

export interface StatefulElement {
  readonly block: Block;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Json;
}

/** Every element of these blocks that holds a value, wherever it stands. */
export function statefulElements(blocks: readonly Block[]): readonly StatefulElement[] {
  return blocks.flatMap((block) =>
    [block["element"], block["accessory"], ...list(block["elements"])]
      .map(record)
      .filter((element) => string(element["type"]) in HELD)
      .map((element) => ({ block, blockId: string(block.block_id), actionId: string(element["action_id"]), element })),
  );
}

export const draftKey = (blockId: string, actionId: string) => JSON.stringify([blockId, actionId]);

/** state.values for these blocks: drafts where there are any, else what each element starts with. */
export function stateValues(blocks: readonly Block[], drafts: ReadonlyMap<string, Json> = new Map()): Json {
  const values: Record<string, Json> = {};
  for (const { blockId, actionId, element } of statefulElements(blocks)) {
    const draft = drafts.get(draftKey(blockId, actionId));
    const same = draft !== undefined && draft["type"] === element["type"];
    values[blockId] = { ...values[blockId], [actionId]: same ? draft : initialState(element) };
  }
  return values;
}

/** The options of a menu or of a group of buttons, in the order shown. */
export function shownOptions(element: Json): readonly Json[] {
  return [
    ...records(element["options"]),
    ...records(element["option_groups"]).flatMap((group) => records(group["options"])),
  ];
}

export function optionText(option: Json): string {
  return textOf(option["text"]);
}
