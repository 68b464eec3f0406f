/** https://docs.slack.dev/reference/methods/conversations.open and conversations.history */
import { directMessage, existing } from "../conversations.js";
import { isTrue, string } from "../json.js";
import { messageJson } from "../messages.js";
import type { MethodCall, Methods } from "../method.js";
import { Refusal } from "../refusal.js";
import type { Post } from "../world.js";

const HISTORY_PAGE = 100;

export const conversationMethods: Methods = {
  "conversations.open": ({ world, workspace, args }) => {
    const user = string(args["users"]);
    if (user === "") throw new Refusal("users_list_not_supplied");
    const known = workspace.users.get(user);
    if (known === undefined) throw new Refusal("user_not_found");
    if (known.deleted === true) throw new Refusal("user_disabled");
    const before = workspace.directs.has(user);
    const { id } = directMessage(world, workspace, user);
    return { channel: { id }, ...(before ? { no_op: true, already_open: true } : {}) };
  },

  "conversations.info": ({ workspace, args }) => {
    const { id, user, channel } = existing(workspace, string(args["channel"]));
    if (channel === undefined) return { channel: { id, is_im: true, user } };
    const { name, isPrivate = false, isArchived = false, botIsMember = false } = channel;
    return {
      channel: { id, name, is_private: isPrivate, is_archived: isArchived, is_member: botIsMember, is_im: false },
    };
  },

  "conversations.history": (call) => {
    const { world, workspace, args } = call;
    const place = existing(workspace, string(args["channel"]));
    if (place.channel !== undefined && place.channel.botIsMember !== true) throw new Refusal("not_in_channel");
    const found = world.posts
      .filter((post) => post.channel === place.id && !post.deleted && within(post, call))
      .reverse();
    const limit = Number(args["limit"] ?? HISTORY_PAGE);
    const start = Number(string(args["cursor"]) || 0);
    const page = found.slice(start, start + limit);
    const more = found.length > start + limit;
    return {
      messages: page.map((post) => withMetadata(call, post, messageJson(world, workspace, post))),
      has_more: more,
      response_metadata: { next_cursor: more ? String(start + limit) : "" },
    };
  },
};

/** oldest and latest are left out themselves unless inclusive. Timestamps all have one length, so they sort as text. */
function within(post: Post, { args }: MethodCall): boolean {
  if (post.threadTs !== undefined && post.threadTs !== post.ts) return false;
  const [oldest, latest] = [string(args["oldest"]), string(args["latest"])];
  if (isTrue(args["inclusive"]) && (post.ts === oldest || post.ts === latest)) return true;
  return Number(post.ts) > Number(oldest || 0) && (latest === "" || Number(post.ts) < Number(latest));
}

function withMetadata({ args }: MethodCall, post: Post, json: Record<string, unknown>): Record<string, unknown> {
  return isTrue(args["include_all_metadata"]) && post.metadata !== undefined
    ? { ...json, metadata: post.metadata }
    : json;
}
