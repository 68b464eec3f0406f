/** What a half of the corpus is, and how its sentences are made. */
import { type Dice, diceFrom } from "./dice.js";

/** One kind of identifier, as people write it. */
export interface Family {
  readonly name: string;
  readonly kind: string;
  readonly outcome: "block" | "ask" | "warn" | "curator";
  /** Where it stands: "{it}" is the identifier, and other slots are filled from `others`. */
  readonly contexts: readonly string[];
  readonly it: (dice: Dice) => string;
  readonly others?: Readonly<Record<string, readonly string[]>>;
}

export interface Half {
  readonly families: readonly Family[];
  /** How this half's hospitals number their patients: "#" is a digit. */
  readonly hospitalNumbers: readonly string[];
}

export interface Sample {
  readonly text: string;
  /** The identifier, exactly as it stands in the text. */
  readonly it: string;
}

/** Every context in turn, as often as needed, with an identifier of its own each time. */
export function samples(family: Family, count: number, seed: number): readonly Sample[] {
  const dice = diceFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const context = family.contexts[index % family.contexts.length] ?? "{it}";
    const it = family.it(dice);
    const text = context.replace(/\{(\w+)\}/g, (_slot, name: string) =>
      name === "it" ? it : dice.pick(family.others?.[name] ?? []),
    );
    return { text, it };
  });
}
