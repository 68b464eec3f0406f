/** What every route works with, and how it answers with a page. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Bot } from "../../src/chat/platform.js";
import type { Assets } from "./assets.js";
import { type Hand, hiddenFor } from "./buttons.js";
import { type Html, html } from "./html.js";
import { newId } from "./interactions.js";
import { noticeMain, pageOf } from "./layout.js";
import type { Mail } from "./mail.js";
import { formToken } from "./sessions.js";
import type { Notice, SignedIn, WebSurroundings } from "./settings.js";

export interface Desk extends WebSurroundings {
  readonly publicUrl: URL;
  readonly isSecure: boolean;
  readonly assets: Assets;
  readonly mail: Mail | undefined;
  bot(): Bot | undefined;
}

/** Somebody looking at a page. */
export interface Visit {
  readonly who: SignedIn;
  /** Absent for somebody who came by a standing link. */
  readonly session?: string;
  /** The standing link they came by. */
  readonly standing?: { readonly token: string; readonly organisation: string; readonly form: string };
}

export function handOf(visit: Visit | undefined): Hand {
  const { session } = visit ?? {};
  return { token: session === undefined ? undefined : formToken(session), newId, mayPress: session !== undefined };
}

export interface Shown {
  readonly title: string;
  readonly main: Html;
  readonly status?: ContentfulStatusCode;
}

export function show(context: Context, desk: Desk, visit: Visit | undefined, shown: Shown): Response {
  const { title, main, status = 200 } = shown;
  const isSignedIn = visit?.session !== undefined;
  const reader = isSignedIn ? { name: visit.who.name, secrets: hiddenFor(handOf(visit)) } : undefined;
  return context.html(pageOf(desk, { title, main, reader }).toString(), status);
}

/** The way in for whoever was invited with an email address, where Causeway can write to it. */
export function byEmail({ mail, words }: Desk): Html | false {
  return mail !== undefined && html`<p><a href="/sign-in">${words.welcome.byEmail}</a></p>`;
}

export function notify(
  context: Context,
  desk: Desk,
  notice: Notice,
  status: ContentfulStatusCode,
  visit?: Visit,
  more: Html | false = false,
): Response {
  return show(context, desk, visit, { title: notice.title, main: noticeMain(notice, more), status });
}
