/** Tables: Slack's own block where it fits, aligned text elsewhere. */
import type { types } from "@slack/bolt";
import type { CardNode } from "../../src/chat/card.js";
import { shortened } from "../../src/chat/text.js";
import { inert } from "./escape.js";
import * as limits from "./limits.js";

type Table = Extract<CardNode, { kind: "table" }>;

/** Undefined where Slack would refuse it. */
export function tableBlock(node: Table): types.TableBlock[] | undefined {
  const rows = [node.columns, ...node.rows].map((row) => node.columns.map((_, at) => cellText(row[at])));
  const characters = rows.flat().join("").length;
  const tooMany = rows.length > limits.tableRows || node.columns.length > limits.tableColumns;
  if (tooMany || node.columns.length === 0 || characters > limits.tableCharacters) return undefined;
  return [
    {
      type: "table",
      rows: rows.map((row) => row.map((text) => ({ type: "raw_text", text }))),
      column_settings: node.columns.map(() => ({ is_wrapped: true })),
    },
  ];
}

function cellText(cell: string | undefined): string {
  return cell === undefined || cell.trim() === "" ? " " : cell;
}

/** Aligned columns in fixed width, as far as rich text takes them. */
export function tableText(node: Table): types.RichTextBlock[] {
  const rows = [node.columns, ...node.rows].map((row) => row.map((cell) => cell.replace(/\s+/g, " ")));
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, at) => Math.max(cell.length, widest[at] ?? 0)).concat(widest.slice(row.length)),
    [],
  );
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const text = lines.join("\n");
  if (text.trim() === "") return [];
  const element: types.RichTextPreformatted = {
    type: "rich_text_preformatted",
    elements: [{ type: "text", text: shortened(inert(text), limits.richText) }],
  };
  return [{ type: "rich_text", elements: [element] }];
}
