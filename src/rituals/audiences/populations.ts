/** Whether there is anybody at all in an audience, where a ritual is on. */
import { and, eq, exists, inArray } from "drizzle-orm";
import type { OrganisationId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { RitualAudience, RitualScope } from "../../database/tables/rituals.js";
import { leadershipChannels } from "../../directory/channels.js";
import { type Catalogue, scopesIn } from "../calendar/due-rituals.js";
import type { Ritual } from "../catalogue.js";
import { isOn } from "../rituals.js";
import { everyHost } from "./group-hosts.js";
import { whereHeld, whereWorking } from "./role-holders.js";

/** Those that somebody has to belong to first. Of all others, nobody may be meant now, and somebody in a week. */
export type JoinedAudience = Extract<RitualAudience, "leaders" | "managers" | "hosts" | "forums" | "volunteers">;

/** Somebody, or a channel, whom it may ask: where they are. */
interface Asked {
  readonly organisationId: OrganisationId | null;
  readonly channel?: string;
}

/** Somebody within that scope for whom it is on: a narrower scope may have switched it off for its own. */
export async function hasAnybody(
  read: Reader,
  catalogue: Catalogue,
  {
    ritual,
    audience,
    scope,
  }: { readonly ritual: Ritual; readonly audience: JoinedAudience; readonly scope: RitualScope },
): Promise<boolean> {
  return (await askedBy(read, audience, ritual)).some(({ organisationId, channel }) => {
    const scopes = scopesIn(catalogue, organisationId, channel);
    return scopes.includes(scope) && isOn(ritual, catalogue.switches, scopes);
  });
}

async function askedBy(read: Reader, audience: JoinedAudience, { key }: Ritual): Promise<readonly Asked[]> {
  switch (audience) {
    case "leaders":
      return at(await whereHeld(read, ["leader"]));
    case "managers":
      return at([...(await whereHeld(read, ["leader", "curator"])), ...(await whereHosting(read))]);
    case "hosts":
      return at(await whereHosting(read));
    case "forums":
      return (await leadershipChannels(read))
        .filter(({ disconnected }) => !disconnected)
        .map(({ id, organisationId }) => ({ organisationId, channel: id }));
    case "volunteers":
      return at(await whereWilling(read, key === "coffee" ? "coffee" : "day"));
  }
}

const at = (employers: readonly (OrganisationId | null)[]): readonly Asked[] =>
  employers.map((organisationId) => ({ organisationId }));

async function whereHosting(read: Reader) {
  const hosts = new Set((await everyHost(read)).map(({ hostId }) => hostId));
  return hosts.size === 0 ? [] : whereWorking(read, inArray(read.tables.member.id, [...hosts]));
}

async function whereWilling(read: Reader, kind: "coffee" | "day") {
  const { meetingWish, member } = read.tables;
  const wants = and(eq(meetingWish.memberId, member.id), eq(meetingWish.kind, kind));
  return whereWorking(read, exists(read.select({ id: meetingWish.memberId }).from(meetingWish).where(wants)));
}
