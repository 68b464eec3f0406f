/** Digests: what each covered and told. */
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, ne, notInArray } from "drizzle-orm";
import { type ChannelId, type DigestId, newId, type OrganisationId, type StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { DAY, HOUR, later } from "../schedule/clock.js";
import { readableBy, type Story, selectStories } from "../stories/stories.js";

/** Stories that one digest takes up; what is over waits for nobody: it is readable all the same. */
const MOST_STORIES = 200;
/** What the first digest of a channel covers. */
const FIRST_COVERS_MS = 7 * DAY;
/** A story may be committed a moment after the time that it bears, so the last digest's end is read again. */
const OVERLAP_MS = HOUR;
const SILENCE_MS = 28 * DAY;

export interface Digest {
  readonly id: DigestId;
  readonly channelId: ChannelId;
  readonly organisationId: OrganisationId;
  readonly timeZone: string;
  readonly coversFrom: Date;
  readonly coversTo: Date;
}

/** From when a digest that ends at `at` has to cover: the end of the one before, or seven days. */
export async function coversFrom(read: Reader, channelId: ChannelId, at: Date): Promise<Date> {
  const { digest } = read.tables;
  const [last] = await read
    .select({ coversTo: digest.coversTo })
    .from(digest)
    .where(and(eq(digest.channelId, channelId), lt(digest.coversTo, at)))
    .orderBy(desc(digest.coversTo))
    .limit(1);
  return last?.coversTo ?? later(at, -FIRST_COVERS_MS);
}

/** Stories for a channel's readers that it has not been told, newest first. */
export async function untoldStories(
  read: Reader,
  channel: { readonly id: ChannelId; readonly organisationId: OrganisationId },
  from: Date,
  to: Date,
): Promise<readonly Story[]> {
  const { story, digestStory } = read.tables;
  const told = read.select({ id: digestStory.storyId }).from(digestStory).where(eq(digestStory.channelId, channel.id));
  const fresh = and(
    gt(story.createdAt, later(from, -OVERLAP_MS)),
    lte(story.createdAt, to),
    notInArray(story.id, told),
    readableBy(read, channel.organisationId),
  );
  return selectStories(read, fresh, MOST_STORIES);
}

export interface NewDigest {
  readonly channelId: ChannelId;
  readonly localDate: string;
  readonly coversFrom: Date;
  readonly coversTo: Date;
  /** In the order in which they are told. */
  readonly stories: readonly StoryId[];
}

export async function addDigest(tx: Writer, { stories, ...values }: NewDigest): Promise<DigestId> {
  const id = newId<DigestId>();
  await tx.insert(tx.tables.digest).values({ id, ...values });
  const { channelId } = values;
  const rows = stories.map((storyId, position) => ({ channelId, storyId, digestId: id, position }));
  if (rows.length > 0) await tx.insert(tx.tables.digestStory).values(rows);
  return id;
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

/** What a digest told and its readers may still read, in order; and how many stories it told in all. */
export async function toldStories(
  read: Reader,
  digest: Digest,
): Promise<{ stories: readonly Story[]; told: readonly StoryId[] }> {
  const { digestStory, story } = read.tables;
  const rows = await read
    .select({ id: digestStory.storyId })
    .from(digestStory)
    .where(eq(digestStory.digestId, digest.id))
    .orderBy(asc(digestStory.position));
  const told = rows.map(({ id }) => id);
  const ids = read.select({ id: digestStory.storyId }).from(digestStory).where(eq(digestStory.digestId, digest.id));
  const standing = await selectStories(
    read,
    and(inArray(story.id, ids), readableBy(read, digest.organisationId)),
    MOST_STORIES,
  );
  const place = new Map(told.map((id, index) => [id, index]));
  const stories = [...standing].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return { stories, told };
}

/** Partners who have been here for four weeks and told nothing in them, the largest first. */
export async function silentOrganisations(read: Reader, digest: Digest, limit: number): Promise<readonly string[]> {
  const { organisation, story } = read.tables;
  const since = later(digest.coversTo, -SILENCE_MS);
  const heard = read
    .select({ id: story.organisationId })
    .from(story)
    .where(and(gt(story.createdAt, since), lte(story.createdAt, digest.coversTo), isNull(story.withdrawnAt)));
  const silent = await read
    .select({ name: organisation.name })
    .from(organisation)
    .where(
      and(
        lt(organisation.createdAt, since),
        ne(organisation.id, digest.organisationId),
        notInArray(organisation.id, heard),
      ),
    )
    .orderBy(desc(organisation.staff))
    .limit(limit);
  return silent.map(({ name }) => name);
}
