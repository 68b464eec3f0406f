/** Text objects: https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
import { z } from "zod";

/** Characters, as JavaScript counts them. Whether Slack counts before or after escaping is not documented. */
const TEXT_MAX = 3000;
const ID_MAX = 255;
const PLACEHOLDER_MAX = 150;

export const plainText = (max = TEXT_MAX) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max = TEXT_MAX) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max = TEXT_MAX) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

export const blockId = z.string().min(1).max(ID_MAX).optional();
export const actionId = z.string().min(1).max(ID_MAX).optional();
export const placeholder = plainText(PLACEHOLDER_MAX).optional();

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirm = z
  .strictObject({
    title: plainText(100).optional(),
    text: anyText(300),
    confirm: plainText(30).optional(),
    deny: plainText(30).optional(),
    style: z.enum(["primary", "danger"]).optional(),
  })
  .optional();

/** Slack fetches it from outside, so it must be a whole address. */
export const webAddress = z
  .string()
  .max(3000)
  .regex(/^https?:\/\/[^\s/]+/, "must be a valid URL");
