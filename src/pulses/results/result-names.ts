/** What groups, parts and measures are called in a result. */
import type { OrganisationId, PlaceId } from "../../database/ids.js";
import type { Cell, Measure } from "../../database/tables/pulses.js";
import { groupName } from "../../groups/groups.js";
import type { Scene } from "../../schedule/messages.js";
import { findItem } from "../own-items.js";
import type { Pulse } from "../pulses.js";
import { isDimension } from "../questions.js";
import { ownItemOf, partId } from "./shown.js";

export type Naming = Pick<Scene, "read" | "words" | "system">;

export async function nameOfGroup({ read, words, system }: Naming, { group }: Pulse): Promise<string> {
  if (group.kind === "system") return system.name;
  return (await groupName(read, group)) ?? words.pulseResults.gone.group;
}

export async function nameOfPart(naming: Naming, pulse: Pulse, cell: Cell): Promise<string> {
  const { read, words } = naming;
  const place = partId<PlaceId>(cell, "place");
  if (place !== undefined) return (await groupName(read, { kind: "place", id: place })) ?? words.pulseResults.gone.part;
  const organisation = partId<OrganisationId>(cell, "organisation");
  if (organisation === undefined) return nameOfGroup(naming, pulse);
  return (await groupName(read, { kind: "organisation", id: organisation })) ?? words.pulseResults.gone.part;
}

/** Of a dimension its name, of a question its words. */
export async function nameOfMeasure({ read, words }: Naming, measure: Measure): Promise<string> {
  const own = ownItemOf(measure);
  if (own !== undefined) {
    return (await findItem(read, own))?.words ?? words.pulseResults.gone.ownItem;
  }
  const { dimensions, items }: { dimensions: Named; items: Named } = words.pulseQuestions;
  return (isDimension(measure) ? dimensions[measure] : items[measure]) ?? measure;
}

type Named = Readonly<Record<string, string>>;
