/** What has to be looked at before somebody's words are kept: identifiers, and abbreviations that others may not know. */
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { guardOptions } from "../directory/guard-options.js";
import { type Meaning, meaningsOf } from "../jargon/jargon.js";
import { type Finding, findIdentifiers, type Outcome } from "../safeguards/identifiers.js";
import { spotAbbreviations } from "../safeguards/jargon.js";

/** By field. */
export type Texts = Readonly<Record<string, string>>;

/** Words that somebody would have kept. */
export interface Telling {
  readonly texts: Texts;
  /** What stood in their place before: it was looked at then. */
  readonly before: Texts;
  /** The fields in which a meaning may be written. */
  readonly prose: readonly string[];
  /** The author's own organisation, then those that it tells of. */
  readonly organisations: readonly OrganisationId[];
}

export interface FoundIn extends Finding {
  readonly field: string;
}

export interface Checked {
  readonly found: readonly FoundIn[];
  /** Abbreviations that may be explained, and what each may mean. */
  readonly jargon: readonly { readonly abbreviation: string; readonly meanings: readonly Meaning[] }[];
  /** Abbreviations that nobody has explained yet. */
  readonly unknown: readonly string[];
}

/** More would be an examination. */
export const MOST_EXPLAINED = 5;

export async function checkWords({ read, now, system, asker }: Context, telling: Telling): Promise<Checked> {
  const { texts, before, organisations } = telling;
  const options = await guardOptions(read, organisations, now, system.timeZone);
  const known = new Set(Object.values(before).flatMap((text) => findIdentifiers(text, options).map(keyOf)));
  const found = Object.entries(texts).flatMap(([field, text]) =>
    findIdentifiers(text, options).map((finding): FoundIn => ({ field, ...finding })),
  );
  const news = found.filter((finding) => finding.outcome === "block" || !known.has(keyOf(finding)));
  // Whoever has not said who they are has no second step.
  if (asker.unnamed) return { found: news, jargon: [], unknown: [] };
  return { found: news, ...(await abbreviationsIn(read, telling)) };
}

async function abbreviationsIn(read: Context["read"], { texts, before, prose, organisations }: Telling) {
  const proseOf = (all: Texts) => prose.map((field) => all[field] ?? "").join("\n\n");
  const seen = new Set(spotAbbreviations(proseOf(before)));
  const spotted = spotAbbreviations(proseOf(texts)).filter((abbreviation) => !seen.has(abbreviation));
  if (spotted.length === 0) return { jargon: [], unknown: [] };
  const meanings = await meaningsOf(read, organisations[0], spotted);
  const jargon = spotted.map((abbreviation) => ({ abbreviation, meanings: meanings.get(abbreviation) ?? [] }));
  return {
    jargon: jargon.filter((one) => one.meanings.length > 0).slice(0, MOST_EXPLAINED),
    unknown: jargon.filter((one) => one.meanings.length === 0).map(({ abbreviation }) => abbreviation),
  };
}

/** Each once, in order. */
export const foundWith = (outcome: Outcome, { found }: Checked): readonly FoundIn[] => [
  ...new Map(found.filter((one) => one.outcome === outcome).map((one) => [keyOf(one), one])).values(),
];

/** Whether its author has anything to say to it. An abbreviation that nobody can explain is nothing to stop for. */
export const isOpen = (checked: Checked): boolean =>
  checked.jargon.length > 0 || checked.found.some(({ outcome }) => outcome === "ask" || outcome === "warn");

const keyOf = ({ kind, found }: Finding): string => `${kind} ${found}`;
