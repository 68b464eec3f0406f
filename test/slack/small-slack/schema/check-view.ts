/** Checks a view: https://docs.slack.dev/reference/views */
import { z } from "zod";
import { isRecord, type Json, records } from "../json.js";
import { Refusal } from "../refusal.js";
import { viewBlock } from "./blocks.js";
import { type Problem, problemsOf, said } from "./problems.js";
import { repeatedIds } from "./repeated-ids.js";
import { plainText } from "./text.js";

const VIEW_BLOCKS_MAX = 100;
const TITLE_MAX = 24;
const PRIVATE_METADATA_MAX = 3000;
/** "Error returned if the provided view is greater than 250kb": https://docs.slack.dev/reference/methods/views.open */
const VIEW_BYTES_MAX = 250 * 1024;

const both = {
  blocks: z.array(viewBlock).max(VIEW_BLOCKS_MAX),
  private_metadata: z.string().max(PRIVATE_METADATA_MAX).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const home = z.strictObject({ type: z.literal("home"), ...both });
const modal = z.strictObject({
  type: z.literal("modal"),
  title: plainText(TITLE_MAX),
  submit: plainText(TITLE_MAX).optional(),
  close: plainText(TITLE_MAX).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...both,
});

/** Gives the view back as an object. Throws the refusal that Slack would answer. */
export function checkView(view: unknown, type: "modal" | "home"): Json {
  if (!isRecord(view)) throw refusal([{ path: ["view"], message: "must provide an object" }]);
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES_MAX) throw new Refusal("view_too_large");
  const problems = problemsOf(type === "modal" ? modal : home, view);
  const blocks = records(view["blocks"]);
  problems.push(...repeatedIds(blocks), ...missingSubmit(view, blocks), ...secondFocus(blocks));
  if (problems.length > 0) throw refusal(problems.map(({ path, message }) => ({ path: ["view", ...path], message })));
  return view;
}

/** Views are refused with another word than messages: https://github.com/rtCamp/frappe-slack-connector/issues/54 */
function refusal(problems: readonly Problem[]): Refusal {
  const messages = problems.map((problem) => `[ERROR] ${said(problem)}`);
  return new Refusal("invalid_arguments", { response_metadata: { messages } });
}

function missingSubmit(view: Json, blocks: readonly Json[]): Problem[] {
  if (view["type"] !== "modal" || "submit" in view || !blocks.some((block) => block["type"] === "input")) return [];
  return [{ path: ["submit"], message: "missing required field: submit" }];
}

function secondFocus(blocks: readonly Json[]): Problem[] {
  const focused = blocks.filter((block) => isRecord(block["element"]) && block["element"]["focus_on_load"] === true);
  return focused.length > 1 ? [{ path: ["blocks"], message: "only one element can have `focus_on_load`" }] : [];
}
