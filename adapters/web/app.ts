/** Every route, behind the checks that all of them share. */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { type Desk, notify } from "./desk.js";
import { addDocumentHeaders, addDocumentRoutes } from "./document-routes.js";
import { readSent } from "./form-data.js";
import { addHeaders } from "./headers.js";
import { addMemberRoutes } from "./member-routes.js";
import { addSignInRoutes } from "./sign-in-routes.js";
import { addStandingRoutes } from "./standing-routes.js";
import { typedWords } from "./typed-words.js";

/** Far more than the longest form; an answer over its own limit is to be told so, not cut off. */
export const mostBytes = 1024 * 1024;

export function createApp(desk: Desk): Hono {
  const { words, log } = desk;
  const app = new Hono();
  addDocumentHeaders(app);
  addHeaders(app, desk);
  app.use(bodyLimit({ maxSize: mostBytes, onError: (context) => notify(context, desk, words.tooLarge, 413) }));
  app.use(csrf({ origin: desk.publicUrl.origin }));
  app.get("/assets/*", (context) => desk.assets.serve(context) ?? context.notFound());
  addDocumentRoutes(app, desk);
  addSignInRoutes(app, desk);
  addStandingRoutes(app, desk);
  addMemberRoutes(app, desk);
  app.notFound((context) => notify(context, desk, words.notFound, 404));
  app.onError(async (error, context) => {
    if (error instanceof HTTPException && error.status < 500) {
      log.warn({ reason: error.status === 403 ? "origin" : error.status }, "a form from the web was refused");
      const sent = await readSent(context).catch(() => undefined);
      return notify(context, desk, words.oldForm, 403, undefined, sent && typedWords(desk, sent));
    }
    const { title, text } = words.fault;
    return notify(context, desk, { title, text: text(desk.caught(error)) }, 500);
  });
  return app;
}
