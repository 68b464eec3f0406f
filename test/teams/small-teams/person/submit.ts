/** Filling in the open dialog and sending it. */
import { string } from "../../../slack/small-slack/json.js";
import type { DeliveryOptions } from "./deliver.js";
import type { Dialog } from "./dialog.js";
import type { Answers } from "./fill-in.js";
import { actionsIn, type FoundAction, findAction } from "./find-action.js";
import { type FillOptions, gather } from "./gather.js";
import { type Hand, placeFor, send, stopped } from "./hand.js";
import { extension, task } from "./invoke.js";
import type { Reply } from "./reply.js";
import { dialogAnswer } from "./understand.js";

export interface SubmitOptions extends DeliveryOptions, FillOptions {
  /** The button to press, for a dialog that has more than one. */
  readonly press?: string;
  /** A dialog that is no longer in front of them: sends it once more. */
  readonly dialog?: Dialog;
}

export async function submit(hand: Hand, answers: Answers, { press, dialog, ...how }: SubmitOptions): Promise<Reply> {
  const open = dialog ?? hand.dialog;
  if (open === undefined) throw new Error(`${hand.person.name} has no dialog open`);
  const button = press === undefined ? onlySubmit(open, hand) : findAction(press, open.card, hand.shown);
  return submitDialog(hand, open, button, answers, how);
}

export async function submitDialog(
  hand: Hand,
  dialog: Dialog,
  button: FoundAction,
  answers: Answers,
  how: DeliveryOptions & FillOptions,
): Promise<Reply> {
  const { type, title } = button.action;
  // https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
  if (type !== "Action.Submit") throw new Error(`[${string(title)}] is ${String(type)}: a dialog sends Action.Submit`);
  const { data, problems } = gather(button, dialog.drafts, answers, how);
  if (Object.keys(problems).length > 0) return stopped(hand, { problems });
  const place = placeFor(hand, dialog.conversation);
  const { command, conversation, replyToId } = dialog;
  const made =
    command === undefined
      ? task(hand, place, "submit", data, replyToId)
      : extension(hand, place, "submitAction", command, data);
  return send(hand, made, how, (body) => dialogAnswer(hand, body, { conversation, replyToId, command }));
}

function onlySubmit({ card }: Dialog, { shown }: Hand): FoundAction {
  const all = actionsIn(card, shown, []).filter(({ action }) => action["type"] === "Action.Submit");
  const positive = all.filter(({ action }) => action["style"] === "positive");
  const [found, second] = positive.length === 1 ? positive : all;
  const labels = all.map(({ action }) => `[${string(action["title"])}]`).join(" ");
  if (found === undefined) throw new Error("Nothing in the dialog sends it");
  if (second !== undefined) throw new Error(`Which one sends it? ${labels}`);
  return found;
}
