/** Stories by their words, and by where, what and when: only what an organisation's people may read. */
import { and, eq, exists, gte, inArray, or, type SQL } from "drizzle-orm";
import { type Facet, matchingIds, type Place } from "../../database/full-text.js";
import type { OrganisationId, PlaceId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Element, StoryKind } from "../../database/tables/stories.js";
import { organisationsIn, organisationsNear } from "../../directory/organisations.js";
import { readableBy, type Story, selectStories } from "../stories.js";
import { phrasesIn } from "./search-words.js";

export interface Asked {
  readonly words: string;
  /** It was told there, or names it. */
  readonly organisation?: OrganisationId | undefined;
  /** It was told in an organisation of that place. */
  readonly place?: PlaceId | undefined;
  readonly kind?: StoryKind | undefined;
  readonly element?: Element | undefined;
  readonly since?: Date | undefined;
}

export interface Page {
  /** After this one. */
  readonly before?: Place | undefined;
  readonly limit: number;
}

/** More than these are no help to the index. */
const MOST_NAMED = 40;

/** Newest first: never the most popular. */
export async function searchedStories(
  read: Reader,
  asker: OrganisationId,
  asked: Asked,
  { before, limit }: Page,
): Promise<readonly Story[]> {
  const where = and(readableBy(read, asker), ...filters(read, asked));
  const facets = { all: [await mayRead(read, asker), ...(await facetsOf(read, asked))] };
  const { words, since } = asked;
  const ids = await matchingIds(read, { phrases: phrasesIn(words), facets, where, since, before, limit });
  if (ids.length === 0) return [];
  const found = await selectStories(read, and(inArray(read.tables.story.id, [...ids]), where), ids.length);
  const order = new Map(ids.map((id, index) => [id, index]));
  return found.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
}

function filters(read: Reader, { organisation, place, kind, element, since }: Asked): (SQL | undefined)[] {
  const { story, storyOrganisation, organisationPlace } = read.tables;
  const names = (id: OrganisationId) =>
    exists(
      read
        .select({ id: storyOrganisation.storyId })
        .from(storyOrganisation)
        .where(and(eq(storyOrganisation.storyId, story.id), eq(storyOrganisation.organisationId, id))),
    );
  const inPlace = (id: PlaceId) =>
    read
      .select({ id: organisationPlace.organisationId })
      .from(organisationPlace)
      .where(eq(organisationPlace.placeId, id));
  return [
    organisation && or(eq(story.organisationId, organisation), names(organisation)),
    place && inArray(story.organisationId, inPlace(place)),
    kind && eq(story.kind, kind),
    element && eq(story.element, element),
    since && gte(story.createdAt, since),
  ];
}

/** The same as `filters`, in the index's words. */
async function facetsOf(read: Reader, { organisation, place, kind, element }: Asked): Promise<readonly Facet[]> {
  return [
    ...(organisation === undefined ? [] : [{ name: "with", value: organisation } as const]),
    ...(kind === undefined ? [] : [{ name: "kind", value: kind } as const]),
    ...(element === undefined ? [] : [{ name: "element", value: element } as const]),
    ...(place === undefined ? [] : toldBy(await organisationsIn(read, place))),
  ];
}

/** No less than `readableBy` lets through. */
async function mayRead(read: Reader, asker: OrganisationId): Promise<Facet> {
  const near = await organisationsNear(read, asker);
  const ofPlace = { all: [{ name: "for", value: "place" } as const, ...toldBy(near)] };
  return {
    any: [{ name: "with", value: asker }, { name: "for", value: "system" }, ...(near.length > 0 ? [ofPlace] : [])],
  };
}

function toldBy(organisations: readonly OrganisationId[]): readonly Facet[] {
  if (organisations.length > MOST_NAMED) return [];
  return [{ any: organisations.map((value) => ({ name: "by", value }) as const) }];
}
