/** Checks the blocks of a message. */
import { z } from "zod";
import { Refusal } from "../refusal.js";
import type { Block } from "../world.js";
import { messageBlock } from "./blocks.js";
import { type Problem, problemsOf, said } from "./problems.js";
import { repeatedIds } from "./repeated-ids.js";

const MESSAGE_BLOCKS_MAX = 50;
/** Undocumented and measured by others: https://github.com/slackapi/bolt-js/issues/2509 */
const MESSAGE_CHARACTERS_MAX = 13_200;

const message = z.object({ blocks: z.array(messageBlock).max(MESSAGE_BLOCKS_MAX) });

/** Gives the blocks back as blocks. Throws the refusal that Slack would answer. */
export function checkBlocks(blocks: unknown): readonly Block[] {
  if (!Array.isArray(blocks)) throw new Refusal("invalid_blocks_format");
  const problems = problemsOf(message, { blocks });
  problems.push(...repeatedIds(blocks), ...secondTable(blocks));
  if (problems.length > 0) throw refusal(problems);
  if (characters(blocks) > MESSAGE_CHARACTERS_MAX) throw new Refusal("msg_blocks_too_long");
  return blocks;
}

function refusal(problems: readonly Problem[]): Refusal {
  const errors = problems.map(said);
  return new Refusal("invalid_blocks", {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}

/** https://docs.slack.dev/reference/block-kit/blocks/table-block: one table in a message. */
function secondTable(blocks: readonly Block[]): Problem[] {
  const tables = blocks.flatMap((block, index) => (block?.type === "table" ? [index] : []));
  return tables.slice(1).map((index) => ({ path: ["blocks", index], message: "only_one_table_allowed" }));
}

/** The characters of everything written under "text". */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + characters(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === "text" && typeof item === "string" ? item.length : characters(item)),
    0,
  );
}
