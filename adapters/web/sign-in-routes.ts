/** Signing in by a link. Looking at it spends nothing: previews in chats and scanners of mail follow every link. */
import type { Context, Hono } from "hono";
import { segment } from "./buttons.js";
import { type Desk, notify, show } from "./desk.js";
import { html } from "./html.js";
import { noticeMain } from "./layout.js";
import { keepSession } from "./sessions.js";

export function addSignInRoutes(app: Hono, desk: Desk): void {
  app.get("/sign-in/:token", async (context) => {
    const token = context.req.param("token");
    if (!(await desk.doors.isLive(token))) return spent(context, desk);
    const { title, text, button } = desk.words.signIn;
    const form = html`<form method="post" action="/sign-in/${segment(token)}"><button class="nhsuk-button">${button}</button></form>`;
    return show(context, desk, undefined, { title, main: noticeMain({ title, text }, form) });
  });
  app.post("/sign-in/:token", async (context) => {
    const signedIn = await desk.doors.signIn(context.req.param("token"));
    if (signedIn === undefined) return spent(context, desk);
    keepSession(context, desk.isSecure, signedIn.session, signedIn.expires);
    return context.redirect("/", 303);
  });
}

function spent(context: Context, desk: Desk): Response {
  return notify(context, desk, desk.words.spent, 403);
}
