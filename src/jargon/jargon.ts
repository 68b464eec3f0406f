/** What abbreviations mean: an organisation's own meanings first, then its system's, then those that everybody starts with. */
import { createHash } from "node:crypto";
import { and, asc, count, desc, eq, exists, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { type JargonId, type MemberId, newId, type OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { idsCuratedBy } from "../directory/curators.js";
import { folded } from "../safeguards/jargon.js";
import { starterGlossary } from "./starter-glossary.js";

/** An abbreviation holds no more in one organisation, or in the system: more would not help anybody choose. */
export const MOST_MEANINGS = 5;

/** A meaning that somebody added. */
export interface AddedMeaning {
  readonly source: "organisation" | "system";
  readonly id: JargonId;
  readonly abbreviation: string;
  readonly meaning: string;
  /** Null where it is the whole system's. */
  readonly organisationId: OrganisationId | null;
  readonly organisation: string | null;
  readonly addedById: MemberId;
  /** Empty while their platform has not told their name. */
  readonly addedBy: string;
  readonly addedAt: Date;
}

/** A meaning that every system starts with. */
export interface StarterMeaning {
  readonly source: "starter";
  readonly abbreviation: string;
  readonly meaning: string;
  readonly where: string | undefined;
}

export type Meaning = AddedMeaning | StarterMeaning;

/** The starter glossary by folded abbreviation. */
const starters = groupedBy(starterGlossary, ([abbreviation]) => folded(abbreviation));

/**
 * What each abbreviation means to people of an organisation, in the order of precedence; an empty list where nobody
 * has said. Without an organisation, the system's meanings and the starter glossary's.
 */
export async function meaningsOf(
  read: Reader,
  organisationId: OrganisationId | undefined,
  abbreviations: readonly string[],
): Promise<ReadonlyMap<string, readonly Meaning[]>> {
  const keys = [...new Set(abbreviations.map(folded))];
  const { jargon } = read.tables;
  const rows =
    keys.length === 0
      ? []
      : await selectMeanings(read, and(inArray(jargon.folded, keys), seenBy(read, organisationId))).orderBy(
          asc(jargon.addedAt),
          asc(jargon.id),
        );
  const added = groupedBy(rows.map(asMeaning), ({ abbreviation }) => folded(abbreviation));
  return new Map(
    abbreviations.map((abbreviation) => {
      const key = folded(abbreviation);
      return [abbreviation, inOrder([...(added.get(key) ?? []), ...starterMeanings(key)])];
    }),
  );
}

function starterMeanings(key: string): readonly StarterMeaning[] {
  return (starters.get(key) ?? []).map(([abbreviation, meaning, where]) => {
    return { source: "starter", abbreviation, meaning, where };
  });
}

/** The organisation's own first; a meaning that several have is the first one's. */
function inOrder(meanings: readonly Meaning[]): readonly Meaning[] {
  const sorted = (["organisation", "system", "starter"] as const).flatMap((source) =>
    meanings.filter((meaning) => meaning.source === source),
  );
  return [...groupedBy(sorted, ({ meaning }) => gistOf(meaning)).values()].flatMap(([first]) => first ?? []);
}

/** What people have added, for people of an organisation: its own and the system's, newest first. */
export async function newestMeanings(
  read: Reader,
  organisationId: OrganisationId | undefined,
  limit: number,
): Promise<readonly AddedMeaning[]> {
  const { jargon } = read.tables;
  const rows = await selectMeanings(read, seenBy(read, organisationId))
    .orderBy(desc(jargon.addedAt), desc(jargon.id))
    .limit(limit);
  return rows.map(asMeaning);
}

export interface NewMeaning {
  /** Null for the whole system. */
  readonly organisationId: OrganisationId | null;
  readonly abbreviation: string;
  readonly meaning: string;
  readonly addedBy: MemberId;
  readonly addedAt: Date;
}

/** Adds a meaning; or says why there is no room for it. */
export async function addMeaning(tx: Writer, added: NewMeaning): Promise<JargonId | "known" | "too many"> {
  const { jargon } = tx.tables;
  const id = newId<JargonId>();
  const key = folded(added.abbreviation);
  const onceKey = hashOf(`${added.organisationId ?? "system"} ${key} ${foldedMeaning(added.meaning)}`);
  const [row] = await tx
    .insert(jargon)
    .values({ id, ...added, folded: key, onceKey })
    .onConflictDoNothing()
    .returning({ id: jargon.id });
  if (row === undefined) return "known";
  const whose =
    added.organisationId === null ? isNull(jargon.organisationId) : eq(jargon.organisationId, added.organisationId);
  const [held] = await tx
    .select({ meanings: count() })
    .from(jargon)
    .where(and(eq(jargon.folded, key), whose));
  return (held?.meanings ?? 0) > MOST_MEANINGS ? "too many" : id;
}

/** One that was just added, whoever asks: only to show it to whoever added it. */
export async function addedMeaning(tx: Writer, id: JargonId): Promise<AddedMeaning> {
  const [row] = await selectMeanings(tx, eq(tx.tables.jargon.id, id));
  if (row === undefined) throw new Error("a meaning that was just added is not there");
  return asMeaning(row);
}

/** Removes a meaning; returns its abbreviation. Undefined where there is none that this member may remove. */
export async function removeMeaning(tx: Writer, id: JargonId, memberId: MemberId): Promise<string | undefined> {
  const { jargon } = tx.tables;
  const [removed] = await tx
    .delete(jargon)
    .where(and(eq(jargon.id, id), removableBy(tx, memberId)))
    .returning({ abbreviation: jargon.abbreviation });
  return removed?.abbreviation;
}

/** Those of these meanings that a member may remove. */
export async function removableIds(
  read: Reader,
  meanings: readonly Meaning[],
  memberId: MemberId | undefined,
): Promise<ReadonlySet<JargonId>> {
  const ids = meanings.flatMap((meaning) => (meaning.source === "starter" ? [] : [meaning.id]));
  if (memberId === undefined || ids.length === 0) return new Set();
  const { jargon } = read.tables;
  const rows = await read
    .select({ id: jargon.id })
    .from(jargon)
    .where(and(inArray(jargon.id, ids), removableBy(read, memberId)));
  return new Set(rows.map(({ id }) => id));
}

/** Whoever added it, and its organisation's curators; any organisation's for the system's. */
function removableBy(read: Reader, memberId: MemberId): SQL | undefined {
  const { jargon } = read.tables;
  const curated = idsCuratedBy(read, memberId);
  return or(
    eq(jargon.addedBy, memberId),
    and(isNotNull(jargon.organisationId), inArray(jargon.organisationId, curated)),
    and(isNull(jargon.organisationId), exists(curated)),
  );
}

function seenBy(read: Reader, organisationId: OrganisationId | undefined): SQL | undefined {
  const { jargon } = read.tables;
  const ofSystem = isNull(jargon.organisationId);
  return organisationId === undefined ? ofSystem : or(ofSystem, eq(jargon.organisationId, organisationId));
}

function selectMeanings(read: Reader, where: SQL | undefined) {
  const { jargon, organisation, member } = read.tables;
  return read
    .select({ jargon, organisation: organisation.name, name: member.name, account: member.externalId })
    .from(jargon)
    .leftJoin(organisation, eq(organisation.id, jargon.organisationId))
    .innerJoin(member, eq(member.id, jargon.addedBy))
    .where(where);
}

type Row = Awaited<ReturnType<typeof selectMeanings>>[number];

function asMeaning({ jargon, organisation, name, account }: Row): AddedMeaning {
  const { id, abbreviation, meaning, organisationId, addedBy, addedAt } = jargon;
  const source = organisationId === null ? "system" : "organisation";
  // Until their platform has told their name, all that is known may be an id.
  const named = { addedById: addedBy, addedBy: name === account ? "" : name };
  return { source, id, abbreviation, meaning, organisationId, organisation, ...named, addedAt };
}

/** An index takes no long text, and folding makes some characters eighteen. */
const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** What stands before a colon is the meaning; the rest only explains it. */
function gistOf(meaning: string): string {
  return foldedMeaning(meaning.split(":", 1)[0] ?? "");
}

function foldedMeaning(meaning: string): string {
  return meaning
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
