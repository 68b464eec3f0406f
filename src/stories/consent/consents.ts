/** What each organisation that a story names has said about others reading it. */
import { and, asc, eq, exists, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type MemberId, type OrganisationId, readId, type StoryId } from "../../database/ids.js";
import { statement } from "../../database/statement.js";
import type { Reader, Writer } from "../../database/store.js";
import { type Decision, decisions } from "../../database/tables/story-answers.js";
import { idsCuratedBy } from "../../directory/curators.js";
import { isAround } from "../../directory/roles.js";
import { standsToAsk } from "./asked-stories.js";

export interface ConsentKey {
  readonly storyId: StoryId;
  readonly organisationId: OrganisationId;
}

/** A consent as somebody has it before them: an answer to it holds only while it is still so. */
export interface SeenConsent extends ConsentKey {
  readonly askedAt: Date;
  readonly decision: Decision | null;
}

export interface Consent extends SeenConsent {
  readonly organisation: string;
  readonly mustAgree: boolean;
  readonly deliveredAt: Date | null;
  readonly deliveredTo: MemberId | null;
  readonly dueAt: Date | null;
  readonly decidedBy: MemberId | null;
  readonly reason: string;
  readonly appealedAt: Date | null;
  readonly appeal: string;
  readonly verdict: string;
  /** Somebody there can answer. */
  readonly hasCurator: boolean;
}

/** Those answers with which a story goes beyond its own organisation. */
export const yes = ["agreed", "no-objection", "overturned"] as const satisfies readonly Decision[];

export function letsGo(decision: Decision | null): boolean {
  return yes.some((one) => one === decision);
}

/** As a button carries it. */
export const aboutConsent = ({ storyId, organisationId, askedAt, decision }: SeenConsent): string =>
  [storyId, organisationId, askedAt.getTime(), decision ?? ""].join(".");

export function readSeenConsent(about: string): SeenConsent | undefined {
  const [story = "", organisation = "", asked = "", seen = ""] = about.split(".");
  const storyId = readId<StoryId>(story);
  const organisationId = readId<OrganisationId>(organisation);
  if (storyId === undefined || organisationId === undefined || !/^\d{1,15}$/.test(asked)) return undefined;
  const decision = decisions.find((one) => one === seen) ?? null;
  return { storyId, organisationId, askedAt: new Date(Number(asked)), decision };
}

const insertConsent = statement((db: Writer) => {
  const { storyConsent } = db.tables;
  return db.insert(storyConsent).values({
    storyId: sql.placeholder("storyId"),
    organisationId: sql.placeholder("organisationId"),
    askedAt: sql.placeholder("askedAt"),
    mustAgree: sql.placeholder("mustAgree"),
  });
});

export interface Request extends ConsentKey {
  readonly askedAt: Date;
  /** Silence is no answer. */
  readonly mustAgree: boolean;
}

/** Waits for an answer from now on. */
export async function addConsent(tx: Writer, request: Request): Promise<void> {
  await insertConsent(tx, { ...request });
}

/** Whatever was answered before was answered to other words. */
export async function dropConsents(tx: Writer, storyId: StoryId): Promise<void> {
  const { storyConsent } = tx.tables;
  await tx.delete(storyConsent).where(eq(storyConsent.storyId, storyId));
}

/** What was said about a story that is gone, which may quote it. */
export async function dropReasons(tx: Writer, storyId: StoryId): Promise<void> {
  const { storyConsent } = tx.tables;
  await tx.update(storyConsent).set({ reason: "", appeal: "", verdict: "" }).where(eq(storyConsent.storyId, storyId));
}

export async function consentsOf(read: Reader, storyId: StoryId): Promise<readonly Consent[]> {
  return selectConsents(read, eq(read.tables.storyConsent.storyId, storyId), MOST_PARTNERS);
}

/** More partners than anybody names. */
const MOST_PARTNERS = 1000;

export async function findConsent(read: Reader, key: ConsentKey): Promise<Consent | undefined> {
  const [consent] = await selectConsents(read, isIt(read, key), 1);
  return consent;
}

/** Those about stories that stand, with their organisation's name; the longest asked first. */
export async function selectConsents(read: Reader, where: SQL | undefined, limit: number): Promise<readonly Consent[]> {
  const { storyConsent, organisation } = read.tables;
  const rows = await read
    .select({ consent: storyConsent, organisation: organisation.name, curator: exists(curatorsThere(read)) })
    .from(storyConsent)
    .innerJoin(organisation, eq(organisation.id, storyConsent.organisationId))
    .where(where)
    .orderBy(asc(storyConsent.askedAt), asc(organisation.name))
    .limit(limit);
  // SQLite says 1 where PostgreSQL says true.
  return rows.map(({ consent, organisation, curator }) => ({ ...consent, organisation, hasCurator: Boolean(curator) }));
}

export interface Answer {
  readonly decision: Decision;
  readonly decidedAt: Date;
  readonly decidedBy: MemberId;
  readonly reason: string;
}

/**
 * A curator's answer to what they saw; they may change it later. False where it is not theirs to give, there is nothing
 * to answer, or it is no longer as they saw it.
 */
export async function answerConsent(tx: Writer, seen: SeenConsent, answer: Answer): Promise<boolean> {
  const { storyConsent } = tx.tables;
  // What a steward has settled stays settled, and nobody says the same thing twice.
  if (seen.decision === "overturned" || seen.decision === answer.decision) return false;
  const answered = await tx
    .update(storyConsent)
    .set({ ...answer, appealedAt: null, appeal: "", verdict: "" })
    .where(
      and(
        isAsSeen(tx, seen),
        inArray(storyConsent.organisationId, idsCuratedBy(tx, answer.decidedBy)),
        exists(standsToAsk(tx, { but: answer.decidedBy })),
      ),
    )
    .returning({ id: storyConsent.storyId });
  return answered.length === 1;
}

/** Those that wait for a member's answer: first whose silence counts soonest. */
export async function waitingFor(read: Reader, curator: MemberId, limit: number): Promise<readonly Consent[]> {
  const { storyConsent } = read.tables;
  const isTheirs = and(
    isNull(storyConsent.decision),
    inArray(storyConsent.organisationId, idsCuratedBy(read, curator)),
    exists(standsToAsk(read, { but: curator })),
  );
  return selectConsents(read, isTheirs, limit);
}

export function isIt(read: Reader, { storyId, organisationId }: ConsentKey) {
  const { storyConsent } = read.tables;
  return and(eq(storyConsent.storyId, storyId), eq(storyConsent.organisationId, organisationId));
}

export function isAsSeen(read: Reader, seen: SeenConsent) {
  const { storyConsent } = read.tables;
  const { askedAt, decision } = seen;
  const isSame = decision === null ? isNull(storyConsent.decision) : eq(storyConsent.decision, decision);
  return and(isIt(read, seen), eq(storyConsent.askedAt, askedAt), isSame);
}

/** The curators of a consent's organisation, for use within a query of consents. */
export function curatorsThere(read: Reader) {
  const { storyConsent, roleGrant, member } = read.tables;
  return read
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .innerJoin(member, eq(member.id, roleGrant.memberId))
    .where(
      and(
        eq(roleGrant.organisationId, storyConsent.organisationId),
        eq(roleGrant.role, "curator"),
        isNull(roleGrant.endedAt),
        isAround(read),
      ),
    );
}
