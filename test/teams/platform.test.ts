import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.js";
import type { Address } from "../../src/chat/interaction.js";
import { DeliveryFailed, type Platform, type Remedy } from "../../src/chat/platform.js";
import { carol, channel, maria, otherTenant, type Served, serveTeams, startTeams, tenant } from "./served.js";
import type { SmallTeams } from "./small-teams/small-teams.js";

const card: Card = { summary: "Across Northshire", body: [{ kind: "heading", text: "Across Northshire" }] };
const done: Card = { summary: "Done", body: [{ kind: "text", text: "Done" }] };
const once = (id: string) => ({ id, mayHaveArrived: false });

let teams: SmallTeams;
let served: Served;
let platform: Platform;
let place: Address;

beforeEach(async () => {
  teams = await startTeams();
  served = await serveTeams(teams);
  platform = served.connection.platform;
  place = { serviceUrl: teams.serviceUrl, tenant, conversation: channel };
});

afterEach(async () => {
  await served.close();
  await teams.close();
});

const person = (user: string): Address => {
  const known = teams.world.tenants.get(tenant)?.people.get(user);
  return { serviceUrl: teams.serviceUrl, tenant, user: known?.id ?? user };
};
const called = (method: string) => teams.calls.filter((call) => call.method === method);

async function failureOf(work: Promise<unknown>): Promise<{ remedy: Remedy; reason: string }> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryFailed)) throw new Error(`not a DeliveryFailed: ${error}`);
  return { remedy: error.remedy, reason: error.reason };
}

describe("a message", () => {
  test("goes to a room, as a thread of its own, and can be changed", async () => {
    const ref = await platform.post(place, card, once("m1"));
    const [post] = teams.posts;
    expect(post).toMatchObject({ conversation: channel, thread: post?.id, visibleText: "Across Northshire" });
    expect(ref).toEqual({ serviceUrl: teams.serviceUrl, tenant, conversation: channel, activity: post?.id });
    await platform.update(ref, done);
    expect(post?.visibleText).toBe("Done");
    expect(post?.edits).toHaveLength(1);
  });

  test("goes to a person in a chat that is opened once, and can be changed there", async () => {
    const ref = await platform.post(person(maria), card, once("m1"));
    await platform.post(person(maria), card, once("m2"));
    expect(teams.posts.map(({ directTo }) => directTo)).toEqual([maria, maria]);
    expect(called("createConversation")).toHaveLength(1);
    expect(ref["conversation"]).toBe(teams.personal(tenant, maria).id);
    await platform.update(ref, done);
    expect(teams.posts[0]?.visibleText).toBe("Done");
  });

  test("goes to a person who is known by their Entra id alone", async () => {
    await platform.post({ ...person(maria), user: maria }, card, once("m1"));
    expect(teams.posts).toMatchObject([{ directTo: maria }]);
  });

  test("goes to a person whose chat is known without opening it", async () => {
    const known = { ...person(maria), conversation: teams.personal(tenant, maria).id };
    await platform.post(known, card, once("m1"));
    expect(teams.posts).toMatchObject([{ directTo: maria }]);
    expect(called("createConversation")).toEqual([]);
  });

  test("finds the chat anew where the one that was known is gone", async () => {
    await platform.post({ ...person(maria), conversation: "a:gone" }, card, once("m1"));
    expect(teams.posts).toMatchObject([{ directTo: maria }]);
  });

  test("whose card Teams refuses is sent once more as words", async () => {
    teams.refuseNext("send", { status: 400, error: "BadSyntax" });
    await platform.post(place, { summary: "Look: <at>all</at>", body: [{ kind: "text", text: "*a*" }] }, once("m1"));
    expect(teams.posts.map(({ activity }) => activity)).toMatchObject([
      { textFormat: "plain", text: "Look: <\u2060at>all<\u2060/at>\n\n*a*" },
    ]);
  });

  test("that Teams takes without a name cannot be changed later", async () => {
    const failure = await failureOf(platform.update({ ...place, activity: "" } as Record<string, string>, done));
    expect(failure).toEqual({ remedy: { kind: "abandon" }, reason: "activity_unknown" });
  });

  test("to nowhere of ours is abandoned without a call", async () => {
    const failure = await failureOf(platform.post({ team: "x" }, card, once("m1")));
    expect(failure).toEqual({ remedy: { kind: "abandon" }, reason: "not_a_teams_address" });
    expect(teams.calls).toEqual([]);
  });

  test("that may have arrived is sent again, and the log counts it", async () => {
    await platform.post(place, card, { id: "m1", mayHaveArrived: true });
    expect(teams.posts).toHaveLength(1);
    expect(served.log).toMatchObject([{ level: "warn", fields: { attempt: "m1" } }]);
  });
});

describe("no token leaves", () => {
  test.each([
    "https://smba.example/emea/",
    "http://smba.trafficmanager.net/emea/",
    "http://127.0.0.1.evil.example/",
    "file:///etc/passwd",
    "not an address",
  ])("to a stored address of %s", async (serviceUrl) => {
    const failure = await failureOf(platform.post({ ...place, serviceUrl }, card, once("m1")));
    expect(failure).toEqual({ remedy: { kind: "abandon" }, reason: "foreign_service_url" });
    const changing = platform.update({ ...place, serviceUrl, activity: "1" } as Record<string, string>, card);
    expect((await failureOf(changing)).reason).toBe("foreign_service_url");
    expect((await failureOf(platform.profile({ ...person(maria), serviceUrl }))).reason).toBe("foreign_service_url");
    expect(teams.calls).toEqual([]);
  });

  test("for a tenant that is not allowed any more", async () => {
    const failure = await failureOf(platform.post({ ...place, tenant: otherTenant }, card, once("m1")));
    expect(failure).toEqual({ remedy: { kind: "disconnect" }, reason: "tenant_not_allowed" });
    expect(teams.calls).toEqual([]);
  });
});

describe("the token", () => {
  test("is fetched once, however many wait for it", async () => {
    await Promise.all([1, 2, 3, 4].map((id) => platform.post(place, card, once(`m${id}`))));
    expect(called("token")).toHaveLength(1);
  });

  test("that is refused is dropped, and another is tried at once", async () => {
    await platform.post(place, card, once("m1"));
    teams.revokeTokens();
    await platform.post(place, card, once("m2"));
    expect(teams.posts).toHaveLength(2);
    expect(called("token")).toHaveLength(2);
  });

  test("that is refused again makes everything wait, and gives nothing up", async () => {
    teams.refuseNext("send", { status: 401, error: "Unauthorized" }, 2);
    const failure = await failureOf(platform.post(place, card, once("m1")));
    expect(failure).toEqual({ remedy: { kind: "retry", afterMs: 60_000, scope: "workspace" }, reason: "Unauthorized" });
    expect(called("send")).toHaveLength(2);
  });

  test("that cannot be had makes everything wait", async () => {
    teams.refuseNext("token", { status: 429, retryAfter: 9 });
    const busy = await failureOf(platform.post(place, card, once("m1")));
    expect(busy).toEqual({
      remedy: { kind: "retry", afterMs: 9_000, scope: "workspace" },
      reason: "no_token_http_429",
    });
    teams.refuseNext("token", { reset: true });
    expect((await failureOf(platform.post(place, card, once("m1")))).remedy).toMatchObject({ kind: "retry" });
    const wrong = await serveTeams(teams, { settings: { appPassword: "wrong" } });
    const refused = await failureOf(wrong.connection.platform.post(place, card, once("m1")));
    expect(refused.remedy).toMatchObject({ kind: "retry", scope: "workspace" });
    await wrong.close();
  });

  test("is fetched anew before it runs out", async () => {
    let now = new Date();
    const later = await serveTeams(teams, { now: () => now });
    await later.connection.platform.post(place, card, once("m1"));
    now = new Date(now.getTime() + 3_400_000);
    await later.connection.platform.post(place, card, once("m2"));
    expect(called("token")).toHaveLength(2);
    await later.close();
  });

  test("never reaches the log", () => {
    expect(JSON.stringify(served.log)).not.toMatch(/eyJ|app-password/);
  });
});

describe("a failure", () => {
  test.each([
    [
      { status: 429, retryAfter: 7 },
      { kind: "retry", afterMs: 7_000, scope: "workspace" },
    ],
    [{ status: 412 }, { kind: "retry", afterMs: 30_000, scope: "message" }],
    [{ status: 500 }, { kind: "unknown" }],
    [{ status: 502 }, { kind: "unknown" }],
    [{ acceptThen: 504 }, { kind: "unknown" }],
    [{ reset: true as const }, { kind: "unknown" }],
    [{ acceptThenReset: true as const }, { kind: "unknown" }],
    [{ status: 403, error: "MessageWritesBlocked" }, { kind: "abandon" }],
    [{ status: 302 }, { kind: "abandon" }],
  ])("%j means %j, after one call", async (fault, remedy) => {
    teams.refuseNext("send", fault);
    expect((await failureOf(platform.post(place, card, once("m1")))).remedy).toEqual(remedy);
    expect(called("send")).toHaveLength(1);
  });

  test("of a person who has not got the app is theirs to mend", async () => {
    const { remedy } = await failureOf(platform.post(person(carol), card, once("m1")));
    expect(remedy).toMatchObject({ kind: "abandon" });
  });

  test("of the network before anything is sent is tried again", async () => {
    const nobody = { ...place, serviceUrl: "http://127.0.0.1:9/emea/" };
    expect(await failureOf(platform.post(nobody, card, once("m1")))).toMatchObject({
      ...{ remedy: { kind: "retry" }, reason: "ECONNREFUSED" },
    });
  });
});

test("a person has a name, and no time zone", async () => {
  expect(await platform.profile(person(maria))).toEqual({ name: "Maria Osei", timeZone: undefined });
  const known = { ...person(maria), conversation: teams.personal(tenant, maria).id };
  expect(await platform.profile(known)).toEqual({ name: "Maria Osei", timeZone: undefined });
});

test("a message counts against its conversation and its tenant", () => {
  const keys = platform.limits(place).map((limit) => limit.key);
  expect(keys).toEqual([
    ...["1s", "2s", "30s", "1h"].map((name) => `teams ${tenant} ${channel} ${name}`),
    `teams ${tenant}`,
  ]);
  expect(platform.limits(place).at(-1)).toMatchObject({ burst: 1, perSecond: 30 });
});
