/** What every feature is given, and what a feature is. */
import type { Conversation } from "./chat/feature.js";
import type { Interaction, Outcome } from "./chat/interaction.js";
import type { Writer } from "./database/store.js";
import type { Asker, Me } from "./directory/askers.js";
import type { JobKind } from "./schedule/job-kinds.js";
import type { MessageKind, Scene } from "./schedule/messages.js";

export interface Context extends Scene {
  readonly interaction: Interaction;
  readonly asker: Asker;
  /**
   * One durable change in answer to this interaction. It has its effect once, however often the interaction is
   * delivered: a repeated one ends here. An outcome that corrects a form leaves nothing written.
   */
  write(work: (tx: Writer, me: Me) => Promise<Outcome>): Promise<Outcome>;
  /** The same, where it was nobody in particular who acted. */
  record(work: (tx: Writer) => Promise<Outcome>): Promise<Outcome>;
  /**
   * Tells the asker, and only them, what came of a form: in the response where the platform shows one,
   * otherwise as a message that is as durable as the change itself.
   */
  confirm<P>(tx: Writer, me: Me, message: MessageKind<P>, payload: P): Promise<Outcome>;
}

export interface Feature extends Conversation<Context> {
  readonly messages?: readonly MessageKind[];
  readonly jobs?: readonly JobKind[];
  /** Plans what has come due, at every minute and after a start. What was planned before is not planned again. */
  readonly plan?: (tx: Writer, scene: Scene) => Promise<void>;
}
