/** Finding a button of a card by what it says. */
import { type Json, record, records, string } from "../../../slack/small-slack/json.js";

export interface FoundAction {
  readonly action: Json;
  /** What it sends along: the inputs of its own card, and of those around that. */
  readonly inputs: readonly Json[];
}

/** Throws when there is none, or more than one, saying what there is. */
export function findAction(label: string, card: Json, shown: ReadonlySet<unknown>): FoundAction {
  const all = actionsIn(card, shown, []);
  const [found, second] = all.filter(({ action }) => action["title"] === label || action["tooltip"] === label);
  if (found === undefined) throw new Error(`No button [${label}] among ${labels(all)}`);
  if (second !== undefined) throw new Error(`More than one button [${label}] among ${labels(all)}`);
  if (found.action["isEnabled"] === false) throw new Error(`[${label}] is greyed out`);
  return found;
}

/** Every button that can be seen, also in cards that a ShowCard button has opened. */
export function actionsIn(card: Json, shown: ReadonlySet<unknown>, outer: readonly Json[]): readonly FoundAction[] {
  const elements = visible(card);
  const inputs = [...outer, ...elements.filter(({ type }) => string(type).startsWith("Input."))];
  const actions = [...elements, card].flatMap(actionsOf);
  return actions.flatMap((action) => [
    { action, inputs },
    ...(shown.has(action) ? actionsIn(record(action["card"]), shown, inputs) : []),
  ]);
}

export function inputsIn(card: Json): readonly Json[] {
  return visible(card).filter(({ type }) => string(type).startsWith("Input."));
}

function actionsOf(part: Json): readonly Json[] {
  return records([...records(part["actions"]), part["selectAction"], part["inlineAction"]]);
}

/** Everything within, but for what is hidden. */
function visible(part: Json): readonly Json[] {
  const held = ["body", "items", "columns", "rows", "cells", "images"].flatMap((holder) => records(part[holder]));
  return held.filter(({ isVisible }) => isVisible !== false).flatMap((child) => [child, ...visible(child)]);
}

function labels(found: readonly FoundAction[]): string {
  return found.map(({ action }) => `[${string(action["title"])}]`).join(" ") || "none";
}
