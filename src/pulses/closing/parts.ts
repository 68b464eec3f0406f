/** The parts of a group whose figures may be shown besides the whole one's. */
import type { OrganisationId, PlaceId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Cell } from "../../database/tables/pulses.js";
import { organisations, organisationsIn, places } from "../../directory/organisations.js";
import type { Group } from "../../groups/groups.js";

export interface Part {
  readonly cell: Cell;
  readonly organisations: readonly OrganisationId[];
}

/** Of the system its places and organisations, of a place its organisations; others are shown whole. */
export async function partsOf(read: Reader, group: Group): Promise<readonly Part[]> {
  switch (group.kind) {
    case "system": {
      const all = await organisations(read);
      return [...(await placesWith(read)), ...all.map(({ id }) => organisationPart(id))];
    }
    case "place":
      return (await organisationsIn(read, group.id)).map(organisationPart);
    case "organisation":
    case "team":
      return [];
  }
}

const organisationPart = (id: OrganisationId): Part => ({ cell: `organisation:${id}`, organisations: [id] });

async function placesWith(read: Reader): Promise<readonly Part[]> {
  const all: readonly { readonly id: PlaceId }[] = await places(read);
  return Promise.all(
    all.map(async ({ id }) => ({ cell: `place:${id}` as const, organisations: await organisationsIn(read, id) })),
  );
}
