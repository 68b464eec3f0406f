/** What Slack sends, as far as it is used: https://docs.slack.dev/reference/interaction-payloads */
import { z } from "zod";
import { stateValues } from "./inputs.js";

const id = z.string().min(1);
const team = z.object({ id }).nullish();
const enterprise = z.object({ id }).nullish();
const user = z.object({ id, username: z.string().optional(), name: z.string().optional(), team_id: id.nullish() });
const channel = z.object({ id }).nullish();
const who = { team, enterprise, user, is_enterprise_install: z.boolean().nullish() };

export const command = z.object({
  command: z.string().min(1),
  text: z.string().default(""),
  team_id: z.string().optional(),
  enterprise_id: z.string().optional(),
  is_enterprise_install: z.string().optional(),
  user_id: id,
  user_name: z.string().default(""),
  channel_id: id,
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
});

const view = z.object({
  id,
  type: z.string(),
  hash: z.string().optional(),
  callback_id: z.string().default(""),
  private_metadata: z.string().default(""),
  blocks: z.array(z.object({ type: z.string(), block_id: z.string().default("") })).default([]),
  state: z.object({ values: stateValues }).optional(),
});

const blockActions = z.object({
  type: z.literal("block_actions"),
  ...who,
  channel,
  view: view.nullish(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().nullish() })).min(1),
});

const viewSubmission = z.object({
  type: z.literal("view_submission"),
  ...who,
  view: view.required({ state: true }),
});

const shortcut = z.object({
  type: z.literal("shortcut"),
  ...who,
  callback_id: id,
  trigger_id: z.string().optional(),
});

const messageAction = z.object({
  type: z.literal("message_action"),
  ...who,
  callback_id: id,
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  channel,
  message: z.object({
    text: z.string().default(""),
    user: z.string().optional(),
    username: z.string().optional(),
    bot_id: z.string().nullish(),
    subtype: z.string().nullish(),
  }),
});

export const interactive = z.discriminatedUnion("type", [blockActions, viewSubmission, shortcut, messageAction]);
export const interactiveTypes: ReadonlySet<unknown> = new Set(
  interactive.options.map((option) => option.shape.type.value),
);

export const event = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  event_id: id,
  event_time: z.number().optional(),
  authorizations: z
    .array(
      z.object({
        enterprise_id: z.string().nullish(),
        team_id: z.string().nullish(),
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
  event: z.object({
    type: id,
    user: z.string().optional().catch(undefined),
    tab: z.string().optional(),
    tokens: z.object({ bot: z.array(z.string()).nullish() }).optional(),
  }),
});

export type Command = z.infer<typeof command>;
export type Interactive = z.infer<typeof interactive>;
export type SlackEvent = z.infer<typeof event>;
