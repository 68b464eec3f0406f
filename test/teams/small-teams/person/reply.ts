/** What came of something that a person did. */
import type { Json } from "../../../slack/small-slack/json.js";
import type { Delivered } from "./deliver.js";
import type { Dialog } from "./dialog.js";

export interface Reply {
  /** False when Teams' own client stopped it, or needed no bot for it. */
  readonly sent: boolean;
  /** The status of the answer that Teams would use, the first 200 or else the first; 0 when nothing was sent. */
  readonly status: number;
  readonly body: string;
  /** The dialog now in front of this person. */
  readonly dialog?: Dialog;
  /** The card that took the place of the one pressed, for this person, or that went into their compose box. */
  readonly card?: Json;
  /** What Teams tells this person and nobody else. */
  readonly message?: string;
  /** What is wrong, by the label of the field. */
  readonly problems?: Readonly<Record<string, string>>;
  /** Where a button with an address leads. */
  readonly visits?: string;
  /** Every answer, when it was sent more than once. */
  readonly deliveries: readonly Delivered[];
}
