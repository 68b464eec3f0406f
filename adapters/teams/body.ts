/** Reads and decodes the body of a request from Teams. */
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";

/** An activity with a whole message quoted in it is far smaller. */
export const bodyLimit = 1024 * 1024;

/** The whole body, or "too large" as soon as that is known, without reading on. */
export function readBody(request: IncomingMessage): Promise<Buffer | "too large"> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > bodyLimit) return Promise.resolve("too large");
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= bodyLimit) return;
      request.off("data", take).pause();
      resolve("too large");
    };
    request.on("data", take);
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", reject);
    // Every request closes: an error is made, which is dear, only for one that broke off.
    request.once("close", () => {
      if (!request.complete) reject(new Error("the request broke off"));
    });
  });
}

/** The JSON object in it; undefined where there is none. */
export function decoded(raw: Buffer): object | undefined {
  // Cheaper than a strict decoder by half.
  if (!isUtf8(raw)) return undefined;
  try {
    const value: unknown = JSON.parse(raw.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
