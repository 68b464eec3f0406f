/** What every platform's manifest says, drawn from the features. */
import { createRequire } from "node:module";
import { z } from "zod";
import { createFeatures } from "./features.js";
import { words } from "./words/en-GB.js";

/** The name in `imports` of package.json leads to it from the sources and from what is compiled. */
const { version } = z.object({ version: z.string() }).parse(createRequire(import.meta.url)("#package.json"));

export function manifestOptions(publicUrl: string, distributed: boolean) {
  const features = createFeatures(words);
  const verbs = features.flatMap((feature) => feature.verbs ?? []);
  return {
    product: "Causeway",
    description: words.manifest.description,
    about: words.manifest.about,
    version,
    productPurpose: words.home.purpose,
    verbs,
    subcommands: verbs.filter(({ command }) => !command).map(({ name }) => name),
    pointers: features.flatMap((feature) => feature.pointers ?? []),
    publicUrl,
    distributed,
  };
}
