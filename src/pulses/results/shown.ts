/** What a chart is of: a pulse, a part of its group, and a measure. As it travels in buttons and addresses. */
import { type OrganisationId, type OwnItemId, type PlaceId, type PulseId, readId } from "../../database/ids.js";
import type { BankItem, Cell, Dimension, Item, Measure } from "../../database/tables/pulses.js";
import { isDimension, itemsOf } from "../questions.js";

export interface Shown {
  readonly pulseId: PulseId;
  readonly cell: Cell;
  readonly measure: Measure;
}

export const subjectOf = ({ pulseId, cell, measure }: Shown): string => [pulseId, cell, measure].join(" ");

/** It comes from a person's own device: undefined where it is none of ours. What they may read is not settled here. */
export function readShown(subject: string): Shown | undefined {
  const [first = "", second = "", third = ""] = subject.split(" ");
  const pulseId = readId<PulseId>(first);
  const cell = readCell(second);
  const measure = readMeasure(third);
  if (pulseId === undefined || cell === undefined || measure === undefined) return undefined;
  return { pulseId, cell, measure };
}

function readCell(typed: string): Cell | undefined {
  const place = partId<PlaceId>(typed, "place");
  if (place !== undefined) return `place:${place}`;
  const organisation = partId<OrganisationId>(typed, "organisation");
  if (organisation !== undefined) return `organisation:${organisation}`;
  return typed === "group" ? typed : undefined;
}

function readMeasure(typed: string): Measure | undefined {
  const own = partId<OwnItemId>(typed, "own");
  if (own !== undefined) return `own:${own}`;
  return isDimension(typed) ? typed : items.find((item) => item === typed);
}

const items: readonly BankItem[] = Object.values(itemsOf).flat();

/** The id in "place:<id>", "organisation:<id>" or "own:<id>"; undefined where it is of another kind. */
export function partId<I extends PlaceId | OrganisationId | OwnItemId>(key: string, kind: string): I | undefined {
  const [before, id = ""] = key.split(":");
  return before === kind ? readId<I>(id) : undefined;
}

export const ownItemOf = (item: Measure): OwnItemId | undefined => partId<OwnItemId>(item, "own");

/** The dimension that an item of the bank belongs to, or that a measure is. */
export function dimensionOf(measure: Measure): Dimension | undefined {
  if (isDimension(measure)) return measure;
  const found = Object.entries(itemsOf).find(([, items]) => items.some((item: Item) => item === measure));
  return found === undefined || !isDimension(found[0]) ? undefined : found[0];
}
