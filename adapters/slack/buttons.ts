/** Buttons, and what comes back when one is pressed: the two halves of one small language. */
import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Button, Fill, Press } from "../../src/chat/card.js";
import type { Deed } from "../../src/chat/interaction.js";
import * as limits from "./limits.js";
import { isLink, plainText } from "./text.js";

/** Rows of buttons, as many as Slack takes in one block. */
export function actionBlocks(buttons: readonly Button[]): types.ActionsBlock[] {
  const drawn = buttons.filter((button) => button.press.kind !== "visits" || isLink(button.press.url));
  const blocks: types.ActionsBlock[] = [];
  for (let from = 0; from < drawn.length; from += limits.buttonsInBlock) {
    const seen = new Map<string, number>();
    const elements = drawn.slice(from, from + limits.buttonsInBlock).map((button) => element(button, seen));
    blocks.push({ type: "actions", elements });
  }
  return blocks;
}

function element(button: Button, seen: Map<string, number>): types.Button {
  return {
    type: "button",
    text: plainText(button.label, limits.buttonLabel),
    action_id: unique(idOf(button.press), seen),
    ...target(button.press),
    ...(button.spoken === undefined ? {} : { accessibility_label: button.spoken.slice(0, limits.buttonLabel) }),
    ...(button.tone === undefined ? {} : { style: button.tone }),
    ...(button.sure === undefined ? {} : { confirm: confirmation(button, button.sure) }),
  };
}

function idOf(press: Press): string {
  switch (press.kind) {
    case "does":
      return `do:${press.action}`;
    case "opens":
      return `open:${press.form}`;
    case "shows":
      return `show:${press.page}`;
    case "visits":
      return "visit";
  }
}

/** Slack wants each `action_id` once in a block; five answers to one question are one action with five values. */
function unique(id: string, seen: Map<string, number>): string {
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  return times === 1 ? id : `${id}#${times}`;
}

function target(press: Press): { value?: string; url?: string } {
  if (press.kind === "visits") return { url: press.url };
  if (press.kind === "shows") return {};
  if (press.kind === "opens") return { value: packed(press.about, press.fill ?? {}) };
  return press.about === "" ? {} : { value: press.about.slice(0, limits.buttonValue) };
}

/** A form's subject and what it already holds. Answers too long to travel in a button are left for the person to type. */
function packed(subject: string, fill: Fill): string {
  const about = subject.slice(0, limits.aboutInButton);
  let value = JSON.stringify({ about });
  const kept: Record<string, string | readonly string[]> = {};
  for (const [field, answer] of Object.entries(fill)) {
    const longer = JSON.stringify({ about, fill: { ...kept, [field]: answer } });
    if (longer.length > limits.buttonValue) continue;
    kept[field] = answer;
    value = longer;
  }
  return value;
}

function confirmation(button: Button, sure: NonNullable<Button["sure"]>): types.ConfirmationDialog {
  return {
    title: plainText(button.label, limits.confirmTitle),
    text: plainText(sure.question, limits.confirmText),
    confirm: plainText(sure.yes, limits.confirmButton),
    deny: plainText(sure.no, limits.confirmButton),
    ...(button.tone === "danger" ? { style: "danger" } : {}),
  };
}

const packedValue = z.object({
  about: z.string(),
  fill: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
});

/** What a press means; undefined for a link, or for an element that is not one of our buttons. Throws on a broken value. */
export function deedOfPress(actionIdGiven: string, value: string): Deed | undefined {
  const [, kind, name] = /^(do|open|show):(.+?)(?:#\d+)?$/.exec(actionIdGiven) ?? [];
  if (name === undefined) return undefined;
  if (kind === "do") return { kind: "pressed", action: name, about: value };
  if (kind === "show") return { kind: "visited", page: name };
  return { kind: "asked", form: name, ...packedValue.parse(JSON.parse(value)) };
}
