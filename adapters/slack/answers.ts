/** Answers in Slack's terms: what the response to the request says, and which calls follow it. Nothing here does any. */
import type { types } from "@slack/bolt";
import type { Card } from "../../src/chat/card.js";
import type { FormView } from "../../src/chat/form-view.js";
import type { Answer, Interaction, Problems } from "../../src/chat/interaction.js";
import { messageOf, summaryOf } from "./blocks.js";
import type { Way } from "./interactions.js";
import type { SlackWords } from "./settings.js";
import { cardModal, formModal, homeView } from "./views.js";

export type FollowUp =
  /** `otherwise` is where to say that the form came too late. */
  | { readonly call: "open"; readonly trigger: string; readonly view: types.ModalView; readonly otherwise: string }
  /** Over `viewId`, which it replaces where three modals lie on each other already. */
  | { readonly call: "push"; readonly trigger: string; readonly view: types.ModalView; readonly viewId: string }
  | { readonly call: "update"; readonly viewId: string; readonly hash: string; readonly view: types.ModalView }
  | { readonly call: "publish"; readonly user: string; readonly view: types.HomeView }
  | { readonly call: "respond"; readonly url: string; readonly message: object };

export interface Translated {
  readonly status: number;
  /** An empty response where there is none. */
  readonly body: object | undefined;
  readonly next: readonly FollowUp[];
}

/** `again` is the form that was sent, as it is shown now; needed where the answer is about what it did not ask. */
export function translated(
  answer: Answer,
  way: Way,
  { who, room }: Interaction,
  words: SlackWords,
  again?: Answer,
): Translated {
  if (answer.kind === "busy") return busy(answer.card, way);
  if (way.kind === "submission") return ofSubmission(answer, way.fields, room?.id, words, again);
  if (answer.kind === "nothing" || way.kind === "goodbye") return accepted();
  if (answer.kind === "form") {
    const view = formModal(answer.view, words, room?.id);
    // Slack sends no trigger with an event, so a page cannot open a form.
    if (way.kind === "visit") return accepted();
    // A form in place of a form: left underneath, the first could still be sent.
    if (way.kind === "modal" && way.isForm)
      return accepted({ call: "update", viewId: way.viewId, hash: way.hash, view });
    return accepted(shown(way, view));
  }
  const card = answer.kind === "correct" ? cardOfProblems(answer.problems) : answer.card;
  if (way.kind === "command") return { status: 200, body: respondWith(answer, card, words, "said"), next: [] };
  return accepted(followUp(answer, card, way, who.account, words));
}

/**
 * Slack shows nobody the body of a 503: it keeps a form open, sends an event again, and says that a command failed.
 * So the kind word goes to the `response_url` as well, where there is one.
 */
function busy(card: Card, way: Way): Translated {
  const message = { response_type: "ephemeral", replace_original: false, text: summaryOf(card) };
  const url = "responseUrl" in way ? way.responseUrl : "";
  return { status: 503, body: message, next: url === "" ? [] : [{ call: "respond", url, message }] };
}

function accepted(...next: readonly FollowUp[]): Translated {
  return { status: 200, body: undefined, next };
}

type Shown = Extract<Answer, { kind: "reply" | "replace" | "correct" }>;
type WayOut = Exclude<Way, { kind: "command" | "submission" | "goodbye" }>;

function followUp(answer: Shown, card: Card, way: WayOut, user: string, words: SlackWords): FollowUp {
  switch (way.kind) {
    case "message":
      return { call: "respond", url: way.responseUrl, message: respondWith(answer, card, words, "pressed") };
    case "visit":
      return { call: "publish", user, view: homeView(card, words) };
    case "home":
      // The Home tab has no response_url.
      return answer.kind === "replace"
        ? { call: "publish", user, view: homeView(card, words) }
        : shown(way, cardModal(card, words));
    case "modal":
      return answer.kind === "replace"
        ? { call: "update", viewId: way.viewId, hash: way.hash, view: cardModal(card, words) }
        : shown(way, cardModal(card, words));
    case "shortcut":
      return shown(way, cardModal(card, words));
  }
}

/** A modal over nothing is opened; over another modal it is pushed. */
function shown(way: Exclude<Way, { kind: "submission" | "visit" | "goodbye" }>, view: types.ModalView): FollowUp {
  if (way.kind === "modal") return { call: "push", trigger: way.trigger, view, viewId: way.viewId };
  return { call: "open", trigger: way.trigger, view, otherwise: "responseUrl" in way ? way.responseUrl : "" };
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
function respondWith(answer: Shown, card: Card, words: SlackWords, deed: "said" | "pressed"): object {
  const message = { ...messageOf(card, words.cut), ...plainly };
  if (deed === "pressed" && answer.kind === "replace") return { replace_original: true, ...message };
  const response_type = answer.kind === "reply" && answer.to === "room" ? "in_channel" : "ephemeral";
  return deed === "said" ? { response_type, ...message } : { response_type, replace_original: false, ...message };
}

/** No address becomes a preview, no bare name a mention. */
export const plainly = { parse: "none", link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** https://docs.slack.dev/surfaces/modals#close_current_view */
function ofSubmission(
  answer: Exclude<Answer, { kind: "busy" }>,
  fields: readonly string[],
  room: string | undefined,
  words: SlackWords,
  again: Answer | undefined,
): Translated {
  switch (answer.kind) {
    case "correct": {
      if (again?.kind === "form") return updated(formModal(withProblems(again.view, answer.problems), words, room));
      const errors = besideFields(answer.problems, fields);
      if (errors === undefined) return updated(cardModal(cardOfProblems(answer.problems), words));
      return { status: 200, body: { response_action: "errors", errors }, next: [] };
    }
    case "form":
      return updated(formModal(answer.view, words, room));
    case "reply":
    case "replace":
      return updated(cardModal(answer.card, words));
    // The modal closes; what there is to say goes to `answerTo`, in the transaction of its feature.
    case "nothing":
      return accepted();
  }
}

function updated(view: types.ModalView): Translated {
  return { status: 200, body: { response_action: "update", view }, next: [] };
}

/** Slack refuses a problem beside a block that is not an input: such go beside the first that is. */
function besideFields(problems: Problems, fields: readonly string[]): Record<string, string> | undefined {
  const [first] = fields;
  if (first === undefined) return undefined;
  const errors: Record<string, string> = {};
  for (const [field, problem] of Object.entries(problems)) {
    const at = fields.includes(field) ? field : first;
    errors[at] = errors[at] === undefined ? problem : `${errors[at]} ${problem}`;
  }
  return errors;
}

/** Slack shows no problem beside a field of a form that it is given anew, so they stand above it. */
function withProblems(view: FormView, problems: Problems): FormView {
  return { ...view, before: [...cardOfProblems(problems).body, ...view.before] };
}

function cardOfProblems(problems: Problems): Card {
  const summary = Object.values(problems).join(" ");
  return { summary, body: [{ kind: "text", text: summary }] };
}
