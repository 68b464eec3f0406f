/** Organisations, the places that they belong to, and the codes with which they join. */

import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { type InviteId, newId, type OrganisationId, type PlaceId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import type { Sector } from "../database/tables/directory.js";
import { DAY, later } from "../schedule/clock.js";

export interface NewOrganisation {
  readonly name: string;
  readonly sector: Sector;
  readonly places: readonly string[];
  readonly staff: number;
}

const INVITE_LIFE_MS = 7 * DAY;
/** Crockford's alphabet: no letter that is taken for a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const selectOrganisations = statement((db: Reader) => {
  const { organisation } = db.tables;
  return db.select({ id: organisation.id, name: organisation.name }).from(organisation).orderBy(asc(organisation.name));
});

export async function organisations(read: Reader): Promise<readonly { id: OrganisationId; name: string }[]> {
  return selectOrganisations(read, {});
}

const selectPlace = statement((db: Reader, given: { organisationId: OrganisationId }) => {
  const { organisationPlace } = db.tables;
  return db
    .select({ id: organisationPlace.placeId })
    .from(organisationPlace)
    .where(eq(organisationPlace.organisationId, given.organisationId))
    .limit(1);
});

export async function belongsToPlace(read: Reader, organisationId: OrganisationId): Promise<boolean> {
  return (await selectPlace(read, { organisationId })).length > 0;
}

/** Adds an organisation, or brings the one of that name up to date. */
export async function saveOrganisation(tx: Writer, wanted: NewOrganisation, now: Date): Promise<OrganisationId> {
  const { organisation, organisationPlace } = tx.tables;
  const { name, sector, staff } = wanted;
  const nameKey = folded(name);
  const [row] = await tx
    .insert(organisation)
    .values({ id: newId<OrganisationId>(), name: name.trim(), nameKey, sector, staff, createdAt: now })
    .onConflictDoUpdate({ target: organisation.nameKey, set: { sector, staff } })
    .returning({ id: organisation.id });
  if (row === undefined) throw new Error("an organisation that was just saved is not there");
  for (const place of wanted.places) {
    const placeId = await savePlace(tx, place);
    await tx.insert(organisationPlace).values({ organisationId: row.id, placeId }).onConflictDoNothing();
  }
  return row.id;
}

async function savePlace(tx: Writer, name: string): Promise<PlaceId> {
  const { place } = tx.tables;
  const nameKey = folded(name);
  await tx.insert(place).values({ id: newId<PlaceId>(), name: name.trim(), nameKey }).onConflictDoNothing();
  const [row] = await tx.select({ id: place.id }).from(place).where(eq(place.nameKey, nameKey));
  if (row === undefined) throw new Error("a place that was just saved is not there");
  return row.id;
}

/** Makes a joining code of 60 random bits, kept only as a hash, which works once within 7 days. Returns the code. */
export async function createInvite(tx: Writer, organisationId: OrganisationId, now: Date): Promise<string> {
  const code = [...randomBytes(12)].map((byte) => ALPHABET[byte % 32]).join("");
  await tx.insert(tx.tables.invite).values({
    id: newId<InviteId>(),
    codeHash: hashOf(code),
    organisationId,
    createdAt: now,
    expiresAt: later(now, INVITE_LIFE_MS),
  });
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** Spends a code; undefined where it is wrong, spent or too old. */
export async function spendInvite(tx: Writer, code: string, now: Date): Promise<OrganisationId | undefined> {
  const { invite } = tx.tables;
  const [spent] = await tx
    .update(invite)
    .set({ usedAt: now })
    .where(and(eq(invite.codeHash, hashOf(code)), isNull(invite.usedAt), gt(invite.expiresAt, now)))
    .returning({ organisationId: invite.organisationId });
  return spent?.organisationId;
}

/** However it was typed: case, spaces and dashes do not count, and O, I and L are read as what they look like. */
function hashOf(code: string): string {
  const read = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return createHash("sha256").update(read).digest("base64url");
}

function folded(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLocaleLowerCase("en-GB");
}
