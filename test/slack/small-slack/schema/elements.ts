/** Elements that are pressed or typed into: https://docs.slack.dev/reference/block-kit/block-elements */
import { z } from "zod";
import type { Json } from "../json.js";
import { string } from "../json.js";
import { menus, overflow } from "./menus.js";
import { actionId, confirm, placeholder, plainText, webAddress } from "./text.js";

const BUTTON_TEXT_MAX = 75;
const BUTTON_VALUE_MAX = 2000;
const INPUT_MAX = 3000;
/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const ALT_TEXT_MAX = 2000;

const focus_on_load = z.boolean().optional();
const dispatch_action_config = z
  .strictObject({
    trigger_actions_on: z
      .array(z.enum(["on_enter_pressed", "on_character_entered"]))
      .min(1)
      .optional(),
  })
  .optional();

export const button = z.strictObject({
  type: z.literal("button"),
  action_id: actionId,
  text: plainText(BUTTON_TEXT_MAX),
  value: z.string().max(BUTTON_VALUE_MAX).optional(),
  url: webAddress.optional(),
  style: z.enum(["primary", "danger"]).optional(),
  confirm,
  accessibility_label: z.string().max(BUTTON_TEXT_MAX).optional(),
});

export const imageSource = {
  image_url: webAddress.optional(),
  slack_file: z.union([z.strictObject({ url: z.string() }), z.strictObject({ id: z.string() })]).optional(),
  alt_text: z.string().min(1).max(ALT_TEXT_MAX),
};

/** An image comes from an address or from a Slack file, not both. */
export function checkImage(image: Json, context: z.RefinementCtx): void {
  if ("image_url" in image !== "slack_file" in image) return;
  context.addIssue({ code: "custom", message: "must define either `image_url` or `slack_file`" });
}

export const image = z.strictObject({ type: z.literal("image"), ...imageSource }).superRefine(checkImage);

const dates = [
  z.strictObject({
    type: z.literal("datepicker"),
    action_id: actionId,
    initial_date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    placeholder,
    confirm,
    focus_on_load,
  }),
  z.strictObject({
    type: z.literal("timepicker"),
    action_id: actionId,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    timezone: z.string().optional(),
    placeholder,
    confirm,
    focus_on_load,
  }),
  z.strictObject({
    type: z.literal("datetimepicker"),
    action_id: actionId,
    initial_date_time: z.number().int().optional(),
    confirm,
    focus_on_load,
  }),
] as const;

const typed = { action_id: actionId, placeholder, focus_on_load, dispatch_action_config };

const inputs = [
  z
    .strictObject({
      type: z.literal("plain_text_input"),
      ...typed,
      initial_value: z.string().max(INPUT_MAX).optional(),
      multiline: z.boolean().optional(),
      min_length: z.number().int().min(0).max(INPUT_MAX).optional(),
      max_length: z.number().int().min(1).max(INPUT_MAX).optional(),
    })
    .superRefine((input, context) => {
      const { initial_value, max_length = INPUT_MAX, min_length = 0 } = input;
      const refuse = (message: string, path: string[]) => context.addIssue({ code: "custom", message, path });
      if (string(initial_value).length > max_length)
        refuse(`must be less than ${max_length + 1} characters`, ["initial_value"]);
      if (min_length > max_length) refuse("min_length must not be more than max_length", ["min_length"]);
    }),
  z.strictObject({ type: z.literal("email_text_input"), ...typed, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal("url_text_input"), ...typed, initial_value: z.string().optional() }),
  z.strictObject({
    type: z.literal("number_input"),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
] as const;

export const accessoryElement = z.discriminatedUnion("type", [button, image, overflow, ...menus, ...dates]);
export const actionElement = z.discriminatedUnion("type", [button, overflow, ...menus, ...dates]);
export const inputElement = z.discriminatedUnion("type", [...menus, ...dates, ...inputs]);
