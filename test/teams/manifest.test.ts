/** The package that an admin uploads, from the features as they are, against Microsoft's own schema. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import Ajv from "ajv-draft-04";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { extensionDeed } from "../../adapters/teams/extensions.js";
import { teamsManifest } from "../../adapters/teams/manifest.js";
import { teamsPackage } from "../../adapters/teams/package.js";
import { spokenIn } from "../../adapters/teams/spoken.js";
import { manifestOptions } from "../../src/manifests.js";
import { isRecord, type Json } from "../slack/small-slack/json.js";

const botId = "c8fa3cf6-b1f0-4ba8-a5bf-a241bc29adf3";
const options = { ...manifestOptions("https://causeway.example.org", false), botId };

/** Microsoft publishes the schemas with its own toolkit too: https://www.npmjs.com/package/@microsoft/app-manifest */
const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve(
      "@microsoft/app-manifest/build/json-schemas/teams/v1.19/MicrosoftTeams.schema.json",
    ),
    "utf8",
  ),
) as Json;
const fits = new Ajv.default({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

function problems(manifest: object): readonly string[] {
  return fits(manifest) ? [] : (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("the manifest", () => {
  test("names every verb, shortcut and pointer that Causeway answers", () => {
    expect(teamsManifest(options)).toEqual({
      $schema: "https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json",
      manifestVersion: "1.19",
      version: JSON.parse(readFileSync("package.json", "utf8")).version,
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      developer: {
        name: "Causeway",
        websiteUrl: "https://causeway.example.org",
        privacyUrl: "https://causeway.example.org",
        termsOfUseUrl: "https://causeway.example.org",
      },
      name: { short: "Causeway", full: "Causeway" },
      description: { short: options.description, full: options.about },
      icons: { color: "color.png", outline: "outline.png" },
      accentColor: "#2b4a5e",
      bots: [
        {
          botId,
          scopes: ["personal", "team", "groupChat"],
          commandLists: [
            {
              scopes: ["personal", "team", "groupChat"],
              commands: [
                { title: "story", description: "Share a story of working across organisations" },
                { title: "thanks", description: "Thank somebody, wherever they work" },
                { title: "jargon", description: "Ask what an abbreviation means, or add one" },
                { title: "pulse", description: "Answer a pulse check, or see what came of one" },
                { title: "ritual", description: "See and start what brings people together" },
                { title: "try", description: "Try something small, and come back to what it showed" },
                { title: "home", description: "See your stories and what you can do" },
                { title: "help", description: "See what you can say" },
                { title: "coffee", description: "Meet somebody from another organisation over a coffee" },
                {
                  title: "listen",
                  description: "Offer time to listen to somebody from another organisation, as a leader",
                },
              ],
            },
          ],
        },
      ],
      composeExtensions: [
        {
          botId,
          commands: [
            {
              id: "story",
              title: "Share a story",
              description: "Share a story of working across organisations",
              context: ["compose", "commandBox"],
              type: "action",
              fetchTask: true,
            },
            {
              id: "thanks",
              title: "Thank somebody",
              description: "Thank somebody, wherever they work",
              context: ["compose", "commandBox"],
              type: "action",
              fetchTask: true,
            },
            {
              id: "share-as-story",
              title: "Share as a story",
              description: "Ask its author whether this may become a story",
              context: ["message"],
              type: "action",
              fetchTask: true,
            },
          ],
        },
      ],
      permissions: ["identity", "messageTeamMembers"],
      validDomains: ["causeway.example.org"],
      defaultInstallScope: "personal",
      defaultGroupCapability: { team: "bot", groupchat: "bot" },
    });
  });

  test("is what Microsoft's schema wants", () => {
    expect(problems(teamsManifest(options))).toEqual([]);
    expect(problems({ ...teamsManifest(options), accentColor: "slate" })).toEqual([
      expect.stringContaining("/accentColor"),
    ]);
  });

  test("a bot has one package, whoever makes it; another bot has another", () => {
    const idFor = (bot: string) => (teamsManifest({ ...options, botId: bot }) as { id: string }).id;
    expect(idFor(botId.toUpperCase())).toBe(idFor(botId));
    expect(idFor("00000000-0000-0000-0000-000000000000")).not.toBe(idFor(botId));
  });

  test("the menu holds ten at the most, those with a command of their own first", () => {
    const verbs = Array.from({ length: 14 }, (_, at) => ({ name: `v${at}`, purpose: "x", command: at === 13 }));
    const manifest = teamsManifest({ ...options, verbs });
    expect(manifest).toMatchObject({ bots: [{ commandLists: [{ commands: { length: 10, 0: { title: "v13" } } }] }] });
    expect(problems(manifest)).toEqual([]);
  });
});

const long = "x".repeat(129);
const verb = { name: "story", purpose: "x", command: true, shortcut: "Share" };
const pointer = { name: "p", title: "x", purpose: "x" };
test.each([
  ["a shortcut", { verbs: [{ ...verb, shortcut: long.slice(0, 33) }] }, "composeExtensions.0.commands.0.title"],
  ["a verb", { verbs: [{ ...verb, name: long.slice(0, 33) }] }, "bots.0.commandLists.0.commands.0.title"],
  ["a purpose", { verbs: [{ ...verb, purpose: long }] }, "bots.0.commandLists.0.commands.0.description"],
  ["a pointer", { verbs: [verb], pointers: [{ ...pointer, title: long }] }, "composeExtensions.0.commands.1.title"],
  ["a pointer's name", { verbs: [verb], pointers: [{ ...pointer, name: long }] }, "composeExtensions.0.commands.1.id"],
  ["an eleventh action", { pointers: Array.from({ length: 10 }, () => pointer) }, "composeExtensions.0.commands"],
  ["a description", { description: long }, "description.short"],
  ["a text about it", { about: "x".repeat(4001) }, "description.full"],
  ["a product", { product: long.slice(0, 31) }, "name.short"],
  ["a version", { version: "1.0.0-beta.1" }, "version"],
  ["a bot", { botId: "my-bot" }, "MicrosoftAppId"],
])("%s that Teams would refuse is found before an admin finds it", (_, change, place) => {
  expect(() => teamsManifest({ ...options, ...change })).toThrow(place);
});

describe("what is chosen from the manifest is understood", () => {
  const activity = {
    type: "invoke",
    name: "composeExtension/fetchTask",
    channelId: "msteams",
    serviceUrl: "https://smba.trafficmanager.net/uk/",
    from: { id: "29:1" },
    recipient: { id: `28:${botId}` },
    conversation: { id: "19:x" },
  };
  const { bots, composeExtensions } = teamsManifest(options) as {
    bots: [{ commandLists: [{ commands: { title: string }[] }] }];
    composeExtensions: [{ commands: { id: string; context: string[] }[] }];
  };

  test.each(bots[0].commandLists[0].commands)("$title is a verb, as it is typed", ({ title }) => {
    expect(options.verbs.map(({ name }) => name)).toContain(title);
    expect(spokenIn({ ...activity, type: "message", text: `<at>Causeway</at> ${title}` })).toEqual({
      verb: title,
      words: "",
    });
  });

  const pairs = composeExtensions[0].commands.flatMap(({ id, context }) => context.map((from) => ({ id, from })));
  test.each(pairs)("$id from $from is a verb or a pointer", ({ id, from }) => {
    const value = { commandId: id, commandContext: from };
    const { deed } = extensionDeed({ ...activity, value }, "tenant");
    const declared = from === "message" ? options.pointers : options.verbs;
    expect(deed).toMatchObject({ kind: from === "message" ? "pointed" : "said", verb: id });
    expect(declared.map(({ name }) => name)).toContain(id);
  });
});

describe("the package", () => {
  const manifest = teamsManifest(options);
  const files = unzipSync(teamsPackage(manifest));

  test("holds the manifest and the icons that it names, and nothing else", () => {
    expect(Object.keys(files)).toEqual(["manifest.json", "color.png", "outline.png"]);
    expect(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()))).toEqual(manifest);
  });

  test("is the same whenever it is made", () => {
    expect(teamsPackage(manifest)).toEqual(teamsPackage(teamsManifest(options)));
  });

  // https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
  test("the colour icon is 192 by 192, with its symbol in the middle 96 of one solid colour", () => {
    const { size, pixels } = picture(files["color.png"]);
    expect(size).toEqual([192, 192]);
    const edges = pixels.filter((_, at) => [at % 192, Math.floor(at / 192)].some((on) => on < 48 || on >= 144));
    expect(new Set(edges)).toEqual(new Set(["2b4a5eff"]));
    expect(pixels).toContain("ffffffff");
  });

  test("the outline is 32 by 32, white on nothing", () => {
    const { size, pixels } = picture(files["outline.png"]);
    expect(size).toEqual([32, 32]);
    expect(pixels.every((pixel) => pixel.startsWith("ffffff"))).toBe(true);
    expect(pixels).toEqual(expect.arrayContaining(["ffffffff", "ffffff00"]));
  });
});

/** Reads a PNG of ours: one IDAT, RGBA, every row unfiltered. https://www.w3.org/TR/png/ */
function picture(file: Uint8Array | undefined): { readonly size: readonly number[]; readonly pixels: string[] } {
  const bytes = Buffer.from(file ?? []);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const data = bytes.indexOf("IDAT");
  const rows = inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)));
  const pixels = Array.from({ length: width * height }, (_, at) => {
    const start = Math.floor(at / width) * (1 + 4 * width) + 1 + 4 * (at % width);
    return rows.toString("hex", start, start + 4);
  });
  return { size: [width, height], pixels };
}

test("the schema is the one that the manifest names", () => {
  expect(isRecord(schema["properties"]) && schema["properties"]["manifestVersion"]).toMatchObject({ const: "1.19" });
});
