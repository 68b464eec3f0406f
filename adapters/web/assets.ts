/** The style sheet and the icon, served from our own address: no browser of a reader asks anybody else. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Context } from "hono";
import { themed } from "./theme.js";

interface Asset {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  readonly style: string;
  readonly icon: string;
  /** Undefined where there is none at the address. */
  serve(context: Context): Response | undefined;
}

/** A bridge of three arches, as in `adapters/teams/icons`. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#2b4a5e" d="M0 7h32v3h-3v16h-2V16a3 3 0 0 0-6 0v10h-2V16a3 3 0 0 0-6 0v10h-2V16a3 3 0 0 0-6 0v10H3V10H0z"/></svg>`;

/** What is found at an address never changes, since the address says what it holds. */
const forGood = "public, max-age=31536000, immutable";

export function createAssets(): Assets {
  const sheet = createRequire(import.meta.url).resolve("nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css");
  const found = new Map<string, Asset>();
  const add = (name: string, type: string, text: string): string => {
    const plain = new TextEncoder().encode(text);
    const hash = createHash("sha256").update(plain).digest("hex").slice(0, 16);
    found.set(`/assets/${hash}/${name}`, { type, plain, packed: new Uint8Array(gzipSync(plain)) });
    return `/assets/${hash}/${name}`;
  };
  return {
    style: add("causeway.css", "text/css; charset=utf-8", themed(readFileSync(sheet, "utf8"))),
    icon: add("icon.svg", "image/svg+xml", icon),
    serve(context) {
      const asset = found.get(context.req.path);
      return asset && served(context, asset);
    },
  };
}

function served(context: Context, { type, plain, packed }: Asset): Response {
  const isPacked = /\bgzip\b/.test(context.req.header("accept-encoding") ?? "");
  const body = isPacked ? packed : plain;
  const headers = { "content-type": type, "cache-control": forGood, vary: "accept-encoding" };
  return context.body(body, 200, isPacked ? { ...headers, "content-encoding": "gzip" } : headers);
}
