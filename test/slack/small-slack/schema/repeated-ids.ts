/** Ids must be unique: block_id within a message or view, action_id within a block. */
import { isRecord, list, string } from "../json.js";
import type { Problem } from "./problems.js";

export function repeatedIds(blocks: readonly unknown[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  blocks.forEach((block, index) => {
    if (!isRecord(block)) return;
    const id = string(block["block_id"]);
    if (id !== "" && seen.has(id)) problems.push(repeated("block_id", id, ["blocks", index, "block_id"]));
    seen.add(id);
    problems.push(...repeatedActions(list(block["elements"]), index));
  });
  return problems;
}

function repeatedActions(elements: readonly unknown[], block: number): Problem[] {
  const seen = new Set<string>();
  return elements.flatMap((element, index) => {
    const id = isRecord(element) ? string(element["action_id"]) : "";
    if (id === "") return [];
    const again = seen.has(id);
    seen.add(id);
    return again ? [repeated("action_id", id, ["blocks", block, "elements", index, "action_id"])] : [];
  });
}

function repeated(what: string, id: string, path: readonly PropertyKey[]): Problem {
  return { path, message: `\`${what}\` "${id}" already exists` };
}
