/** Tells an author what others mean to do with their story: in one message a day, however many say it. */
import type { StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember, type Member } from "../directory/members.js";
import { type MessageKind, revise, type Scene, say } from "../schedule/messages.js";
import { localDate } from "../schedule/occurrences.js";
import { hearersFor } from "../stories/hearers-for-stories.js";
import { anyStory, type Story } from "../stories/stories.js";
import { type Saying, toldCard } from "./reaction-cards.js";
import { type Daily, dailyPayload, dayOf, firstIn, tellingOf } from "./reaction-days.js";
import { reactionsTo, type Span, sayings } from "./reactions.js";

const MOST_NAMED = 5;

/** After somebody said something, or took it back: then another may be the first of the day. */
export async function tellOfReactions(
  tx: Writer,
  story: Story,
  { now, system }: Pick<Scene, "now" | "system">,
): Promise<void> {
  const day = localDate(now, system.timeZone);
  const first = await firstIn(tx, story.id, dayOf(day, system.timeZone));
  const hearers = first === undefined ? [] : await hearersFor(tx, story, first.memberId);
  for (const hearer of hearers) {
    const payload = { story: story.id, hearer: hearer.id, day, first: first?.createdAt.getTime() ?? 0 };
    const once = `reactions:${story.id}:${hearer.id}:${payload.first}`;
    const to = { kind: "member", ...hearer } as const;
    await say(tx, { to, message: storyReacted, payload, manner: "personal", now, once });
  }
  await revise(tx, `reactions:${story.id}`, now);
}

export const storyReacted: MessageKind<Daily> = {
  name: "story-reacted",
  payloads: { 1: dailyPayload },
  async compose(daily, { read, words, now, system }, occasion) {
    const story = await anyStory(read, daily.story as StoryId);
    const { span, isToldToday } = await tellingOf(read, daily, now, system.timeZone);
    const isTold = occasion === "revise" || (!isToldToday && (await isForThis(read, daily, system.timeZone)));
    const said = isTold && isThere(story) ? await saidIn(read, story.id, span) : [];
    const about = [`reactions:${daily.story}`, `story:${daily.story}`];
    if (!isThere(story) || said.length === 0)
      return occasion === "post" ? undefined : { card: noticeCard(words.reactions.none), about };
    const members = said.flatMap(({ named }) => named.map(({ id }) => `member:${id}`));
    return { card: toldCard(words, story, said), about: [...about, ...new Set(members)] };
  },
};

/** Of all that wait to be sent, because somebody wants quiet, the last day's tells everything. */
async function isForThis(read: Reader, { story, day, first }: Daily, timeZone: string): Promise<boolean> {
  const { from, to } = dayOf(day, timeZone);
  const stands = await firstIn(read, story as StoryId, { from, to });
  const later = await firstIn(read, story as StoryId, { from: to, to: undefined });
  return stands?.createdAt.getTime() === first && later === undefined;
}

function isThere(story: Story | undefined): story is Story {
  return story?.withdrawnAt === null && story.concernAt === null;
}

interface ByMembers extends Saying {
  readonly named: readonly Member[];
}

async function saidIn(read: Reader, id: StoryId, span: Span): Promise<readonly ByMembers[]> {
  const told: ByMembers[] = [];
  for (const said of sayings) {
    const all = await reactionsTo(read, id, [said], span, MOST_NAMED + 1);
    const found = await Promise.all(all.slice(0, MOST_NAMED).map(({ memberId }) => findMember(read, memberId)));
    const named = found.filter((one) => one !== undefined);
    if (named.length > 0) told.push({ said, named, more: all.length > MOST_NAMED });
  }
  return told;
}
