/** For whom somebody may switch a ritual, and what holds there now. */
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { type ChannelId, type MemberId, type OrganisationId, type PlaceId, readId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { RitualScope } from "../../database/tables/rituals.js";
import { type Authority, authorityOf, looksAfter } from "../../directory/authority.js";
import { places } from "../../directory/organisations.js";
import type { Words } from "../../words/en-GB.js";
import { placeIdsOf } from "../asked-rituals.js";
import type { Ritual } from "../catalogue.js";
import { heardFor, type Setting, type Switch, scopesOf, settingFor } from "../rituals.js";

export interface NamedScope {
  readonly scope: RitualScope;
  /** "the whole system", "Harbour place", "Northshire General", "the leaders' channel of Northshire General" */
  readonly name: string;
  /** Null where it is more than one organisation's matter. */
  readonly organisationId: OrganisationId | null;
}

/** Whoever may switch or change any ritual anywhere. */
export async function mayChangeRituals(read: Reader, me: MemberId | undefined): Promise<boolean> {
  const authority = await authorityOf(read, me);
  if (authority.steward || looksAfter(authority).length > 0) return true;
  return (await channelsOf(read, me, authority)).length > 0;
}

/**
 * Stewards for the system and its places, curators and leaders for their own organisations; for a channel that is asked,
 * whoever set it up, and curators and leaders of its organisation. The widest first.
 */
export async function scopesToSet(
  read: Reader,
  { rituals: { switches: said } }: Words,
  me: MemberId | undefined,
  { audience }: Pick<Ritual, "audience">,
): Promise<readonly NamedScope[]> {
  const authority = await authorityOf(read, me);
  const wide: readonly NamedScope[] = authority.steward
    ? [
        { scope: "system", name: said.system, organisationId: null },
        ...(await places(read)).map(({ id, name }) => ({
          ...{ scope: `place:${id}`, name: said.place(name), organisationId: null },
        })),
      ]
    : [];
  const own = looksAfter(authority).map(({ id, name }) => ({ scope: `organisation:${id}`, name, organisationId: id }));
  // Nobody is asked in a channel but by these.
  const channels = audience === "forums" ? await channelsOf(read, me, authority) : [];
  const named = channels.map(({ id, organisation, organisationId }, at): NamedScope => {
    const number = channels.slice(0, at + 1).filter((one) => one.organisationId === organisationId).length;
    return { scope: `channel:${id}`, name: said.channel(organisation, number), organisationId };
  });
  return [...wide, ...own, ...named];
}

/** What somebody named that they may set; it comes from their own device. */
export async function scopeToSet(
  read: Reader,
  words: Words,
  me: MemberId | undefined,
  ritual: Pick<Ritual, "audience">,
  typed: string,
): Promise<NamedScope | undefined> {
  return (await scopesToSet(read, words, me, ritual)).find(({ scope }) => scope === typed);
}

async function channelsOf(read: Reader, me: MemberId | undefined, authority: Authority) {
  if (me === undefined) return [];
  const { channel, organisation } = read.tables;
  const own = looksAfter(authority).map(({ id }) => id);
  const isTheirs = or(eq(channel.setUpBy, me), inArray(channel.organisationId, own));
  return read
    .select({ id: channel.id, organisation: organisation.name, organisationId: channel.organisationId })
    .from(channel)
    .innerJoin(organisation, eq(organisation.id, channel.organisationId))
    .where(and(eq(channel.purpose, "leadership"), isNull(channel.retiredAt), isTheirs))
    .orderBy(asc(organisation.name), asc(channel.id));
}

export interface Holds {
  readonly setting: Setting;
  /** What is said in this very scope. */
  readonly said: Switch | undefined;
  /** Where what is heard was said: undefined in the catalogue. */
  readonly from: RitualScope | undefined;
}

/** What holds there now. */
export async function holdsIn(
  read: Reader,
  ritual: Ritual,
  all: readonly Switch[],
  scope: RitualScope,
): Promise<Holds> {
  const scopes = await scopesWithin(read, scope);
  return {
    setting: settingFor(ritual, all, scopes),
    said: all.find((one) => one.ritualKey === ritual.key && one.scope === scope),
    from: heardFor(ritual, all, scopes)?.scope,
  };
}

/** The scope itself, and those that hold where it says nothing. */
async function scopesWithin(read: Reader, scope: RitualScope): Promise<readonly RitualScope[]> {
  const [kind, typed = ""] = scope.split(":");
  if (kind === "place") return scopesOf(null, [typed as PlaceId]);
  const organisation = kind === "channel" ? await organisationOf(read, typed) : readId<OrganisationId>(typed);
  if (organisation === undefined) return ["system"];
  const around = await placeIdsOf(read, organisation);
  return scopesOf(organisation, around, kind === "channel" ? typed : undefined);
}

async function organisationOf(read: Reader, typed: string): Promise<OrganisationId | undefined> {
  const { channel } = read.tables;
  const id = readId<ChannelId>(typed);
  if (id === undefined) return undefined;
  const [row] = await read.select({ organisationId: channel.organisationId }).from(channel).where(eq(channel.id, id));
  return row?.organisationId;
}
