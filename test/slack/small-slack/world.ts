/** Everything the small Slack knows. Times are milliseconds of the injected clock. */
import type { EventEmitter } from "node:events";
import type { Json } from "./json.js";
import type { RateLimits } from "./rate-limits.js";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly real_name: string;
  readonly tz: string;
  readonly email?: string;
  readonly locale?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly isPrivate?: boolean;
  readonly botIsMember?: boolean;
  readonly isArchived?: boolean;
}

/** A workspace as a test describes it. */
export interface WorkspaceSeed {
  readonly id: string;
  readonly token: string;
  readonly name?: string;
  readonly domain?: string;
  readonly users?: readonly User[];
  readonly channels?: readonly Channel[];
  readonly enterprise?: { readonly id: string; readonly name: string };
  /** Installed for the whole organisation; events then say so. */
  readonly isEnterpriseInstall?: boolean;
  /** The scopes granted. Left out, every scope is granted. */
  readonly scopes?: readonly string[];
  readonly rateLimits?: RateLimits;
}

export interface Workspace extends Omit<WorkspaceSeed, "users" | "channels" | "token"> {
  readonly name: string;
  readonly domain: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** Direct message ids by user id. */
  readonly directs: Map<string, string>;
  /** Tokens in use, with the time each expires (absent: never). */
  readonly tokens: Map<string, { readonly expires?: number }>;
  /** When set, every call is refused with it: token_revoked, account_inactive, invalid_auth. */
  lockedOutWith: string | undefined;
}

export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly [field: string]: unknown;
}

/** What a reader sees and can press. */
export interface Shown {
  readonly text?: string;
  readonly blocks: readonly Block[];
}

export interface Edit {
  readonly at: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

interface Message extends Shown {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  text: string;
  blocks: readonly Block[];
  /** What it said before, oldest first. */
  readonly edits: Edit[];
  deleted: boolean;
  /** All its blocks as a reader sees them, or its text when it has none. */
  readonly visibleText: string;
}

/** A message that everyone in the conversation sees. */
export interface Post extends Message {
  readonly kind: "post";
  readonly via: "chat.postMessage" | "response_url" | "command";
  metadata: Json | undefined;
  /** The person, when the conversation is a direct message. */
  readonly directTo: string | undefined;
  readonly threadTs: string | undefined;
  /** The arguments as sent: unfurl_links, link_names and the like. */
  readonly args: Json;
}

/** A message that one person sees. */
export interface Ephemeral extends Message {
  readonly kind: "ephemeral";
  readonly user: string;
}

export interface Modal extends Shown {
  readonly kind: "modal";
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly trigger: string;
  readonly previous: Modal | undefined;
  /** The view as Slack returns it. */
  view: Json;
  state: "open" | "submitted" | "closed";
  /** What the person has chosen or typed so far, by block id and action id. */
  readonly drafts: Map<string, Json>;
  readonly title: string;
  readonly visibleText: string;
}

export interface Home extends Shown {
  readonly kind: "home";
  readonly id: string;
  readonly team: string;
  readonly user: string;
  view: Json;
  readonly visibleText: string;
}

export interface Call {
  readonly method: string;
  readonly token: string;
  readonly team: string | undefined;
  readonly args: Json;
  /** When it came, by the injected clock. */
  readonly time: number;
  /** "ok", Slack's error string, an HTTP status, or the fault that was asked for. */
  outcome: string;
}

export interface Trigger {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly issued: number;
  exchanged: boolean;
}

export interface ResponseUrl {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly issued: number;
  uses: number;
  /** The message that replace_original and delete_original speak of. */
  readonly original: Post | Ephemeral | undefined;
}

export interface World {
  readonly now: () => number;
  readonly appId: string;
  readonly workspaces: Map<string, Workspace>;
  readonly posts: Post[];
  readonly ephemerals: Ephemeral[];
  readonly modals: Modal[];
  readonly homes: Map<string, Home>;
  readonly calls: Call[];
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** Emits "change" after every change of the above. */
  readonly news: EventEmitter;
  /** The address of the server, once it listens. */
  url: string;
  /** A new id with that first letter, never given before. */
  id(letter: string): string;
  /** A message timestamp, later than every one before. */
  ts(): string;
}
