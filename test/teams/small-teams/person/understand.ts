/** What Teams does with a bot's answer to an invoke. An answer that it could not use throws: a person would see an error. */

import { isRecord, type Json, parsed, record, records, string } from "../../../slack/small-slack/json.js";
import { checkCard } from "../cards/check-card.js";
import type { Post } from "../world.js";
import { type Dialog, dialogFrom, trouble } from "./dialog.js";
import type { Hand } from "./hand.js";
import type { Reply } from "./reply.js";

/**
 * The answer to task/fetch, task/submit, composeExtension/fetchTask and composeExtension/submitAction.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots#response-to-tasksubmit-message
 */
export function dialogAnswer(
  hand: Hand,
  body: string,
  at: Pick<Dialog, "conversation" | "replyToId" | "command">,
): Partial<Reply> {
  const answer = jsonIn(body);
  hand.dialog = undefined;
  if (isRecord(answer["composeExtension"])) return composed(answer["composeExtension"], at.command);
  if (Object.keys(answer).length === 0) return {};
  const { type, value } = record(answer["task"]);
  if (type === "message") return { message: string(value) };
  if (type !== "continue") throw trouble(`no task that Teams knows: ${body}`);
  hand.dialog = dialogFrom(record(value), at);
  return {};
}

/** A card for the compose box: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit */
function composed({ type, text, attachments }: Json, command: Json | undefined): Partial<Reply> {
  if (command === undefined) throw trouble("composeExtension in answer to what is no message extension");
  if (type === "message") return { message: string(text) };
  const [attachment] = records(attachments);
  if (type !== "result" || attachment === undefined) throw trouble(`composeExtension ${String(type)} without a card`);
  return { card: checked(attachment["content"]) };
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
export function actionAnswer(hand: Hand, post: Post, body: string): Partial<Reply> {
  const { statusCode, type, value } = jsonIn(body);
  if (type === "application/vnd.microsoft.error" && Number(statusCode) >= 400)
    return { message: string(record(value)["message"]) };
  if (statusCode !== 200) throw trouble(`statusCode ${String(statusCode)}: ${body}`);
  if (type === "application/vnd.microsoft.activity.message") return { message: string(value) };
  if (type !== "application/vnd.microsoft.card.adaptive") throw trouble(`type ${String(type)}`);
  const card = checked(value);
  hand.seen.set(post.id, { card, edits: post.edits.length });
  return { card };
}

function checked(card: unknown): Json {
  const [problem] = checkCard(card);
  if (problem !== undefined) throw trouble(problem);
  return record(card);
}

function jsonIn(body: string): Json {
  if (body.trim() === "") return {};
  const answer = parsed(body);
  if (!isRecord(answer)) throw trouble(`not JSON: ${body}`);
  return answer;
}
