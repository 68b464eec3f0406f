/**
 * response_url: five uses within thirty minutes.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
import { checkSaysSomething, contentOf } from "./content.js";
import { isTrue, type Json, string } from "./json.js";
import { addEphemeral, addPost, erase, rewrite } from "./messages.js";
import { Refusal } from "./refusal.js";
import type { ResponseUrl, World } from "./world.js";

const USES_MAX = 5;
const LIFE_MS = 30 * 60 * 1000;

export function issueResponseUrl(world: World, about: Omit<ResponseUrl, "issued" | "uses">): string {
  const id = world.id("H");
  world.responseUrls.set(id, { ...about, issued: world.now(), uses: 0 });
  return `${world.url}/hooks/${id}`;
}

/** Does what a post to the address asks. Throws "used_url" or "expired_url", which Slack answers with 404. */
export function respond(world: World, id: string, args: Json): void {
  const hook = world.responseUrls.get(id);
  if (hook === undefined || world.now() - hook.issued > LIFE_MS) throw new Refusal("expired_url");
  if (hook.uses >= USES_MAX) throw new Refusal("used_url");
  apply(world, hook, args);
  hook.uses += 1;
}

function apply(world: World, hook: ResponseUrl, args: Json): void {
  const { original, team, channel, user } = hook;
  if (isTrue(args["delete_original"])) {
    if (original !== undefined) erase(world, original);
    return;
  }
  const content = contentOf(args);
  checkSaysSomething(content);
  // A slash command has no original to replace: https://github.com/slackapi/bolt-python/issues/1268
  if (isTrue(args["replace_original"]) && original !== undefined) {
    rewrite(world, original, content);
    return;
  }
  const workspace = world.workspaces.get(team);
  if (string(args["response_type"]) === "in_channel" && workspace !== undefined) {
    const direct = [...workspace.directs].find(([, id]) => id === channel)?.[0];
    const place = direct === undefined ? { id: channel } : { id: channel, user: direct };
    addPost(world, workspace, place, content, { via: "response_url", args });
  } else {
    addEphemeral(world, team, channel, user, content);
  }
}
