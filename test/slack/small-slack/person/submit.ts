/** Filling in the open modal and sending it, or closing it. */

import type { Modal } from "../world.js";
import { type DeliveryOptions, interaction } from "./deliver.js";
import { stateValues } from "./field-state.js";
import { type Answers, clientProblems, fillIn } from "./fill-in.js";
import { type Hand, modalInFront, newTrigger, send, stopped } from "./hand.js";
import { viewClosed, viewSubmission } from "./payloads.js";
import type { Reply } from "./reply.js";
import { submissionAnswer } from "./understand.js";

export interface SubmitOptions extends DeliveryOptions {
  /** Sends what Slack's own client would stop, and choices that the form does not offer. */
  readonly force?: boolean;
  /** A modal that is no longer in front of them: sends it once more, as somebody does who saw no answer. */
  readonly modal?: Modal;
}

export async function submit(
  hand: Hand,
  answers: Answers,
  { force = false, modal = modalInFront(hand), ...how }: SubmitOptions,
): Promise<Reply> {
  fillIn(modal, answers, force);
  const errors = force ? {} : clientProblems(modal);
  if (Object.keys(errors).length > 0) return stopped(hand, { errors });
  const trigger = newTrigger(hand);
  const payload = viewSubmission(hand, modal, stateValues(modal.blocks, modal.drafts), trigger);
  return send(hand, interaction(payload), how, (body) => {
    const problems = submissionAnswer(hand, modal, trigger, body);
    return problems === undefined ? {} : { errors: problems };
  });
}

/** Slack tells the app only when the view asked for that. */
export async function closeModal(hand: Hand, how: DeliveryOptions): Promise<Reply> {
  const modal = modalInFront(hand);
  modal.state = "closed";
  hand.world.news.emit("change");
  if (modal.view["notify_on_close"] !== true) return stopped(hand, {});
  return send(hand, interaction(viewClosed(hand, modal, stateValues(modal.blocks, modal.drafts))), how);
}
