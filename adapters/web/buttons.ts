/** Buttons: forms where something is done, links where something is only looked at. */
import type { Button, Fill, Press } from "../../src/chat/card.js";
import { type Html, html, nothingDrawn } from "./html.js";
import { linkTo } from "./text.js";

/** What the forms on a page need, besides what is asked. */
export interface Hand {
  /** The secret of the session that every form brings back. */
  readonly token: string | undefined;
  /** A new one-time id, so that a form sent twice is one interaction. */
  newId(): string;
  /** False where nobody is signed in: only links lead somewhere. */
  readonly mayPress: boolean;
}

export const names = {
  token: "_token",
  id: "_id",
  about: "about",
  question: "_question",
  yes: "_yes",
  no: "_no",
} as const;

/** An address longer than this may not arrive: browsers, proxies and Node's own 16 KiB of headers. */
const longestAddress = 2_000;

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

export function hiddenFor(hand: Hand): Html {
  return html`${hand.token !== undefined && hidden(names.token, hand.token)}${hidden(names.id, hand.newId())}`;
}

/** More than these are small, so that five answers to one question stand on one line. */
const mostLarge = 3;

export function buttonRow(buttons: readonly Button[], hand: Hand): Html {
  const size = buttons.length > mostLarge ? " nhsuk-button--small" : "";
  const drawn = buttons.map((button) => drawnButton(button, size, hand)).filter((button) => button !== nothingDrawn);
  return drawn.length === 0 ? nothingDrawn : html`<div class="nhsuk-button-group">${drawn}</div>`;
}

function drawnButton(button: Button, size: string, hand: Hand): Html {
  const { press } = button;
  const style = `${styleOf(button)}${size}`;
  if (press.kind === "visits") {
    const address = linkTo(press.url);
    return address === undefined ? nothingDrawn : link(button, style, address);
  }
  if (!hand.mayPress) return nothingDrawn;
  if (press.kind === "shows") return link(button, style, pageAddress(press.page));
  return press.kind === "opens" ? link(button, style, addressOf(press)) : pressing(button, style, press, hand);
}

function link(button: Button, style: string, address: string): Html {
  return html`<a class="${style}" href="${address}" draggable="false"${spokenOf(button)}>${button.label}</a>`;
}

function spokenOf({ spoken }: Button): Html | false {
  return spoken !== undefined && html` aria-label="${spoken}"`;
}

/** With a question, it is asked on a page of its own, by the same address: nothing is done until it is answered. */
function pressing(button: Button, style: string, press: Extract<Press, { kind: "does" }>, hand: Hand): Html {
  const { sure } = button;
  const question =
    sure && html`${hidden(names.question, sure.question)}${hidden(names.yes, sure.yes)}${hidden(names.no, sure.no)}`;
  return actionForm(press, hand, html`${question}<button class="${style}"${spokenOf(button)}>${button.label}</button>`);
}

export function actionForm(press: { readonly action: string; readonly about: string }, hand: Hand, within: Html): Html {
  const about = hidden(names.about, press.about);
  return html`<form method="post" action="/actions/${segment(press.action)}">${about}${hiddenFor(hand)}${within}</form>`;
}

function styleOf({ tone }: Button): string {
  if (tone === "primary") return "nhsuk-button";
  return `nhsuk-button nhsuk-button--${tone === "danger" ? "warning" : "secondary"}`;
}

/** Answers too long to travel in an address are left for the person to type. */
function addressOf(press: Extract<Press, { kind: "opens" }>): string {
  const base = `/forms/${segment(press.form)}`;
  const query = new URLSearchParams(press.about === "" ? {} : { about: press.about });
  for (const [name, answer] of Object.entries(press.fill ?? {})) {
    const longer = new URLSearchParams(query);
    for (const value of valuesOf(answer)) longer.append(name, value);
    if (base.length + longer.toString().length > longestAddress) continue;
    for (const value of valuesOf(answer)) query.append(name, value);
  }
  return query.size === 0 ? base : `${base}?${query}`;
}

function valuesOf(answer: Fill[string]): readonly string[] {
  return [answer].flat();
}

/** The page called "home" is the first one. */
export function pageAddress(page: string): string {
  return page === "home" ? "/" : `/pages/${segment(page)}`;
}

export function segment(name: string): string {
  return encodeURIComponent(name.toWellFormed());
}
