/** Tokens, against the real SDK. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type TeamsPerson, teamsPerson } from "../person.js";
import { ADA, type Example, type Product, startExample, startProduct, TENANT } from "./example.js";

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

  it("refuses each of 42 bad ones", async () => {
    const before = product.heard.length;
    const bad = example.teams.badTokens();
    const taken: string[] = [];
    for (const { name, authorization = null } of bad) {
      const { status } = await ada.says("hello", { authorization });
      if (status === 200) taken.push(name);
    }
    expect(taken).toEqual([]);
    expect(product.heard).toHaveLength(before);
    expect(new Set(bad.map(({ name }) => name)).size).toBe(42);
  });
});
