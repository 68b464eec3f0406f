/** Tokens, against the real SDK. */
import { createPublicKey, X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type TeamsPerson, teamsPerson } from "../person.js";
import { ADA, callerOf, type Example, logIn, startExample, TENANT } from "./example.js";
import { type Product, startProduct } from "./product.js";

let example: Example;
let product: Product;
let ada: TeamsPerson;
beforeAll(async () => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
  example = await startExample();
  product = await startProduct(example.teams, (context) => context.sendActivity(`Heard ${context.activity.text}`));
  ada = teamsPerson({ teams: example.teams, tenant: TENANT, user: ADA, deliverTo: product.deliverTo });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await product.close();
  await example.teams.close();
});

describe("a stock CloudAdapter", () => {
  it("takes a good token, logs in and answers", async () => {
    const { status } = await ada.says("hello");
    expect(status).toBe(200);
    const post = await example.teams.untilPosted(({ visibleText }) => visibleText === "Heard hello");
    expect(post).toMatchObject({ tenant: TENANT, directTo: ADA, type: "personal" });
    expect(example.teams.calls.map(({ method, outcome }) => `${method} ${outcome}`)).toEqual([
      "metadata ok",
      "keys ok",
      "token ok",
      "reply ok",
    ]);
  });

  it("refuses each of 42 bad ones, but for two that a product must refuse itself", async () => {
    const before = product.heard.length;
    const bad = example.teams.badTokens();
    const taken: string[] = [];
    for (const { name, authorization = null } of bad) {
      const { status } = await ada.says("hello", { authorization });
      if (status === 200) taken.push(name);
    }
    expect(taken).toEqual(bad.filter(({ stockTakes }) => stockTakes).map(({ name }) => name));
    expect(product.heard).toHaveLength(before + taken.length);
    expect(new Set(bad.map(({ name }) => name)).size).toBe(42);
  });

  it("refuses an activity whose serviceUrl is not the token's", async () => {
    const serviceUrl = "https://smba.example/emea/";
    expect((await ada.says("hello", { serviceUrl, token: example.teams.sign() })).status).toBe(401);
  });

  it("refuses a key it has not heard of, and takes an old one that stays published", async () => {
    const { teams } = await startExample();
    const own = await startProduct(teams);
    const bo = teamsPerson({ teams, tenant: TENANT, user: ADA, deliverTo: own.deliverTo });
    const old = teams.sign();
    teams.rotateKeys({ keepOld: true });
    expect((await bo.says("hello", { token: old })).status).toBe(200);
    expect((await bo.says("hello")).status).toBe(200);
    // The SDK asks for keys at most once an hour.
    teams.rotateKeys();
    expect((await bo.says("hello")).status).toBe(401);
    await own.close();
    await teams.close();
  });
});

describe("the key set", () => {
  it("has certificates of its keys, and endorses one for Teams", async () => {
    const response = await fetch(example.teams.openIdMetadataUrl);
    const { jwks_uri, issuer } = (await response.json()) as { jwks_uri: string; issuer: string };
    expect(issuer).toBe(example.teams.issuer);
    const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: { x5c: string[]; endorsements: string[] }[] };
    expect(keys.map(({ endorsements }) => endorsements)).toEqual([["msteams"], ["webchat", "directline"]]);
    for (const { x5c, ...key } of keys) {
      const certificate = new X509Certificate(Buffer.from(x5c[0] ?? "", "base64"));
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.publicKey.equals(createPublicKey({ key, format: "jwk" }))).toBe(true);
    }
  });
});

describe("the log-in", () => {
  it.each<[string, Record<string, string>, string, string]>([
    ["another app", { client_id: "someone" }, "home", "unauthorized_client"],
    ["another secret", { client_secret: "guess" }, "home", "invalid_client"],
    ["another scope", { scope: "https://graph.microsoft.com/.default" }, "home", "invalid_scope"],
    ["another grant", { grant_type: "password" }, "home", "unsupported_grant_type"],
    ["another tenant", {}, "elsewhere", "invalid_request"],
  ])("refuses %s", async (_, form, tenant, error) => {
    const { teams } = await startExample({ homeTenant: "home" });
    const answer = await logIn(`${teams.loginUrl}/${tenant}/oauth2/v2.0/token`, { client_id: teams.appId, ...form });
    expect(answer.error).toBe(error);
    expect(teams.issuedTokens).toEqual([]);
    await teams.close();
  });

  it("gives tokens that count until they are revoked or expire", async () => {
    const { teams } = await startExample();
    const members = async (token?: string) => {
      const call = await callerOf(teams, token);
      return (await call("GET", "/19:rota@thread.v2/members")).status;
    };
    expect([await members(), await members(teams.issuedTokens[0]), await members("guess")]).toEqual([200, 200, 401]);
    teams.revokeTokens();
    expect(await members(teams.issuedTokens[0])).toBe(401);
    expect(await members()).toBe(200);
    await teams.close();
  });
});
