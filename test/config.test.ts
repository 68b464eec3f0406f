import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { environment, readConfig, requirePlatform, UnusableSettings } from "../src/config.js";
import { newSealingKey } from "../src/safeguards/seal.js";

const slack = { SLACK_SIGNING_SECRET: "secret", SLACK_BOT_TOKEN: "xoxb-1" };

function problemsWith(env: Record<string, string>): readonly string[] {
  try {
    requirePlatform(readConfig(env));
    return [];
  } catch (error) {
    if (error instanceof UnusableSettings) return error.problems;
    throw error;
  }
}

test("Slack's settings alone are enough, and everything else has a default", () => {
  expect(readConfig(slack)).toMatchObject({
    port: 3000,
    databaseUrl: "file:data/causeway.db",
    system: { name: "our system", timeZone: "Europe/London" },
    slack: { signingSecret: "secret", botToken: "xoxb-1" },
  });
});

test("with no platform, both platforms' settings are named", () => {
  const problems = problemsWith({}).join(" ");
  expect(problems).toContain("SLACK_SIGNING_SECRET");
  expect(problems).toContain("MicrosoftAppId");
});

test("every problem is told at once, by the name of its setting", () => {
  const problems = problemsWith({
    PORT: "many",
    TIME_ZONE: "Mars/Olympus",
    DATABASE_URL: "mysql://x",
    PUBLIC_URL: "http://causeway.example.org",
  });
  expect(problems.map((problem) => problem.split(" ")[0]).toSorted()).toEqual([
    "DATABASE_URL",
    "PORT",
    "PUBLIC_URL",
    "TIME_ZONE",
  ]);
});

test("what is wrong and what is missing are told together, each once", () => {
  const problems = problemsWith({
    TIME_ZONE: "Mars/Olympus",
    PUBLIC_URL: "http://causeway.example.org",
    SLACK_SIGNING_SECRET: "secret",
    SMTP_URL: "smtp://localhost",
  });
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    "PUBLIC_URL",
    "TIME_ZONE",
    "SLACK_BOT_TOKEN",
    "MAIL_FROM",
  ]);
});

test.each([
  ["https://causeway.example.org", true],
  ["http://localhost:3000", true],
  ["http://127.0.0.1:3000", true],
  ["http://[::1]:3000", true],
  ["http://causeway.example.org", false],
  ["http://127.0.0.1.example.org", false],
  ["causeway.example.org", false],
])("PUBLIC_URL %s is taken: %s", (address, taken) => {
  expect(problemsWith({ ...slack, PUBLIC_URL: address }).length === 0).toBe(taken);
});

test.each([
  [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_SIGNING_SECRET is missing"],
  [{ SLACK_SIGNING_SECRET: "secret" }, "SLACK_BOT_TOKEN is missing"],
  [{ ...slack, SLACK_CLIENT_ID: "1.2" }, "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together"],
  [{ SLACK_SIGNING_SECRET: "secret", SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "x" }, "CAUSEWAY_KEYS is missing"],
])("%j: %s", (env, problem) => {
  expect(problemsWith(env).join(" ")).toContain(problem);
});

test("keys are read newest first, and a bad one is named by its place, never by its value", () => {
  const { keys } = readConfig({ CAUSEWAY_KEYS: `${newSealingKey()},${newSealingKey()}` });
  expect(keys.map(({ secret }) => secret.length)).toEqual([32, 32]);
  const problem = problemsWith({ ...slack, CAUSEWAY_KEYS: `${newSealingKey()},old:c2hvcnQ=` }).join(" ");
  expect(problem).toContain("key 2 is not id:base64");
  expect(problem).not.toContain("c2hvcnQ");
});

test.each([
  ["file:data/causeway.db", "file:data/pulse-keys.db"],
  ["file:causeway.db", "file:pulse-keys.db"],
  ["file:/var/lib/causeway.db", "file:/var/lib/pulse-keys.db"],
  ["file:///var/lib/causeway.db", "file:///var/lib/pulse-keys.db"],
  ["postgres://causeway@localhost/causeway", undefined],
])("with %s the keys of pulses are at %s", (databaseUrl, keysUrl) => {
  expect(readConfig({ DATABASE_URL: databaseUrl }).pulseKeysUrl).toBe(keysUrl);
});

const onServer = "postgres://causeway:password@db.example.org/causeway";

test.each([
  ["file:data/causeway.db", "file:data/causeway.db", false],
  ["file:data/causeway.db", "file:./data/../data/causeway.db", false],
  ["file:/var/lib/causeway.db", "file:///var/lib/causeway.db", false],
  ["file:data/causeway.db", "file:data/keys.db", true],
  ["file:data/causeway.db", "postgres://keys.example.org/pulse_keys", true],
  [onServer, onServer, false],
  [onServer, "postgresql://somebody@DB.example.org:5432/causeway?sslmode=require", false],
  ["postgres:///causeway?host=/run/one", "postgres:///causeway?host=/run/one", false],
  ["postgres:///causeway?host=/run/one", "postgres:///causeway?host=/run/other", true],
  [onServer, "postgres://causeway@db.example.org:5433/causeway", true],
  [onServer, "postgres://causeway@db.example.org/pulse_keys", true],
  [onServer, "file:data/keys.db", true],
])("beside %s the keys may be at %s: %s", (databaseUrl, keysUrl, may) => {
  const problems = problemsWith({ ...slack, DATABASE_URL: databaseUrl, PULSE_KEYS_URL: keysUrl });
  expect(problems).toEqual(
    may ? [] : [expect.stringContaining("PULSE_KEYS_URL must not be the database of DATABASE_URL")],
  );
});

test("an address of keys that nothing can be kept at is told once, without the address", () => {
  const problems = problemsWith({ ...slack, PULSE_KEYS_URL: "mysql://root:password@x" });
  expect(problems).toEqual(["PULSE_KEYS_URL must begin with file: or postgres://."]);
});

test(".env.example names every setting and no other", () => {
  const named = [...readFileSync(".env.example", "utf8").matchAll(/^# ([A-Za-z_]+)=/gm)].map((match) => match[1] ?? "");
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(environment.shape).toSorted());
});
