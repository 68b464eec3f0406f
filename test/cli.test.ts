/** The command line as an operator uses it: the compiled program, in a process of its own. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "./built.js";

const folder = mkdtempSync(join(tmpdir(), "causeway-cli-"));
const program = resolve("dist/src/cli.js");

beforeAll(build, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

function causeway(args: readonly string[], settings: Record<string, string> = {}) {
  const env = { PATH: process.env["PATH"] ?? "", DATABASE_URL: `file:${join(folder, "causeway.db")}`, ...settings };
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    env,
    cwd: folder,
    encoding: "utf8",
    timeout: 30_000,
  });
  return { stdout, stderr, status };
}

const invite = ["invite", "Northshire General", "--sector", "hospital", "--place", "Harbour", "--staff", "4200"];

test("invite prints a code alone, and a new one each time, for one organisation", () => {
  const first = causeway(invite);
  const second = causeway(invite);
  expect(first.stdout).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\n$/);
  expect(first.stderr).toContain("It works once, for 7 days");
  expect(second.stdout).not.toBe(first.stdout);
});

test.each([
  [["invite", "Northshire General", "--sector", "hospital"], "--staff"],
  [["invite", "Northshire General", "--sector", "castle", "--staff", "1"], "castle"],
  [["invite", "Northshire General", "--sector", "hospital", "--staff", "many"], "whole number"],
  [["invite", " ", "--sector", "hospital", "--staff", "1"], "must not be empty"],
  [["dance"], "unknown command"],
])("%j is refused, with a reason", (args, reason) => {
  const { status, stderr, stdout } = causeway(args);
  expect(status).not.toBe(0);
  expect(stderr).toContain(reason);
  expect(stdout).toBe("");
});

test("key prints a sealing key that the settings take", () => {
  const { stdout } = causeway(["key"]);
  expect(causeway(["migrate"], { CAUSEWAY_KEYS: stdout.trim() }).status).toBe(0);
});

test("pause says what it did", () => {
  expect(causeway(["pause", "3"]).stderr).toContain("Paused until");
  expect(causeway(["pause", "0"]).stderr).toContain("Going on");
});

test("what was given up can be listed and tried again", () => {
  expect(causeway(["jobs"]).stderr).toContain("Nothing was given up.");
  const { status, stderr } = causeway(["retry", "019a0000-0000-7000-8000-000000000000"]);
  expect(status).toBe(1);
  expect(stderr).toContain("No job that was given up has this id.");
});

test("start without a platform names what is missing on both, and exits non-zero", () => {
  const { status, stderr, stdout } = causeway(["start"]);
  expect(status).toBe(1);
  expect(stderr).toContain("SLACK_SIGNING_SECRET");
  expect(stderr).toContain("MicrosoftAppId");
  expect(stdout).toBe("");
});

test("a database from a newer release is refused in one plain sentence", () => {
  const newer = join(folder, "newer.db");
  const settings = { DATABASE_URL: `file:${newer}` };
  causeway(["migrate"], settings);
  const script = `const D = require("better-sqlite3"); new D(${JSON.stringify(newer)}).exec("insert into __drizzle_migrations (hash, created_at) values ('x', 99999999999999)")`;
  execFileSync(process.execPath, ["-e", script]);
  const { status, stderr } = causeway(["migrate"], settings);
  expect(status).toBe(1);
  expect(stderr).toMatch(/newer/);
});

describe("manifest", () => {
  const address = { PUBLIC_URL: "https://causeway.example.org" };
  const bot = { MicrosoftAppId: "c8fa3cf6-b1f0-4ba8-a5bf-a241bc29adf3" };

  test("slack prints JSON alone", () => {
    const { stdout, stderr, status } = causeway(["manifest", "slack"], address);
    expect(JSON.parse(stdout)).toMatchObject({ display_information: { name: "Causeway" } });
    expect([stderr, status]).toEqual(["", 0]);
  });

  test("teams prints JSON alone", () => {
    const { stdout, stderr, status } = causeway(["manifest", "teams"], { ...address, ...bot });
    expect(JSON.parse(stdout)).toMatchObject({ bots: [{ botId: bot.MicrosoftAppId }] });
    expect([stderr, status]).toEqual(["", 0]);
  });

  test.each(["slack", "teams"])("%s without PUBLIC_URL says so beside the JSON, not in it", (platform) => {
    const { stdout, stderr, status } = causeway(["manifest", platform], bot);
    expect(JSON.stringify(JSON.parse(stdout))).toContain("https://causeway.example.org");
    expect(stderr).toContain("PUBLIC_URL is not set");
    expect(status).toBe(0);
  });

  test("teams --zip writes the package with what is printed and both icons, the same each time", () => {
    const settings = { ...address, ...bot };
    const write = (name: string): Uint8Array => {
      const { stdout, stderr, status } = causeway(["manifest", "teams", "--zip", name], settings);
      expect([stdout, status]).toEqual(["", 0]);
      expect(stderr).toContain(name);
      return readFileSync(join(folder, name));
    };
    const first = write("first.zip");
    expect(write("second.zip")).toEqual(first);
    const { "manifest.json": manifest, ...icons } = unzipSync(first);
    expect(strFromU8(manifest ?? new Uint8Array())).toBe(causeway(["manifest", "teams"], settings).stdout);
    expect(Object.keys(icons)).toEqual(["color.png", "outline.png"]);
  });

  test.each([
    [["teams"], {}, "MicrosoftAppId is missing"],
    [["teams"], { MicrosoftAppId: "my-bot" }, "MicrosoftAppId is not an Application (client) ID"],
    [["teams", "--several"], bot, "TEAMS_ALLOWED_TENANTS"],
    [["teams", "--zip", "no-such-folder/x.zip"], bot, "no-such-folder"],
    [["slack", "--zip", "slack.zip"], {}, "paste what this prints"],
    [["discord"], {}, "Allowed choices are slack, teams"],
  ])("%j with %j is refused, with a reason", (args, settings, reason) => {
    const { stdout, stderr, status } = causeway(["manifest", ...args], { ...address, ...settings });
    expect([stdout, status]).toEqual(["", 1]);
    expect(stderr).toContain(reason);
    expect(existsSync(join(folder, "slack.zip"))).toBe(false);
  });
});

describe("role", () => {
  const database = { DATABASE_URL: `file:${join(folder, "roles.db")}`, PUBLIC_URL: "https://causeway.example.org" };
  const asked = (...args: readonly string[]) => causeway(args, database);
  const invited = (organisation: string, name: string) =>
    asked("invite", organisation, "--sector", "charity", "--staff", "9", "--web", name);

  test("gives, lists and ends, and says in one sentence what became of it", () => {
    invited("Beech Grove", "Priya Nair");
    expect(asked("role", "list").stdout.split("\n").toSorted()).toEqual([
      "",
      expect.stringMatching(/^Priya Nair {2}curator {2}Beech Grove {2}the web {2}[\w-]{36}$/),
      expect.stringMatching(/^Priya Nair {2}leader {2}Beech Grove {2}the web {2}[\w-]{36}$/),
    ]);
    expect(asked("role", "grant", "steward", "nair, PRIYA").stderr).toContain(
      "Priya Nair is now a steward of the whole system.",
    );
    expect(asked("role", "grant", "steward", "Priya Nair").stderr).toContain("already");
    expect(asked("role", "end", "leader", "Priya Nair", "--at", "beech  grove").stderr).toContain(
      "Priya Nair is no longer a leader of Beech Grove.",
    );
    expect(asked("role", "end", "steward", "Priya Nair").status).toBe(0);
    expect(asked("role", "list").stdout).toMatch(/^Priya Nair {2}curator/);
  });

  test("several of one name are listed with where they are, and one is meant by their id", () => {
    invited("Moorside Carers", "Jo Clark");
    invited("Hill Practice", "Jo Clark");
    const { status, stderr, stdout } = asked("role", "grant", "steward", "Jo Clark");
    expect(status).toBe(1);
    expect(stdout).toBe("");
    const [, id = ""] = /Jo Clark, Hill Practice, the web: ([\w-]{36})/.exec(stderr) ?? [];
    expect(stderr).toMatch(/Jo Clark, Moorside Carers, the web: [\w-]{36}/);
    expect(asked("role", "grant", "steward", id).stderr).toContain("Jo Clark is now a steward");
    expect(asked("role", "list").stdout).toMatch(new RegExp(`^Jo Clark {2}steward {2}the whole system.*${id}`));
  });

  test.each([
    [["grant", "steward", "Nobody Here"], "say something to it once first, such as /causeway"],
    [["grant", "king", "Jo Clark"], "king"],
    [["grant", "curator", "Jo Clark"], "--at"],
    [["grant", "curator", "Jo Clark", "--at", "Nowhere"], "There is no organisation called Nowhere"],
    [["grant", "steward", "Jo Clark", "--at", "Hill Practice"], "leave --at out"],
    [["end", "leader", "Priya Nair", "--at", "Hill Practice"], "Nobody called Priya Nair holds this role"],
  ])("%j is refused, with a reason", (args, reason) => {
    const { status, stderr } = asked("role", ...args);
    expect(status).not.toBe(0);
    expect(stderr).toContain(reason);
  });
});
