/** What Slack adds to blocks that it accepts: ids where none were given, and the defaults. */
import { isRecord, type Json } from "./json.js";
import type { Block, World } from "./world.js";

const INTERACTIVE = /^(button|overflow|checkboxes|radio_buttons|.*_select|.*picker|.*_input)$/;

export function settled(world: World, blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => settledBlock(world, block));
}

function settledBlock(world: World, block: Block): Block {
  const defaults = block.type === "input" ? { optional: false, dispatch_action: false } : {};
  return { block_id: world.id("b"), ...defaults, ...settledFields(world, block), type: block.type };
}

function settledFields(world: World, value: Json): Json {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settledValue(world, item)]));
}

function settledValue(world: World, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => settledValue(world, item));
  if (!isRecord(value)) return value;
  const { type } = value;
  if (type === "plain_text") return { ...value, emoji: value["emoji"] ?? true };
  const fields = settledFields(world, value);
  return typeof type === "string" && INTERACTIVE.test(type) ? { action_id: world.id("a"), ...fields } : fields;
}
