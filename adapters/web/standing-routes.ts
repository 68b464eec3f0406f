/** An organisation's standing link: the story form for whoever holds it, with no sign-in. */
import type { Context, Hono } from "hono";
import { toString as drawnCode } from "qrcode";
import type { Deed } from "../../src/chat/interaction.js";
import { answered } from "./answers.js";
import { type Desk, notify, type Visit } from "./desk.js";
import { readSent } from "./form-data.js";
import { standingAddress } from "./layout.js";

/** The one form that needs no sign-in; what it is about is never taken from somebody unknown. */
const storyForm = { form: "share-story", about: "" } as const;

export function addStandingRoutes(app: Hono, desk: Desk): void {
  app.get("/s/:token", async (context) => {
    const visit = await visitOf(desk, context.req.param("token"));
    if (visit === undefined) return unknown(context, desk);
    return answered(context, desk, visit, { kind: "asked", ...storyForm, fill: {} });
  });
  app.post("/s/:token", async (context) => {
    const visit = await visitOf(desk, context.req.param("token"));
    if (visit === undefined) return unknown(context, desk);
    const sent = await readSent(context);
    if (sent === undefined) return notify(context, desk, desk.words.malformed, 415);
    const deed: Deed = { kind: "submitted", ...storyForm, answers: sent.answers };
    return answered(context, desk, visit, deed, sent.id);
  });
  app.get("/s/:token/qr.svg", async (context) => {
    const token = context.req.param("token");
    if ((await desk.doors.standing(token)) === undefined) return unknown(context, desk);
    const address = new URL(standingAddress(token), desk.publicUrl).href;
    // A quarter of it may be torn or stained, as a notice on a ward will be.
    const svg = await drawnCode(address, { type: "svg", errorCorrectionLevel: "Q", margin: 4 });
    return context.body(svg, 200, { "content-type": "image/svg+xml" });
  });
}

async function visitOf({ doors, words }: Desk, token: string): Promise<Visit | undefined> {
  const found = await doors.standing(token);
  if (found === undefined) return undefined;
  const { workspace, organisation } = found;
  const who = { workspace, account: "standing", name: words.standing.name };
  return { who, standing: { token, organisation } };
}

function unknown(context: Context, desk: Desk): Response {
  return notify(context, desk, desk.words.notFound, 404);
}
