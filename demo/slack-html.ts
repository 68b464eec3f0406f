/** What the Slack adapter sends, drawn as Slack draws it: the blocks of messages, of the Home tab and of modals. */
import type { types } from "@slack/bolt";
import { type Html, html, nothingDrawn } from "../adapters/web/html.js";
import { linkTo } from "../adapters/web/text.js";
import { buttonOf, hiddenFields, type SlackSheet } from "./slack-buttons-html.js";
import { blockIdOf, inputOf, isInput } from "./slack-inputs-html.js";
import { mrkdwn, richText, textOf, undrawn } from "./slack-text-html.js";

export type { SlackSheet } from "./slack-buttons-html.js";
export { stateOf } from "./slack-inputs-html.js";

/** Only one modal is drawn on a page. */
const modalForm = "slack-modal-form";
const modalTitle = "slack-modal-title";

/** How inputs are drawn, which only modals have. */
type DrawInput = (block: types.InputBlock, at: number) => Html;
const noInput: DrawInput = (block) => undrawn(block.type);

/** Its blocks in order; its text where there are none, which Slack reads as mrkdwn. */
export function drawMessage(
  { text = "", blocks = [] }: { readonly text?: string; readonly blocks?: readonly types.KnownBlock[] },
  sheet: SlackSheet,
): Html {
  const body = blocks.length > 0 ? drawBlocks(blocks, sheet, noInput) : html`<p class="slack-text">${mrkdwn(text)}</p>`;
  return html`<div class="slack-message">${body}</div>`;
}

export function drawHome(view: types.HomeView, sheet: SlackSheet): Html {
  return html`<div class="slack-home">${drawBlocks(view.blocks, sheet, noInput)}</div>`;
}

export interface ModalOptions {
  readonly sheet: SlackSheet;
  /** By block, as Slack's `response_action` has them. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What the person typed last, by block. */
  readonly typed?: Readonly<Record<string, string | readonly string[]>>;
  readonly closeAddress: string;
}

/**
 * The inputs belong to a form that stands below them and holds none of them, so that buttons between them can have
 * forms of their own. It is sent without `action_id`, which tells it from a press.
 */
export function drawModal(view: types.ModalView, options: ModalOptions): Html {
  const { sheet, errors = {}, typed = {}, closeAddress } = options;
  const input: DrawInput = (block, at) => {
    const id = blockIdOf(block, at);
    return inputOf(block, { form: modalForm, at, error: errors[id], typed: typed[id] });
  };
  const title = html`<h2 class="slack-modal__title" id="${modalTitle}">${view.title.text}</h2>`;
  const body = html`${elsewhere(view, errors)}${drawBlocks(view.blocks, sheet, input)}`;
  const close = html`<a class="slack-button" href="${closeAddress}">${view.close?.text ?? "Cancel"}</a>`;
  const foot = footOf(view.submit, close, sheet);
  // The keyboard goes to the modal first, as it does in Slack.
  return html`<section class="slack-modal" role="dialog" aria-labelledby="${modalTitle}" tabindex="-1" autofocus>${title}<div class="slack-modal__body">${body}</div>${foot}</section>`;
}

function footOf(submit: types.ModalView["submit"], close: Html, { action, hidden }: SlackSheet): Html {
  if (submit === undefined) return html`<div class="slack-modal__foot">${close}</div>`;
  const send = html`<button class="slack-button slack-button--primary">${submit.text}</button>`;
  return html`<form class="slack-modal__foot" id="${modalForm}" method="post" action="${action}">${hiddenFields(hidden)}${close}${send}</form>`;
}

/** Errors beside no input of this view are not lost. */
function elsewhere({ blocks }: types.ModalView, errors: NonNullable<ModalOptions["errors"]>): Html {
  const ids = new Set(blocks.map((block, at) => (isInput(block) ? blockIdOf(block, at) : undefined)));
  const others = Object.entries(errors).filter(([id]) => !ids.has(id));
  return html`${others.map(([, error]) => html`<p class="slack-error">${error}</p>`)}`;
}

function drawBlocks(blocks: readonly types.AnyBlock[], sheet: SlackSheet, input: DrawInput): Html {
  // Whatever else Slack has one day is drawn as unknown.
  return html`${blocks.map((block, at) => drawBlock(block as types.KnownBlock, at, sheet, input))}`;
}

/** Slack's own union, of which the adapter sends these. */
function drawBlock(block: types.KnownBlock, at: number, sheet: SlackSheet, input: DrawInput): Html {
  switch (block.type) {
    case "header":
      return html`<h3 class="slack-header">${block.text.text}</h3>`;
    case "rich_text":
      return richText(block);
    case "context":
      return html`<div class="slack-context">${block.elements.map(contextPart)}</div>`;
    case "section":
      return section(block);
    case "image":
      return html`<div class="slack-figure">${image(block)}</div>`;
    case "actions":
      return html`<div class="slack-actions">${block.elements.map((element) => action(element, sheet))}</div>`;
    case "divider":
      return html`<hr class="slack-divider">`;
    case "table":
      return table(block);
    case "input":
      return input(block, at);
    default:
      return html`<p class="slack-text">${undrawn(block.type)}</p>`;
  }
}

function contextPart(part: types.ContextBlockElement): Html {
  return part.type === "image" ? image(part) : html`<p class="slack-text">${textOf(part)}</p>`;
}

function section({ text, fields, accessory }: types.SectionBlock): Html {
  const words = text && html`<p class="slack-text">${textOf(text)}</p>`;
  const columns = fields?.map((field) => html`<p class="slack-text">${textOf(field)}</p>`);
  const beside = columns && html`<div class="slack-fields">${columns}</div>`;
  return html`<div class="slack-section">${words}${beside}${accessory && undrawn(accessory.type)}</div>`;
}

/** Its words where there is no address that a browser would fetch it from. */
function image(picture: types.ImageBlock | types.ImageElement): Html {
  const address = "image_url" in picture ? linkTo(picture.image_url) : undefined;
  if (address?.startsWith("http") !== true) return html`<span>${picture.alt_text}</span>`;
  return html`<img class="slack-image" src="${address}" alt="${picture.alt_text}">`;
}

function action(element: types.ActionsBlock["elements"][number], sheet: SlackSheet): Html {
  return element.type === "button" ? buttonOf(element, sheet) : undrawn(element.type);
}

type Cell = types.TableBlock["rows"][number][number];

/** The first row names the columns. Scrolled where it is too wide, which has to work without a mouse. */
function table({ rows: [head = [], ...rows] }: types.TableBlock): Html {
  const heads = head.map((cell) => (isEmpty(cell) ? html`<td></td>` : html`<th scope="col">${cellOf(cell)}</th>`));
  const body = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cellOf(cell)}</td>`)}</tr>`);
  const lines = rows.length === 0 ? nothingDrawn : html`<tbody>${body}</tbody>`;
  return html`<div class="slack-table" tabindex="0"><table><thead><tr>${heads}</tr></thead>${lines}</table></div>`;
}

function isEmpty(cell: Cell): boolean {
  return cell.type !== "rich_text" && cell.text.trim() === "";
}

function cellOf(cell: Cell): Html {
  return cell.type === "rich_text" ? richText(cell) : html`${cell.text}`;
}
