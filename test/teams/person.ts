/** A person who uses the product in Teams: everything they do arrives over HTTP, as Teams sends it. */
import type { Json } from "../slack/small-slack/json.js";
import { addPerson, addTenant } from "./small-teams/new-world.js";
import { activity } from "./small-teams/person/activity.js";
import type { DeliveryOptions } from "./small-teams/person/deliver.js";
import type { Dialog } from "./small-teams/person/dialog.js";
import { type SharedMessage, useCompose, useOnMessage } from "./small-teams/person/extensions.js";
import type { Answers } from "./small-teams/person/fill-in.js";
import { cardSeen, type Hand, placeFor, send } from "./small-teams/person/hand.js";
import { addBot, removeBot } from "./small-teams/person/install.js";
import { type Pressable, type PressOptions, press } from "./small-teams/person/press.js";
import type { Reply } from "./small-teams/person/reply.js";
import { type PlaceOptions, say } from "./small-teams/person/say.js";
import { type SubmitOptions, submit } from "./small-teams/person/submit.js";
import type { SmallTeams } from "./small-teams/small-teams.js";
import type { Post } from "./small-teams/world.js";

export interface PersonOptions {
  readonly teams: SmallTeams;
  readonly tenant: string;
  /** Their aadObjectId. A person whom the tenant does not know yet joins it, and every team and chat in it. */
  readonly user: string;
  /** Needed only for one who joins. */
  readonly name?: string;
  readonly email?: string;
  readonly locale?: string;
  /** The whole address of the product's endpoint, such as http://127.0.0.1:3000/api/messages. */
  readonly deliverTo: string;
}

export interface TeamsPerson {
  /** Their aadObjectId. */
  readonly user: string;
  /** What Teams calls them towards this bot: 29:… */
  readonly id: string;
  /** Writes a message to the bot, mentioning it where others are present. */
  says(text: string, options?: PlaceOptions): Promise<Reply>;
  /** Presses the button that says so, in a message or in a dialog. A ShowCard button opens its card and closes it. */
  presses(label: string, where: Pressable | undefined, options?: PressOptions): Promise<Reply>;
  /** Fills in the open dialog, each answer by a word of its label and each choice by its title, and sends it. */
  submits(answers?: Answers, options?: SubmitOptions): Promise<Reply>;
  /** Closes the dialog; Teams tells nobody. */
  closes(): void;
  usesComposeAction(commandId: string, options?: PlaceOptions): Promise<Reply>;
  usesMessageAction(commandId: string, message: SharedMessage, options?: PlaceOptions): Promise<Reply>;
  /** Adds the bot to a team, a chat, or their own personal scope; `deliveries` has what came of each notice. */
  addsBot(options?: PlaceOptions): Promise<Reply>;
  removesBot(options?: PlaceOptions): Promise<Reply>;
  /** Sends an activity of any kind, its fields over those that Teams fills in. */
  sends(fields: Json, options?: PlaceOptions): Promise<Reply>;
  /** The dialog in front of them. */
  readonly dialog: Dialog | undefined;
  /** The card of this message as they see it: their own, where a press gave them one. */
  sees(post: Post): Json;
}

export function teamsPerson(options: PersonOptions): TeamsPerson {
  const hand = handOf(options);
  return {
    user: hand.person.aadObjectId,
    id: hand.person.id,
    says: (text, how = {}) => say(hand, text, how),
    presses: (label, where, how = {}) => press(hand, label, where, how),
    submits: (answers = {}, how = {}) => submit(hand, answers, how),
    closes() {
      hand.dialog = undefined;
    },
    usesComposeAction: (commandId, how = {}) => useCompose(hand, commandId, how),
    usesMessageAction: (commandId, message, how = {}) => useOnMessage(hand, commandId, message, how),
    addsBot: (how = {}) => addBot(hand, how),
    removesBot: (how = {}) => removeBot(hand, how),
    sends: (fields, { in: where, ...how } = {}) => raw(hand, fields, where, how),
    sees: (post) => cardSeen(hand, post),
    get dialog() {
      return hand.dialog;
    },
  };
}

function raw(hand: Hand, fields: Json, where: string | undefined, how: DeliveryOptions): Promise<Reply> {
  return send(hand, { ...activity(hand, placeFor(hand, where), "event"), ...fields }, how);
}

function handOf({ teams, tenant, user, name = user, deliverTo, ...more }: PersonOptions): Hand {
  const { world } = teams;
  const home = world.tenants.get(tenant) ?? addTenant(world, { id: tenant });
  const person = home.people.get(user) ?? addPerson(world, home, { ...more, aadObjectId: user, name });
  for (const conversation of world.conversations.values())
    if (conversation.tenant === tenant && conversation.type !== "personal") conversation.members.add(user);
  return { teams, person, deliverTo, dialog: undefined, seen: new Map(), shown: new Set() };
}
