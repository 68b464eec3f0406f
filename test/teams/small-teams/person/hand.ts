/** A person at their keyboard: who they are, what is in front of them, and how what they do is sent. */

import { type Json, list } from "../../../slack/small-slack/json.js";
import { conversationAt, type Place } from "../connector/place.js";
import type { SmallTeams } from "../small-teams.js";
import type { Person, Post } from "../world.js";
import { type DeliveryOptions, deliver } from "./deliver.js";
import type { Dialog } from "./dialog.js";
import type { Reply } from "./reply.js";

/** A card that took another's place in one person's eyes, until the message itself is changed. */
interface Seen {
  readonly card: Json;
  readonly edits: number;
}

export interface Hand {
  readonly teams: SmallTeams;
  readonly person: Person;
  readonly deliverTo: string;
  dialog: Dialog | undefined;
  /** By message id. */
  readonly seen: Map<string, Seen>;
  /** Cards that ShowCard buttons opened. */
  readonly shown: Set<unknown>;
}

/** A conversation by its id, or else the person's own chat with the bot. */
export function placeFor({ teams, person }: Hand, id: string | undefined): Place {
  const own = () => ({ conversation: teams.personal(person.tenant, person.aadObjectId), thread: undefined });
  const place = id === undefined || id === "personal" ? own() : conversationAt(teams.world, id);
  if (place === undefined) throw new Error(`No conversation ${id}`);
  return place;
}

/** The card of a message as this person sees it now. */
export function cardSeen({ seen }: Hand, post: Post): Json {
  const own = seen.get(post.id);
  return own !== undefined && own.edits === post.edits.length ? own.card : (post.cards[0] ?? {});
}

/** Sends it and reads the answer as Teams would: only when it is a 200, and only once. */
export async function send(
  hand: Hand,
  activity: Json,
  how: DeliveryOptions,
  read: (body: string) => Partial<Reply> = () => ({}),
): Promise<Reply> {
  const addressed = readdressed(activity, how);
  const deliveries = await deliver(hand.deliverTo, addressed, authorizationFor(hand, addressed, how), how.times ?? 1);
  const used = deliveries.find(({ status }) => status === 200) ?? deliveries[0];
  const { status, body } = used ?? { status: 0, body: "" };
  const meaning = status === 200 ? read(body) : {};
  return { sent: true, status, body, deliveries, ...meaning, ...inFront(hand) };
}

/** Teams' own client stopped it, or did it alone. */
export function stopped(hand: Hand, why: Partial<Reply>): Reply {
  return { sent: false, status: 0, body: "", deliveries: [], ...why, ...inFront(hand) };
}

function inFront({ dialog }: Hand): { readonly dialog?: Dialog } {
  return dialog === undefined ? {} : { dialog };
}

function readdressed(activity: Json, { tenant, serviceUrl, channelId, change }: DeliveryOptions): Json {
  const changed = {
    ...activity,
    ...(serviceUrl === undefined ? {} : { serviceUrl }),
    ...(channelId === undefined ? {} : { channelId }),
    ...(tenant === undefined ? {} : inTenant(activity, tenant)),
  };
  return change === undefined ? changed : change(changed);
}

/** Teams says the tenant twice. */
function inTenant({ conversation, channelData }: Json, id: string): Json {
  return {
    conversation: { ...asObject(conversation), tenantId: id },
    channelData: { ...asObject(channelData), tenant: { id } },
  };
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null && list(value).length === 0 ? value : {};
}

function authorizationFor(
  { teams }: Hand,
  { serviceUrl }: Json,
  { token, authorization }: DeliveryOptions,
): string | undefined {
  if (authorization !== undefined) return authorization ?? undefined;
  return `Bearer ${token ?? teams.sign({ serviceurl: serviceUrl })}`;
}
