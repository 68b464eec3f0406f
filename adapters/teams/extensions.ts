/** Message extensions: what is chosen in the compose box, or done to a message. */
import type { Deed, Person, PointedMessage } from "../../src/chat/interaction.js";
import { type Activity, type Extension, extension } from "./activities.js";
import { textOfHtml } from "./html-text.js";

/** What was asked for; `data` is what a dialog of the extension sent back. */
export function extensionDeed(
  activity: Activity,
  tenant: string,
): { readonly deed: Deed; readonly data: Readonly<Record<string, unknown>> | undefined } {
  const asked = extension.parse(activity.value);
  const verb = asked.commandId;
  const data = typeof asked.data === "object" && asked.data !== null ? asked.data : undefined;
  const sent = activity.name === "composeExtension/submitAction" ? data : undefined;
  if (asked.commandContext !== "message") return { deed: { kind: "said", verb, words: "" }, data: sent };
  const message = pointedAt(asked.messagePayload, activity.serviceUrl, tenant);
  return { deed: { kind: "pointed", verb, message }, data: sent };
}

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module#payload-properties-when-a-dialog-is-invoked-from-a-message */
function pointedAt(payload: Extension["messagePayload"], serviceUrl: string, tenant: string): PointedMessage {
  const { contentType, content } = payload?.body ?? {};
  const text = contentType === "text" ? (content ?? "") : textOfHtml(content ?? "");
  const user = payload?.from?.application ? undefined : payload?.from?.user;
  return { text: text.trim(), author: user ? authorOf(user, serviceUrl, tenant) : undefined };
}

/** The payload names people by their Entra id, which Teams takes in the place of its own. */
function authorOf(
  user: { id: string; displayName?: string | null | undefined },
  serviceUrl: string,
  tenant: string,
): Person {
  return { account: user.id, name: user.displayName || user.id, address: { serviceUrl, tenant, user: user.id } };
}
