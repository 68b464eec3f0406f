/**
 * What every activity of a person says, as Teams fills it in.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#receive-a-message
 */
import { randomUUID } from "node:crypto";
import type { Json } from "../../../slack/small-slack/json.js";
import type { Place } from "../connector/place.js";
import type { Hand } from "./hand.js";

export function activity({ teams, person }: Hand, place: Place, type: string): Json {
  const time = new Date(teams.now());
  const { locale = "en-GB", timezone = "Europe/London" } = person;
  return {
    type,
    id: `f:${randomUUID()}`,
    timestamp: time.toISOString(),
    localTimestamp: localTime(time, timezone),
    localTimezone: timezone,
    serviceUrl: teams.serviceUrl,
    channelId: "msteams",
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    conversation: conversationJson(place),
    recipient: { id: teams.botId, name: teams.world.botName },
    entities: [{ locale, country: locale.split("-")[1], platform: "Windows", timezone, type: "clientInfo" }],
    channelData: channelData(place),
    locale,
  };
}

/** A personal chat has no isGroup; a thread of a channel is named by its root message. */
function conversationJson({ conversation, thread }: Place): Json {
  const { type, tenant, id, name } = conversation;
  return {
    ...(type === "personal" ? {} : { isGroup: true }),
    conversationType: type,
    tenantId: tenant,
    id: thread === undefined ? id : `${id};messageid=${thread}`,
    ...(name === undefined ? {} : { name }),
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#teams-channel-data */
export function channelData({ conversation: { id, tenant, team } }: Place): Json {
  if (team === undefined) return { tenant: { id: tenant } };
  const old = { teamsChannelId: id, teamsTeamId: team.id };
  return { ...old, channel: { id }, team: { id: team.id }, tenant: { id: tenant } };
}

/** The wall clock where the person is, and how far that is from UTC. */
function localTime(time: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" }).formatToParts(time);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "") || "+00:00";
  const minutes = Number(offset.slice(0, 3)) * 60 + Number(`${offset[0]}${offset.slice(4)}`);
  return `${new Date(time.getTime() + minutes * 60_000).toISOString().replace("Z", "")}${offset}`;
}
