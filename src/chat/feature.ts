/** What a feature declares. Commands, both manifests and every adapter's listeners follow from it. */
import type { Form } from "./form.js";
import type { Interaction, Outcome, PointedMessage } from "./interaction.js";

/** Something a person can say: `/story` on Slack, "story" to the bot on Teams. */
export interface Verb<C> {
  readonly name: string;
  /** One line for help, menus and manifests. */
  readonly purpose: string;
  /** Has a slash command of its own; otherwise it is said after the product's name (`/causeway setup`). */
  readonly command: boolean;
  /** What may follow, for the command's usage hint. */
  readonly usage?: string;
  /** A title in the platform's shortcut menu; absent where it has none. */
  readonly shortcut?: string;
  said(context: C, words: string): Promise<Outcome>;
}

/** Something a person can do to a message that they see. */
export interface Pointer<C> {
  readonly name: string;
  readonly title: string;
  /** One line for menus and manifests. */
  readonly purpose: string;
  pointed(context: C, message: PointedMessage): Promise<Outcome>;
}

/** Something a button can do. `about` comes from the person's own device: look it up, never trust it. */
export interface Action<C> {
  readonly name: string;
  pressed(context: C, about: string): Promise<Outcome>;
}

/**
 * A file that is made anew whenever its address is opened. The address is for one person and lasts for a while, so that
 * a chat's own servers can fetch a picture with it, and nobody can guess another's.
 */
export interface Document {
  readonly name: string;
  readonly mediaType: string;
  readonly fileName: string;
  /** Saved rather than shown. */
  readonly saved?: true;
  readonly lifeMs: number;
}

export interface Page<C> {
  readonly name: string;
  visited(context: C): Promise<Outcome>;
}

/** What a feature says to people and lets them do; jobs, messages and schedules are added in the rooms that run them. */
export interface Conversation<C> {
  readonly verbs?: readonly Verb<C>[];
  readonly pointers?: readonly Pointer<C>[];
  readonly forms?: readonly Form<C>[];
  readonly actions?: readonly Action<C>[];
  readonly pages?: readonly Page<C>[];
  /** Told when a workspace takes Causeway away. */
  readonly disconnected?: (context: C, interaction: Interaction) => Promise<Outcome>;
  /** Told when the bot is taken out of a room. */
  readonly left?: (context: C, interaction: Interaction) => Promise<Outcome>;
}
