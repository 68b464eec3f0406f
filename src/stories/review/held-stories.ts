/** Stories that nobody signed, or that the guard would have read first, until a curator of their organisation decides. */
import { and, count, eq, gt, isNotNull, isNull, lt } from "drizzle-orm";
import type { MemberId, OrganisationId, StoryId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { HOUR, later } from "../../schedule/clock.js";
import { dropWhatIsKept, isVersion, noWords } from "../changed-stories.js";
import { type Story, selectStories } from "../stories.js";
import { isLookedAfterBy } from "./looked-after.js";

/** As many may come for one organisation: a link on a wall may find somebody with too much time. */
const MOST_HELD = 100;
const MOST_HELD_IN_AN_HOUR = 30;

/** Those that a member may decide on, the newest first. */
export async function heldStories(
  read: Reader,
  curator: MemberId | undefined,
  limit: number,
): Promise<readonly Story[]> {
  return curator === undefined ? [] : selectStories(read, waitsFor(read, curator), limit);
}

/** How many wait for somebody, at one organisation or at all of them. */
export async function countHeld(read: Reader, curator: MemberId, at?: OrganisationId): Promise<number> {
  const { story } = read.tables;
  const isThere = at && eq(story.organisationId, at);
  const [row] = await read
    .select({ held: count() })
    .from(story)
    .where(and(waitsFor(read, curator), isThere));
  return row?.held ?? 0;
}

/** Decided or not: to say no to one makes no room for another within the hour. */
export async function hasTooManyHeld(read: Reader, organisationId: OrganisationId, now: Date): Promise<boolean> {
  const { story } = read.tables;
  const lately = and(eq(story.organisationId, organisationId), gt(story.heldAt, later(now, -HOUR)));
  const [row] = await read.select({ stories: count() }).from(story).where(lately);
  if ((row?.stories ?? 0) >= MOST_HELD_IN_AN_HOUR) return true;
  return (await countHeldAt(read, organisationId)) >= MOST_HELD;
}

/** How many wait at an organisation, whoever decides. */
export async function countHeldAt(read: Reader, organisationId: OrganisationId): Promise<number> {
  const { story } = read.tables;
  const ofOrganisation = and(
    eq(story.organisationId, organisationId),
    isNotNull(story.heldAt),
    isNull(story.withdrawnAt),
  );
  const [row] = await read.select({ held: count() }).from(story).where(ofOrganisation);
  return row?.held ?? 0;
}

/** The organisations where something has waited since before then. */
export async function longHeld(read: Reader, before: Date): Promise<readonly OrganisationId[]> {
  const { story } = read.tables;
  const rows = await read
    .selectDistinct({ id: story.organisationId })
    .from(story)
    .where(and(lt(story.heldAt, before), isNull(story.withdrawnAt)));
  return rows.map(({ id }) => id);
}

/** A decision by somebody who has read the story as it was at a version. */
export interface Review {
  readonly id: StoryId;
  readonly version: number;
  readonly curator: MemberId;
  readonly now: Date;
}

/**
 * Lets a story go. It counts from now, the moment at which others can first read it: so the next digest tells it.
 * False where it does not wait for this member.
 */
export async function releaseStory(tx: Writer, { id, version, curator, now }: Review, week: string): Promise<boolean> {
  const { story } = tx.tables;
  const released = await tx
    .update(story)
    .set({ heldAt: null, createdAt: now, week })
    .where(and(eq(story.id, id), isVersion(tx, version), waitsFor(tx, curator)))
    .returning({ id: story.id });
  return released.length === 1;
}

/** Says no to a story, with a reason, and deletes its words. False where it does not wait for this member. */
export async function refuseStory(
  tx: Writer,
  { id, version, curator, now }: Review,
  refusal: string,
): Promise<boolean> {
  const { story } = tx.tables;
  const refused = await tx
    .update(story)
    .set({ ...noWords, withdrawnAt: now, refusal })
    .where(and(eq(story.id, id), isVersion(tx, version), waitsFor(tx, curator)))
    .returning({ id: story.id });
  if (refused.length === 0) return false;
  await dropWhatIsKept(tx, id);
  return true;
}

function waitsFor(read: Reader, curator: MemberId) {
  const { story } = read.tables;
  return and(
    isNotNull(story.heldAt),
    isNull(story.withdrawnAt),
    isNull(story.concernAt),
    isLookedAfterBy(read, curator),
  );
}
