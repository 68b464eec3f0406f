/** Answers in Teams' terms: what the response to the activity says, and which calls follow it. Nothing here does any. */
import { createHash } from "node:crypto";
import type { Card } from "../../src/chat/card.js";
import type { FormView } from "../../src/chat/form-view.js";
import type { Address, Answer, Interaction, Problems } from "../../src/chat/interaction.js";
import { plainText } from "../../src/chat/plain-text.js";
import { cardOf, messageOf, plainMessageOf, summaryOf } from "./adaptive-cards.js";
import { type AdaptiveCard, attached } from "./elements.js";
import { formCard, openingCard } from "./forms.js";
import type { Way } from "./interactions.js";
import * as limits from "./limits.js";
import type { TeamsWords } from "./settings.js";
import { plainLine } from "./text.js";

export type FollowUp =
  | { readonly call: "send"; readonly conversation: string; readonly message: object }
  | { readonly call: "update"; readonly conversation: string; readonly activity: string; readonly message: object }
  /** To a person's own chat; where that cannot be, `otherwise` is said in the room. */
  | {
      readonly call: "tell";
      readonly person: Address;
      readonly message: object;
      readonly otherwise: FollowUp | undefined;
    };

export interface Translated {
  readonly status: number;
  /** An empty response where there is none. */
  readonly body: object | undefined;
  readonly next: readonly FollowUp[];
}

type WayOut<K extends Way["kind"]> = Extract<Way, { kind: K }>;

/** `again` is the form that was sent, as it is shown now; needed where the answer is about it. */
export function translated(
  answer: Answer,
  way: Way,
  interaction: Interaction,
  words: TeamsWords,
  again?: Answer,
): Translated {
  switch (way.kind) {
    case "message":
      return ofMessage(answer, way, interaction, words);
    case "execute":
      return ofExecute(answer, way, interaction, words);
    case "dialog":
      return ofDialog(answer, way, interaction, words, again);
    case "event":
      return { status: answer.kind === "busy" ? 503 : 200, body: undefined, next: [] };
  }
}

/** Teams shows no part of the response to a message. */
function ofMessage(answer: Answer, way: WayOut<"message">, interaction: Interaction, words: TeamsWords): Translated {
  const { conversation, card: pressed } = way;
  const say = (card: Card, room?: string): FollowUp => ({
    call: "send",
    conversation,
    message: messageOf(card, words, room),
  });
  switch (answer.kind) {
    case "nothing":
      return accepted();
    case "busy":
      // Nothing was stored, so nothing is acknowledged; Teams shows nobody a 503, so the kind word follows.
      return { status: 503, body: undefined, next: [say(answer.card)] };
    case "form":
      return accepted(opening(answer, conversation, interaction, words));
    case "correct":
      return accepted(privately(cardOfProblems(answer.problems), conversation, interaction, words));
    case "replace":
      return accepted(
        pressed === undefined
          ? privately(answer.card, conversation, interaction, words)
          : { call: "update", conversation, activity: pressed, message: messageOf(answer.card, words) },
      );
    case "reply":
      return accepted(
        answer.to === "room" ? say(answer.card) : privately(answer.card, conversation, interaction, words),
      );
  }
}

/** Anybody in the room may press a button there, so it holds nothing that is the asker's own. */
function opening(
  { view }: Extract<Answer, { kind: "form" }>,
  conversation: string,
  interaction: Interaction,
  words: TeamsWords,
): FollowUp {
  const { deed, room } = interaction;
  if (room === undefined || room.direct) return privately(openingCard(view, words), conversation, interaction, words);
  if (deed.kind === "said" && deed.words === "") {
    const card = openingCard({ ...view, fields: [] }, words);
    return { call: "send", conversation, message: messageOf(card, words, room.id) };
  }
  return privately(openingCard(view, words), conversation, interaction, words, room.id);
}

/** In their own chat with the bot, which may be where they are. */
function privately(
  card: Card,
  conversation: string,
  { who, room }: Interaction,
  words: TeamsWords,
  about?: string,
): FollowUp {
  const message = messageOf(card, words, about);
  if (room?.direct === true && who.address["conversation"] === conversation)
    return { call: "send", conversation, message };
  const otherwise: FollowUp = { call: "send", conversation, message: plainMessageOf(words.addMe) };
  return { call: "tell", person: who.address, message, otherwise };
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#response-format */
function ofExecute(answer: Answer, way: WayOut<"execute">, interaction: Interaction, words: TeamsWords): Translated {
  const { conversation, card: pressed } = way;
  switch (answer.kind) {
    case "nothing":
      return told(answer.follows === true && interaction.room?.direct !== true ? words.sentPrivately : "");
    case "busy":
      return failed(summaryOf(answer.card));
    case "form":
      return told(words.sentPrivately, opening(answer, conversation, interaction, words));
    case "correct":
      return told(plainLine(Object.values(answer.problems).join(" "), limits.summaryText));
    case "replace": {
      const value = cardOf(answer.card, words, { place: "message" });
      // The response changes the card for this person alone; the message is changed for everybody else.
      const message = messageOf(answer.card, words);
      const next: FollowUp[] =
        pressed === undefined ? [] : [{ call: "update", conversation, activity: pressed, message }];
      const body = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value };
      return { status: 200, body, next };
    }
    case "reply":
      if (answer.to === "room") return told("", { call: "send", conversation, message: messageOf(answer.card, words) });
      if (saysNoMore(answer.card)) return told(summaryOf(answer.card));
      return told(words.sentPrivately, privately(answer.card, conversation, interaction, words));
  }
}

/** A card whose summary is all of it. */
function saysNoMore({ summary, body }: Card): boolean {
  return body.every((node) => node.kind === "text" && plainText(node.text).trim() === summary.trim());
}

function told(value: string, ...next: readonly FollowUp[]): Translated {
  return { status: 200, body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value }, next };
}

function failed(message: string): Translated {
  const value = { code: "ServiceUnavailable", message };
  return { status: 200, body: { statusCode: 503, type: "application/vnd.microsoft.error", value }, next: [] };
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
function ofDialog(
  answer: Answer,
  { room }: WayOut<"dialog">,
  { id }: Interaction,
  words: TeamsWords,
  again: Answer | undefined,
): Translated {
  const shown = (title: string, card: AdaptiveCard): Translated => responded(continued(title, card));
  const shownForm = (view: FormView, problems: Problems = {}): Translated =>
    shown(view.title, formCard(view, words, { room, problems, once: onceAfter(id) }));
  const shownCard = (card: Card): Translated => shown(words.product, cardOf(card, words, { place: "dialog", room }));
  switch (answer.kind) {
    case "nothing":
      // The dialog closes; what there is to say goes to `answerTo`, in the transaction of its feature.
      return { status: 200, body: {}, next: [] };
    case "form":
      return shownForm(answer.view);
    case "reply":
    case "replace":
      return shownCard(answer.card);
    case "correct":
      if (again?.kind === "form") return shownForm(again.view, answer.problems);
      return shownCard(cardOfProblems(answer.problems));
    case "busy":
      // What was typed stays on the screen.
      if (again?.kind === "form") return shownForm(again.view, { "": answer.card.summary });
      return shownCard(answer.card);
  }
}

/** A form is known by what it was drawn for; short, because it travels in the card. */
function onceAfter(id: string): string {
  return createHash("sha256").update(id).digest("base64url");
}

function continued(title: string, card: AdaptiveCard): object {
  const value = {
    title: plainLine(title, limits.dialogTitle),
    height: "medium",
    width: "medium",
    card: attached(card),
  };
  return { task: { type: "continue", value } };
}

function responded(body: object): Translated {
  return { status: 200, body, next: [] };
}

function accepted(...next: readonly FollowUp[]): Translated {
  return { status: 200, body: undefined, next };
}

/** After somebody said no. */
export function keptAnswer(inDialog: boolean, words: TeamsWords): Translated {
  return inDialog ? responded({}) : told(words.kept);
}

function cardOfProblems(problems: Problems): Card {
  const summary = Object.values(problems).join(" ");
  return { summary, body: [{ kind: "text", text: summary }] };
}
