/** The frame of every page. */
import { segment } from "./buttons.js";
import { type Html, html } from "./html.js";
import type { Notice, WebWords } from "./settings.js";

export interface Frame {
  readonly words: WebWords;
  readonly system: { readonly name: string };
  readonly assets: { readonly style: string; readonly icon: string };
}

export interface Sheet {
  readonly title: string;
  readonly main: Html;
  /** Whose page it is, and the form that signs them out. */
  readonly reader?: { readonly name: string; readonly secrets: Html } | undefined;
}

/**
 * The referrer: `no-referrer`, which the header says, would make browsers send forms with `Origin: null`, so that a
 * form of our own could not be told from another's. `same-origin` tells other sites as little.
 * https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function pageOf({ words, system, assets }: Frame, { title, main, reader }: Sheet): Html {
  return html`<!doctype html>
<html lang="en-GB" class="nhsuk-template">
<head>
<meta charset="utf-8">
<title>${title} – ${words.product}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="same-origin">
<meta name="robots" content="noindex">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
</head>
<body class="nhsuk-template__body">
<a class="nhsuk-skip-link" href="#main">${words.skip}</a>
<header class="causeway-header"><div class="nhsuk-width-container causeway-header__row"><a class="causeway-header__name" href="/">${words.product}<span class="causeway-header__system">${system.name}</span></a>${reader && readerOf(reader, words)}</div></header>
<div class="nhsuk-width-container"><main class="nhsuk-main-wrapper" id="main" tabindex="-1"><div class="causeway-column">${main}</div></main></div>
</body>
</html>
`;
}

function readerOf({ name, secrets }: NonNullable<Sheet["reader"]>, words: WebWords): Html {
  const messages = html`<a class="causeway-header__link" href="/pages/messages">${words.messages}</a>`;
  const out = html`<form method="post" action="/sign-out">${secrets}<button class="causeway-header__button">${words.signOut}</button></form>`;
  return html`<div class="causeway-header__reader"><span>${words.signedInAs(name)}</span>${messages}${out}</div>`;
}

export function noticeMain({ title, text }: Notice, more: Html | false = false): Html {
  return html`<h1 class="nhsuk-heading-l">${title}</h1><p class="causeway-words">${text}</p>${more}`;
}

export function standingAddress(token: string): string {
  return `/s/${segment(token)}`;
}
