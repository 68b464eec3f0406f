/** What the guard may know: how hospitals number their patients, and which contacts are no secret. */
import { inArray, sql } from "drizzle-orm";
import type { OrganisationId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { IdentifierOptions } from "../safeguards/identifiers.js";
import { localDate } from "../schedule/occurrences.js";

/** For a text that tells of these organisations: what others have settled is not theirs to settle for it. */
export async function guardOptions(
  read: Reader,
  organisationIds: readonly (OrganisationId | undefined)[],
  now: Date,
  timeZone: string,
): Promise<IdentifierOptions> {
  const known = await knownOf(read, [...new Set(organisationIds.filter((id) => id !== undefined))]);
  const wordsOf = (kind: string) => known.filter((one) => one.kind === kind).map(({ words }) => words);
  return {
    year: Number(localDate(now, timeZone).slice(0, 4)),
    hospitalNumbers: wordsOf("number"),
    published: wordsOf("contact"),
  };
}

/** In one round trip: it is asked of every text. */
async function knownOf(read: Reader, ids: readonly OrganisationId[]) {
  if (ids.length === 0) return [];
  const { hospitalNumber, publishedContact } = read.tables;
  const numbers = read
    .select({ kind: sql<string>`'number'`, words: hospitalNumber.template })
    .from(hospitalNumber)
    .where(inArray(hospitalNumber.organisationId, ids));
  const contacts = read
    .select({ kind: sql<string>`'contact'`, words: publishedContact.contact })
    .from(publishedContact)
    .where(inArray(publishedContact.organisationId, ids));
  return numbers.unionAll(contacts);
}
