/** What each organisation that a story names has said about others reading it. */
import { and, asc, eq, exists, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { type MemberId, type OrganisationId, readId, type StoryId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import type { Decision } from "../database/tables/stories.js";
import { idsCuratedBy } from "../directory/curators.js";

export interface ConsentKey {
  readonly storyId: StoryId;
  readonly organisationId: OrganisationId;
}

export interface Consent extends ConsentKey {
  readonly organisation: string;
  readonly round: number;
  readonly mustAgree: boolean;
  readonly deliveredAt: Date | null;
  readonly dueAt: Date | null;
  readonly decision: Decision | null;
  readonly reason: string;
  readonly appealedAt: Date | null;
  readonly appeal: string;
  /** Somebody there can answer. */
  readonly hasCurator: boolean;
}

/** Those answers with which a story goes beyond its own organisation. */
export const yes = ["agreed", "no-objection", "overturned"] as const satisfies readonly Decision[];

export function letsGo(decision: Decision | null): boolean {
  return yes.some((one) => one === decision);
}

/** As a button carries it. */
export const aboutConsent = ({ storyId, organisationId }: ConsentKey): string => `${storyId}.${organisationId}`;

export function readConsentKey(about: string): ConsentKey | undefined {
  const [story = "", organisation = ""] = about.split(".");
  const storyId = readId<StoryId>(story);
  const organisationId = readId<OrganisationId>(organisation);
  return storyId && organisationId && { storyId, organisationId };
}

const insertConsent = statement((db: Writer) => {
  const { storyConsent } = db.tables;
  const asked = { askedAt: sql.placeholder("askedAt"), mustAgree: sql.placeholder("mustAgree") };
  return db.insert(storyConsent).values({
    storyId: sql.placeholder("storyId"),
    organisationId: sql.placeholder("organisationId"),
    round: sql.placeholder("round"),
    ...asked,
  });
});

export interface Request extends ConsentKey {
  readonly askedAt: Date;
  readonly mustAgree: boolean;
  readonly round: number;
}

/** Waits for an answer from now on. */
export async function addConsent(tx: Writer, request: Request): Promise<void> {
  await insertConsent(tx, { ...request });
}

/** Asks anew: whatever was answered before was answered to other words. */
export async function dropConsents(tx: Writer, storyId: StoryId): Promise<void> {
  const { storyConsent } = tx.tables;
  await tx.delete(storyConsent).where(eq(storyConsent.storyId, storyId));
}

/** Nobody beyond its own organisation is to read it any more: there is nothing left to answer. */
export async function dropUnanswered(tx: Writer, storyId: StoryId): Promise<void> {
  const { storyConsent } = tx.tables;
  await tx.delete(storyConsent).where(and(eq(storyConsent.storyId, storyId), isNull(storyConsent.decision)));
}

export async function consentsOf(read: Reader, storyId: StoryId): Promise<readonly Consent[]> {
  return selectConsents(read, eq(read.tables.storyConsent.storyId, storyId));
}

export async function findConsent(read: Reader, { storyId, organisationId }: ConsentKey): Promise<Consent | undefined> {
  const { storyConsent } = read.tables;
  const isIt = and(eq(storyConsent.storyId, storyId), eq(storyConsent.organisationId, organisationId));
  const [consent] = await selectConsents(read, isIt);
  return consent;
}

/** Those that nobody has answered and no curator was given yet: there was none, or the card did not arrive. */
export async function undelivered(read: Reader): Promise<readonly Consent[]> {
  const { storyConsent, story } = read.tables;
  const stands = read
    .select({ id: story.id })
    .from(story)
    .where(and(eq(story.id, storyConsent.storyId), isNull(story.withdrawnAt), isNull(story.concernAt)));
  return selectConsents(read, and(isNull(storyConsent.decision), isNull(storyConsent.deliveredAt), exists(stands)));
}

async function selectConsents(read: Reader, where: SQL | undefined): Promise<readonly Consent[]> {
  const { storyConsent, organisation, roleGrant } = read.tables;
  const curators = read
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.organisationId, storyConsent.organisationId),
        eq(roleGrant.role, "curator"),
        isNull(roleGrant.endedAt),
      ),
    );
  const rows = await read
    .select({ consent: storyConsent, organisation: organisation.name, curator: exists(curators) })
    .from(storyConsent)
    .innerJoin(organisation, eq(organisation.id, storyConsent.organisationId))
    .where(where)
    .orderBy(asc(organisation.name));
  // SQLite says 1 where PostgreSQL says true.
  return rows.map(({ consent, organisation, curator }) => ({ ...consent, organisation, hasCurator: Boolean(curator) }));
}

/** The clock of silence starts with the first card that arrives. */
export async function markDelivered(
  tx: Writer,
  { storyId, organisationId }: ConsentKey,
  when: { readonly deliveredAt: Date; readonly dueAt: Date | null },
): Promise<boolean> {
  const { storyConsent } = tx.tables;
  const marked = await tx
    .update(storyConsent)
    .set(when)
    .where(
      and(
        eq(storyConsent.storyId, storyId),
        eq(storyConsent.organisationId, organisationId),
        isNull(storyConsent.deliveredAt),
      ),
    )
    .returning({ id: storyConsent.storyId });
  return marked.length === 1;
}

export interface Answer {
  readonly decision: Decision;
  readonly decidedAt: Date;
  readonly decidedBy: MemberId;
  readonly reason: string;
}

/** A curator's answer; they may change it later. False where it is not theirs to give, or there is nothing to answer. */
export async function answerConsent(
  tx: Writer,
  { storyId, organisationId }: ConsentKey,
  answer: Answer,
): Promise<boolean> {
  const { storyConsent } = tx.tables;
  const curator = answer.decidedBy;
  const answered = await tx
    .update(storyConsent)
    .set({ ...answer, appealedAt: null, appeal: "" })
    .where(
      and(
        eq(storyConsent.storyId, storyId),
        eq(storyConsent.organisationId, organisationId),
        inArray(storyConsent.organisationId, idsCuratedBy(tx, curator)),
        // What a steward has settled stays settled.
        or(isNull(storyConsent.decision), ne(storyConsent.decision, "overturned")),
        exists(standing(tx, curator)),
      ),
    )
    .returning({ id: storyConsent.storyId });
  return answered.length === 1;
}

/** The consent's story stands, and is not the curator's own: nobody agrees with themselves. */
function standing(read: Reader, curator: MemberId) {
  const { story, storyConsent } = read.tables;
  return read
    .select({ id: story.id })
    .from(story)
    .where(
      and(
        eq(story.id, storyConsent.storyId),
        ne(story.authorId, curator),
        isNull(story.withdrawnAt),
        isNull(story.concernAt),
        isNull(story.heldAt),
      ),
    );
}

/** Those that wait for a member's answer, the oldest first. */
export async function waitingFor(read: Reader, curator: MemberId): Promise<readonly ConsentKey[]> {
  const { storyConsent } = read.tables;
  return read
    .select({ storyId: storyConsent.storyId, organisationId: storyConsent.organisationId })
    .from(storyConsent)
    .where(
      and(
        isNull(storyConsent.decision),
        inArray(storyConsent.organisationId, idsCuratedBy(read, curator)),
        exists(standing(read, curator)),
      ),
    )
    .orderBy(asc(storyConsent.askedAt));
}

/**
 * Takes silence for no objection, where a card arrived and its time has passed. Where silence is no answer, or nobody
 * is there to break it, it stays silence. Returns what was so settled.
 */
export async function settleSilence(tx: Writer, now: Date): Promise<readonly ConsentKey[]> {
  const { storyConsent, roleGrant, story } = tx.tables;
  const isOver = and(
    isNull(storyConsent.decision),
    isNotNull(storyConsent.deliveredAt),
    lte(storyConsent.dueAt, now),
    eq(storyConsent.mustAgree, false),
  );
  const curators = tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.organisationId, storyConsent.organisationId),
        eq(roleGrant.role, "curator"),
        isNull(roleGrant.endedAt),
      ),
    );
  const stands = tx
    .select({ id: story.id })
    .from(story)
    .where(
      and(eq(story.id, storyConsent.storyId), isNull(story.withdrawnAt), isNull(story.concernAt), isNull(story.heldAt)),
    );
  return tx
    .update(storyConsent)
    .set({ decision: "no-objection", decidedAt: now })
    .where(and(isOver, exists(curators), exists(stands)))
    .returning({ storyId: storyConsent.storyId, organisationId: storyConsent.organisationId });
}
