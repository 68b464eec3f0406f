/** The routes of people who are signed in: pages, forms and buttons. */
import type { Context, Hono } from "hono";
import { answered } from "./answers.js";
import { actionForm } from "./buttons.js";
import { byEmail, type Desk, handOf, notify, show, type Visit } from "./desk.js";
import { readSent, type Sent, sentIn } from "./form-data.js";
import { html } from "./html.js";
import { dropSession, isFormToken, sessionIn } from "./sessions.js";
import { typedWords } from "./typed-words.js";

export function addMemberRoutes(app: Hono, desk: Desk): void {
  app.get("/", async (context) => {
    const visit = await visitOf(context, desk);
    if (visit === undefined) return welcome(context, desk);
    return answered(context, desk, visit, { kind: "visited", page: "home" });
  });
  app.get("/pages/:page", (context) =>
    looking(context, desk, (visit) =>
      answered(context, desk, visit, { kind: "visited", page: context.req.param("page") }),
    ),
  );
  app.get("/forms/:form", (context) =>
    looking(context, desk, (visit) => {
      const { about, answers: fill } = sentIn(new URL(context.req.url).searchParams);
      return answered(context, desk, visit, { kind: "asked", form: context.req.param("form"), about, fill });
    }),
  );
  app.post("/forms/:form", (context) =>
    sending(context, desk, (visit, { about, answers, id }) =>
      answered(context, desk, visit, { kind: "submitted", form: context.req.param("form"), about, answers }, id),
    ),
  );
  app.post("/actions/:action", (context) =>
    sending(context, desk, async (visit, { about, sure, id }) => {
      const action = context.req.param("action");
      if (sure !== undefined) return ask(context, desk, visit, { action, about }, sure);
      return answered(context, desk, visit, { kind: "pressed", action, about }, id);
    }),
  );
  app.post("/sign-out", (context) =>
    sending(context, desk, async ({ session }) => {
      if (session !== undefined) await desk.doors.signOut(session);
      dropSession(context, desk.isSecure);
      return context.redirect("/", 303);
    }),
  );
}

async function visitOf(context: Context, desk: Desk): Promise<Visit | undefined> {
  const session = sessionIn(context, desk.isSecure);
  const who = session === undefined ? undefined : await desk.doors.session(session);
  return session === undefined || who === undefined ? undefined : { who, session };
}

type Look = (visit: Visit) => Promise<Response>;
type Send = (visit: Visit, sent: Sent) => Promise<Response>;

async function looking(context: Context, desk: Desk, look: Look): Promise<Response> {
  const visit = await visitOf(context, desk);
  return visit === undefined
    ? notify(context, desk, desk.words.signInFirst, 403, undefined, byEmail(desk))
    : look(visit);
}

/** A form counts only with the token of the session that it was drawn for. */
async function sending(context: Context, desk: Desk, send: Send): Promise<Response> {
  const { words, log } = desk;
  const visit = await visitOf(context, desk);
  const sent = await readSent(context);
  if (sent === undefined) return notify(context, desk, words.malformed, 415, visit);
  if (visit?.session === undefined)
    return notify(context, desk, words.signInFirst, 403, undefined, html`${typedWords(desk, sent)}${byEmail(desk)}`);
  if (isFormToken(visit.session, sent.token)) return send(visit, sent);
  log.warn({ reason: "form token" }, "a form from the web was refused");
  return notify(context, desk, words.oldForm, 403, visit, typedWords(desk, sent));
}

/** "Are you sure?", on a page of its own: without a script there is no other place. */
function ask(
  context: Context,
  desk: Desk,
  visit: Visit,
  press: { readonly action: string; readonly about: string },
  sure: NonNullable<Sent["sure"]>,
): Response {
  const yes = html`<button class="nhsuk-button nhsuk-button--warning">${sure.yes}</button>`;
  const no = html`<a class="nhsuk-button nhsuk-button--secondary" href="${cameFrom(context, desk)}" draggable="false">${sure.no}</a>`;
  const choices = html`<div class="nhsuk-button-group">${actionForm(press, handOf(visit), yes)}${no}</div>`;
  const main = html`<h1 class="nhsuk-heading-l causeway-words">${sure.question}</h1>${choices}`;
  return show(context, desk, visit, { title: sure.question, main });
}

/** The page of ours that the button was on. */
function cameFrom(context: Context, { publicUrl }: Desk): string {
  const referer = context.req.header("referer") ?? "";
  if (!URL.canParse(referer)) return "/";
  const { origin, pathname } = new URL(referer);
  return origin === publicUrl.origin && pathname.startsWith("/pages/") ? pathname : "/";
}

function welcome(context: Context, desk: Desk): Response {
  const { title, paragraphs } = desk.words.welcome;
  const said = paragraphs.map((words) => html`<p>${words}</p>`);
  const main = html`<h1 class="nhsuk-heading-l">${title}</h1>${said}${byEmail(desk)}`;
  return show(context, desk, undefined, { title, main });
}
