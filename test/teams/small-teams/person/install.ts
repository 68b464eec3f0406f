/** Adding the bot to a place, and taking it out. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */

import { type Json, record } from "../../../slack/small-slack/json.js";
import type { Place } from "../connector/place.js";
import { activity } from "./activity.js";
import { type Hand, placeFor, send } from "./hand.js";
import type { Reply } from "./reply.js";
import type { PlaceOptions } from "./say.js";

/** The bot is told twice: that a conversation has a new member, and that it was installed. */
export async function addBot(hand: Hand, { in: where, ...how }: PlaceOptions): Promise<Reply> {
  const place = placeFor(hand, where);
  setInstalled(hand, place, true);
  const joined = await send(hand, membership(hand, place, "Added"), how);
  return both(joined, await send(hand, installation(hand, place, "add"), how));
}

/** Out of a personal chat there is nobody left to tell of members. */
export async function removeBot(hand: Hand, { in: where, ...how }: PlaceOptions): Promise<Reply> {
  const place = placeFor(hand, where);
  setInstalled(hand, place, false);
  const gone = await send(hand, installation(hand, place, "remove"), how);
  if (place.conversation.type === "personal") return gone;
  return both(gone, await send(hand, membership(hand, place, "Removed"), how));
}

function both(first: Reply, second: Reply): Reply {
  const worse = first.status === 200 ? second : first;
  return { ...worse, deliveries: [...first.deliveries, ...second.deliveries] };
}

/** A team has the bot in all its channels or in none. */
function setInstalled({ teams: { world } }: Hand, { conversation }: Place, installed: boolean): void {
  for (const one of world.conversations.values())
    if (one === conversation || (one.team !== undefined && one.team === conversation.team)) one.installed = installed;
  world.news.emit("change");
}

function membership(hand: Hand, place: Place, what: "Added" | "Removed"): Json {
  const made = activity(hand, place, "conversationUpdate");
  const eventType = place.conversation.team === undefined ? {} : { eventType: `teamMember${what}` };
  const members = { [`members${what}`]: [{ id: hand.teams.botId }] };
  return { ...made, ...members, channelData: { ...inTeam(made, place), ...eventType } };
}

function installation(hand: Hand, place: Place, action: "add" | "remove"): Json {
  const made = activity(hand, place, "installationUpdate");
  return { ...made, action, channelData: { ...inTeam(made, place), source: { name: "message" } } };
}

function inTeam(made: Json, { conversation: { id, team } }: Place): Json {
  const data = record(made["channelData"]);
  return team === undefined ? data : { ...data, team, settings: { selectedChannel: { id } } };
}
