/** A person who uses the product in Teams: everything they do arrives over HTTP, as Teams sends it. */
import { addPerson, addTenant } from "./small-teams/new-world.js";
import type { Dialog } from "./small-teams/person/dialog.js";
import type { Hand } from "./small-teams/person/hand.js";
import type { Reply } from "./small-teams/person/reply.js";
import { type PlaceOptions, say } from "./small-teams/person/say.js";
import type { SmallTeams } from "./small-teams/small-teams.js";

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
  /** The dialog in front of them. */
  readonly dialog: Dialog | undefined;
}

export function teamsPerson(options: PersonOptions): TeamsPerson {
  const hand = handOf(options);
  return {
    user: hand.person.aadObjectId,
    id: hand.person.id,
    says: (text, how = {}) => say(hand, text, how),
    get dialog() {
      return hand.dialog;
    },
  };
}

function handOf({ teams, tenant, user, name = user, deliverTo, ...more }: PersonOptions): Hand {
  const { world } = teams;
  const home = world.tenants.get(tenant) ?? addTenant(world, { id: tenant });
  const person = home.people.get(user) ?? addPerson(world, home, { ...more, aadObjectId: user, name });
  for (const conversation of world.conversations.values())
    if (conversation.tenant === tenant && conversation.type !== "personal") conversation.members.add(user);
  return { teams, person, deliverTo, dialog: undefined, seen: new Map(), shown: new Set() };
}
