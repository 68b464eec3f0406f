/** What a scope is called. */
import { type OrganisationId, type PlaceId, readId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { RitualScope } from "../../database/tables/rituals.js";
import { organisationName, places } from "../../directory/organisations.js";
import type { Words } from "../../words/en-GB.js";

/** Undefined is the catalogue, which holds where nobody has said anything. */
export async function scopeName(
  read: Reader,
  { rituals: { switches: said } }: Words,
  scope: RitualScope | undefined,
): Promise<string> {
  const [kind, typed = ""] = (scope ?? "").split(":");
  if (kind === "system") return said.system;
  if (kind === "place") {
    const id = readId<PlaceId>(typed);
    return said.place((await places(read)).find((one) => one.id === id)?.name ?? "");
  }
  const organisation = kind === "organisation" ? readId<OrganisationId>(typed) : undefined;
  return (organisation && (await organisationName(read, organisation))) ?? said.from.catalogue;
}
