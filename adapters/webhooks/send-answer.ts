/** The answer to a request of a chat platform. */
import type { ServerResponse } from "node:http";

/** Only the first answer counts. */
export function sendAnswer(response: ServerResponse, status: number, body?: object): void {
  if (response.headersSent) return;
  if (body === undefined) {
    response.writeHead(status, { "content-length": "0" }).end();
    return;
  }
  const content = JSON.stringify(body);
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(content),
    })
    .end(content);
}
