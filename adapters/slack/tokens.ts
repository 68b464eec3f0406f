/** The token for a workspace: our own, or that of its installation, refreshed before it runs out. */

import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { type Installation, readInstallation } from "./installations.js";
import { createRotation } from "./rotation.js";
import type { SlackSettings, SlackSurroundings } from "./settings.js";

export interface Tokens {
  /** Undefined where the workspace has not installed us. */
  find(team: string): Promise<string | undefined>;
  /** Another token than `refused`, which Slack would not take; undefined where there is none. */
  insteadOf(team: string, refused: string): Promise<string | undefined>;
  /** The workspace that `botToken` turned out to serve. Until this is known it serves any. */
  own(team: string): void;
  /** When the workspace installed us, as far as that is stored. */
  installedAt(team: string): Promise<Date | undefined>;
  save(team: string, installation: Installation): Promise<void>;
  remove(team: string): Promise<void>;
}

/** Opened installations kept in memory: under 1 KB each. */
const remembered = 500;

type Around = Pick<SlackSurroundings, "now" | "log" | "installations">;

export function createTokens(settings: SlackSettings, around: Around, anonymous: webApi.WebClient): Tokens {
  const { now, log, installations } = around;
  const opened = new LRUCache<string, Installation>({ max: remembered });
  let ownTeam: string | undefined;

  /** Where nobody else can have installed us, the bot token serves whoever speaks to us. */
  const isOwn = (team: string): boolean =>
    settings.botToken !== undefined && (settings.oauth === undefined || (ownTeam ?? team) === team);

  const stored = async (team: string): Promise<Installation | undefined> => {
    const secret = await installations.find(team);
    if (secret === undefined) return undefined;
    const installation = readInstallation(secret);
    opened.set(team, installation);
    return installation;
  };

  const save = async (team: string, installation: Installation): Promise<void> => {
    await installations.save(team, JSON.stringify(installation));
    opened.set(team, installation);
  };

  /** The old refresh token is spent, so what cannot be stored is at least remembered here. */
  const keep = async (team: string, after: Installation): Promise<void> => {
    opened.set(team, after);
    await save(team, after).catch((error: unknown) => {
      log.error({ workspace: team, err: error }, "a refreshed Slack token was not stored");
    });
  };

  const rotation = createRotation({ oauth: settings.oauth, anonymous, log, now, stored, keep });

  return {
    save,
    own: (team) => {
      ownTeam = team;
    },
    async find(team) {
      if (isOwn(team)) return settings.botToken;
      const installation = opened.get(team) ?? (await stored(team));
      return installation && (await rotation.lasting(team, installation)).botToken;
    },
    async insteadOf(team, refused) {
      if (isOwn(team)) return undefined;
      const current = await stored(team);
      const next = current?.botToken === refused ? await rotation.refresh(team, current) : current;
      return next?.botToken === refused ? undefined : next?.botToken;
    },
    async installedAt(team) {
      const at = isOwn(team) ? undefined : (await stored(team))?.installedAt;
      return at === undefined ? undefined : new Date(at);
    },
    async remove(team) {
      opened.delete(team);
      await installations.remove(team);
    },
  };
}
