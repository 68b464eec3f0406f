/** https://docs.slack.dev/reference/methods/chat.postMessage and its kin */
import { checkSaysSomething, contentOf } from "../content.js";
import { checkMayEnter, conversationFor, existing } from "../conversations.js";
import { string } from "../json.js";
import { addEphemeral, addPost, erase, messageJson, rewrite } from "../messages.js";
import type { MethodCall, Methods } from "../method.js";
import { Refusal } from "../refusal.js";
import type { Post } from "../world.js";

export const chatMethods: Methods = {
  "chat.postMessage": ({ world, workspace, args }) => {
    const place = conversationFor(world, workspace, string(args["channel"]));
    checkMayEnter(place);
    const content = contentOf(args);
    checkSaysSomething(content);
    const threadTs = string(args["thread_ts"]);
    const thread = threadTs === "" ? {} : { threadTs };
    const post = addPost(world, workspace, place, content, { via: "chat.postMessage", args, ...thread });
    return { channel: post.channel, ts: post.ts, message: messageJson(world, workspace, post) };
  },

  "chat.postEphemeral": ({ world, workspace, args }) => {
    const place = conversationFor(world, workspace, string(args["channel"]));
    checkMayEnter(place);
    const user = string(args["user"]);
    if (place.channel !== undefined && !place.channel.members.includes(user)) throw new Refusal("user_not_in_channel");
    const content = contentOf(args);
    checkSaysSomething(content);
    return { message_ts: addEphemeral(world, workspace.id, place.id, user, content).ts };
  },

  "chat.update": (call) => {
    const { world, workspace, args } = call;
    const post = postFor(call);
    const content = contentOf(args);
    checkSaysSomething({ ...content, text: content.text ?? post.text, blocks: content.blocks ?? post.blocks });
    rewrite(world, post, content);
    const { channel, ts, text } = post;
    return { channel, ts, text, message: messageJson(world, workspace, post) };
  },

  "chat.delete": (call) => {
    const post = postFor(call);
    erase(call.world, post);
    return { channel: post.channel, ts: post.ts };
  },
};

function postFor({ world, workspace, args }: MethodCall): Post {
  const { id } = existing(workspace, string(args["channel"]));
  const found = world.posts.find((post) => post.channel === id && post.ts === args["ts"] && !post.deleted);
  if (found === undefined) throw new Refusal("message_not_found");
  return found;
}
