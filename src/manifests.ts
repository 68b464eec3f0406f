/** What every platform's manifest says, drawn from the features. */
import { createFeatures } from "./features.js";
import { words } from "./words/en-GB.js";

export function manifestOptions(publicUrl: string, distributed: boolean) {
  const features = createFeatures(words);
  const verbs = features.flatMap((feature) => feature.verbs ?? []);
  return {
    product: "Causeway",
    description: words.manifest.description,
    productPurpose: words.home.purpose,
    verbs,
    subcommands: verbs.filter(({ command }) => !command).map(({ name }) => name),
    pointers: features.flatMap((feature) => feature.pointers ?? []),
    publicUrl,
    distributed,
  };
}
