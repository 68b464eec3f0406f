/** What Teams sends, as far as it is used: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
import { z } from "zod";

const id = z.string().min(1).max(1_000);
const optional = z.string().nullish();
const account = z.object({ id, name: optional, aadObjectId: optional });
const loose = z.record(z.string(), z.unknown());

/** What is needed to know who speaks, before anything else is believed. */
export const envelope = z.object({ type: id, channelId: id, serviceUrl: id });

const mention = z.object({
  type: z.literal("mention"),
  mentioned: z.object({ id: z.string() }),
  text: z.string().nullish(),
});

export const activity = z.object({
  type: id,
  id: id.nullish(),
  name: optional,
  channelId: id,
  serviceUrl: id,
  from: account,
  recipient: z.object({ id }),
  conversation: z.object({ id, conversationType: optional, tenantId: optional }),
  channelData: z
    .object({ tenant: z.object({ id }).nullish() })
    .nullish()
    .catch(undefined),
  text: optional,
  replyToId: optional,
  entities: z.array(z.union([mention, z.unknown()])).nullish(),
  value: z.unknown().optional(),
  action: optional,
  membersAdded: z.array(z.object({ id })).nullish(),
  membersRemoved: z.array(z.object({ id })).nullish(),
});

export type Activity = z.infer<typeof activity>;

export const isMention = (entity: unknown): entity is z.infer<typeof mention> => mention.safeParse(entity).success;

/** `adaptiveCard/action` */
export const execute = z.object({ action: z.object({ verb: z.string().default(""), data: loose.catch({}) }) });

/** `task/fetch` and `task/submit` */
export const task = z.object({ data: loose.catch({}) });

/** `composeExtension/fetchTask` and `composeExtension/submitAction` */
export const extension = z.object({
  commandId: id,
  commandContext: optional,
  data: z.union([loose, z.string(), z.null()]).optional(),
  messagePayload: z
    .object({
      body: z.object({ contentType: optional, content: optional }).nullish(),
      from: z
        .object({
          user: z.object({ id, displayName: optional }).nullish().catch(undefined),
          application: z.unknown().optional(),
        })
        .nullish(),
    })
    .nullish(),
});

export type Extension = z.infer<typeof extension>;
