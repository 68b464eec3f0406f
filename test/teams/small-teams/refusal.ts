/**
 * What the connector answers when it will not do as asked: a status and `{ error: { code, message } }`.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
 */
const STATUS: Readonly<Record<string, number>> = {
  BadArgument: 400,
  BadSyntax: 400,
  Unauthorized: 401,
  BotDisabledByAdmin: 403,
  BotNotInConversationRoster: 403,
  ConversationBlockedByUser: 403,
  ForbiddenOperationException: 403,
  MessageWritesBlocked: 403,
  ActivityNotFoundInConversation: 404,
  ConversationNotFound: 404,
  NotFound: 404,
  MethodNotAllowed: 405,
  MessageSizeTooBig: 413,
  Throttled: 429,
};

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryAfter: number | undefined;

  constructor(code: string, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.status = STATUS[code] ?? 400;
    this.retryAfter = retryAfter;
  }
}
