/** What the guard may know: how hospitals number their patients, and which contacts are no secret. */
import { sql } from "drizzle-orm";
import type { OrganisationId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader } from "../database/store.js";
import type { IdentifierOptions } from "../safeguards/identifiers.js";
import { localDate } from "../schedule/occurrences.js";

/** In one round trip: it is asked of every text. */
const selectKnown = statement((db: Reader) => {
  const { hospitalNumber, publishedContact } = db.tables;
  const numbers = db
    .select({
      kind: sql<string>`'number'`,
      organisationId: hospitalNumber.organisationId,
      words: hospitalNumber.template,
    })
    .from(hospitalNumber);
  const contacts = db
    .select({
      kind: sql<string>`'contact'`,
      organisationId: publishedContact.organisationId,
      words: publishedContact.contact,
    })
    .from(publishedContact);
  return numbers.unionAll(contacts);
});

/** For a text that tells of these organisations; a contact is no secret, whichever organisation has published it. */
export async function guardOptions(
  read: Reader,
  organisationIds: readonly (OrganisationId | undefined)[],
  now: Date,
  timeZone: string,
): Promise<IdentifierOptions> {
  const known = await selectKnown(read, {});
  const numbers = known.filter(
    ({ kind, organisationId }) => kind === "number" && organisationIds.includes(organisationId),
  );
  return {
    year: Number(localDate(now, timeZone).slice(0, 4)),
    hospitalNumbers: numbers.map(({ words }) => words),
    published: known.filter(({ kind }) => kind === "contact").map(({ words }) => words),
  };
}
