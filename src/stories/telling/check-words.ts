/** What has to be looked at before somebody's words are kept: identifiers, and abbreviations that others may not know. */
import type { Context } from "../../context.js";
import type { OrganisationId } from "../../database/ids.js";
import { guardOptions } from "../../directory/guard-options.js";
import { type Meaning, meaningsOf } from "../../jargon/jargon.js";
import {
  type Finding,
  findIdentifiers,
  findTogether,
  type IdentifierOptions,
  type Outcome,
} from "../../safeguards/identifiers.js";
import { spotAbbreviations } from "../../safeguards/jargon.js";

/** By field. */
export type Texts = Readonly<Record<string, string>>;

/** Words that somebody would have kept. */
export interface Telling {
  readonly texts: Texts;
  /** What stood in their place before: it was looked at then. */
  readonly before: Texts;
  /** What else the story says, which another form asks for. */
  readonly beside: Texts;
  /** The fields in which a meaning may be written. */
  readonly prose: readonly string[];
  /** The author's own organisation, then those that it tells of. */
  readonly organisations: readonly OrganisationId[];
}

export interface FoundIn extends Finding {
  readonly field: string;
}

export interface Checked {
  /** What nobody has settled yet. */
  readonly found: readonly FoundIn[];
  /** What points at somebody only where it stands together, in whichever of the story's words: a curator reads it. */
  readonly together: readonly Finding[];
  /** Whatever was found, settled or not, as it was written. */
  readonly allFound: readonly string[];
  readonly options: IdentifierOptions;
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
  const known = new Set(Object.values(before).flatMap((text) => alone(text, options).map(keyOf)));
  const all = Object.entries(texts).flatMap(([field, text]) =>
    alone(text, options).map((finding): FoundIn => ({ field, ...finding })),
  );
  const found = all.filter((finding) => finding.outcome === "block" || !known.has(keyOf(finding)));
  const together = togetherIn(telling);
  const allFound = [...all, ...together].map((finding) => finding.found);
  const checked = { found, together, allFound, options, jargon: [], unknown: [] };
  // Whoever has not said who they are has no second step.
  return asker.unnamed ? checked : { ...checked, ...(await abbreviationsIn(read, telling)) };
}

/** What an answer gives away by itself. */
const alone = (text: string, options: IdentifierOptions): readonly Finding[] =>
  findIdentifiers(text, options).filter(({ outcome }) => outcome !== "curator");

/** Nothing of it is settled by what a curator let go before: the same name may now stand in another story. */
function togetherIn({ texts, before, beside }: Telling): readonly Finding[] {
  const isChanged = Object.entries(texts).some(([field, text]) => text !== (before[field] ?? ""));
  return isChanged ? findTogether([...Object.values(texts), ...Object.values(beside)]) : [];
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
