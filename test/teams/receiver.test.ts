import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
/** Promises R4 and R5: who is listened to, and where a token may go. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { personal } from "./activities.js";
import { maria, otherTenant, type Served, serveTeams, settingsFor, startTeams, tenant } from "./served.js";
import type { SmallTeams } from "./small-teams/small-teams.js";

let teams: SmallTeams;
let served: Served;

beforeEach(async () => {
  teams = await startTeams();
  served = await serveTeams(teams);
});

afterEach(async () => {
  await served.close();
  await teams.close();
  vi.useRealTimers();
});

const said = (more: object = {}) => ({ ...personal(teams, { text: "home" }), ...more });
const tokensFetched = () => teams.calls.filter(({ method }) => method === "token").length;

test("an activity that Teams signed is answered once the bot has", async () => {
  expect((await served.send(said())).status).toBe(200);
  expect(served.interactions).toMatchObject([{ platform: "teams", workspace: tenant, who: { account: maria } }]);
});

test("none of the bad tokens starts a turn or draws a token out, and each leaves one line", async () => {
  const printed = [vi.spyOn(console, "error"), vi.spyOn(console, "warn"), vi.spyOn(console, "log")];
  const bad = teams.badTokens();
  expect(bad.length).toBeGreaterThanOrEqual(42);
  await served.send(said());
  const known = served.interactions.length;
  const fetched = tokensFetched();
  for (const { name, authorization } of bad) {
    const before = served.log.length;
    const response = await served.send(said(), { authorization: authorization ?? null });
    expect([name, response.status, await response.text()]).toEqual([name, 401, ""]);
    expect([name, served.log.length - before]).toEqual([name, 1]);
  }
  expect(served.interactions).toHaveLength(known);
  expect(tokensFetched()).toBe(fetched);
  expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
  expect(JSON.stringify(served.log)).not.toMatch(/eyJ|PUBLIC KEY|at .+\.js:/);
});

describe("an activity", () => {
  test.each([
    ["from another channel", { channelId: "directline" }, 403],
    ["from a foreign service", { serviceUrl: "https://smba.example/emea/" }, 403],
    ["from a name that only begins like Teams'", { serviceUrl: "http://127.0.0.1.evil.example/" }, 403],
    ["with a password in its address", { serviceUrl: "http://a:b@127.0.0.1/" }, 403],
    ["without a service", { serviceUrl: undefined }, 400],
    ["without a channel", { channelId: undefined }, 400],
    ["without a type", { type: undefined }, 400],
    ["without a conversation", { conversation: undefined }, 400],
    ["from a tenant that is not allowed", { channelData: { tenant: { id: otherTenant } } }, 403],
    ["that names two tenants", { conversation: { id: "a:1", tenantId: otherTenant } }, 403],
    ["from no tenant", { channelData: {}, conversation: { id: "a:1" } }, 403],
  ])("%s is refused", async (_, more, status) => {
    const response = await served.send(said(more));
    expect([response.status, await response.text()]).toEqual([status, ""]);
    expect(served.interactions).toEqual([]);
    expect(tokensFetched()).toBe(0);
  });

  test("with two tokens is refused, whichever of them is good", async () => {
    const good = `Bearer ${teams.sign({ serviceurl: teams.serviceUrl })}`;
    for (const tokens of [
      [good, "Bearer x.y.z"],
      ["Bearer x.y.z", good],
      [good, good],
    ])
      expect(await statusWith(tokens)).toBe(401);
    expect(await statusWith([good])).toBe(200);
    expect(served.interactions).toHaveLength(1);
  });

  test("too large is refused before it is read", async () => {
    const body = JSON.stringify(said({ text: "a".repeat(1024 * 1024) }));
    const response = await fetch(served.url, { method: "POST", body });
    expect(response.status).toBe(413);
  });

  test.each(["", "{", "[]", "null", '"text"', "\xff"])("that is not one (%j) is refused", async (body) => {
    expect((await fetch(served.url, { method: "POST", body })).status).toBe(400);
  });

  test("that came before the bot started waits for it", async () => {
    const early = await serveTeams(teams, { started: false });
    expect((await early.send(said())).status).toBe(503);
    await early.close();
  });

  test("is answered only when the bot has answered", async () => {
    const order: string[] = [];
    const slow = await serveTeams(teams, {
      answer: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        order.push("stored");
        return { kind: "nothing" };
      },
    });
    await slow.send(said());
    order.push("answered");
    expect(order).toEqual(["stored", "answered"]);
    await slow.close();
  });
});

describe("a token that was verified", () => {
  const header = () => `Bearer ${teams.sign()}`;

  test("is remembered for its own service address alone", async () => {
    const authorization = header();
    expect((await served.send(said(), { authorization })).status).toBe(200);
    expect((await served.send(said(), { authorization })).status).toBe(200);
    const elsewhere = said({ serviceUrl: teams.serviceUrl.replace("emea", "uk") });
    expect((await served.send(elsewhere, { authorization })).status).toBe(401);
  });

  test("is forgotten when its key is withdrawn", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const authorization = `Bearer ${teams.sign({ exp: Math.floor(Date.now() / 1000) + 2 * 86_400 })}`;
    expect((await served.send(said(), { authorization })).status).toBe(200);
    teams.rotateKeys();
    // The SDK asks the identity provider for its keys once a day.
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    expect((await served.send(said(), { authorization })).status).toBe(401);
    expect((await served.send(said())).status).toBe(200);
  });

  test("counts no longer once it has run out", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const authorization = header();
    expect((await served.send(said(), { authorization })).status).toBe(200);
    vi.setSystemTime(Date.now() + 3_600_000 + 301_000);
    expect((await served.send(said(), { authorization })).status).toBe(401);
  });
});

test("while the identity provider cannot be asked nobody is let in, and Teams is asked to come again", async () => {
  teams.refuseNext("metadata", { status: 500 });
  expect((await served.send(said())).status).toBe(503);
  expect(served.interactions).toEqual([]);
  expect((await served.send(said())).status).toBe(200);
});

describe("unsafe settings", () => {
  test.each([
    ["an empty app id", { appId: " " }, "MicrosoftAppId"],
    ["no password", { appPassword: "" }, "MicrosoftAppPassword"],
    ["a single tenant without its tenant", { appTenantId: undefined }, "MicrosoftAppTenantId"],
    [
      "nobody to serve",
      { appType: "MultiTenant", appTenantId: undefined, allowedTenants: [] },
      "TEAMS_ALLOWED_TENANTS",
    ],
  ] as const)("%s is refused at the start", async (_, more, named) => {
    await expect(serveTeams(teams, { settings: more })).rejects.toThrow(named);
  });

  test("with no tenant named, the app's own is served", async () => {
    const own = await serveTeams(teams, { settings: { allowedTenants: [] } });
    expect((await own.send(said())).status).toBe(200);
    await own.close();
    expect(settingsFor(teams).appTenantId).toBe(tenant);
  });
});

/** `fetch` would join them into one. */
async function statusWith(tokens: readonly string[]): Promise<number | undefined> {
  const headers = tokens.flatMap((token) => ["Authorization", token]);
  const request = httpRequest(served.url, { method: "POST", headers: ["Host", new URL(served.url).host, ...headers] });
  const answered = once(request, "response");
  request.end(JSON.stringify(said()));
  const [response] = (await answered) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}
