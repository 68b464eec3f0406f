/**
 * What Microsoft takes in a manifest, as far as ours uses it: a word that is too long is found here, not by an admin.
 * Source: https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json
 */
import { z } from "zod";

/** Nothing here needs a newer version, and whoever takes a newer one takes this. */
export const schemaVersion = "1.19";
export const schemaUrl = `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`;

export const commandsInMenu = 10;

const text = (max: number) => z.string().min(1).max(max);
/** https, or http for a look at it on this machine: PUBLIC_URL may be nothing else. */
const address = z.url({ protocol: /^https?$/ }).max(2048);
const botId = z
  .string()
  .regex(
    /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
    "MicrosoftAppId is not an Application (client) ID: those look like 00000000-0000-0000-0000-000000000000",
  );

export const manifestLimits = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "Teams takes three numbers alone"),
  developer: z.object({ name: text(32), websiteUrl: address, privacyUrl: address, termsOfUseUrl: address }),
  name: z.object({ short: text(30), full: text(100) }),
  description: z.object({ short: text(80), full: text(4000) }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  bots: z.tuple([
    z.object({
      botId,
      commandLists: z
        .array(
          z.object({
            commands: z.array(z.object({ title: text(32), description: text(128) })).max(commandsInMenu),
          }),
        )
        .max(3),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({
      commands: z
        .array(z.object({ id: text(64), title: text(32), description: text(128) }))
        .min(1)
        .max(10),
    }),
  ]),
  validDomains: z.array(text(2048)).max(16),
});

/** Throws with a line for each thing that Teams would refuse. */
export function checkManifest(manifest: object): void {
  const { error } = manifestLimits.safeParse(manifest);
  if (error) throw new Error(error.issues.map(({ path, message }) => `${path.join(".")}: ${message}.`).join("\n  "));
}
