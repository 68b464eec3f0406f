/** Finding a button by what it says. */
import { isRecord, type Json, list, textOf } from "../json.js";
import type { Block, Shown } from "../world.js";

export interface FoundButton {
  readonly block: Block;
  readonly button: Json;
}

/** Throws when there is none, or more than one, saying what there is. */
export function findButton(label: string, shown: Shown): FoundButton {
  const all = shown.blocks.flatMap(buttonsIn);
  const [found, second] = all.filter(
    ({ button }) => textOf(button["text"]) === label || button["accessibility_label"] === label,
  );
  if (found === undefined) throw new Error(`No button [${label}] among ${labels(all)}`);
  if (second !== undefined) throw new Error(`More than one button [${label}] among ${labels(all)}`);
  return found;
}

/** What a press of it says of itself in block_actions. */
export function pressOf({ block, button }: FoundButton): Json {
  const { action_id, value, text, style, confirm } = button;
  return {
    action_id,
    block_id: block.block_id,
    text,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm }),
    type: "button",
  };
}

function buttonsIn(block: Block): readonly FoundButton[] {
  return [...list(block["elements"]), block["accessory"]]
    .filter(isRecord)
    .filter((element) => element["type"] === "button")
    .map((button) => ({ block, button }));
}

function labels(found: readonly FoundButton[]): string {
  return found.map(({ button }) => `[${textOf(button["text"])}]`).join(" ") || "none";
}
