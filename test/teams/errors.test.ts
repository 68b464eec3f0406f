import { describe, expect, test } from "vitest";
import { failureOf, ofStatus } from "../../adapters/teams/errors.js";
import { DeliveryFailed } from "../../src/chat/platform.js";

/** As the SDK's connector throws it. */
function refusal(statusCode: number, body: object = {}, retryAfter?: string): Error {
  const headers = { get: (name: string) => (name === "retry-after" ? retryAfter : undefined) };
  return Object.assign(new Error("secret words"), { statusCode, details: body, response: { headers } });
}

const told = (error: unknown) => {
  const { remedy, reason } = failureOf(error);
  return [remedy.kind, reason];
};

test.each([
  [400, "BadSyntax", "abandon"],
  [401, "Unauthorized", "retry"],
  [403, "MessageWritesBlocked", "abandon"],
  [403, "BotNotInConversationRoster", "abandon"],
  [403, "ConversationBlockedByUser", "abandon"],
  [403, "BotDisabledByAdmin", "disconnect"],
  [404, "ConversationNotFound", "abandon"],
  [412, "PreconditionFailed", "retry"],
  [413, "MessageSizeTooBig", "abandon"],
  [429, "Throttled", "retry"],
  [500, "ServiceError", "unknown"],
  [502, "BadGateway", "unknown"],
  [503, "ServiceUnavailable", "retry"],
  [504, "GatewayTimeout", "unknown"],
  [400, "AWordFromNextYear", "abandon"],
])("%i %s means %s", (status, code, kind) => {
  expect(told(refusal(status, { error: { code } }))).toEqual([kind, code]);
});

test("the telling word may lie deeper", () => {
  const details = { error: { code: "Forbidden", subCode: "MessageWritesBlocked" } };
  expect(told(refusal(403, details))).toEqual(["abandon", "MessageWritesBlocked"]);
  expect(told(refusal(403, { subCode: "MessageWritesBlocked" }))).toEqual(["abandon", "MessageWritesBlocked"]);
  expect(told(refusal(403, { error: { code: "what somebody wrote" } }))).toEqual(["abandon", "http_403"]);
  expect(told(refusal(403))).toEqual(["abandon", "http_403"]);
});

test("a room can be mended by adding the bot, unless it is gone", () => {
  expect(failureOf(refusal(403, { error: { code: "BotNotInConversationRoster" } })).remedy).toEqual({
    ...{ kind: "abandon", mend: "invite" },
  });
  expect(failureOf(refusal(404, { error: { code: "ConversationNotFound" } })).remedy).toEqual({
    ...{ kind: "abandon", mend: "gone" },
  });
});

describe("a time that Teams names is kept to", () => {
  test.each([
    [429, "17", { kind: "retry", afterMs: 17_000, scope: "workspace" }],
    [429, undefined, { kind: "retry", afterMs: 30_000, scope: "workspace" }],
    [412, "2", { kind: "retry", afterMs: 2_000, scope: "message" }],
    [502, "5", { kind: "retry", afterMs: 5_000, scope: "message" }],
    [503, "soon", { kind: "retry", afterMs: 30_000, scope: "message" }],
  ])("%i after %s", (status, retryAfter, remedy) => {
    expect(failureOf(refusal(status, {}, retryAfter)).remedy).toEqual(remedy);
    expect(ofStatus(status, undefined, retryAfter).remedy).toEqual(remedy);
  });
});

describe("a fault on the way", () => {
  const network = (code: string) => Object.assign(new Error("x"), { code: "REQUEST_SEND_ERROR", cause: { code } });
  const wrapped = (code: string) =>
    Object.assign(new Error("x"), { code: "REQUEST_SEND_ERROR", cause: Object.assign(new Error("y"), { code }) });

  test.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"])("%s was never sent", (code) => {
    expect(told(wrapped(code))).toEqual(["retry", code]);
    expect(told(Object.assign(new Error("x"), { code }))).toEqual(["retry", code]);
  });

  test.each(["ECONNRESET", "EPIPE"])("%s may have arrived", (code) => {
    expect(told(wrapped(code))).toEqual(["unknown", code]);
  });

  test("a timeout may have arrived", () => {
    expect(told(new DOMException("The operation was aborted", "AbortError"))).toEqual(["unknown", "timeout"]);
    expect(told(new DOMException("late", "TimeoutError"))).toEqual(["unknown", "timeout"]);
  });

  test("anything else may have arrived", () => {
    expect(told(network("x"))).toEqual(["unknown", "REQUEST_SEND_ERROR"]);
    expect(told("nonsense")).toEqual(["unknown", "network"]);
  });
});

test("no reason tells what was sent", () => {
  const failure = failureOf(refusal(500));
  expect(failure).toBeInstanceOf(DeliveryFailed);
  expect(failure.message).not.toContain("secret");
});
