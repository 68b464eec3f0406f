/** The token for a workspace: our own, or that of its installation, refreshed before it runs out. */
import type { webApi } from "@slack/bolt";
import { failureOf } from "./errors.js";
import { type Installation, readInstallation, refreshed } from "./installations.js";
import { createLru } from "./lru.js";
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

/** Tokens that rotate live 12 hours. https://docs.slack.dev/authentication/using-token-rotation */
const refreshBeforeMs = 5 * 60_000;
/** Opened installations kept in memory: 1 KB each. */
const remembered = 500;

type Around = Pick<SlackSurroundings, "now" | "log" | "installations">;

export function createTokens(settings: SlackSettings, around: Around, anonymous: webApi.WebClient): Tokens {
  const { now, log, installations } = around;
  const opened = createLru<Installation>(remembered);
  const refreshing = new Map<string, Promise<Installation>>();
  let ownTeam: string | undefined;

  const isOwn = (team: string): boolean => settings.botToken !== undefined && (ownTeam ?? team) === team;

  async function stored(team: string): Promise<Installation | undefined> {
    const secret = await installations.find(team);
    if (secret === undefined) return undefined;
    const installation = readInstallation(secret);
    opened.set(team, installation);
    return installation;
  }

  async function save(team: string, installation: Installation): Promise<void> {
    await installations.save(team, JSON.stringify(installation));
    opened.set(team, installation);
  }

  /**
   * One refresh at a time for each installation in this process. Two replicas may still meet: a refresh token works
   * once, so the one that comes second is refused and reads what the first has saved.
   */
  function refresh(team: string, before: Installation): Promise<Installation> {
    const underWay = refreshing.get(team) ?? exchange(team, before).finally(() => refreshing.delete(team));
    refreshing.set(team, underWay);
    return underWay;
  }

  async function exchange(team: string, before: Installation): Promise<Installation> {
    const { oauth } = settings;
    if (oauth === undefined || before.refreshToken === undefined) return before;
    try {
      const answer = await anonymous.oauth.v2.access({
        client_id: oauth.clientId,
        client_secret: oauth.clientSecret,
        grant_type: "refresh_token",
        refresh_token: before.refreshToken,
      });
      const after = refreshed(before, answer, now());
      await save(team, after);
      return after;
    } catch (error) {
      const current = await stored(team);
      if (current !== undefined && current.botToken !== before.botToken) return current;
      log.warn({ workspace: team, reason: failureOf(error).reason }, "a Slack token was not refreshed");
      // While it lasts, the old token is still good.
      if ((before.expiresAt ?? 0) > now().getTime()) return before;
      throw failureOf(error);
    }
  }

  return {
    save,
    own: (team) => {
      ownTeam = team;
    },
    async find(team) {
      if (isOwn(team)) return settings.botToken;
      const installation = opened.get(team) ?? (await stored(team));
      const endsSoon = (installation?.expiresAt ?? Infinity) - now().getTime() < refreshBeforeMs;
      return (endsSoon && installation ? await refresh(team, installation) : installation)?.botToken;
    },
    async insteadOf(team, refused) {
      if (isOwn(team)) return undefined;
      const current = await stored(team);
      const next = current?.botToken === refused ? await refresh(team, current) : current;
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
