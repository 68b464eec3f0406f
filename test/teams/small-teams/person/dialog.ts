/** A dialog, once called a task module: one card in a window of its own. */

import { type Json, record, string } from "../../../slack/small-slack/json.js";
import { cardText } from "../cards/card-text.js";
import { checkCard } from "../cards/check-card.js";
import { ADAPTIVE } from "../connector/content.js";

export interface Dialog {
  readonly kind: "dialog";
  readonly title: string;
  readonly card: Json;
  readonly visibleText: string;
  /** What the person has chosen or typed so far, by the id of the input. */
  readonly drafts: Map<string, string>;
  /** Where it was opened: its submission goes back there. */
  readonly conversation: string;
  /** The message whose button opened it. */
  readonly replyToId: string | undefined;
  /** What a message extension's dialog carries back: commandId, commandContext, messagePayload. */
  readonly command: Json | undefined;
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules#dialoginfo-object */
export function dialogFrom(value: Json, at: Pick<Dialog, "conversation" | "replyToId" | "command">): Dialog {
  const { title, card, url } = value;
  if (url !== undefined) throw trouble("the small Teams opens cards, not pages");
  const { contentType, content } = record(card);
  if (contentType !== ADAPTIVE) throw trouble(`a dialog needs a card as an attachment, not ${String(contentType)}`);
  const [problem] = checkCard(content);
  if (problem !== undefined) throw trouble(problem);
  const shown = record(content);
  const visibleText = [string(title), cardText(shown)].filter((text) => text !== "").join("\n");
  return { kind: "dialog", title: string(title), card: shown, visibleText, drafts: new Map(), ...at };
}

/** What a person reads when Teams cannot use an answer. */
export function trouble(why: string): Error {
  return new Error(`"Unable to reach app. Please try again." (${why})`);
}
