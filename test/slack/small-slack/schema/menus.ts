/** Elements that offer a choice: https://docs.slack.dev/reference/block-kit/block-elements */
import { z } from "zod";
import { buttonOption, checkChoices, menuOption, menuOptions, optionGroups, overflowOption } from "./options.js";
import { actionId, confirm, placeholder } from "./text.js";

/** Radio buttons and checkboxes show at most ten. */
const BUTTON_OPTIONS_MAX = 10;
const OVERFLOW_OPTIONS_MAX = 5;

const common = { action_id: actionId, confirm, focus_on_load: z.boolean().optional() };
const many = { max_selected_items: z.number().int().min(1).optional() };
const offers = { options: menuOptions.optional(), option_groups: optionGroups.optional() };
const buttonOptions = z.array(buttonOption).min(1).max(BUTTON_OPTIONS_MAX);
const id = z.string().min(1).optional();
const ids = z.array(z.string().min(1)).min(1).optional();
const filter = z.looseObject({}).optional();

export const menus = [
  z
    .strictObject({
      type: z.literal("static_select"),
      ...common,
      ...offers,
      placeholder,
      initial_option: menuOption.optional(),
    })
    .superRefine(checkChoices),
  z
    .strictObject({
      type: z.literal("multi_static_select"),
      ...common,
      ...offers,
      ...many,
      placeholder,
      initial_options: z.array(menuOption).optional(),
    })
    .superRefine(checkChoices),
  z
    .strictObject({
      type: z.literal("radio_buttons"),
      ...common,
      options: buttonOptions,
      initial_option: buttonOption.optional(),
    })
    .superRefine(checkChoices),
  z
    .strictObject({
      type: z.literal("checkboxes"),
      ...common,
      options: buttonOptions,
      initial_options: z.array(buttonOption).optional(),
    })
    .superRefine(checkChoices),
  z.strictObject({
    type: z.literal("external_select"),
    ...common,
    placeholder,
    initial_option: menuOption.optional(),
    min_query_length: z.number().int().optional(),
  }),
  z.strictObject({ type: z.literal("users_select"), ...common, placeholder, initial_user: id }),
  z.strictObject({ type: z.literal("multi_users_select"), ...common, ...many, placeholder, initial_users: ids }),
  z.strictObject({
    type: z.literal("conversations_select"),
    ...common,
    placeholder,
    filter,
    initial_conversation: id,
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal("channels_select"),
    ...common,
    placeholder,
    initial_channel: id,
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("multi_channels_select"), ...common, ...many, placeholder, initial_channels: ids }),
] as const;

export const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: actionId,
  confirm,
  options: z.array(overflowOption).min(1).max(OVERFLOW_OPTIONS_MAX),
});
