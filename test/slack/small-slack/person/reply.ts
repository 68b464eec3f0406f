/** What came of something that a person did. */
import type { Ephemeral, Modal, Post } from "../world.js";
import type { Delivered } from "./deliver.js";

export interface Reply {
  /** False when Slack's own client stopped it: a required field left empty, a confirmation declined. */
  readonly sent: boolean;
  /** The status of the answer that Slack would use, the first 200 or else the first; 0 when nothing was sent. */
  readonly status: number;
  readonly body: string;
  /** What only this person sees, when the answer itself was a message. */
  readonly ephemeral?: Ephemeral;
  /** What everyone sees, when the answer itself was a message. */
  readonly post?: Post;
  /** What is wrong, by the label of the field. */
  readonly errors?: Readonly<Record<string, string>>;
  /** The modal now in front of this person. */
  readonly view?: Modal;
  /** Where a button with an address leads. */
  readonly visits?: string;
  /** What a button asked before it did anything. */
  readonly asked?: string;
  /** Every answer, when it was sent more than once. */
  readonly deliveries: readonly Delivered[];
}
