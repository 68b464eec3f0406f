/** Blocks and elements, as short as they can be, for the tests of the checks. */
import { isRecord, list } from "./json.js";
import { Refusal } from "./refusal.js";

export const x = (length: number) => "x".repeat(length);
export const plain = (text: string) => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
export const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
export const button = (more: object = {}) => ({ type: "button", text: plain("Go"), ...more });
export const actions = (...elements: object[]) => ({ type: "actions", elements });
export const option = (text: string) => ({ text: plain(text), value: text });
export const image = (more: object = {}) => ({
  type: "image",
  image_url: "https://x.example/a.png",
  alt_text: "A",
  ...more,
});
export const input = (element: object, more: object = {}) => ({
  type: "input",
  label: plain("Label"),
  element,
  ...more,
});
export const line = (more: object = {}) => ({ type: "plain_text_input", ...more });
export const menu = (more: object = {}) => ({ type: "static_select", options: [option("a")], ...more });
export const rich = (...elements: object[]) => ({ type: "rich_text", elements });
export const words = (text: string) => ({ type: "rich_text_section", elements: [{ type: "text", text }] });
export const table = (rows: number, cells: number, text = "a") => ({
  type: "table",
  rows: many(rows, () => many(cells, () => ({ type: "raw_text", text }))),
});

/** The error and the messages of a refusal; empty when there was none. */
export function refusalOf(check: () => unknown): readonly unknown[] {
  try {
    check();
    return [];
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const { response_metadata } = problem.more;
    return [problem.error, ...(isRecord(response_metadata) ? list(response_metadata["messages"]) : [])];
  }
}
