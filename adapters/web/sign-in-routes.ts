/** Signing in by a link. Looking at it spends nothing: previews in chats and scanners of mail follow every link. */
import type { Context, Hono } from "hono";
import { isEmail } from "../../src/chat/text.js";
import { segment } from "./buttons.js";
import { byEmail, type Desk, notify, show } from "./desk.js";
import { readSent } from "./form-data.js";
import { type Html, html } from "./html.js";
import { noticeMain } from "./layout.js";
import { keepSession, sessionIn } from "./sessions.js";

export function addSignInRoutes(app: Hono, desk: Desk): void {
  addEmailRoutes(app, desk);
  app.get("/sign-in/:token", async (context) => {
    const token = context.req.param("token");
    const who = await desk.doors.invited(token);
    if (who === undefined) return spent(context, desk);
    const { title, text, button } = desk.words.signIn;
    const form = html`<form method="post" action="/sign-in/${segment(token)}"><button class="nhsuk-button">${button}</button></form>`;
    return show(context, desk, undefined, { title, main: noticeMain({ title, text: text(who.name) }, form) });
  });
  app.post("/sign-in/:token", async (context) => {
    const signedIn = await desk.doors.signIn(context.req.param("token"));
    if (signedIn === undefined) return spent(context, desk);
    const before = sessionIn(context, desk.isSecure);
    if (before !== undefined) await desk.doors.signOut(before);
    keepSession(context, desk.isSecure, signedIn.session, signedIn.lifeMs);
    return context.redirect("/", 303);
  });
}

/** Where Causeway can write to people: a link for whoever was invited with their address. */
function addEmailRoutes(app: Hono, desk: Desk): void {
  const { mail, words, log } = desk;
  if (mail === undefined) return;
  app.get("/sign-in", async (context) => {
    const session = sessionIn(context, desk.isSecure);
    if (session !== undefined && (await desk.doors.session(session)) !== undefined) return context.redirect("/", 303);
    return show(context, desk, undefined, { title: words.byEmail.title, main: askEmail(desk, "") });
  });
  app.post("/sign-in", async (context) => {
    const email = [(await readSent(context))?.answers["email"] ?? ""].flat()[0]?.trim() ?? "";
    if (!isEmail(email)) {
      const title = `${words.error}: ${words.byEmail.title}`;
      return show(context, desk, undefined, { title, main: askEmail(desk, email, words.byEmail.wrong), status: 422 });
    }
    // Whether anybody has this address is told to nobody but them: not by what is said, not by how long it takes.
    void sendLinks(desk, email).catch((error: unknown) =>
      log.error({ reason: error instanceof Error ? error.name : "unknown" }, "a sign-in link could not be made"),
    );
    return notify(context, desk, words.byEmail.sent, 200);
  });
}

async function sendLinks({ doors, mail, words, publicUrl }: Desk, email: string): Promise<void> {
  for (const { token, email: to, name, organisation } of await doors.linksFor(email)) {
    const { subject, text } = words.mail.link;
    const link = new URL(`/sign-in/${segment(token)}`, publicUrl).href;
    mail?.send(to, { subject, text: text(name, organisation, link) });
  }
}

/** Drawn here, since it asks for the person's own address: browsers and their helpers fill that in. */
function askEmail({ words }: Desk, typed: string, problem?: string): Html {
  const { title, text, email, button } = words.byEmail;
  const isWrong = problem !== undefined;
  const summary =
    isWrong &&
    html`<div class="nhsuk-error-summary" tabindex="-1" autofocus><div role="alert"><h2 class="nhsuk-error-summary__heading">${words.problems}</h2><div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list"><li><a href="#email">${problem}</a></li></ul></div></div></div>`;
  const error =
    isWrong &&
    html`<span class="nhsuk-error-message" id="email-error"><span class="nhsuk-u-visually-hidden">${words.error}: </span>${problem}</span>`;
  const input = html`<input class="nhsuk-input${isWrong && " nhsuk-input--error"}" id="email" name="email" type="email" autocomplete="email" spellcheck="false" value="${typed}"${isWrong && html` aria-describedby="email-error"`}>`;
  const group = html`<div class="nhsuk-form-group${isWrong && " nhsuk-form-group--error"}"><label class="nhsuk-label nhsuk-label--s" for="email">${email}</label>${error}${input}</div>`;
  const form = html`<form method="post" action="/sign-in" novalidate>${group}<button class="nhsuk-button">${button}</button></form>`;
  return html`${summary}${noticeMain({ title, text }, form)}`;
}

function spent(context: Context, desk: Desk): Response {
  return notify(context, desk, desk.words.spent, 403, undefined, byEmail(desk));
}
