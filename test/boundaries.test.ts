/** The walls of the house, read from the imports themselves. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { expect, test } from "vitest";

interface Source {
  readonly file: string;
  readonly lines: number;
  readonly text: string;
  /** Files of ours that it imports. */
  readonly ours: readonly string[];
  readonly packages: readonly string[];
}

const sources = [...filesIn("src"), ...filesIn("adapters")].map(read);

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function read(file: string): Source {
  const text = readFileSync(file, "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  const ours = specifiers
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => posix.join(dirname(file), specifier).replace(/\.js(x?)$/, ".ts$1"));
  const packages = specifiers.filter((specifier) => !specifier.startsWith("."));
  return { file, text, ours, packages, lines: text.split("\n").length - 1 };
}

/** "src/stories" for a file in it, "src" for one beside the rooms, "adapters/slack" for an adapter. */
const roomOf = (file: string): string => dirname(file).split("/").slice(0, 2).join("/");

/** Which rooms each room may open a door to, besides its own. */
const doors: Readonly<Record<string, readonly string[]>> = {
  "src/chat": [],
  "src/safeguards": [],
  "src/statistics": [],
  "src/words": ["src/chat"],
  "src/drawing": ["src/chat"],
  "src/charts": ["src/drawing", "src/statistics", "src/words"],
  "src/database": ["src/chat"],
  "src/schedule": ["src/chat", "src/database", "src/words"],
  "src/documents": [
    "src/chat",
    "src/database",
    "src/directory",
    "src/drawing",
    "src/safeguards",
    "src/schedule",
    "src/context.ts",
  ],
  // A composition root of its own: what an operator does from a shell.
  "src/shell": [
    "src/chat",
    "src/database",
    "src/directory",
    "src/schedule",
    "src/words",
    "src/config.ts",
    "src/manifests.ts",
    "adapters/slack",
    "adapters/teams",
  ],
  "src/directory": ["src/chat", "src/database", "src/schedule", "src/safeguards", "src/words", "src/context.ts"],
};
const feature = [
  "src/charts",
  "src/chat",
  "src/database",
  "src/directory",
  "src/drawing",
  "src/schedule",
  "src/safeguards",
  "src/statistics",
  "src/words",
  "src/context.ts",
];
const features = [
  "src/stories",
  "src/thanks",
  "src/digests",
  "src/home",
  "src/jargon",
  "src/symbols",
  "src/record",
  "src/reactions",
  "src/groups",
  "src/pulses",
  "src/polls",
  "src/rituals",
  "src/meetings",
  "src/needs",
  "src/tries",
  "src/rules",
  "src/celebrations",
  "src/checklist",
  "src/culture",
];

/** What another feature may read of a feature: its queries and how it looks, never its flows. */
const isReadable = (file: string): boolean => {
  const [, room = "", name = ""] = /^src\/([^/]+)\/(?:[^/]+\/)?([^/]+)\.ts$/.exec(file) ?? [];
  return name === room || name.endsWith(`-${room}`) || name.endsWith("-cards");
};

test.each(sources.filter(({ file }) => roomOf(file) in doors))("$file keeps to its room's doors", ({ file, ours }) => {
  const room = roomOf(file);
  const allowed = [room, ...(doors[room] ?? [])];
  expect(ours.filter((other) => !allowed.includes(roomOf(other)) && !allowed.includes(other))).toEqual([]);
});

test.each(sources.filter(({ file }) => features.includes(roomOf(file))))(
  "$file imports no other feature's flow",
  ({ file, ours }) => {
    const room = roomOf(file);
    const strangers = ours.filter((other) => ![room, ...feature].includes(roomOf(other)) && !feature.includes(other));
    expect(strangers.filter((other) => !(features.includes(roomOf(other)) && isReadable(other)))).toEqual([]);
  },
);

test("every room has its doors written down", () => {
  const rooms = new Set(sources.map(({ file }) => roomOf(file)));
  const known = ["src", ...Object.keys(doors), ...features];
  expect([...rooms].filter((room) => !known.includes(room) && !room.startsWith("adapters/"))).toEqual([]);
});

test("an adapter imports the neutral language, itself and what both chats do alike, and nothing else of ours", () => {
  const adapters = sources.filter(({ file }) => file.startsWith("adapters/"));
  expect(adapters.length).toBeGreaterThan(0);
  const strangers = adapters.flatMap(({ file, ours }) =>
    ours
      .filter((other) => ![roomOf(file), "src/chat", "adapters/webhooks"].includes(roomOf(other)))
      .map((other) => `${file} -> ${other}`),
  );
  expect(strangers).toEqual([]);
});

test("only the composition roots see an adapter", () => {
  const seers = sources.filter(
    ({ file, ours }) => file.startsWith("src/") && ours.some((other) => other.startsWith("adapters/")),
  );
  expect(seers.map(({ file }) => file).toSorted()).toEqual(["src/main.ts", "src/shell/manifest.ts"]);
});

test("no file of the core names a platform's terms", () => {
  const terms = /\b(slack|teams|tenant|block_kit|views\.open|adaptive)\b/i;
  const roots = ["src/main.ts", "src/config.ts", "src/shell/invite.ts", "src/shell/manifest.ts"];
  const naming = sources.filter(({ file, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    return file.startsWith("src/") && !roots.includes(file) && roomOf(file) !== "src/words" && terms.test(code);
  });
  expect(naming.map(({ file }) => file)).toEqual([]);
});

test.each([
  ["node-cron", /^src\/schedule\/clock\.ts$/],
  ["commander", /^src\/(cli\.ts|shell\/)/],
])("%s stays in its room", (name, room) => {
  const importers = sources.filter(({ packages }) => packages.includes(name)).map(({ file }) => file);
  expect(importers).not.toEqual([]);
  expect(importers.filter((file) => !room.test(file))).toEqual([]);
});

test("every message passes the manners gate: nothing else calls a platform's post", () => {
  const callers = sources.filter(({ text, file }) => file.startsWith("src/") && /platform\.post\(/.test(text));
  expect(callers.map(({ file }) => file)).toEqual(["src/schedule/post-message.ts"]);
});

test("files are small enough to read: half under 100 lines, none far over 250", () => {
  const lengths = sources.map(({ lines }) => lines).toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  expect(sources.filter(({ lines }) => lines > 260).map(({ file }) => file)).toEqual([]);
});

test("botbuilder, whose support has ended, stays behind two files", () => {
  const importers = sources.filter(({ packages }) => packages.some((name) => /^bot(builder|framework)/.test(name)));
  expect(importers.map(({ file }) => file).toSorted()).toEqual([
    "adapters/teams/connector.ts",
    "adapters/teams/sdk.ts",
  ]);
});
