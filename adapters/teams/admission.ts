/** Whose activities are listened to, decided before anything in them is acted on. */

import type { Activity } from "./activities.js";
import type { Allowlists } from "./allowlists.js";

export const channel = "msteams";

/** What its address alone shows to be wrong. */
export function problemWithOrigin(
  { channelId, serviceUrl }: { readonly channelId: string; readonly serviceUrl: string },
  allowlists: Allowlists,
): string | undefined {
  if (channelId !== channel) return "another channel";
  return allowlists.serviceUrl(serviceUrl) ? undefined : "foreign service url";
}

/** The tenant that it comes from; undefined unless every tenant that it names may use the bot. */
export function tenantOf(activity: Activity, allowlists: Allowlists): string | undefined {
  const named = tenantsOf(activity);
  return named.every((tenant) => allowlists.tenant(tenant)) ? named[0] : undefined;
}

export function tenantsOf({ conversation, channelData }: Activity): readonly string[] {
  return [channelData?.tenant?.id, conversation.tenantId].flatMap((tenant) => tenant ?? []);
}
