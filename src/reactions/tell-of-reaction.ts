/** Tells an author what others mean to do with their story: in one message a day, however many say it. */
import { and, eq, gte } from "drizzle-orm";
import { z } from "zod";
import type { MemberId, StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember, type Member } from "../directory/members.js";
import { type MessageKind, revise, type Scene, say } from "../schedule/messages.js";
import { instantOf, localDate } from "../schedule/occurrences.js";
import { hearersFor } from "../stories/hearers-for-stories.js";
import { anyStory, type Story } from "../stories/stories.js";
import { type Saying, toldCard } from "./reaction-cards.js";
import { type ReactionMade, reactionsTo, sayings } from "./reactions.js";

const MOST_NAMED = 5;

const payload = z.object({ story: z.string(), hearer: z.string(), day: z.string() });
type Told = z.infer<typeof payload>;

export async function tellOfReaction(
  tx: Writer,
  story: Story,
  made: ReactionMade,
  { now, system }: Pick<Scene, "now" | "system">,
): Promise<void> {
  const day = localDate(now, system.timeZone);
  const first = await firstOf(tx, story.id, instantOf(day, "00:00", system.timeZone));
  // Another message only where the first that one would have told of was taken back before it was sent.
  const key = `${day}:${(first ?? made).reaction}:${(first ?? made).memberId}`;
  for (const hearer of await hearersFor(tx, story, made.memberId)) {
    await say(tx, {
      to: { kind: "member", ...hearer },
      message: storyReacted,
      payload: { story: story.id, hearer: hearer.id, day },
      manner: "personal",
      now,
      once: `reactions:${story.id}:${hearer.id}:${key}`,
    });
  }
  await revise(tx, `reactions:${story.id}`, now);
}

async function firstOf(read: Reader, id: StoryId, since: Date): Promise<ReactionMade | undefined> {
  const firsts: ReactionMade[] = [];
  for (const reaction of sayings) firsts.push(...(await reactionsTo(read, { id, reaction, since, limit: 1 })));
  return firsts.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
}

export const storyReacted: MessageKind<Told> = {
  name: "story-reacted",
  payloads: { 1: payload },
  async compose(told, { read, words, now, system }, occasion) {
    const startOf = (day: string) => instantOf(day, "00:00", system.timeZone);
    // What waited for days comes with the one that told of all of it.
    if (occasion === "post" && (await wasTold(read, told, startOf(localDate(now, system.timeZone))))) return undefined;
    const story = await anyStory(read, told.story as StoryId);
    const said = isThere(story) ? await saidSince(read, story.id, startOf(told.day)) : [];
    const about = [`reactions:${told.story}`, `story:${told.story}`];
    if (!isThere(story) || said.length === 0)
      return occasion === "post" ? undefined : { card: noticeCard(words.reactions.none), about };
    const members = said.flatMap(({ named }) => named.map(({ id }) => `member:${id}`));
    return { card: toldCard(words, story, said), about: [...about, ...members] };
  },
};

function isThere(story: Story | undefined): story is Story {
  return story?.withdrawnAt === null && story.concernAt === null;
}

interface ByMembers extends Saying {
  readonly named: readonly Member[];
}

async function saidSince(read: Reader, id: StoryId, since: Date): Promise<readonly ByMembers[]> {
  const told: ByMembers[] = [];
  for (const said of sayings) {
    const all = await reactionsTo(read, { id, reaction: said, since, limit: MOST_NAMED + 1 });
    const found = await Promise.all(all.slice(0, MOST_NAMED).map(({ memberId }) => findMember(read, memberId)));
    const named = found.filter((one) => one !== undefined);
    if (named.length > 0) told.push({ said, named, more: all.length > MOST_NAMED });
  }
  return told;
}

/** They have had such a message since then. */
async function wasTold(read: Reader, { story, hearer }: Told, since: Date): Promise<boolean> {
  const { posted, postedAbout } = read.tables;
  const rows = await read
    .select({ id: posted.id })
    .from(posted)
    .innerJoin(postedAbout, eq(postedAbout.postedId, posted.id))
    .where(
      and(
        eq(postedAbout.about, `reactions:${story}`),
        eq(posted.memberId, hearer as MemberId),
        gte(posted.postedAt, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
