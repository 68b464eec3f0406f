/** Digests: what each covered and told. Only one that was posted has told anything. */
import { and, asc, count, desc, eq, exists, gt, inArray, isNotNull, isNull, lt, lte, ne, not, or } from "drizzle-orm";
import { type ChannelId, type DigestId, newId, type OrganisationId, type StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { DAY, HOUR, later } from "../schedule/clock.js";
import { isOfSomebodyAway } from "../stories/away-stories.js";
import { readableBy, type Story, selectStories } from "../stories/stories.js";

/** What the first digest of a channel covers. */
const FIRST_COVERS_MS = 7 * DAY;
/** A story may be committed a moment after the time that it bears, so the last digest's end is read again. */
const OVERLAP_MS = HOUR;
/** Rows in one insert: SQLite takes 32,766 parameters. */
const ROWS_AT_ONCE = 1000;

export interface Digest {
  readonly id: DigestId;
  readonly channelId: ChannelId;
  readonly organisationId: OrganisationId;
  readonly timeZone: string;
  readonly coversFrom: Date;
  readonly coversTo: Date;
  readonly postedAt: Date | null;
}

/**
 * From when a digest that ends at `at` has to cover: the end of the last one posted; at first seven days, or from
 * where the first one began that was never posted.
 */
export async function coversFrom(
  read: Reader,
  { id: channelId, scheduledFrom }: { readonly id: ChannelId; readonly scheduledFrom: Date },
  at: Date,
): Promise<Date> {
  const { digest } = read.tables;
  const [last] = await read
    .select({ coversTo: digest.coversTo })
    .from(digest)
    .where(and(eq(digest.channelId, channelId), lt(digest.coversTo, at), isNotNull(digest.postedAt)))
    .orderBy(desc(digest.coversTo))
    .limit(1);
  if (last !== undefined) return last.coversTo;
  const [unposted] = await read
    .select({ coversFrom: digest.coversFrom })
    .from(digest)
    .where(eq(digest.channelId, channelId))
    .orderBy(asc(digest.coversFrom))
    .limit(1);
  const starts = [later(at, -FIRST_COVERS_MS), scheduledFrom, ...(unposted === undefined ? [] : [unposted.coversFrom])];
  return new Date(Math.min(...starts.map((start) => start.getTime())));
}

/** The stories for a channel's readers that no digest has told it: their ids, and the partners that each names. */
export async function untoldStories(
  read: Reader,
  channel: { readonly id: ChannelId; readonly organisationId: OrganisationId },
  from: Date,
  to: Date,
): Promise<readonly { readonly id: StoryId; readonly partners: number }[]> {
  const { story, storyOrganisation, digest, digestStory } = read.tables;
  const told = read
    .select({ id: digestStory.storyId })
    .from(digestStory)
    .innerJoin(digest, eq(digest.id, digestStory.digestId))
    .where(and(eq(digestStory.channelId, channel.id), eq(digestStory.storyId, story.id), isNotNull(digest.postedAt)));
  const since = later(from, -OVERLAP_MS);
  // To others it is news from the day on which every partner had agreed.
  const isFresh = or(
    and(eq(story.organisationId, channel.organisationId), gt(story.createdAt, since), lte(story.createdAt, to)),
    and(ne(story.organisationId, channel.organisationId), gt(story.sharedAt, since), lte(story.sharedAt, to)),
  );
  return read
    .select({ id: story.id, partners: count(storyOrganisation.organisationId) })
    .from(story)
    .leftJoin(storyOrganisation, eq(storyOrganisation.storyId, story.id))
    .where(and(isFresh, not(exists(told)), readableBy(read, channel.organisationId), not(isOfSomebodyAway(read))))
    .groupBy(story.id, story.createdAt)
    .orderBy(desc(story.createdAt), desc(story.id));
}

export interface NewDigest {
  readonly channelId: ChannelId;
  readonly coversFrom: Date;
  readonly coversTo: Date;
  /** In the order in which they are told. */
  readonly stories: readonly StoryId[];
}

/** Settles what a digest tells. One that was settled for the same moment and never posted gives way. */
export async function addDigest(tx: Writer, { stories, ...values }: NewDigest): Promise<DigestId> {
  const { digest, digestStory } = tx.tables;
  const { channelId, coversTo } = values;
  await tx
    .delete(digest)
    .where(and(eq(digest.channelId, channelId), eq(digest.coversTo, coversTo), isNull(digest.postedAt)));
  const id = newId<DigestId>();
  await tx.insert(digest).values({ id, ...values });
  const rows = stories.map((storyId, position) => ({ channelId, storyId, digestId: id, position }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx.insert(digestStory).values(rows.slice(from, from + ROWS_AT_ONCE));
  }
  return id;
}

export async function markPosted(tx: Writer, id: DigestId, now: Date): Promise<void> {
  const { digest } = tx.tables;
  await tx.update(digest).set({ postedAt: now }).where(eq(digest.id, id));
}

export async function findDigest(read: Reader, id: DigestId): Promise<Digest | undefined> {
  const { digest, channel } = read.tables;
  const [row] = await read
    .select({ digest, organisationId: channel.organisationId, timeZone: channel.timeZone })
    .from(digest)
    .innerJoin(channel, eq(channel.id, digest.channelId))
    .where(eq(digest.id, id));
  return row === undefined ? undefined : { ...row.digest, organisationId: row.organisationId, timeZone: row.timeZone };
}

export interface Told {
  /** The first of them in full, as far as its readers may still read them. */
  readonly shown: readonly Story[];
  /** Ids of all that have a place in the digest, readable or not. */
  readonly ids: readonly StoryId[];
  /** How many more there are than have a place. */
  readonly more: number;
  readonly withdrawn: number;
}

/** What a digest tells now: its first `places` stories in order, and how many more. */
export async function toldStories(read: Reader, digest: Digest, places: number): Promise<Told> {
  const { digestStory, story } = read.tables;
  const ofDigest = eq(digestStory.digestId, digest.id);
  const rows = await read
    .select({ id: digestStory.storyId, withdrawnAt: story.withdrawnAt })
    .from(digestStory)
    .innerJoin(story, eq(story.id, digestStory.storyId))
    .where(ofDigest)
    .orderBy(asc(digestStory.position))
    .limit(places);
  const [all] = await read.select({ stories: count() }).from(digestStory).where(ofDigest);
  const ids = rows.map(({ id }) => id);
  const isTold = not(isOfSomebodyAway(read, digest.postedAt));
  const readable = await selectStories(
    read,
    and(inArray(story.id, ids), readableBy(read, digest.organisationId), isTold),
    places,
  );
  const shown = ids.flatMap((id) => readable.find((one) => one.id === id) ?? []);
  const withdrawn = rows.filter(({ withdrawnAt }) => withdrawnAt !== null).length;
  return { shown, ids, withdrawn, more: Math.max(0, (all?.stories ?? 0) - ids.length) };
}
