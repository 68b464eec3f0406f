/** Links that sign somebody in once, and the sessions that they begin. */
import { createHash, randomBytes } from "node:crypto";
import { and, count, eq, gt, isNull, lte, ne } from "drizzle-orm";
import type { MemberId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { PassKind } from "../database/tables/passes.js";
import { DAY, HOUR, later, MINUTE } from "../schedule/clock.js";
import { ANYBODY } from "./askers.js";

/** A link asked for in a chat or by email. */
export const LINK_LIFE_MS = 10 * MINUTE;
/** A personal invitation, which is handed on. */
const INVITATION_LIFE_MS = 7 * DAY;
/** Whoever has a chat gets a new link in seconds; whoever has none has to ask a colleague. */
const SESSION_LIFE_MS = 12 * HOUR;
const LONG_SESSION_LIFE_MS = 30 * DAY;
/** Links by email that may be alive at once for one person, so that nobody fills another's letter box. */
const MOST_LINKS = 3;

export interface SignedInMember {
  readonly platform: string;
  readonly workspace: string;
  readonly account: string;
  readonly name: string;
}

/** A token of 256 random bits, for an address. */
export const newToken = (): string => randomBytes(32).toString("base64url");

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Makes a link's token for a member. It works once, until it expires. */
export async function createSignIn(tx: Writer, memberId: MemberId, expiresAt: Date): Promise<string> {
  return createPass(tx, "sign-in", memberId, expiresAt);
}

async function createPass(tx: Writer, kind: PassKind, memberId: MemberId, expiresAt: Date): Promise<string> {
  const token = newToken();
  await tx.insert(tx.tables.pass).values({ hash: hashOf(token), kind, memberId, expiresAt });
  return token;
}

/** True where this person was sent as many links in the last ten minutes as they can use. Invitations live longer. */
export async function hasLinksEnough(read: Reader, memberId: MemberId, now: Date): Promise<boolean> {
  const { pass } = read.tables;
  const [row] = await read
    .select({ links: count() })
    .from(pass)
    .where(
      and(ofMember(read, memberId, "sign-in"), gt(pass.expiresAt, now), lte(pass.expiresAt, later(now, LINK_LIFE_MS))),
    );
  return (row?.links ?? 0) >= MOST_LINKS;
}

/** Makes an invitation. Those before it stop working. */
export async function createInvitation(tx: Writer, memberId: MemberId, now: Date): Promise<string> {
  await tx.delete(tx.tables.pass).where(ofMember(tx, memberId, "sign-in"));
  return createSignIn(tx, memberId, later(now, INVITATION_LIFE_MS));
}

/** Ends every link and session of a member. */
export async function dropPasses(tx: Writer, memberId: MemberId): Promise<void> {
  const { pass } = tx.tables;
  await tx.delete(pass).where(eq(pass.memberId, memberId));
}

function ofMember({ tables: { pass } }: Reader, memberId: MemberId, kind: PassKind) {
  return and(eq(pass.memberId, memberId), eq(pass.kind, kind));
}

/** Whom a link signs in, while it can be used. Spends nothing. */
export async function findSignIn(read: Reader, token: string, now: Date): Promise<SignedInMember | undefined> {
  return (await findPass(read, "sign-in", token, now))?.who;
}

/** Spends a link and begins a session: of two at the same moment one finds it. */
export async function spendSignIn(
  tx: Writer,
  token: string,
  now: Date,
): Promise<{ readonly session: string; readonly lifeMs: number } | undefined> {
  const found = await findPass(tx, "sign-in", token, now);
  if (found === undefined || !(await dropPass(tx, "sign-in", token))) return undefined;
  const lifeMs = found.hasOtherWays ? SESSION_LIFE_MS : LONG_SESSION_LIFE_MS;
  return { session: await createPass(tx, "session", found.memberId, later(now, lifeMs)), lifeMs };
}

/** Who a session belongs to, while it lasts and their workspace is connected. */
export async function findSession(read: Reader, token: string, now: Date): Promise<SignedInMember | undefined> {
  return (await findPass(read, "session", token, now))?.who;
}

export async function endSession(tx: Writer, token: string): Promise<void> {
  await dropPass(tx, "session", token);
}

async function findPass(read: Reader, kind: PassKind, token: string, now: Date) {
  const { pass, member, workspace } = read.tables;
  const isLive = and(eq(pass.hash, hashOf(token)), eq(pass.kind, kind), gt(pass.expiresAt, now));
  const [row] = await read
    .select({
      memberId: member.id,
      platform: workspace.platform,
      workspace: workspace.externalId,
      account: member.externalId,
      name: member.name,
    })
    .from(pass)
    .innerJoin(member, eq(member.id, pass.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(isLive, isNull(workspace.disconnectedAt), isNull(member.leftAt), ne(member.externalId, ANYBODY)));
  if (row === undefined) return undefined;
  const { memberId, ...who } = row;
  return { memberId, who, hasOtherWays: who.platform !== WEB };
}

async function dropPass(tx: Writer, kind: PassKind, token: string): Promise<boolean> {
  const { pass } = tx.tables;
  const dropped = await tx
    .delete(pass)
    .where(and(eq(pass.hash, hashOf(token)), eq(pass.kind, kind)))
    .returning({ hash: pass.hash });
  return dropped.length === 1;
}

/** The platform of people whose organisation has no chat: the only one whose people Causeway itself keeps. */
export const WEB = "web";
