/**
 * What Teams would bring to life in a message or a card: mentions, links, HTML.
 * A test asserts that nothing a person typed is in here.
 */

import { type Json, record, records, string } from "../../slack/small-slack/json.js";
import { walk } from "./cards/walk.js";
import { cardsOf } from "./connector/content.js";
import type { Post } from "./world.js";

/** Unless a backslash takes its meaning away: [words](address), ![words](address), <https://address>. */
const MARKDOWN = /(?<!\\)!?\[[^\]]*\]\([^)]*\)|(?<!\\)<(?:https?|mailto):[^>]*>/gi;
/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages#format-text-content */
const HTML =
  /(?<!\\)<\/?(?:at|a|b|i|u|s|em|strong|strike|code|pre|blockquote|h[1-6]|ul|ol|li|p|br|hr|div|span|img)\b[^>]*>/gi;

/** Such as "<at>", "mention Ada", "[words](address)"; empty when nothing is live. */
export function liveMentions({ activity }: Pick<Post, "activity">): readonly string[] {
  return [...mentionsIn(activity), ...liveInText(activity), ...cardsOf(activity).flatMap(liveInCard)];
}

/** https://adaptivecards.io/explorer/TextBlock.html: a TextBlock and a Fact speak Markdown; a TextRun does not. */
export function liveInCard(card: Json): readonly string[] {
  const parts = walk(card).map(({ part }) => part);
  const texts = parts.flatMap((part) => [
    part["type"] === "TextBlock" ? string(part["text"]) : "",
    ...records(part["facts"]).flatMap(({ title, value }) => [string(title), string(value)]),
  ]);
  return [...mentionsIn(record(card["msteams"])), ...texts.flatMap(liveIn)];
}

function mentionsIn({ entities }: Json): readonly string[] {
  return records(entities)
    .filter(({ type }) => type === "mention")
    .map(({ text, mentioned }) => `mention ${string(record(mentioned)["name"]) || string(text)}`);
}

/** Markdown is the default; plain text stays as it is, but for mentions. */
function liveInText({ text, textFormat, summary }: Json): readonly string[] {
  const said = string(text);
  const live = textFormat === "plain" ? (said.match(/<\/?at\b[^>]*>/gi) ?? []) : liveIn(said);
  return [...live, ...(string(summary).match(/<\/?at\b[^>]*>/gi) ?? [])];
}

function liveIn(text: string): readonly string[] {
  return [...(text.match(MARKDOWN) ?? []), ...(text.match(HTML) ?? [])];
}
