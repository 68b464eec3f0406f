/** Tables that turn into lists on a narrow screen: https://service-manual.nhs.uk/design-system/components/table */
import type { CardNode } from "../../src/chat/card.js";
import { type Html, html, nothingDrawn } from "./html.js";

/** The roles are spoken where the style, on a narrow screen, makes blocks of rows and cells. */
export function tableOf({ columns, rows }: Extract<CardNode, { kind: "table" }>, caption: string): Html {
  if (columns.length === 0) return nothingDrawn;
  const heads = columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`);
  const body = rows.map((row) => rowOf(columns, row));
  return html`<table role="table" class="nhsuk-table-responsive${lookOf(columns, rows)}"><caption class="nhsuk-table__caption nhsuk-u-visually-hidden">${caption}</caption><thead role="rowgroup" class="nhsuk-table__head"><tr role="row">${heads}</tr></thead><tbody class="nhsuk-table__body" role="rowgroup">${body}</tbody></table>`;
}

/** More columns than these have smaller letters. */
const FEW = 5;
/** As many letters as have room beside each other at our width, and as many smaller ones. */
const MOST_LETTERS = 50;
const MOST_SMALL_LETTERS = 66;

/** Words stay whole where the longest of all columns have room beside each other. */
function lookOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const longest = columns.map((column, at) => {
    const words = [column, ...rows.map((row) => row[at] ?? "")].flatMap((cell) => cell.split(/\s+/));
    return Math.max(...words.map((word) => word.length));
  });
  const letters = longest.reduce((sum, one) => sum + one, 0);
  if (columns.length > FEW) return letters <= MOST_SMALL_LETTERS ? " causeway-table-words causeway-table-small" : "";
  return letters <= MOST_LETTERS ? " causeway-table-words" : "";
}

/** A row with fewer cells than there are columns would shift what follows. */
function rowOf(columns: readonly string[], row: readonly string[]): Html {
  const cells = columns.map((column, at) => {
    const within = html`<span class="nhsuk-table-responsive__heading" aria-hidden="true">${column} </span>${row[at]}`;
    return at === 0
      ? html`<th role="rowheader" scope="row" class="nhsuk-table__cell">${within}</th>`
      : html`<td role="cell" class="nhsuk-table__cell">${within}</td>`;
  });
  return html`<tr role="row" class="nhsuk-table__row">${cells}</tr>`;
}
