/** What a message says, checked as Teams checks it. */

import { type Json, list, record, string } from "../../../slack/small-slack/json.js";
import { checkCard } from "../cards/check-card.js";
import { Refusal } from "../refusal.js";

/** https://learn.microsoft.com/microsoftteams/limits-specifications-teams#chat: "approximately 28 KB per post". */
export const MESSAGE_MAX_BYTES = 28 * 1024;
export const ADAPTIVE = "application/vnd.microsoft.card.adaptive";
const FORMATS: readonly unknown[] = [undefined, "plain", "markdown", "xml"];

/** A message that says it is for another tenant than its conversation's was mixed up on its way. */
export function checkTenant(activity: Json, tenant: string): void {
  const { conversation, channelData } = activity;
  const said = [record(conversation)["tenantId"], record(record(channelData)["tenant"])["id"]];
  if (said.some((id) => id !== undefined && id !== tenant)) throw bad("the tenant is not the conversation's");
}

/** Throws as Teams answers: MessageSizeTooBig, BadSyntax. */
export function checkActivity(activity: Json, bytes: number): void {
  if (bytes > MESSAGE_MAX_BYTES) throw new Refusal("MessageSizeTooBig", "Message size too large.");
  if (activity["type"] !== "message") throw bad(`Unknown activity type ${String(activity["type"])}`);
  if (!FORMATS.includes(activity["textFormat"])) throw bad("Unknown textFormat");
  const attachments = list(activity["attachments"]).map(record);
  if (string(activity["text"]) === "" && attachments.length === 0)
    throw bad("Activity must include text or attachments");
  for (const attachment of attachments) checkAttachment(attachment);
  for (const entity of list(activity["entities"]).map(record)) checkMention(entity, string(activity["text"]));
}

export function cardsOf(activity: Json): readonly Json[] {
  return list(activity["attachments"])
    .map(record)
    .map(({ content }) => record(content));
}

function checkAttachment({ contentType, content }: Json): void {
  if (contentType !== ADAPTIVE) throw bad(`The small Teams takes Adaptive Cards only, not ${String(contentType)}`);
  const [problem] = checkCard(content);
  if (problem !== undefined) throw bad(problem);
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#add-mentions-to-your-messages */
function checkMention({ type, text, mentioned }: Json, message: string): void {
  if (type !== "mention") return;
  if (string(record(mentioned)["id"]) === "") throw bad("A mention of nobody");
  // A mention within a card is listed in its msteams property instead, so the text may say nothing of it.
  if (message !== "" && !message.includes(string(text))) throw bad(`The text does not say ${string(text)}`);
}

function bad(why: string): Refusal {
  return new Refusal("BadSyntax", `Bad format of conversation content: ${why}`);
}
