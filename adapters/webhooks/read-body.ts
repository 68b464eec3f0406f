/** Reads the body of a request that a chat platform sends. */
import type { IncomingMessage } from "node:http";

/** The largest that any of them sends is a view of Slack's, of 250 KB. */
const MOST_BYTES = 1024 * 1024;

/** The whole body, or "too large" as soon as that is known, without reading on. */
export function readBody(request: IncomingMessage): Promise<Buffer | "too large"> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > MOST_BYTES) return Promise.resolve("too large");
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= MOST_BYTES) return;
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
