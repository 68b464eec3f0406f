/** An organisation's standing link: whoever holds it may tell a story, which then waits for a curator. */
import { eq } from "drizzle-orm";
import type { OrganisationId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { foldedCode, newCode } from "./codes.js";
import { ensureAnybody } from "./people-without-chat.js";

/** 80 random bits: too many to guess, few enough to be typed from a wall by whoever cannot scan. */
const newToken = (): string => newCode(4);
const SIGNS = 16;

/** The organisation's link, made now where it has none. */
export async function ensureStandingLink(tx: Writer, organisationId: OrganisationId, now: Date): Promise<string> {
  const { standingLink } = tx.tables;
  await ensureAnybody(tx, organisationId, now);
  await tx.insert(standingLink).values({ organisationId, token: newToken(), madeAt: now }).onConflictDoNothing();
  const [row] = await tx
    .select({ token: standingLink.token })
    .from(standingLink)
    .where(eq(standingLink.organisationId, organisationId));
  if (row === undefined) throw new Error("a standing link that was just made is not there");
  return row.token;
}

/** A new link; the one before stops working. */
export async function renewStandingLink(tx: Writer, organisationId: OrganisationId, now: Date): Promise<void> {
  const { standingLink } = tx.tables;
  await tx
    .update(standingLink)
    .set({ token: newToken(), madeAt: now })
    .where(eq(standingLink.organisationId, organisationId));
}

/** The link of this organisation. */
export async function standingLinkOf(read: Reader, organisationId: OrganisationId): Promise<string | undefined> {
  const { standingLink } = read.tables;
  const [row] = await read
    .select({ token: standingLink.token })
    .from(standingLink)
    .where(eq(standingLink.organisationId, organisationId));
  return row?.token;
}

/** Whose link this is, however it was typed. One of another length than ours costs the database nothing. */
export async function findStandingLink(
  read: Reader,
  token: string,
): Promise<{ readonly id: OrganisationId; readonly name: string } | undefined> {
  const signs = foldedCode(token);
  if (signs.length !== SIGNS) return undefined;
  const code = signs.match(/.{4}/g)?.join("-") ?? "";
  const { standingLink, organisation } = read.tables;
  const [row] = await read
    .select({ id: organisation.id, name: organisation.name })
    .from(standingLink)
    .innerJoin(organisation, eq(organisation.id, standingLink.organisationId))
    .where(eq(standingLink.token, code));
  return row;
}
