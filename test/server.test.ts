import { connect } from "node:net";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { startServer } from "../src/server.js";

const options = {
  routes: {},
  otherwise: undefined,
  ready: async () => true,
  metrics: new Registry(),
  caught: () => "",
};

test("a connection that a browser opened ahead of need holds no stop up", async () => {
  const server = await startServer(0, options);
  const socket = connect(server.port, "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  expect((await fetch(`http://127.0.0.1:${server.port}/health`)).status).toBe(200);
  await server.stop();
  await closed;
});

test("a request that is at work is answered before the stop is over", async () => {
  let answer = () => {};
  const waits = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = await startServer(0, {
    ...options,
    async otherwise(_request, response) {
      arrived();
      await waits;
      response.end("answered");
    },
  });
  const asked = fetch(`http://127.0.0.1:${server.port}/slow`);
  await arrival;
  const stopped = server.stop();
  answer();
  expect(await (await asked).text()).toBe("answered");
  await stopped;
});
