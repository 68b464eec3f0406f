/** Activities as Teams sends them: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
import type { Json } from "../slack/small-slack/json.js";
import { channel, chat, maria, tenant } from "./served.js";
import type { SmallTeams } from "./small-teams/small-teams.js";

let sent = 0;

/** From Maria, in her own chat with the bot. */
export function personal(teams: SmallTeams, more: Json = {}): Json {
  const { id, name } = teams.world.tenants.get(tenant)?.people.get(maria) ?? { id: "29:maria", name: "Maria Osei" };
  return {
    type: "message",
    id: `f:${++sent}`,
    timestamp: "2026-11-16T09:00:00.000Z",
    serviceUrl: teams.serviceUrl,
    channelId: "msteams",
    from: { id, name, aadObjectId: maria },
    conversation: { conversationType: "personal", tenantId: tenant, id: teams.personal(tenant, maria).id },
    recipient: { id: teams.botId, name: "Causeway" },
    entities: [{ locale: "en-GB", type: "clientInfo" }],
    channelData: { tenant: { id: tenant } },
    locale: "en-GB",
    ...more,
  };
}

export function inChannel(teams: SmallTeams, more: Json = {}): Json {
  return personal(teams, {
    conversation: {
      isGroup: true,
      conversationType: "channel",
      tenantId: tenant,
      id: `${channel};messageid=1700000000001`,
    },
    channelData: { channel: { id: channel }, team: { id: channel }, tenant: { id: tenant } },
    ...more,
  });
}

export function inGroupChat(teams: SmallTeams, more: Json = {}): Json {
  return personal(teams, {
    conversation: { isGroup: true, conversationType: "groupChat", tenantId: tenant, id: chat },
    ...more,
  });
}

/** Said with a mention, as everywhere but in a personal chat. */
export function mentioning(teams: SmallTeams, words: string): Json {
  return {
    text: `<at>Causeway</at> ${words}\n`,
    entities: [{ type: "mention", mentioned: { id: teams.botId, name: "Causeway" }, text: "<at>Causeway</at>" }],
  };
}

export const invoke = (name: string, value: object): Json => ({ type: "invoke", name, value });
