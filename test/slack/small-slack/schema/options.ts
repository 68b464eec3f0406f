/** Options and their groups: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
import { z } from "zod";
import { isRecord, type Json, list, textOf } from "../json.js";
import { anyText, plainText, webAddress } from "./text.js";

const OPTION_TEXT_MAX = 75;
const OPTION_VALUE_MAX = 150;
const MENU_OPTIONS_MAX = 100;
const GROUPS_MAX = 100;

/** Menus take plain text; radio buttons and checkboxes also take mrkdwn. */
export const menuOption = z.strictObject({
  text: plainText(OPTION_TEXT_MAX),
  value: z.string().min(1).max(OPTION_VALUE_MAX),
  description: plainText(OPTION_TEXT_MAX).optional(),
});

export const buttonOption = z.strictObject({
  text: anyText(OPTION_TEXT_MAX),
  value: z.string().min(1).max(OPTION_VALUE_MAX),
  description: anyText(OPTION_TEXT_MAX).optional(),
});

export const overflowOption = menuOption.extend({ url: webAddress.optional() });

export const menuOptions = z.array(menuOption).min(1).max(MENU_OPTIONS_MAX);

export const optionGroups = z
  .array(z.strictObject({ label: plainText(OPTION_TEXT_MAX), options: menuOptions }))
  .min(1)
  .max(GROUPS_MAX);

/** Every option a menu offers, grouped or not. */
export function offeredBy(element: Json): readonly unknown[] {
  return [
    ...list(element["options"]),
    ...list(element["option_groups"]).flatMap((g) => (isRecord(g) ? list(g["options"]) : [])),
  ];
}

/** A menu offers options or groups, and what is chosen at first must be offered. */
export function checkChoices(element: Json, context: z.RefinementCtx): void {
  const refuse = (message: string, path: string[]) => context.addIssue({ code: "custom", message, path });
  if ("options" in element === "option_groups" in element) refuse("must provide either options or option_groups", []);
  const offered = offeredBy(element).map(identity);
  const one = element["initial_option"];
  if (one !== undefined && !offered.includes(identity(one)))
    refuse("must be one of the provided options", ["initial_option"]);
  const many = element["initial_options"];
  if (many === undefined) return;
  // An empty list is refused in the same words: https://github.com/slackapi/bolt-js/issues/482
  const known = list(many).length > 0 && list(many).every((option) => offered.includes(identity(option)));
  if (!known) refuse("must be one of the provided options", ["initial_options"]);
}

function identity(option: unknown): string {
  return isRecord(option)
    ? JSON.stringify([option["value"], textOf(option["text"]), textOf(option["description"])])
    : "";
}
