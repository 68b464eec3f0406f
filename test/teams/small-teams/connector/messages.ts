/** Messages of the bot: sent, changed, deleted. */

import { type Json, string } from "../../../slack/small-slack/json.js";
import { cardText } from "../cards/card-text.js";
import { Refusal } from "../refusal.js";
import type { Post, World } from "../world.js";
import { cardsOf } from "./content.js";
import type { Place } from "./place.js";

export function addPost(world: World, { conversation, thread }: Place, activity: Json, replyToId?: string): Post {
  const id = world.messageId();
  const { type, members } = conversation;
  const [directTo] = members;
  const post: Post = {
    id,
    tenant: conversation.tenant,
    conversation: conversation.id,
    type,
    // A message into a channel as such starts a thread of its own.
    thread: type === "channel" ? (thread ?? id) : undefined,
    replyToId,
    directTo: type === "personal" ? directTo : undefined,
    activity,
    edits: [],
    deleted: false,
    get text() {
      return string(this.activity["text"]);
    },
    get cards() {
      return cardsOf(this.activity);
    },
    get visibleText() {
      return visibleText(this.activity);
    },
  };
  world.posts.push(post);
  world.news.emit("change");
  return post;
}

/** Teams lets a bot change and delete its own messages only, and a person's are not known here at all. */
export function ownPost(world: World, { conversation }: Place, id: string): Post {
  const found = world.posts.find((post) => post.id === id && post.conversation === conversation.id && !post.deleted);
  if (found === undefined) throw new Refusal("ActivityNotFoundInConversation", "The activity was not found.");
  return found;
}

export function changePost(world: World, post: Post, activity: Json): void {
  post.edits.push({ at: world.now(), activity: post.activity, visibleText: post.visibleText });
  post.activity = activity;
  world.news.emit("change");
}

export function deletePost(world: World, post: Post): void {
  post.deleted = true;
  world.news.emit("change");
}

export function visibleText(activity: Json): string {
  return [string(activity["text"]), ...cardsOf(activity).map(cardText)].filter((text) => text !== "").join("\n");
}
