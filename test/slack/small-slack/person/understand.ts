/** What Slack does with an app's answer. An answer that Slack could not use throws: a person would see an error. */
import { contentOf } from "../content.js";
import type { Conversation } from "../conversations.js";
import { isRecord, type Json, parsed, record, string } from "../json.js";
import { addEphemeral, addPost } from "../messages.js";
import { Refusal } from "../refusal.js";
import { checkView } from "../schema/check-view.js";
import { addModal, replaceView } from "../views.js";
import type { Ephemeral, Modal, Post } from "../world.js";
import { inputFields, labelOf } from "./fill-in.js";
import type { Who } from "./payloads.js";

export interface CommandAnswer {
  readonly ephemeral?: Ephemeral;
  readonly post?: Post;
}

/** The answer to a slash command is nothing, plain text, or a message. */
export function commandAnswer({ world, workspace, user }: Who, place: Conversation, body: string): CommandAnswer {
  if (body.trim() === "") return {};
  const json = parsed(body);
  const message = isRecord(json) ? json : { text: body };
  const content = usable(() => contentOf(message));
  if ((content.text ?? "") === "" && (content.blocks ?? []).length === 0) return {};
  if (message["response_type"] === "in_channel")
    return { post: addPost(world, workspace, place, content, { via: "command" }) };
  return { ephemeral: addEphemeral(world, workspace.id, place.id, user.id, content) };
}

/** https://docs.slack.dev/surfaces/modals#response_actions. Gives the problems by label, if there are any. */
export function submissionAnswer(
  who: Who,
  modal: Modal,
  trigger: string,
  body: string,
): Readonly<Record<string, string>> | undefined {
  const answer = body.trim() === "" ? {} : parsed(body);
  if (!isRecord(answer)) throw trouble(`not JSON: ${body}`);
  switch (answer["response_action"]) {
    case undefined:
      if (Object.keys(answer).length > 0) throw trouble(`no response_action: ${body}`);
      close(who, modal, modal.previous);
      return undefined;
    case "errors":
      return problemsByLabel(modal, record(answer["errors"]));
    case "update":
      replaceView(
        who.world,
        who.workspace,
        modal,
        usable(() => checkView(answer["view"], "modal")),
      );
      return undefined;
    case "push": {
      const view = usable(() => checkView(answer["view"], "modal"));
      addModal(who.world, who.workspace, { id: trigger, user: who.user.id }, view, modal);
      return undefined;
    }
    case "clear":
      close(who, modal, undefined);
      return undefined;
    default:
      throw trouble(`unknown response_action: ${body}`);
  }
}

/** Closes the modal and whatever lies under it down to `keep`. */
function close({ world }: Who, modal: Modal, keep: Modal | undefined): void {
  modal.state = "submitted";
  for (let under = modal.previous; under !== undefined && under !== keep; under = under.previous)
    under.state = "closed";
  world.news.emit("change");
}

/** Slack shows an error beside an input block only. */
function problemsByLabel(modal: Modal, errors: Json): Readonly<Record<string, string>> {
  const fields = inputFields(modal);
  const entries = Object.entries(errors).map(([blockId, problem]) => {
    const field = fields.find((one) => one.blockId === blockId);
    if (field === undefined) throw trouble(`an error for ${blockId}, which is no input block`);
    if (string(problem) === "") throw trouble(`an empty error for ${blockId}`);
    return [labelOf(field), string(problem)];
  });
  if (entries.length === 0) throw trouble("response_action errors without any");
  return Object.fromEntries(entries);
}

function usable<T>(check: () => T): T {
  try {
    return check();
  } catch (problem) {
    throw problem instanceof Refusal ? trouble(`${problem.error} ${JSON.stringify(problem.more)}`) : problem;
  }
}

/** What a person reads then, as in https://github.com/slackapi/bolt-python/issues/241 */
function trouble(why: string): Error {
  return new Error(`"We had some trouble connecting. Try again?" (${why})`);
}
