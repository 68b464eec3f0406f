/** The cookie that says who is signed in, and the token that ties a form to it. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/**
 * With `__Host-` a browser takes the cookie from this host alone:
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-__host-prefix
 */
const cookieName = (isSecure: boolean): string => (isSecure ? "__Host-causeway" : "causeway");

const shared = { path: "/", httpOnly: true, sameSite: "Lax" } as const;

export function sessionIn(context: Context, isSecure: boolean): string | undefined {
  return getCookie(context, cookieName(isSecure));
}

/** A browser is told for how long, not until when: its own clock, which it would go by, may be another's. */
export function keepSession(context: Context, isSecure: boolean, session: string, lifeMs: number): void {
  setCookie(context, cookieName(isSecure), session, { ...shared, secure: isSecure, maxAge: lifeMs / 1000 });
}

export function dropSession(context: Context, isSecure: boolean): void {
  deleteCookie(context, cookieName(isSecure), { ...shared, secure: isSecure });
}

/** Follows from the session, which no page shows and no script can read; the session does not follow from it. */
export function formToken(session: string): string {
  return createHash("sha256").update(`form ${session}`).digest("base64url");
}

export function isFormToken(session: string, given: string): boolean {
  const expected = Buffer.from(formToken(session));
  const found = Buffer.from(given);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
