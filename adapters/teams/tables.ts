/** Tables: Teams' own, as far as they stay readable. */
import type { CardNode } from "../../src/chat/card.js";
import { shortened } from "../../src/chat/text.js";
import type { Table, TableRow } from "./elements.js";
import * as limits from "./limits.js";
import { isBlank, nothingToSee, run } from "./text.js";

export function tableOf({ columns, rows }: Extract<CardNode, { kind: "table" }>): Table[] {
  const shown = columns.slice(0, limits.tableColumns);
  if (shown.length === 0) return [];
  return [
    {
      type: "Table",
      firstRowAsHeader: true,
      columns: shown.map(() => ({ width: 1 })),
      rows: [shown, ...rows.slice(0, limits.tableRows)].map((row, index) => rowOf(row, shown.length, index === 0)),
    },
  ];
}

/** A row with fewer cells than there are columns would shift what follows. */
function rowOf(row: readonly string[], columns: number, isHeader: boolean): TableRow {
  const cells = Array.from({ length: columns }, (_, at) => {
    const text = row[at] ?? "";
    const words = isBlank(text) ? nothingToSee : shortened(text.replace(/\s+/g, " "), limits.cellText);
    const inlines = [run(words, isHeader ? { weight: "Bolder" } : {})];
    return { type: "TableCell", items: [{ type: "RichTextBlock", inlines }] } as const;
  });
  return { type: "TableRow", cells };
}
