import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hiddenIn, maria, type Served, serveWeb, session } from "./served.js";

let served: Served;
beforeEach(async () => {
  served = await serveWeb();
});
afterEach(() => served.close());

const tokenOf = async (): Promise<Record<string, string>> =>
  hiddenIn(await (await served.get("/", { session })).text(), "/actions/take-ask");

describe("a forged form is refused", () => {
  test.each([
    ["from another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["from a neighbouring site", { origin: "https://other.causeway.example", "sec-fetch-site": "same-site" }],
    ["from nowhere", { origin: "null" }],
  ])("%s, although it has the token", async (_, headers) => {
    const hidden = await tokenOf();
    const response = await served.post("/actions/take-ask", hidden, { session, headers });
    expect(response.status).toBe(403);
    expect(served.interactions).toHaveLength(1);
  });

  test.each([
    ["no token", undefined],
    ["an empty token", ""],
    ["a token of the same length", "A".repeat(43)],
  ])("with %s", async (_, token) => {
    const fields = { about: "ask-1", ...(token === undefined ? {} : { _token: token }) };
    const response = await served.post("/actions/take-ask", fields, { session });
    expect(response.status).toBe(403);
    expect(served.interactions).toEqual([]);
    expect(served.log.at(-1)?.fields).toEqual({ reason: "form token" });
  });

  test("with the token of another session", async () => {
    served.sessions.set("other", { ...maria, account: "eve", name: "Eve" });
    const response = await served.post("/actions/take-ask", await tokenOf(), { session: "other" });
    expect(response.status).toBe(403);
  });

  test("in another encoding, which a page elsewhere could send unasked", async () => {
    const headers = { "content-type": "application/json" };
    const response = await served.post("/forms/share-story", '{"happened":"x"}', { session, headers });
    expect(response.status).toBe(415);
    expect(served.interactions).toEqual([]);
  });
});

test("the session is in no page", async () => {
  expect(await (await served.get("/", { session })).text()).not.toContain(session);
});

test.each(["/", "/s/beech-grove", "/nowhere", "/sign-in/used"])("%s tells the browser to be careful", async (path) => {
  const { headers } = await served.get(path);
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("strict-transport-security")).toBeNull();
});

test("no page has a script, or a style of its own", async () => {
  const page = await (await served.get("/", { session })).text();
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
});

test("the style sheet is kept for good, and asks nobody else for anything", async () => {
  const page = await (await served.get("/")).text();
  const [, path = ""] = /<link rel="stylesheet" href="([^"]+)">/.exec(page) ?? [];
  expect(path).toMatch(/^\/assets\/[0-9a-f]{16}\/causeway\.css$/);
  const sheet = await served.get(path);
  expect(sheet.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(sheet.headers.get("content-type")).toBe("text/css; charset=utf-8");
  const css = await sheet.text();
  expect(css).not.toMatch(/https?:|@font-face|frutiger|#005eb8/i);
});

test("more than 1 MiB is refused, whether or not it says how much it is", async () => {
  const large = `happened=${"a".repeat(1024 * 1024)}`;
  const response = await served.post("/s/beech-grove", large);
  expect(response.status).toBe(413);
  expect(await response.text()).toContain("That was too much at once");
  expect(await chunked("/s/beech-grove", large)).toBe(413);
  expect(served.interactions).toEqual([]);
});

function chunked(path: string, body: string): Promise<number | undefined> {
  const headers = { "content-type": "application/x-www-form-urlencoded", "transfer-encoding": "chunked" };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, served.url), { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once("error", reject);
    asked.write(body.slice(0, 1000));
    asked.end(body.slice(1000));
  });
}

test.each(["//evil.example", "/%2F%2Fevil.example", "/sign-in/%2F%2Fevil.example", "/?next=https://evil.example"])(
  "%s leads nowhere else",
  async (path) => {
    const response = await served.get(`${served.url}${path}`, { session });
    expect(response.headers.get("location")).toBeNull();
  },
);
