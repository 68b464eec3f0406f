/** What the guard finds of a half of the corpus, and what it finds where there is nothing. */
import { type Finding, findIdentifiers, type IdentifierOptions } from "../../../src/safeguards/identifiers.js";
import { type Family, type Half, type Sample, samples } from "./corpus.js";
import { ordinarySentences, ordinaryStories } from "./ordinary.js";

/** Of each family; more than two hundred, so that one in a hundred shows. */
const SAMPLES = 600;
const ROUNDS = 3;
const STORIES = 600;
const SEED = 20_250;

export interface Recall {
  readonly family: Family;
  readonly samples: number;
  /** Shares of all samples: found with the outcome that it should have, and found at all. */
  readonly recall: number;
  readonly found: number;
  readonly missed: readonly Sample[];
}

export function recallOf(half: Half): readonly Recall[] {
  return half.families.map((family, index) => recallOfFamily(half, family, SEED + index));
}

function recallOfFamily(half: Half, family: Family, seed: number): Recall {
  const made = samples(family, SAMPLES, seed);
  const fitting = made.map((sample) => findIdentifiers(sample.text, options(half)).filter(isOf(family, sample)));
  const right = (findings: readonly Finding[]): boolean => findings.some(({ outcome }) => outcome === family.outcome);
  return {
    family,
    samples: made.length,
    recall: fitting.filter(right).length / made.length,
    found: fitting.filter((findings) => findings.length > 0).length / made.length,
    missed: made.filter((_sample, index) => !right(fitting[index] ?? [])),
  };
}

const options = (half: Half): IdentifierOptions => ({ hospitalNumbers: half.hospitalNumbers, year: 2025 });

/** The finding says the identifier, or a part of what the sample calls one, such as the date in "aged 84, 3/4/1941". */
const isOf =
  (family: Family, { it }: Sample) =>
  ({ kind, found }: Finding): boolean =>
    kind === family.kind && (found.includes(it) || it.includes(found));

export interface Alarms {
  readonly texts: number;
  /** For each kind and outcome, such as "phone ask": texts with such a finding. */
  readonly by: ReadonlyMap<string, number>;
  /** Texts that would be refused or asked about. */
  readonly stopped: readonly { readonly text: string; readonly findings: readonly Finding[] }[];
}

export const alarmsOf = (half: Half, templates: readonly string[]): Alarms =>
  alarmsIn(half, ordinarySentences(templates, ROUNDS, SEED));

export const alarmsInStories = (half: Half, templates: readonly string[]): Alarms =>
  alarmsIn(half, ordinaryStories(templates, STORIES, SEED));

function alarmsIn(half: Half, texts: readonly string[]): Alarms {
  const by = new Map<string, number>();
  const found = texts.map((text) => ({ text, findings: findIdentifiers(text, options(half)) }));
  for (const { findings } of found) {
    for (const key of new Set(findings.map(({ kind, outcome }) => `${kind} ${outcome}`))) {
      by.set(key, (by.get(key) ?? 0) + 1);
    }
  }
  const stops = ({ outcome }: Finding): boolean => outcome === "block" || outcome === "ask";
  return { texts: texts.length, by, stopped: found.filter(({ findings }) => findings.some(stops)) };
}
