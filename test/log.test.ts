import { expect, test } from "vitest";
import { createLog } from "../src/log.js";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("trace", { write: (line: string) => void lines.push(line) }));
  return lines.join("");
}

test("secrets and personal data are left out wherever they stand", () => {
  const canary = "canary-4711";
  const line = logged((log) => {
    log.info({ token: canary, slack: { botToken: canary, deeper: { secret: canary } }, email: canary }, "a line");
    log.info({ authorization: canary, member: { name: canary, words: canary } }, "another");
  });
  expect(line).not.toContain(canary);
  expect(line).toContain("[redacted]");
});

test("an error is logged by its kind and where it was thrown, never by its message or what hangs on it", () => {
  const canary = "canary-4711";
  const cause = Object.assign(new TypeError(canary), { detail: canary, query: canary, code: "23505" });
  const line = logged((log) => log.error({ err: new Error(canary, { cause }) }, "something failed"));
  expect(line).not.toContain(canary);
  expect(line).toContain('"type":"TypeError"');
  expect(line).toContain('"code":"23505"');
  expect(line).toContain("log.test.ts");
});
