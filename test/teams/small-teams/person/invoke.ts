/** The invokes of Teams: presses, dialogs and message extensions. */

import { type Json, record } from "../../../slack/small-slack/json.js";
import type { Place } from "../connector/place.js";
import { activity } from "./activity.js";
import type { Hand } from "./hand.js";

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots#payload-of-taskfetch-and-tasksubmit-messages */
const context = { theme: "default" };

export function invoke(hand: Hand, place: Place, name: string, value: Json, replyToId?: string): Json {
  const made = activity(hand, place, "invoke");
  return { ...made, name, value, ...(replyToId === undefined ? {} : { replyToId }) };
}

export function task(
  hand: Hand,
  place: Place,
  step: "fetch" | "submit",
  data: Json,
  replyToId: string | undefined,
): Json {
  return from("message", invoke(hand, place, `task/${step}`, { data, context }, replyToId));
}

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module */
export function extension(
  hand: Hand,
  place: Place,
  step: "fetchTask" | "submitAction",
  command: Json,
  data?: Json,
): Json {
  const value = { ...command, context, ...(data === undefined ? {} : { data }) };
  return from(command["commandContext"], invoke(hand, place, `composeExtension/${step}`, value));
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#invoke-request */
export function actionExecute(
  hand: Hand,
  place: Place,
  { id, verb, title }: Json,
  data: Json,
  replyToId: string,
): Json {
  const known = Object.fromEntries(Object.entries({ id, title, verb }).filter(([, field]) => field !== undefined));
  const value = { action: { type: "Action.Execute", ...known, data }, trigger: "manual" };
  return from("message", invoke(hand, place, "adaptiveCard/action", value, replyToId));
}

/** Teams tells where in the client it came from. */
export function from(source: unknown, made: Json): Json {
  return { ...made, channelData: { ...record(made["channelData"]), source: { name: source } } };
}
