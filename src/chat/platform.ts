/** The one port through which the core reaches a chat platform. */
import type { Card } from "./card.js";
import type { Address, Answer, Interaction } from "./interaction.js";

/** Where a posted message is, in JSON that only its own adapter reads. */
export type MessageRef = { readonly [key: string]: string };

/** One send. `id` is the same for every attempt at the same message. */
export interface Attempt {
  readonly id: string;
  /** An earlier attempt may have arrived: ask the platform before sending again, where it can be asked. */
  readonly mayHaveArrived: boolean;
}

/** What a platform allows: `burst` at once, then `perSecond`, for everything that shares `key`. */
export interface Limit {
  readonly key: string;
  readonly burst: number;
  readonly perSecond: number;
  /** Everything for the workspace counts against it, so that when it is used up all of it waits. */
  readonly shared?: true;
}

/** What a platform knows of one of its people. */
export interface Profile {
  readonly name: string;
  /** An IANA name, where known. */
  readonly timeZone: string | undefined;
}

export interface Platform {
  readonly name: string;
  /** Begins to hand interactions to `bot`. */
  start(bot: Bot): Promise<void>;
  stop(): Promise<void>;
  /** Sends a new message. Throws `DeliveryFailed`. */
  post(to: Address, card: Card, attempt: Attempt): Promise<MessageRef>;
  /** Replaces a message that was sent. Throws `DeliveryFailed`. */
  update(ref: MessageRef, card: Card): Promise<void>;
  /** Asks who somebody is. Throws `DeliveryFailed`. */
  profile(person: Address): Promise<Profile>;
  /** The limits that a message to `to` counts against; the delivery loop waits its turn under each. */
  limits(to: Address): readonly Limit[];
}

export interface Bot {
  /** Never throws: a fault becomes an answer with a reference. */
  handle(interaction: Interaction): Promise<Answer>;
}

/** What to do about a message that a platform did not take. */
export type Remedy =
  /** Try again, not before `afterMs` from now. `scope` is what must wait: this message, or everything for the workspace. */
  | { readonly kind: "retry"; readonly afterMs: number; readonly scope: "message" | "workspace" }
  /** The workspace is gone: stop sending to it until it is connected again. */
  | { readonly kind: "disconnect" }
  /** This message can never be sent; unless somebody adds the bot to the room, or because the room is gone. */
  | { readonly kind: "abandon"; readonly mend?: "invite" | "gone" }
  /** The platform may have accepted it. */
  | { readonly kind: "unknown" };

/** A platform refused. `reason` is its own word for it (such as `not_in_channel`), never what was said. */
export class DeliveryFailed extends Error {
  override readonly name = "DeliveryFailed";
  readonly remedy: Remedy;
  readonly reason: string;

  constructor(remedy: Remedy, reason: string, options?: ErrorOptions) {
    super(`${remedy.kind}: ${reason}`, options);
    this.remedy = remedy;
    this.reason = reason;
  }
}
