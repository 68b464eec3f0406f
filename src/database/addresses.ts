/** The addresses of databases: `file:data/causeway.db`, or `postgres://...`. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The file that an address names; undefined where it names none. */
export function fileOf(url: string): string | undefined {
  if (!url.startsWith("file:")) return undefined;
  return url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);
}

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url);
}

/** Another file in the same folder. */
export function besideFile(url: string, name: string): string {
  return url.replace(/[^/\\:]*$/, name);
}

/**
 * As far as addresses tell: one that is reached by two names, such as a link to a file or another name of a server,
 * shows itself only where it is opened.
 */
export function isSameDatabase(one: string, other: string): boolean {
  return placeOf(one) === placeOf(other);
}

/** Where it is, without who asks or how. */
function placeOf(url: string): string {
  if (url.startsWith("file:") && !url.startsWith("file://")) return resolve(url.slice("file:".length));
  if (!URL.canParse(url)) return url;
  const { protocol, hostname, port, pathname, searchParams } = new URL(url);
  if (protocol === "file:") return pathname;
  return `${searchParams.get("host") ?? hostname.toLowerCase()}:${port || "5432"}${pathname}`;
}
