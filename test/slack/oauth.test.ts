import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clock, type Served, serveSlack } from "./served.js";
import { type SmallSlack, startSmallSlack } from "./small-slack/small-slack.js";
import { words } from "./words.js";

const oauth = { clientId: "111.222", clientSecret: "client-secret" };
const publicUrl = "https://causeway.example";
const redirect = `${publicUrl}/slack/oauth_redirect`;
const hours = (count: number) => count * 3_600_000;

let slack: SmallSlack;
let served: Served;
let time: number;

beforeEach(async () => {
  time = clock.getTime();
  slack = await startSmallSlack({
    now: () => time,
    oauth: { rotation: true },
    workspaces: [
      { id: "T0NORTH", token: "xoxb-unused", channels: [{ id: "C0WARD", name: "w", members: [], botIsMember: true }] },
      { id: "T0GRID", token: "xoxb-u2", enterprise: { id: "E0SYSTEM", name: "System" }, isEnterpriseInstall: true },
    ],
  });
  const settings = { apiUrl: slack.apiUrl, oauth, publicUrl };
  served = await serveSlack({ settings, now: () => new Date(time) });
});

afterEach(async () => {
  await served.close();
  await slack.close();
});

interface Begun {
  readonly address: URL;
  readonly state: string;
  readonly setCookie: string;
  readonly cookie: string;
}

async function begin(): Promise<Begun> {
  const response = await fetch(`${served.url}/slack/install`, { redirect: "manual" });
  expect(response.status).toBe(302);
  const address = new URL(response.headers.get("location") ?? "");
  const setCookie = response.headers.get("set-cookie") ?? "";
  return { address, state: address.searchParams.get("state") ?? "", setCookie, cookie: setCookie.split(";")[0] ?? "" };
}

function comeBack(begun: Pick<Begun, "state" | "cookie">, code: string): Promise<Response> {
  const query = new URLSearchParams({ code, state: begun.state });
  return fetch(`${served.url}/slack/oauth_redirect?${query}`, { headers: { cookie: begun.cookie } });
}

const install = async (team = "T0NORTH") => comeBack(await begin(), slack.grantInstall(team, "U0ADMIN", redirect));
const post = () =>
  served.connection.platform.post(
    { team: "T0NORTH", channel: "C0WARD" },
    { summary: "Hello", body: [] },
    { id: "m1", mayHaveArrived: false },
  );
const refreshes = () => slack.calls.filter((call) => call.args["grant_type"] === "refresh_token");
const kept = (team = "T0NORTH") => JSON.parse(served.secrets.get(team) ?? "null");

describe("an install", () => {
  test("sends the browser to Slack with few scopes, and marks it", async () => {
    const { address, setCookie } = await begin();
    expect(`${address.origin}${address.pathname}`).toBe(`${slack.url}/oauth/v2/authorize`);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: "111.222",
      scope: "commands,chat:write,users:read,channels:history,groups:history",
      redirect_uri: redirect,
    });
    expect(setCookie).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
  });

  test("that comes back keeps the installation, and says what to do next", async () => {
    const response = await install();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(words.connected.text);
    expect(kept()).toMatchObject({
      installedAt: time,
      expiresAt: time + hours(12),
      refreshToken: expect.stringMatching(/^xoxe/),
    });
    await post();
    expect(slack.posts).toHaveLength(1);
  });

  test("for a whole enterprise is kept under the enterprise", async () => {
    expect((await install("T0GRID")).status).toBe(200);
    expect([...served.secrets.keys()]).toEqual(["E0SYSTEM"]);
  });

  test("by http on one's own machine sets a cookie that comes back", async () => {
    const local = await serveSlack({ settings: { apiUrl: slack.apiUrl, oauth, publicUrl: "http://localhost:3000" } });
    const response = await fetch(`${local.url}/slack/install`, { redirect: "manual" });
    expect(response.headers.get("set-cookie")).not.toContain("Secure");
    await local.close();
  });

  test("is not offered without a client of Slack's", async () => {
    const without = await serveSlack();
    expect(Object.keys(without.connection.routes)).toEqual(["POST /slack/events"]);
    await without.close();
  });
});

describe("a return from Slack", () => {
  async function refused(change: (begun: Begun) => Pick<Begun, "state" | "cookie">) {
    const response = await comeBack(change(await begin()), slack.grantInstall("T0NORTH", "U0ADMIN", redirect));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(words.notConnected.text);
    expect(served.secrets.size).toBe(0);
    expect(slack.calls).toEqual([]);
  }

  test("in another browser is refused", () => refused(({ state }) => ({ state, cookie: "" })));
  test("with another browser's mark is refused", () =>
    refused(({ state }) => ({ state, cookie: "causeway_slack_install=abc" })));
  test("with a changed state is refused", () =>
    refused(({ state, cookie }) => ({ state: state.replace(/^./, (first) => (first === "A" ? "B" : "A")), cookie })));
  test("without a state is refused", () => refused(({ cookie }) => ({ state: "", cookie })));
  test("with a later end than was signed is refused", () =>
    refused(({ state, cookie }) => ({ state: state.replace(/\.(\d+)\./, ".9$1."), cookie })));

  test("after ten minutes is refused", () =>
    refused((begun) => {
      time += 10 * 60_000;
      return begun;
    }));

  test("a second time is refused", async () => {
    const begun = await begin();
    expect((await comeBack(begun, slack.grantInstall("T0NORTH", "U0ADMIN", redirect))).status).toBe(200);
    expect((await comeBack(begun, slack.grantInstall("T0NORTH", "U0ADMIN", redirect))).status).toBe(400);
  });

  test("from somebody who declined says so kindly", async () => {
    const begun = await begin();
    const query = new URLSearchParams({ error: "access_denied", state: begun.state });
    const response = await fetch(`${served.url}/slack/oauth_redirect?${query}`, { headers: { cookie: begun.cookie } });
    expect(response.status).toBe(400);
    expect(served.log.at(-1)).toMatchObject({ fields: { reason: "declined" } });
  });

  test("with a code that Slack does not know says so kindly, and logs Slack's word", async () => {
    const response = await comeBack(await begin(), "made-up");
    expect(response.status).toBe(502);
    expect(served.log.at(-1)).toMatchObject({ level: "error", fields: { reason: "invalid_code" } });
  });
});

describe("a token that rotates", () => {
  beforeEach(async () => {
    await install();
  });

  test("is refreshed in its last five minutes, and not before", async () => {
    time += hours(12) - 6 * 60_000;
    await post();
    expect(refreshes()).toHaveLength(0);
    time += 2 * 60_000;
    const before = kept();
    await post();
    expect(refreshes()).toHaveLength(1);
    expect(kept()).toMatchObject({ installedAt: before.installedAt, expiresAt: time + hours(12) });
    expect(kept().botToken).not.toBe(before.botToken);
  });

  test("is refreshed once for many calls at once", async () => {
    time += hours(12) - 60_000;
    await Promise.all([post(), post(), post()]);
    expect(refreshes()).toHaveLength(1);
    expect(slack.posts).toHaveLength(3);
  });

  test("is refreshed when it has run out", async () => {
    time += hours(13);
    await post();
    expect(slack.posts).toHaveLength(1);
  });

  test("is refreshed when Slack will not take it", async () => {
    slack.refuseNext("chat.postMessage", { error: "token_expired" });
    await post();
    expect(slack.posts).toHaveLength(1);
    expect(refreshes()).toHaveLength(1);
  });

  test("goes on serving while Slack does not refresh it", async () => {
    time += hours(12) - 60_000;
    slack.refuseNext("oauth.v2.access", { status: 500 });
    await post();
    expect(slack.posts).toHaveLength(1);
  });

  test("that another replica has refreshed is read anew", async () => {
    await post();
    const ours = kept();
    const elsewhere = await serveSlack({
      settings: { apiUrl: slack.apiUrl, oauth, publicUrl },
      now: () => new Date(time),
    });
    for (const [key, secret] of served.secrets) elsewhere.secrets.set(key, secret);
    time += hours(12) - 60_000;
    await elsewhere.connection.platform.post(
      { team: "T0NORTH", channel: "C0WARD" },
      { summary: "From there", body: [] },
      { id: "m2", mayHaveArrived: false },
    );
    const theirs = elsewhere.secrets.get("T0NORTH") ?? "";
    expect(theirs).not.toBe(JSON.stringify(ours));
    served.secrets.set("T0NORTH", theirs);
    await post();
    expect(slack.posts).toHaveLength(3);
    await elsewhere.close();
  });

  test("that cannot be stored is remembered, for the old one is spent", async () => {
    time += hours(12) - 60_000;
    served.secrets.set = () => {
      throw new Error("the disk is full");
    };
    await post();
    await post();
    expect(refreshes()).toHaveLength(1);
    expect(served.log.map((line) => line.level)).toContain("error");
  });

  test("that is taken away disconnects the workspace", async () => {
    slack.lockOut("T0NORTH", "token_revoked");
    slack.refuseNext("oauth.v2.access", { error: "invalid_refresh_token" });
    await expect(post()).rejects.toMatchObject({ remedy: { kind: "disconnect" } });
  });
});

test("nothing secret reaches the log", async () => {
  await install();
  time += hours(13);
  await post();
  const secrets = [kept().botToken, kept().refreshToken, oauth.clientSecret];
  for (const secret of secrets) expect(JSON.stringify(served.log)).not.toContain(secret);
});
