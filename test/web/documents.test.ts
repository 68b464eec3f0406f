/** Documents on the web: whoever has the address gets the file, and nobody gets more. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Served, serveWeb, session } from "./served.js";

const bytes = new TextEncoder().encode("<p>Words</p>");
const file = {
  kind: "file",
  bytes,
  mediaType: "text/html; charset=utf-8",
  fileName: "my-record.html",
  saved: false,
} as const;

let served: Served;
beforeEach(async () => {
  served = await serveWeb({
    documents: {
      page: file,
      text: { ...file, mediaType: "text/markdown; charset=utf-8", fileName: "my-record.md", saved: true },
      drawing: { ...file, mediaType: "image/svg+xml", fileName: "chart.svg" },
      picture: { ...file, mediaType: "image/png", fileName: "story-card.png" },
      old: { kind: "expired" },
      many: { kind: "busy" },
    },
  });
});
afterEach(() => served.close());

test.each(["GET", "HEAD"])("%s needs no session, and sets none", async (method) => {
  const response = await served.get("/documents/page/my-record.html", { method });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(method === "GET" ? "<p>Words</p>" : "");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-length": "12",
    "content-disposition": 'inline; filename="my-record.html"',
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex",
    "cross-origin-resource-policy": "cross-origin",
  });
  expect(response.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'; .*frame-ancestors 'none'; sandbox$/,
  );
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(served.interactions).toEqual([]);
});

test("an SVG that is opened by itself runs no script: it stands in a sandbox and is taken for nothing else", async () => {
  const response = await served.get("/documents/drawing/chart.svg");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "content-disposition": 'inline; filename="chart.svg"',
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/^default-src 'none'; .*; sandbox$/),
  });
});

test("what is to be saved is saved; only pages are put in a sandbox, since browsers show no PDF in one", async () => {
  expect((await served.get("/documents/text/x")).headers.get("content-disposition")).toBe(
    'attachment; filename="my-record.md"',
  );
  expect((await served.get("/documents/picture/x")).headers.get("content-security-policy")).not.toContain("sandbox");
});

describe("whatever is not given is told on a page of ours", () => {
  test.each([
    ["nobody-made-this", 404, "This is not here any more"],
    ["old", 403, "This address has had its time"],
    ["many", 503, "Please try again in a moment"],
    ["%2e%2e", 404, "Page not found"],
  ])("%s: %d", async (address, status, words) => {
    const response = await served.get(`/documents/${address}/x.png`, { session });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
    expect(response.headers.get("content-security-policy")).toContain("style-src 'self'");
    expect(response.headers.get("retry-after")).toBe(status === 503 ? "5" : null);
    expect(JSON.stringify(served.log)).not.toContain(address);
  });

  test("nothing is sent there", async () => {
    expect((await served.post("/documents/page/x", {}, { session })).status).toBe(404);
  });
});
