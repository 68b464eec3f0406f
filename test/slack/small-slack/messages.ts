/** Messages come into being, change and go: by a method, a response_url or a command's answer. */
import type { Content } from "./content.js";
import type { Json } from "./json.js";
import { renderedText } from "./rendered-text.js";
import { settled } from "./settle.js";
import type { Ephemeral, Post, Workspace, World } from "./world.js";

interface Place {
  readonly id: string;
  readonly user?: string;
}

export function addPost(
  world: World,
  workspace: Workspace,
  place: Place,
  content: Content,
  more: { readonly via: Post["via"]; readonly args?: Json; readonly threadTs?: string },
): Post {
  const post: Post = {
    kind: "post",
    team: workspace.id,
    channel: place.id,
    directTo: place.user,
    ts: world.ts(),
    text: content.text ?? "",
    blocks: settled(world, content.blocks ?? []),
    metadata: content.metadata,
    threadTs: more.threadTs,
    via: more.via,
    args: more.args ?? {},
    edits: [],
    deleted: false,
    get visibleText() {
      return renderedText(this);
    },
  };
  world.posts.push(post);
  world.news.emit("change");
  return post;
}

export function addEphemeral(world: World, team: string, channel: string, user: string, content: Content): Ephemeral {
  const ephemeral: Ephemeral = {
    kind: "ephemeral",
    team,
    channel,
    user,
    ts: world.ts(),
    text: content.text ?? "",
    blocks: settled(world, content.blocks ?? []),
    edits: [],
    deleted: false,
    get visibleText() {
      return renderedText(this);
    },
  };
  world.ephemerals.push(ephemeral);
  world.news.emit("change");
  return ephemeral;
}

/**
 * Changes what a message says. Text without blocks takes the blocks away; neither leaves them.
 * https://docs.slack.dev/reference/methods/chat.update
 */
export function rewrite(world: World, message: Post | Ephemeral, content: Content): void {
  message.edits.push({ at: world.ts(), text: message.text, blocks: message.blocks });
  if (content.blocks !== undefined) message.blocks = settled(world, content.blocks);
  else if (content.text !== undefined) message.blocks = [];
  if (content.text !== undefined) message.text = content.text;
  if (message.kind === "post" && content.metadata !== undefined) message.metadata = content.metadata;
  world.news.emit("change");
}

export function erase(world: World, message: Post | Ephemeral): void {
  message.deleted = true;
  world.news.emit("change");
}

/** A message as Slack shows it to its app. */
export function messageJson(world: World, workspace: Workspace, post: Post): Json {
  const { text, blocks, ts, threadTs, edits } = post;
  return {
    type: "message",
    user: workspace.botUserId,
    bot_id: workspace.botId,
    app_id: world.appId,
    team: workspace.id,
    text,
    ts,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(edits.length > 0 ? { edited: { user: workspace.botUserId, ts: edits.at(-1)?.at } } : {}),
  };
}
