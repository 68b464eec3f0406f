/** Slack's buttons as forms: one press is one POST, with no script. */
import { createHash } from "node:crypto";
import type { types } from "@slack/bolt";
import { type Html, html } from "../adapters/web/html.js";
import { linkTo } from "../adapters/web/text.js";

/** How presses travel back. */
export interface SlackSheet {
  /** The address that forms are sent to. */
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

export function buttonOf(button: types.Button, sheet: SlackSheet): Html {
  if (button.url !== undefined) return linkButton(button, button.url);
  const { confirm, text, style } = button;
  return confirm === undefined ? press(button, text.text, style, sheet) : askedFirst(button, confirm, sheet);
}

export function hiddenFields(fields: Readonly<Record<string, string>>): Html {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`${inputs}`;
}

export function styleOf(style: types.Button["style"]): string {
  return style === undefined ? "slack-button" : `slack-button slack-button--${style}`;
}

function linkButton({ text, style }: types.Button, url: string): Html {
  const address = linkTo(url);
  if (address === undefined) return html`<span>${text.text}</span>`;
  return html`<a class="${styleOf(style)}" href="${address}">${text.text}</a>`;
}

/** `value` only where Slack would send one. */
function press(button: types.Button, label: string, style: types.Button["style"], sheet: SlackSheet): Html {
  const { action_id = "", value, accessibility_label: spoken } = button;
  const fields = hiddenFields({ ...sheet.hidden, action_id, ...(value === undefined ? {} : { value }) });
  return html`<form class="slack-press" method="post" action="${sheet.action}">${fields}<button class="${styleOf(style)}"${spoken !== undefined && html` aria-label="${spoken}"`}>${label}</button></form>`;
}

/** A popover opens and closes without a script and by Escape, and gives the keyboard back to the button. */
function askedFirst(button: types.Button, asked: types.ConfirmationDialog, sheet: SlackSheet): Html {
  const id = idOf(button, sheet);
  const { title, text, confirm, deny, style = "primary" } = asked;
  const opener = html`<button type="button" class="${styleOf(button.style)}" popovertarget="${id}">${button.text.text}</button>`;
  const question = html`<p class="slack-confirm__title" id="${id}-title">${title?.text ?? "Are you sure?"}</p><p class="slack-text" id="${id}-text">${text.text}</p>`;
  const no = html`<button type="button" class="slack-button" popovertarget="${id}" popovertargetaction="hide" autofocus>${deny?.text ?? "Cancel"}</button>`;
  const answers = html`<div class="slack-actions">${no}${press(button, confirm?.text ?? "Yes", style, sheet)}</div>`;
  return html`${opener}<div popover class="slack-confirm" id="${id}" role="dialog" aria-labelledby="${id}-title" aria-describedby="${id}-text">${question}${answers}</div>`;
}

/** The same each time that it is drawn; two buttons that do the same in the same place may share it. */
function idOf({ action_id, value }: types.Button, { action, hidden }: SlackSheet): string {
  const what = JSON.stringify([action, hidden, action_id, value]);
  return `slack-sure-${createHash("sha256").update(what).digest("hex").slice(0, 12)}`;
}
