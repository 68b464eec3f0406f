import { webApi } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { failureOf, ofStatus } from "../../adapters/slack/errors.js";
import { DeliveryFailed } from "../../src/chat/platform.js";

const told = (error: unknown) => {
  const { remedy, reason } = failureOf(error);
  return [remedy.kind, reason];
};
const platform = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });
const network = (code: string) =>
  new webApi.WebAPIRequestError(new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code }) }));
const http = (status: number) => new webApi.WebAPIHTTPError(status, "", {}, "secret words of the body");

test.each([
  ["ratelimited", "retry"],
  ["message_limit_exceeded", "retry"],
  ["service_unavailable", "retry"],
  ["fatal_error", "unknown"],
  ["internal_error", "unknown"],
  ["account_inactive", "disconnect"],
  ["invalid_auth", "disconnect"],
  ["token_revoked", "disconnect"],
  ["token_expired", "disconnect"],
  ["team_access_not_granted", "disconnect"],
  ["channel_not_found", "abandon"],
  ["not_in_channel", "abandon"],
  ["is_archived", "abandon"],
  ["invalid_blocks", "abandon"],
  ["msg_too_long", "abandon"],
  ["a_word_from_next_year", "abandon"],
])("%s means %s", (word, kind) => {
  expect(told(platform(word))).toEqual([kind, word]);
});

describe("a rate limit", () => {
  test("waits as long as Slack says, for the whole workspace", () => {
    const { remedy } = failureOf(new webApi.WebAPIRateLimitedError(17));
    expect(remedy).toEqual({ kind: "retry", afterMs: 17_000, scope: "workspace" });
  });

  test("without a time waits half a minute", () => {
    const { remedy } = failureOf(new Error("Retry header did not contain a valid timeout (url: x)"));
    expect(remedy).toEqual({ kind: "retry", afterMs: 30_000, scope: "workspace" });
    expect(ofStatus(429, "soon").remedy).toEqual(remedy);
    expect(ofStatus(429, "2").remedy).toEqual({ kind: "retry", afterMs: 2_000, scope: "workspace" });
  });
});

describe("a fault on the way", () => {
  test.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"])("%s was never sent", (code) => {
    expect(told(network(code))).toEqual(["retry", code]);
  });

  test.each(["ECONNRESET", "UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT"])("%s may have arrived", (code) => {
    expect(told(network(code))).toEqual(["unknown", code]);
  });

  test("a timeout may have arrived", () => {
    const late = new webApi.WebAPIRequestError(new DOMException("The operation was aborted", "TimeoutError"));
    expect(told(late)).toEqual(["unknown", "timeout"]);
  });

  test.each([
    [500, "unknown"],
    [502, "unknown"],
    [503, "retry"],
    [504, "unknown"],
    [404, "abandon"],
  ])("HTTP %i means %s", (status, kind) => {
    expect(told(http(status))).toEqual([kind, `http_${status}`]);
  });
});

test("an answer that is not JSON says nothing about what was done", () => {
  expect(told(platform("<html>Bad gateway: what somebody wrote</html>"))).toEqual(["unknown", "unreadable"]);
});

test("no reason tells what was sent", () => {
  const failure = failureOf(http(500));
  expect(failure).toBeInstanceOf(DeliveryFailed);
  expect(failure.message).not.toContain("secret");
});
