/** What the guard may know: how hospitals number their patients, and which contacts are no secret. */
import { eq, sql } from "drizzle-orm";
import type { OrganisationId } from "../database/ids.js";
import { statement } from "../database/statement.js";
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

const selectKnown = statement((db: Reader, given: { organisationId: OrganisationId }) => {
  const { hospitalNumber, publishedContact } = db.tables;
  const numbers = db
    .select({ kind: sql<string>`'number'`, words: hospitalNumber.template })
    .from(hospitalNumber)
    .where(eq(hospitalNumber.organisationId, given.organisationId));
  const contacts = db
    .select({ kind: sql<string>`'contact'`, words: publishedContact.contact })
    .from(publishedContact)
    .where(eq(publishedContact.organisationId, given.organisationId));
  return numbers.unionAll(contacts);
});

async function knownOf(read: Reader, ids: readonly OrganisationId[]) {
  const known = await Promise.all(ids.map((organisationId) => selectKnown(read, { organisationId })));
  return known.flat();
}
