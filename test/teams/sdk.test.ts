/** The SDK's support has ended, so it stays behind two files, and only a deployment that has Teams loads it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = "adapters/teams";
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

test("two files know the SDK", () => {
  const knowing = sources.filter(({ text }) => /from "(botbuilder|botframework)/.test(text));
  expect(knowing.map(({ name }) => name)).toEqual(["connector.ts", "sdk.ts"]);
});

test("nothing loads those two before Teams starts", () => {
  const loading = /^import (?!type )[^;]*from "\.\/(sdk|connector)\.js"/m;
  expect(sources.filter(({ text }) => loading.test(text)).map(({ name }) => name)).toEqual([]);
});
