/**
 * What Slack would bring to life in a message or view: mentions, broadcasts, links.
 * A test asserts that nothing a person typed is in here.
 */
import { isRecord, isTrue, string } from "./json.js";
import { liveIn } from "./mrkdwn.js";
import { liveElements } from "./rich-text-seen.js";
import type { Shown } from "./world.js";

/** Such as "<!channel>", "<@U1>", "<https://x|y>", "user U1"; empty when nothing is live. */
export function liveMentions(shown: Shown & { readonly args?: Readonly<Record<string, unknown>> }): readonly string[] {
  const text = shown.text ?? "";
  return [
    ...liveIn(text),
    ...parsedNames(text, shown.args ?? {}),
    ...shown.blocks.flatMap(markupIn),
    ...liveElements(shown.blocks),
  ];
}

/** With link_names or parse=full, Slack also finds plain @names: https://docs.slack.dev/reference/methods/chat.postMessage */
function parsedNames(text: string, args: Readonly<Record<string, unknown>>): readonly string[] {
  const parses = isTrue(args["link_names"]) || args["parse"] === "full";
  return parses ? (text.match(/[@#][\w.-]+/g) ?? []) : [];
}

function markupIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (!isRecord(value)) return [];
  if (value["type"] === "mrkdwn") return liveIn(string(value["text"]));
  return value["type"] === "markdown" ? markdownLive(string(value["text"])) : Object.values(value).flatMap(markupIn);
}

function markdownLive(text: string): readonly string[] {
  return [...liveIn(text), ...(text.match(/\[[^\]]*\]\([^)]*\)/g) ?? [])];
}
