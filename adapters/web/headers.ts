/** What every answer tells the browser not to do. */
import type { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";

export function addHeaders(app: Hono, { isSecure }: { readonly isSecure: boolean }): void {
  app.use(async (context, next) => {
    await next();
    if (context.res.headers.has("cache-control")) return;
    context.res.headers.set("cache-control", "no-store");
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
      strictTransportSecurity: isSecure && "max-age=31536000",
    }),
  );
}
