/** Tokens that rotate: 12 hours each, and a refresh token that works once. */
import type { webApi } from "@slack/bolt";
import { failureOf } from "./errors.js";
import { type Installation, refreshed } from "./installations.js";
import type { SlackLog, SlackSettings } from "./settings.js";

/** https://docs.slack.dev/authentication/using-token-rotation */
const refreshBeforeMs = 5 * 60_000;

export interface RotationOptions {
  readonly oauth: SlackSettings["oauth"];
  readonly anonymous: webApi.WebClient;
  readonly log: SlackLog;
  now(): Date;
  /** What is stored now. */
  stored(team: string): Promise<Installation | undefined>;
  keep(team: string, after: Installation): Promise<void>;
}

export interface Rotation {
  /** The same installation while it lasts, a new one before it ends. */
  lasting(team: string, installation: Installation): Promise<Installation>;
  refresh(team: string, before: Installation): Promise<Installation>;
}

export function createRotation(options: RotationOptions): Rotation {
  const underWay = new Map<string, Promise<Installation>>();
  /**
   * One refresh at a time for each installation in this process. Two replicas may still meet: the one that comes
   * second is refused, and reads what the first has saved. A lock across replicas would belong around `exchange`.
   */
  const refresh = (team: string, before: Installation): Promise<Installation> => {
    const work = underWay.get(team) ?? exchange(options, team, before).finally(() => underWay.delete(team));
    underWay.set(team, work);
    return work;
  };
  return {
    refresh,
    lasting: async (team, installation) => {
      const left = (installation.expiresAt ?? Number.POSITIVE_INFINITY) - options.now().getTime();
      return left < refreshBeforeMs ? refresh(team, installation) : installation;
    },
  };
}

async function exchange(options: RotationOptions, team: string, before: Installation): Promise<Installation> {
  const { oauth, anonymous, log, now } = options;
  if (oauth === undefined || before.refreshToken === undefined) return before;
  try {
    const answer = await anonymous.oauth.v2.access({
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      grant_type: "refresh_token",
      refresh_token: before.refreshToken,
    });
    const after = refreshed(before, answer, now());
    await options.keep(team, after);
    return after;
  } catch (error) {
    const current = await options.stored(team);
    if (current !== undefined && current.botToken !== before.botToken) return current;
    const failure = failureOf(error);
    log.warn({ workspace: team, reason: failure.reason }, "a Slack token was not refreshed");
    // While it lasts, the old token is still good.
    if ((before.expiresAt ?? 0) > now().getTime()) return before;
    throw failure;
  }
}
