/** Signing in by a link. Looking at it spends nothing: previews in chats and scanners of mail follow every link. */
import type { Context, Hono } from "hono";
import { segment } from "./buttons.js";
import { type Desk, handOf, notify, show } from "./desk.js";
import { readSent } from "./form-data.js";
import { formMain } from "./forms.js";
import { type Html, html } from "./html.js";
import { noticeMain } from "./layout.js";
import { keepSession } from "./sessions.js";

/** https://www.rfc-editor.org/errata/eid1690 */
const longestEmail = 254;

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
    keepSession(context, desk.isSecure, signedIn.session, signedIn.expires);
    return context.redirect("/", 303);
  });
}

/** Where Causeway can write to people: a link for whoever was invited with their address. */
function addEmailRoutes(app: Hono, desk: Desk): void {
  const { mail, words, log } = desk;
  if (mail === undefined) return;
  app.get("/sign-in", (context) =>
    show(context, desk, undefined, { title: words.byEmail.title, main: askEmail(desk, "") }),
  );
  app.post("/sign-in", async (context) => {
    const email = [(await readSent(context))?.answers["email"] ?? ""].flat()[0]?.trim() ?? "";
    if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > longestEmail) {
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
  for (const { token, name, organisation } of await doors.linksFor(email)) {
    const { subject, text } = words.mail.link;
    const link = new URL(`/sign-in/${segment(token)}`, publicUrl).href;
    mail?.send(email, { subject, text: text(name, organisation, link) });
  }
}

function askEmail({ words }: Desk, typed: string, problem?: string): Html {
  const { title, text, email: label, button: send } = words.byEmail;
  const email = { kind: "line", name: "email", label, required: true, max: longestEmail, initial: typed } as const;
  const view = {
    form: "",
    about: "",
    title,
    send,
    before: [{ kind: "text", text } as const],
    fields: [email],
    after: [],
  };
  const problems = problem === undefined ? {} : { email: problem };
  return formMain({ view, to: "/sign-in", problems, hand: handOf(undefined), words });
}

function spent(context: Context, desk: Desk): Response {
  return notify(context, desk, desk.words.spent, 403);
}
