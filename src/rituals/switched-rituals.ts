/** Where a ritual is on, by whom somebody works for. */
import type { OrganisationId, PlaceId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { type StandardKey, standards } from "./catalogue.js";
import { isOn, scopesOf, switches } from "./rituals.js";

/** The places of each organisation. */
export async function placesOfEach(read: Reader): Promise<ReadonlyMap<OrganisationId, readonly PlaceId[]>> {
  const places = new Map<OrganisationId, PlaceId[]>();
  for (const { organisationId, placeId } of await read.select().from(read.tables.organisationPlace))
    places.set(organisationId, [...(places.get(organisationId) ?? []), placeId].toSorted());
  return places;
}

/** Of one that every system begins with: whether it is on for whoever works there; null where that is not known. */
export async function whereOn(
  read: Reader,
  key: StandardKey,
): Promise<(organisation: OrganisationId | null) => boolean> {
  const [all, places] = [await switches(read), await placesOfEach(read)];
  const ritual = { key, startsOn: standards[key].startsOn ?? false };
  return (organisation) => isOn(ritual, all, scopesOf(organisation, (organisation && places.get(organisation)) ?? []));
}
