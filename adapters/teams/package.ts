/** The package that an admin uploads: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { strToU8, zipSync } from "fflate";
import { icons } from "./manifest.js";

const require = createRequire(import.meta.url);

/** The same bytes from the same manifest. A zip keeps local time, and a time without a zone is local everywhere. */
const always = { mtime: "1980-01-01T12:00:00" };

export function teamsPackage(manifest: object): Uint8Array {
  const files = {
    "manifest.json": strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    [icons.color]: icon(icons.color),
    [icons.outline]: icon(icons.outline),
  };
  return zipSync(files, always);
}

/**
 * A bridge of three arches, the one in `adapters/web/assets.ts`. Drawn once by a script from that path on its grid of
 * 32, sixteen samples each way: three pixels a unit in the middle 96 of 192, in white on slate, because Teams cuts the
 * edges off; and one pixel a unit, in white on nothing, as wide as it can be. `imports` in package.json says where they
 * are: the compiler copies no pictures, so both the sources and what is compiled read these.
 */
function icon(name: string): Uint8Array {
  return readFileSync(require.resolve(`#icons/${name}`));
}
