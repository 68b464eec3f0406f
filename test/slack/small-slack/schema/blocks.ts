/**
 * The blocks the small Slack checks: https://docs.slack.dev/reference/block-kit/blocks
 * A block it does not know is refused, as Slack refuses one that it does not know.
 */
import { z } from "zod";
import type { Json } from "../json.js";
import { accessoryElement, actionElement, checkImage, image, imageSource, inputElement } from "./elements.js";
import { richText } from "./rich-text.js";
import { anyText, blockId, mrkdwn, plainText } from "./text.js";

const HEADER_MAX = 150;
const FIELD_MAX = 2000;
const LABEL_MAX = 2000;
const MARKDOWN_MAX = 12_000;

const section = z
  .strictObject({
    type: z.literal("section"),
    block_id: blockId,
    text: anyText().optional(),
    fields: z.array(anyText(FIELD_MAX)).min(1).max(10).optional(),
    accessory: accessoryElement.optional(),
    expand: z.boolean().optional(),
  })
  .superRefine((block: Json, context) => {
    if ("text" in block || "fields" in block) return;
    context.addIssue({ code: "custom", message: "must define either `text` or `fields`" });
  });

const everywhere = [
  section,
  z.strictObject({ type: z.literal("header"), block_id: blockId, text: plainText(HEADER_MAX) }),
  z.strictObject({ type: z.literal("divider"), block_id: blockId }),
  z.strictObject({ type: z.literal("actions"), block_id: blockId, elements: z.array(actionElement).min(1).max(25) }),
  z.strictObject({
    type: z.literal("context"),
    block_id: blockId,
    elements: z
      .array(z.discriminatedUnion("type", [image, plainText(), mrkdwn()]))
      .min(1)
      .max(10),
  }),
  z
    .strictObject({ type: z.literal("image"), block_id: blockId, ...imageSource, title: plainText(2000).optional() })
    .superRefine(checkImage),
  z.strictObject({
    type: z.literal("input"),
    block_id: blockId,
    label: plainText(LABEL_MAX),
    element: inputElement,
    hint: plainText(LABEL_MAX).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  richText,
] as const;

const cell = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
  richText,
]);

const column = z
  .strictObject({ align: z.enum(["left", "center", "right"]).optional(), is_wrapped: z.boolean().optional() })
  .nullable();

/** Tables and Markdown belong to messages: https://docs.slack.dev/reference/block-kit/blocks/table-block */
const messagesOnly = [
  z.strictObject({
    type: z.literal("table"),
    block_id: blockId,
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z.array(column).max(20).optional(),
  }),
  z.strictObject({ type: z.literal("markdown"), block_id: blockId, text: z.string().min(1).max(MARKDOWN_MAX) }),
] as const;

export const viewBlock = z.discriminatedUnion("type", [...everywhere]);
export const messageBlock = z.discriminatedUnion("type", [...everywhere, ...messagesOnly]);
