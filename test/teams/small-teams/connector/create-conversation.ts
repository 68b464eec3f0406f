/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
import { type Json, list, record, string } from "../../../slack/small-slack/json.js";
import { personalId } from "../new-world.js";
import { Refusal } from "../refusal.js";
import type { World } from "../world.js";
import { type Place, placeFor } from "./place.js";

/** A chat with one person, or a new thread in a channel. */
export function createConversation(world: World, parameters: Json): Place {
  const channelData = record(parameters["channelData"]);
  const channel = string(record(channelData["channel"])["id"]);
  if (channel !== "") return placeFor(world, channel);
  const tenantId = string(parameters["tenantId"]) || string(record(channelData["tenant"])["id"]);
  const tenant = world.tenants.get(tenantId);
  if (tenant === undefined) throw new Refusal("BadSyntax", "Bad format of conversation tenant.");
  const [member, second] = list(parameters["members"]).map(record);
  if (member === undefined || second !== undefined || parameters["isGroup"] === true)
    throw new Refusal("BadSyntax", "A bot creates a chat with exactly one person.");
  const id = string(member["id"]);
  const person = [...tenant.people.values()].find((one) => one.id === id || one.aadObjectId === id);
  if (person === undefined) throw new Refusal("BadSyntax", "Bad format of conversation member.");
  return placeFor(world, personalId(world, person));
}
