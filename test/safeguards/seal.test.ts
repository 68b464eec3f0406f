import { expect, test } from "vitest";
import { readConfig } from "../../src/config.js";
import { createSealer, newSealingKey, type SealingKey } from "../../src/safeguards/seal.js";

const [old, fresh] = [newKey(), newKey()];

function newKey(): SealingKey {
  const [key] = readConfig({ CAUSEWAY_KEYS: newSealingKey() }).keys;
  if (key === undefined) throw new Error("no key");
  return key;
}

test("what is sealed opens in its own place", () => {
  const sealer = createSealer([fresh]);
  const sealed = sealer.seal("xoxb-token", "installation/slack/T1/sealed");
  expect(sealed).toMatch(/^v1\./);
  expect(sealed).not.toContain("xoxb");
  expect(sealer.open(sealed, "installation/slack/T1/sealed")).toEqual({ secret: "xoxb-token", stale: false });
});

test("moved to another row, or changed by one letter, it does not open", () => {
  const sealer = createSealer([fresh]);
  const sealed = sealer.seal("xoxb-token", "installation/slack/T1/sealed");
  expect(() => sealer.open(sealed, "installation/slack/T2/sealed")).toThrow();
  expect(() => sealer.open(`${sealed.slice(0, -2)}AA`, "installation/slack/T1/sealed")).toThrow();
});

test("an old key opens what it sealed, and says that it is stale", () => {
  const sealed = createSealer([old]).seal("xoxb-token", "here");
  expect(createSealer([fresh, old]).open(sealed, "here")).toEqual({ secret: "xoxb-token", stale: true });
  expect(() => createSealer([fresh]).open(sealed, "here")).toThrow("no key");
});

test("without a key nothing is sealed", () => {
  expect(() => createSealer([]).seal("secret", "here")).toThrow("CAUSEWAY_KEYS");
});
