/** Stories: what is written, and what each person may read. */
import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { type MemberId, newId, type OrganisationId, type StoryId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import type { Audience, Byline, Element, Permission, StoryKind, Way } from "../database/tables/stories.js";
import { ANYBODY } from "../directory/askers.js";

export interface StoryWords {
  readonly kind: StoryKind;
  readonly happened: string;
  readonly changed: string;
  readonly audience: Audience;
  readonly byline: Byline;
  /** The author's role, as they put it here. */
  readonly role: string;
  /** Partners, besides the author's own employer. */
  readonly partners: readonly OrganisationId[];
  /** Who else was involved, from where Causeway does not reach. */
  readonly others: string;
}

/** What an author may add once a story is told. */
export type StoryParts = Pick<Story, "ownWords" | "permission" | "toldFor" | "element" | "way">;

export interface NewStory extends StoryWords {
  readonly organisationId: OrganisationId;
  readonly authorId: MemberId;
  readonly week: string;
  readonly createdAt: Date;
  /** Waits for a curator since then; null where it need not. */
  readonly heldAt: Date | null;
  /** Read beyond its own organisation since then; null where it is not, or not yet. */
  readonly sharedAt: Date | null;
}

export interface Story {
  readonly id: StoryId;
  readonly organisation: string;
  readonly organisationId: OrganisationId;
  readonly authorId: MemberId;
  readonly authorName: string;
  readonly kind: StoryKind;
  readonly happened: string;
  readonly changed: string;
  readonly others: string;
  readonly ownWords: string;
  readonly permission: Permission | null;
  readonly toldFor: string;
  readonly element: Element | null;
  readonly way: Way | null;
  readonly audience: Audience;
  readonly byline: Byline;
  readonly role: string;
  readonly createdAt: Date;
  readonly heldAt: Date | null;
  /** Whoever told it did not say who they are. */
  readonly unsigned: boolean;
  readonly editedAt: Date | null;
  /** Read beyond its own organisation since then. */
  readonly sharedAt: Date | null;
  readonly concernAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Why a curator said no to it. */
  readonly refusal: string;
  readonly partners: readonly { readonly id: OrganisationId; readonly name: string }[];
}

const insertStory = statement((db: Writer) =>
  db.insert(db.tables.story).values({
    id: sql.placeholder("id"),
    organisationId: sql.placeholder("organisationId"),
    authorId: sql.placeholder("authorId"),
    kind: sql.placeholder("kind"),
    happened: sql.placeholder("happened"),
    changed: sql.placeholder("changed"),
    named: sql.placeholder("named"),
    others: sql.placeholder("others"),
    audience: sql.placeholder("audience"),
    byline: sql.placeholder("byline"),
    role: sql.placeholder("role"),
    week: sql.placeholder("week"),
    createdAt: sql.placeholder("createdAt"),
    heldAt: sql.placeholder("heldAt"),
    sharedAt: sql.placeholder("sharedAt"),
  }),
);

const insertPartner = statement((db: Writer) =>
  db
    .insert(db.tables.storyOrganisation)
    .values({ storyId: sql.placeholder("storyId"), organisationId: sql.placeholder("organisationId") }),
);

export async function addStory(tx: Writer, { partners, ...story }: NewStory): Promise<StoryId> {
  const id = newId<StoryId>();
  await insertStory(tx, { id, named: partners.join(" "), ...story });
  await addPartners(tx, id, partners);
  return id;
}

export async function addPartners(tx: Writer, storyId: StoryId, partners: readonly OrganisationId[]): Promise<void> {
  for (const organisationId of partners) await insertPartner(tx, { storyId, organisationId });
}

/**
 * The stories that people of an organisation may read: their own and, once every partner that they name has agreed,
 * those shared with the whole system and those shared with a place that they belong to too. Those withdrawn, waiting
 * for a curator, or taken for a concern are nobody's.
 */
export function readableBy(read: Reader, organisationId: OrganisationId): SQL | undefined {
  const { story, organisationPlace } = read.tables;
  const ownPlaces = read
    .select({ id: organisationPlace.placeId })
    .from(organisationPlace)
    .where(eq(organisationPlace.organisationId, organisationId));
  const sharesPlace = exists(
    read
      .select({ id: organisationPlace.placeId })
      .from(organisationPlace)
      .where(
        and(eq(organisationPlace.organisationId, story.organisationId), inArray(organisationPlace.placeId, ownPlaces)),
      ),
  );
  return and(
    isNull(story.withdrawnAt),
    isNull(story.heldAt),
    isNull(story.concernAt),
    or(
      eq(story.organisationId, organisationId),
      and(isNotNull(story.sharedAt), or(eq(story.audience, "system"), and(eq(story.audience, "place"), sharesPlace))),
    ),
  );
}

/** A story that people of this organisation may read. */
export async function readableStory(
  read: Reader,
  id: StoryId,
  organisationId: OrganisationId,
): Promise<Story | undefined> {
  const [story] = await selectStories(read, and(eq(read.tables.story.id, id), readableBy(read, organisationId)), 1);
  return story;
}

/** A story for its own author, withdrawn or not. */
export async function ownStory(read: Reader, id: StoryId, authorId: MemberId): Promise<Story | undefined> {
  const { story } = read.tables;
  const [own] = await selectStories(read, and(eq(story.id, id), eq(story.authorId, authorId)), 1);
  return own;
}

/** The same, unless it is withdrawn. */
export async function standingOwnStory(read: Reader, id: StoryId, authorId: MemberId): Promise<Story | undefined> {
  const story = await ownStory(read, id, authorId);
  return story?.withdrawnAt === null ? story : undefined;
}

/** A story whoever asks: only to compose a message whose reader was settled when it was said. */
export async function anyStory(read: Reader, id: StoryId): Promise<Story | undefined> {
  const [story] = await selectStories(read, eq(read.tables.story.id, id), 1);
  return story;
}

/** A person's own stories that stand, newest first. */
export async function ownStories(read: Reader, authorId: MemberId, limit: number): Promise<readonly Story[]> {
  const { story } = read.tables;
  return selectStories(read, and(eq(story.authorId, authorId), isNull(story.withdrawnAt)), limit);
}

/** What people of an organisation may read, newest first. */
export async function readableStories(
  read: Reader,
  organisationId: OrganisationId,
  limit: number,
): Promise<readonly Story[]> {
  return selectStories(read, readableBy(read, organisationId), limit);
}

/** Stories with their authors and partners, newest first. */
export async function selectStories(read: Reader, where: SQL | undefined, limit: number): Promise<readonly Story[]> {
  const { story, organisation, member } = read.tables;
  const rows = await read
    .select({ story, organisation: organisation.name, authorName: member.name, account: member.externalId })
    .from(story)
    .innerJoin(organisation, eq(organisation.id, story.organisationId))
    .innerJoin(member, eq(member.id, story.authorId))
    .where(where)
    .orderBy(desc(story.createdAt), desc(story.id))
    .limit(limit);
  const partners = await partnersOf(
    read,
    rows.map((row) => row.story.id),
  );
  return rows.map(({ story, account, ...names }) => {
    return { ...story, ...names, unsigned: account === ANYBODY, partners: partners.get(story.id) ?? [] };
  });
}

async function partnersOf(read: Reader, ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, Story["partners"]>> {
  if (ids.length === 0) return new Map();
  const { storyOrganisation, organisation } = read.tables;
  const rows = await read
    .select({ storyId: storyOrganisation.storyId, id: organisation.id, name: organisation.name })
    .from(storyOrganisation)
    .innerJoin(organisation, eq(organisation.id, storyOrganisation.organisationId))
    .where(inArray(storyOrganisation.storyId, [...ids]))
    .orderBy(asc(organisation.name));
  const partners = new Map<StoryId, { id: OrganisationId; name: string }[]>();
  for (const { storyId, id, name } of rows) {
    const known = partners.get(storyId);
    if (known === undefined) partners.set(storyId, [{ id, name }]);
    else known.push({ id, name });
  }
  return partners;
}
