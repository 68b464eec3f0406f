/** What is kept of an installation, and how Slack's answer to an install or a refresh becomes one. */
import { z } from "zod";

const installation = z.object({
  botToken: z.string().min(1),
  botUserId: z.string().optional(),
  /** Present where tokens rotate. */
  refreshToken: z.string().optional(),
  /** Milliseconds since 1970. */
  expiresAt: z.number().optional(),
  installedAt: z.number(),
  scopes: z.string().default(""),
});

export type Installation = z.infer<typeof installation>;

export function readInstallation(secret: string): Installation {
  return installation.parse(JSON.parse(secret));
}

/** https://docs.slack.dev/reference/methods/oauth.v2.access */
const access = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.number().optional(),
  bot_user_id: z.string().optional(),
  scope: z.string().optional(),
  is_enterprise_install: z.boolean().nullish(),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
});

/** A first install: under which key it is kept, and what. */
export function installed(answer: unknown, now: Date): { key: string; installation: Installation } {
  const granted = access.parse(answer);
  const key = granted.is_enterprise_install ? granted.enterprise?.id : granted.team?.id;
  if (!key) throw new Error("Slack named no workspace");
  return { key, installation: { ...tokensOf(granted, now), installedAt: now.getTime() } };
}

/** The same installation with the tokens that a refresh brought. */
export function refreshed(before: Installation, answer: unknown, now: Date): Installation {
  return { ...before, ...tokensOf(access.parse(answer), now) };
}

function tokensOf(granted: z.infer<typeof access>, now: Date): Omit<Installation, "installedAt"> {
  return {
    botToken: granted.access_token,
    scopes: granted.scope ?? "",
    ...(granted.bot_user_id === undefined ? {} : { botUserId: granted.bot_user_id }),
    ...(granted.refresh_token === undefined ? {} : { refreshToken: granted.refresh_token }),
    ...(granted.expires_in === undefined ? {} : { expiresAt: now.getTime() + granted.expires_in * 1000 }),
  };
}
