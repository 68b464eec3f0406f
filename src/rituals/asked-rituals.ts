/** Which rituals are on for somebody: where they work, and by what they do there. */
import { and, eq, isNull } from "drizzle-orm";
import type { MemberId, OrganisationId, PlaceId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { RitualAudience } from "../database/tables/rituals.js";
import { authorityOf, looksAfter } from "../directory/authority.js";
import type { Words } from "../words/en-GB.js";
import type { Ritual } from "./catalogue.js";
import { allRituals, type Setting, scopesOf, settingFor, switches } from "./rituals.js";
import { placesOfEach } from "./switched-rituals.js";

export interface OnFor {
  readonly ritual: Ritual;
  readonly setting: Setting;
}

/** Where whoever asks works: undefined where that is not known. */
export interface Works {
  readonly memberId: MemberId | undefined;
  readonly organisationId: OrganisationId | undefined;
}

/** In the order of the catalogue. */
export async function ritualsOnFor(read: Reader, words: Words, works: Works): Promise<readonly OnFor[]> {
  const audiences = await audiencesOf(read, works.memberId);
  return (await settingsFor(read, words, works)).filter(
    ({ ritual, setting }) => setting.on && audiences.has(ritual.audience),
  );
}

/** What somebody may start: one that the system has added, once it is on where they work. */
export async function ritualsToStart(read: Reader, words: Words, works: Works): Promise<readonly Ritual[]> {
  return (await settingsFor(read, words, works))
    .filter(({ ritual, setting }) => setting.on || !ritual.own)
    .map(({ ritual }) => ritual);
}

async function settingsFor(read: Reader, words: Words, { organisationId }: Works): Promise<readonly OnFor[]> {
  const places = organisationId === undefined ? [] : await placeIdsOf(read, organisationId);
  const scopes = scopesOf(organisationId ?? null, places);
  const all = await switches(read);
  return (await allRituals(read, words)).map((ritual) => ({ ritual, setting: settingFor(ritual, all, scopes) }));
}

export async function placeIdsOf(read: Reader, organisationId: OrganisationId): Promise<readonly PlaceId[]> {
  return (await placesOfEach(read)).get(organisationId) ?? [];
}

/** Anybody may be thanked, tell a story or ask to be in something; the rest is for some. */
async function audiencesOf(read: Reader, me: MemberId | undefined): Promise<ReadonlySet<RitualAudience>> {
  const audiences = new Set<RitualAudience>(["staff", "thanked", "authors", "volunteers"]);
  if (me === undefined) return audiences;
  const authority = await authorityOf(read, me);
  const isHost = await looksAfterTeam(read, me);
  if (authority.leads.length > 0) audiences.add("leaders").add("forums");
  if (isHost) audiences.add("hosts").add("celebrated");
  if (isHost || looksAfter(authority).length > 0) audiences.add("managers");
  return audiences;
}

async function looksAfterTeam(read: Reader, me: MemberId): Promise<boolean> {
  const { team } = read.tables;
  const made = and(eq(team.madeBy, me), isNull(team.endedAt));
  return (await read.select({ id: team.id }).from(team).where(made).limit(1)).length > 0;
}
