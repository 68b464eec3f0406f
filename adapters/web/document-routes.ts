/** Documents: files at addresses that the core made and signed, and that need no session. */
import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Desk, notify } from "./desk.js";
import type { Notice } from "./settings.js";

/** Seconds, until what waits to be drawn has been. */
const drawnBy = "5";

/**
 * A file is nobody's page: it runs nothing, fetches nothing and stands in no frame. Pictures are shown by chats, which
 * is another origin. An SVG that is opened by itself is a page as well. Browsers show no PDF in a sandbox.
 */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Before the headers of pages are added, so that these are put in their place. */
export function addDocumentHeaders(app: Hono): void {
  app.use("/documents/*", async (context, next) => {
    await next();
    const { headers } = context.res;
    if (!headers.has("content-disposition")) return;
    const isPage = /^(text\/html|image\/svg\+xml)(;|$)/.test(headers.get("content-type") ?? "");
    headers.set("content-security-policy", isPage ? `${policy}; sandbox` : policy);
    headers.set("cross-origin-resource-policy", "cross-origin");
    headers.set("x-robots-tag", "noindex");
  });
}

export function addDocumentRoutes(app: Hono, desk: Desk): void {
  const { words, documents, log } = desk;
  const no = (context: Context, reason: string, notice: Notice, status: ContentfulStatusCode): Response => {
    log.info({ reason }, "a document was not given");
    return notify(context, desk, notice, status);
  };
  app.get("/documents/:address/:name", async (context) => {
    const opened = await documents.open(context.req.param("address"));
    switch (opened.kind) {
      case "unknown":
        return no(context, opened.kind, words.noDocument, 404);
      case "expired":
        return no(context, opened.kind, words.oldDocument, 403);
      case "busy":
        context.header("retry-after", drawnBy);
        return no(context, opened.kind, words.busyDrawing, 503);
      case "file": {
        const { bytes, mediaType, fileName, saved } = opened;
        const shown = saved ? "attachment" : "inline";
        return context.body(bytes, 200, {
          "content-type": mediaType,
          "content-length": String(bytes.length),
          "content-disposition": `${shown}; filename="${fileName}"`,
        });
      }
    }
  });
}
