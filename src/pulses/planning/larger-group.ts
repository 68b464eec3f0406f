/** Whom to ask instead, where a group is too small for anything to be shown. */
import type { OrganisationId, PlaceId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { countByOrganisation, type Group, groupKey } from "../../groups/groups.js";
import { isLikely } from "./expected-answers.js";
import { type Naming, organisationsByPlace, type SizedGroup, sizedGroup } from "./group-sizes.js";

/**
 * Its place, and the whole system where that is too small as well. Undefined where even that is.
 * A team's place is the one in which most of its people's organisations are; an organisation's is its largest.
 */
export async function largerGroup(
  read: Reader,
  naming: Naming,
  group: Group,
  threshold: number,
): Promise<SizedGroup | undefined> {
  const place = await placeOf(read, naming, group);
  const system = await sizedGroup(read, naming, { kind: "system" });
  const larger = [place, system].filter((one) => one !== undefined && groupKey(one.group) !== groupKey(group));
  return larger.find((one) => one !== undefined && isLikely(one.people, { halves: false, threshold }));
}

async function placeOf(read: Reader, naming: Naming, group: Group): Promise<SizedGroup | undefined> {
  if (group.kind === "system" || group.kind === "place") return undefined;
  const within = await organisationsByPlace(read);
  const own = group.kind === "team" ? await countByOrganisation(read, group) : new Map([[group.id, 1]]);
  const inTheMost = mostOf([...within.keys()], (place) => sumIn(own, within.get(place) ?? []));
  const sized = await Promise.all(inTheMost.map((id) => sizedGroup(read, naming, { kind: "place", id })));
  return sized.toSorted((one, other) => other.people - one.people)[0];
}

/** Those for which it is largest, and not nothing. */
function mostOf(all: readonly PlaceId[], sizeOf: (place: PlaceId) => number): readonly PlaceId[] {
  const most = Math.max(0, ...all.map(sizeOf));
  return most === 0 ? [] : all.filter((place) => sizeOf(place) === most);
}

function sumIn(sizes: ReadonlyMap<OrganisationId, number>, organisations: readonly OrganisationId[]): number {
  return organisations.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
}
