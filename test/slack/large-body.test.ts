import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { command, form } from "./payloads.js";
import { type Served, serveSlack } from "./served.js";

let served: Served | undefined;

async function start(): Promise<Served> {
  served = await serveSlack();
  return served;
}

afterEach(() => served?.close());

const story = form(command());

describe("a large body", () => {
  test("of exactly the limit is read", async () => {
    const slack = await start();
    const body = JSON.stringify({ type: "unknown", padding: "" }).padEnd(1024 * 1024, " ");
    expect((await slack.send(body)).status).toBe(200);
  });

  test("that says so gets 413 before it is sent", async () => {
    const slack = await start();
    const head =
      "POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1048577\r\n\r\n";
    expect(await exchanged(slack.url, [head])).toContain("413");
  });

  test("that does not say so gets 413 once it is over the limit", async () => {
    const slack = await start();
    const head =
      "POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    const chunk = `40000\r\n${"x".repeat(0x40000)}\r\n`;
    expect(await exchanged(slack.url, [head, chunk, chunk, chunk, chunk, "1\r\nx\r\n"])).toContain("413");
    expect(slack.interactions).toEqual([]);
  });

  test("that breaks off leaves nothing behind", async () => {
    const slack = await start();
    const { hostname, port } = new URL(slack.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write("POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf", () =>
          socket.destroy(),
        );
      });
      socket.on("close", () => resolve());
    });
    expect((await slack.send(story, { type: "form" })).status).toBe(200);
    expect(slack.log).toEqual([]);
  });
});

/** Writes pieces one after another, and returns what comes back before the connection closes. */
function exchanged(url: string, pieces: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.on("data", (data) => {
      answer += data.toString();
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", (error) => (answer === "" ? reject(error) : undefined));
  });
}
