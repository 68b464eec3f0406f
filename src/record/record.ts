/** What a person told, and the thanks that they gave and were given. For that person alone. */
import { and, desc, eq, isNull } from "drizzle-orm";
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { findMember, type Member } from "../directory/members.js";
import { ownStories, type Story } from "../stories/stories.js";
import { thanksOf } from "../thanks/public-thanks.js";
import type { Thanks } from "../thanks/thanks.js";

/** Of each kind. Whoever has more has been at it for decades. */
export const MOST = 2_000;

export interface StoryThanks {
  readonly createdAt: Date;
  readonly from: string;
  readonly organisation: string | null;
  readonly words: string;
}

export type Entry =
  | { readonly kind: "story"; readonly createdAt: Date; readonly story: Story }
  | { readonly kind: "given" | "received"; readonly createdAt: Date; readonly thanks: Thanks }
  | { readonly kind: "story-thanks"; readonly createdAt: Date; readonly thanks: StoryThanks };

export interface PersonalRecord {
  readonly name: string;
  /** The newest first. */
  readonly entries: readonly Entry[];
  readonly isCut: boolean;
}

export async function recordOf(read: Reader, memberId: MemberId): Promise<PersonalRecord> {
  const { member } = read.tables;
  const [person] = await read.select({ name: member.name }).from(member).where(eq(member.id, memberId));
  const stories = await ownStories(read, memberId, MOST);
  const { given, received } = await thanksOf(read, memberId, MOST);
  const forStories = await storyThanksTo(read, memberId);
  const entries: readonly Entry[] = [
    ...stories.map((story) => ({ kind: "story", createdAt: story.createdAt, story }) as const),
    ...given.map((thanks) => ({ kind: "given", createdAt: thanks.createdAt, thanks }) as const),
    ...received.map((thanks) => ({ kind: "received", createdAt: thanks.createdAt, thanks }) as const),
    ...forStories.map((thanks) => ({ kind: "story-thanks", createdAt: thanks.createdAt, thanks }) as const),
  ];
  return {
    name: person?.name ?? "",
    entries: entries.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime()),
    isCut: [stories, given, received, forStories].some(({ length }) => length >= MOST),
  };
}

/** Thanks that people gave for this person's stories. */
async function storyThanksTo(read: Reader, authorId: MemberId): Promise<readonly StoryThanks[]> {
  const { story, storyThanks } = read.tables;
  const rows = await read
    .select({ createdAt: storyThanks.createdAt, words: storyThanks.words, memberId: storyThanks.memberId })
    .from(storyThanks)
    .innerJoin(story, eq(story.id, storyThanks.storyId))
    .where(and(eq(story.authorId, authorId), isNull(story.withdrawnAt)))
    .orderBy(desc(storyThanks.createdAt))
    .limit(MOST);
  const people = new Map<MemberId, Member | undefined>();
  for (const id of new Set(rows.map(({ memberId }) => memberId))) people.set(id, await findMember(read, id));
  return rows.map(({ memberId, ...thanks }) => {
    const person = people.get(memberId);
    return { ...thanks, from: person?.name ?? "", organisation: person?.organisation ?? null };
  });
}
