/** A Slack in which nothing has happened yet. */
import { EventEmitter } from "node:events";
import type { Workspace, WorkspaceSeed, World } from "./world.js";

export function newWorld(now: () => number, appId: string, seeds: readonly WorkspaceSeed[]): World {
  const news = new EventEmitter().setMaxListeners(0);
  let ids = 0;
  let lastTs = 0;
  return {
    now,
    appId,
    workspaces: new Map(seeds.map((seed) => [seed.id, workspaceFrom(seed)])),
    posts: [],
    ephemerals: [],
    modals: [],
    homes: new Map(),
    calls: [],
    triggers: new Map(),
    responseUrls: new Map(),
    news,
    url: "",
    id: (letter) => `${letter}0${(++ids).toString(36).toUpperCase().padStart(8, "0")}`,
    ts() {
      // Microseconds, so that two messages of one millisecond still differ, as Slack's do.
      lastTs = Math.max(lastTs + 1, now() * 1000);
      return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, "0")}`;
    },
  };
}

function workspaceFrom(seed: WorkspaceSeed): Workspace {
  const { users = [], channels = [], token, ...rest } = seed;
  return {
    ...rest,
    name: seed.name ?? seed.id,
    domain: seed.domain ?? seed.id.toLowerCase(),
    botUserId: `U0BOT${seed.id}`,
    botId: `B0BOT${seed.id}`,
    users: new Map(users.map((user) => [user.id, user])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    directs: new Map(),
    tokens: new Map([[token, {}]]),
    lockedOutWith: undefined,
  };
}
