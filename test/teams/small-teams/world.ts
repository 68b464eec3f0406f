/** Everything the small Teams knows. Times are milliseconds of the injected clock. */
import type { EventEmitter } from "node:events";
import type { Json } from "../../slack/small-slack/json.js";

export interface PersonSeed {
  readonly aadObjectId: string;
  readonly name: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly locale?: string;
  readonly timezone?: string;
  /** Has the app in their personal scope; true when left out. */
  readonly installed?: boolean;
}

export interface TeamSeed {
  /** Such as 19:maternity@thread.tacv2, which is its General channel too. */
  readonly id: string;
  readonly name: string;
  readonly channels?: readonly { readonly id: string; readonly name: string }[];
  /** By aadObjectId; everyone in the tenant when left out. */
  readonly members?: readonly string[];
  /** The app is in the team; true when left out. */
  readonly installed?: boolean;
}

export interface ChatSeed {
  /** Such as 19:rota@thread.v2. */
  readonly id: string;
  readonly name?: string;
  readonly members?: readonly string[];
  readonly installed?: boolean;
}

/** A tenant as a test describes it. */
export interface TenantSeed {
  readonly id: string;
  readonly people?: readonly PersonSeed[];
  readonly teams?: readonly TeamSeed[];
  readonly chats?: readonly ChatSeed[];
}

export interface Person extends PersonSeed {
  /** What Teams calls them towards this bot: 29:… */
  readonly id: string;
  readonly tenant: string;
}

export interface Tenant {
  readonly id: string;
  /** By aadObjectId. */
  readonly people: Map<string, Person>;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
}

export interface Conversation {
  readonly id: string;
  readonly type: "personal" | "groupChat" | "channel";
  readonly tenant: string;
  readonly name: string | undefined;
  readonly team: Team | undefined;
  /** aadObjectIds. */
  readonly members: Set<string>;
  /** The bot is in the roster. */
  installed: boolean;
  /** When set, every message is refused with it: MessageWritesBlocked, BotDisabledByAdmin, ConversationBlockedByUser. */
  lockedOutWith: string | undefined;
}

export interface Edit {
  readonly at: number;
  readonly activity: Json;
  readonly visibleText: string;
}

/** A message that the bot sent. */
export interface Post {
  readonly id: string;
  readonly tenant: string;
  readonly conversation: string;
  readonly type: Conversation["type"];
  /** The root message of its thread, in a channel. */
  readonly thread: string | undefined;
  readonly replyToId: string | undefined;
  /** aadObjectId of the person, when the conversation is personal. */
  readonly directTo: string | undefined;
  /** As sent last. */
  activity: Json;
  /** What it said before, oldest first. */
  readonly edits: Edit[];
  deleted: boolean;
  /** As typed by the bot: the text of the message, without its cards. */
  readonly text: string;
  readonly cards: readonly Json[];
  /** What a reader sees: text and cards flattened, buttons in [brackets]. */
  readonly visibleText: string;
}

export interface Call {
  /** The name that faults go by. */
  readonly method: string;
  readonly verb: string;
  readonly path: string;
  readonly hasToken: boolean;
  readonly token: string;
  readonly tenant: string | undefined;
  readonly conversation: string | undefined;
  readonly body: Json;
  readonly time: number;
  /** "ok", the code of the error, an HTTP status, or the fault that was asked for. */
  outcome: string;
}

export interface World {
  readonly now: () => number;
  readonly appId: string;
  readonly botId: string;
  readonly botName: string;
  readonly tenants: Map<string, Tenant>;
  readonly conversations: Map<string, Conversation>;
  readonly posts: Post[];
  readonly calls: Call[];
  /** Emits "change" after every change of the above. */
  readonly news: EventEmitter;
  /** The address of the server, once it listens. */
  url: string;
  /** A number never given before. */
  number(): number;
  /** A message id: the time, later than every one before. */
  messageId(): string;
}
