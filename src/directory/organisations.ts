/** Organisations, the places that they belong to, and the codes with which they join. */

import { createHash } from "node:crypto";
import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { type InviteId, newId, type OrganisationId, type PlaceId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import type { Sector } from "../database/tables/directory.js";
import { DAY, later } from "../schedule/clock.js";
import { foldedCode, newCode } from "./codes.js";

export interface NewOrganisation {
  readonly name: string;
  readonly sector: Sector;
  readonly places: readonly string[];
  readonly staff: number;
}

const INVITE_LIFE_MS = 7 * DAY;

const selectOrganisations = statement((db: Reader) => {
  const { organisation } = db.tables;
  return db.select({ id: organisation.id, name: organisation.name }).from(organisation).orderBy(asc(organisation.name));
});

export async function organisations(read: Reader): Promise<readonly { id: OrganisationId; name: string }[]> {
  return selectOrganisations(read, {});
}

const selectPlaces = statement((db: Reader, given: { organisationId: OrganisationId }) => {
  const { organisationPlace, place } = db.tables;
  return db
    .select({ name: place.name })
    .from(organisationPlace)
    .innerJoin(place, eq(place.id, organisationPlace.placeId))
    .where(eq(organisationPlace.organisationId, given.organisationId))
    .orderBy(asc(place.name));
});

/** The names of the places that an organisation belongs to. */
export async function placesOf(read: Reader, organisationId: OrganisationId): Promise<readonly string[]> {
  return (await selectPlaces(read, { organisationId })).map(({ name }) => name);
}

export async function places(read: Reader): Promise<readonly { id: PlaceId; name: string }[]> {
  const { place } = read.tables;
  return read.select({ id: place.id, name: place.name }).from(place).orderBy(asc(place.name));
}

export async function organisationsIn(read: Reader, place: PlaceId): Promise<readonly OrganisationId[]> {
  const { organisationPlace } = read.tables;
  const ids = await read
    .select({ id: organisationPlace.organisationId })
    .from(organisationPlace)
    .where(eq(organisationPlace.placeId, place));
  return ids.map(({ id }) => id);
}

/** Those that share a place with this one, and itself; none where it belongs to none. */
export async function organisationsNear(
  read: Reader,
  organisationId: OrganisationId,
): Promise<readonly OrganisationId[]> {
  const { organisationPlace } = read.tables;
  const own = read
    .select({ id: organisationPlace.placeId })
    .from(organisationPlace)
    .where(eq(organisationPlace.organisationId, organisationId));
  const near = await read
    .selectDistinct({ id: organisationPlace.organisationId })
    .from(organisationPlace)
    .where(inArray(organisationPlace.placeId, own));
  return near.map(({ id }) => id);
}

const selectAllPlaces = statement((db: Reader) => {
  const { place } = db.tables;
  return db.select({ name: place.name }).from(place).orderBy(asc(place.name));
});

/** The names of every place. */
export async function placeNames(read: Reader): Promise<readonly string[]> {
  return (await selectAllPlaces(read, {})).map(({ name }) => name);
}

export async function organisationName(read: Reader, id: OrganisationId): Promise<string | undefined> {
  const { organisation } = read.tables;
  const [row] = await read.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, id));
  return row?.name;
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
  const code = newCode(3);
  await tx.insert(tx.tables.invite).values({
    id: newId<InviteId>(),
    codeHash: hashOf(code),
    organisationId,
    createdAt: now,
    expiresAt: later(now, INVITE_LIFE_MS),
  });
  return code;
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

const hashOf = (code: string): string => createHash("sha256").update(foldedCode(code)).digest("base64url");

function folded(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLocaleLowerCase("en-GB");
}
