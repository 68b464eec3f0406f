/** What a person did, and what they get back, in no platform's terms. */
import type { Card, Fill } from "./card.js";
import type { FormView, RawAnswers } from "./form-view.js";

/** Opaque JSON that only the adapter which made it reads: where a person or a room can be reached. */
export type Address = { readonly [key: string]: string };

export interface Person {
  /** The person's own id on the platform. */
  readonly account: string;
  /** The best name that the platform sent along; it may be a handle. */
  readonly name: string;
  readonly address: Address;
}

export interface Room {
  /** The platform's own id of the room. */
  readonly id: string;
  /** A private chat with the bot, not a place where others read. */
  readonly direct: boolean;
  readonly address: Address;
}

/** What was done. */
export type Deed =
  /** A command or a word said to the bot. `words` is what follows the verb. */
  | { readonly kind: "said"; readonly verb: string; readonly words: string }
  /** A form was asked for by a button. */
  | { readonly kind: "asked"; readonly form: string; readonly about: string; readonly fill: Fill }
  | { readonly kind: "submitted"; readonly form: string; readonly about: string; readonly answers: RawAnswers }
  | { readonly kind: "pressed"; readonly action: string; readonly about: string }
  /** Something was done to another message, such as "Share as a story". */
  | { readonly kind: "pointed"; readonly verb: string; readonly message: PointedMessage }
  /** A page was looked at. */
  | { readonly kind: "visited"; readonly page: string }
  /** The workspace took Causeway away; or added it, or turned out to be within reach again. */
  | { readonly kind: "disconnected" }
  | { readonly kind: "connected" }
  /** The bot was taken out of a room. */
  | { readonly kind: "left" };

export interface PointedMessage {
  readonly text: string;
  /** Nobody, where a bot wrote it. */
  readonly author: Person | undefined;
}

export interface Interaction {
  /** The same for every delivery of the same event, and for a form sent again with the same answers; different for any other. */
  readonly id: string;
  readonly platform: string;
  /** The platform's own id of the workspace. */
  readonly workspace: string;
  readonly who: Person;
  /** Where it was done, for a submitted form where it was opened; nowhere for a home page or a global shortcut. */
  readonly room: Room | undefined;
  /**
   * Where a private answer goes that has no place of its own (a form that closes by itself) or that would stay in a chat
   * for good; undefined where the response shows it and lets it go again.
   */
  readonly answerTo: Address | undefined;
  readonly deed: Deed;
}

/** Problems with a form's answers, by field. */
export type Problems = Readonly<Record<string, string>>;

/** What a feature returns. */
export type Outcome =
  /** `isGone` where nothing answers to what was asked for: a card or an address of old. */
  | { readonly kind: "reply"; readonly card: Card; readonly to: "asker" | "room"; readonly isGone?: true }
  | { readonly kind: "open"; readonly form: string; readonly about: string; readonly fill: Fill }
  /** The card that was pressed becomes this one. */
  | { readonly kind: "replace"; readonly card: Card }
  | { readonly kind: "correct"; readonly problems: Problems }
  /** Nothing to show here; `follows` where the answer comes to the asker's own chat. */
  | { readonly kind: "nothing"; readonly follows?: true };

/** What an adapter translates: an outcome whose form is ready to show, or word that there is too much to do. */
export type Answer =
  | Exclude<Outcome, { kind: "open" }>
  | { readonly kind: "form"; readonly view: FormView }
  | { readonly kind: "busy"; readonly card: Card };

export const reply = (card: Card, to: "asker" | "room" = "asker"): Outcome => ({ kind: "reply", card, to });
export const replace = (card: Card): Outcome => ({ kind: "replace", card });
export const correct = (problems: Problems): Outcome => ({ kind: "correct", problems });
export const nothing = { kind: "nothing" } as const satisfies Outcome;
export const follows = { kind: "nothing", follows: true } as const satisfies Outcome;
export const open = (form: { readonly name: string }, about = "", fill: Fill = {}): Outcome => ({
  kind: "open",
  form: form.name,
  about,
  fill,
});
