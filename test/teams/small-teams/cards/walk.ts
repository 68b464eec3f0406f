/** Every part of a card, in the order that a reader meets them. */
import { isRecord, type Json } from "../../../slack/small-slack/json.js";

export interface Found {
  /** A JSON pointer. */
  readonly at: string;
  readonly part: Json;
}

/** Where parts may stand. Data of an action is the bot's own, so nothing in it is a part. */
const HOLDERS = [
  "body",
  "items",
  "columns",
  "rows",
  "cells",
  "images",
  "inlines",
  "actions",
  "card",
  "selectAction",
  "inlineAction",
  "fallback",
] as const;
/** Parts that may leave their type out. */
const TYPED: Readonly<Record<string, string>> = { columns: "Column", rows: "TableRow", cells: "TableCell" };

export function walk(part: Json, at = ""): readonly Found[] {
  const within = HOLDERS.flatMap((holder) => childrenIn(part, holder, at));
  return [{ at, part }, ...within.flatMap(({ at: place, part: child }) => walk(child, place))];
}

function childrenIn(part: Json, holder: string, at: string): readonly Found[] {
  const held = part[holder];
  // A column of a table describes a width and holds nothing.
  if (holder === "columns" && part["type"] === "Table") return [];
  const children = Array.isArray(held) ? held.map((child, index) => [child, `/${index}`]) : [[held, ""]];
  return children.flatMap(([child, index]) =>
    isRecord(child) ? [{ at: `${at}/${holder}${index}`, part: { type: typeIn(part, holder), ...child } }] : [],
  );
}

function typeIn({ type }: Json, holder: string): string | undefined {
  if (holder === "inlines") return "TextRun";
  if (holder === "images") return "Image";
  if (holder === "card") return "AdaptiveCard";
  return type === "Table" && holder === "columns" ? "TableColumnDefinition" : TYPED[holder];
}
