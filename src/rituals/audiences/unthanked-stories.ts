/** Which story a leader is asked to thank for: each of them another one. */
import { and, desc, eq, exists, gt, gte, inArray, isNull, like, not, or } from "drizzle-orm";
import type { MemberId, OrganisationId, StoryId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { isOfSomebodyAway } from "../../stories/away-stories.js";
import { readableBy } from "../../stories/stories.js";
import { idsOf, type Resolving, type Subject, type Turn } from "./resolving.js";

const TOLD_WITHIN_MS = 14 * DAY;
/** Of one organisation's readers: more than it has leaders who are asked in a week. */
const MOST_READ = 200;

export async function storiesToThankFor(resolving: Resolving, turns: readonly Turn[]): Promise<readonly Subject[]> {
  const candidates = await untoldThanks(resolving, turns);
  const asked = await askedLately(resolving, idsOf(turns));
  const taken = new Set(asked.thisWeek);
  return turns.flatMap((turn) => {
    const { id, organisationId } = turn.person;
    const open = (candidates.get(organisationId) ?? []).filter(
      (story) =>
        story.authorId !== id &&
        !taken.has(story.id) &&
        !resolving.given.has(`story:${story.id}`) &&
        !asked.before.has(`${id} story:${story.id}`),
    );
    const story = open.find((one) => one.organisationId !== organisationId) ?? open[0];
    if (story === undefined) return [];
    const about = `story:${story.id}`;
    resolving.given.add(about);
    return [{ turn, about }];
  });
}

interface ToldStory {
  readonly id: StoryId;
  readonly authorId: MemberId;
  readonly organisationId: OrganisationId;
}

/** By whom they work for: what its people may read and no leader has thanked for, the newest first. */
async function untoldThanks({ read, now }: Resolving, turns: readonly Turn[]) {
  const { story } = read.tables;
  const found = new Map<OrganisationId | null, readonly ToldStory[]>();
  for (const organisationId of new Set(turns.flatMap(({ person }) => person.organisationId ?? []))) {
    const isOpen = and(
      gt(story.createdAt, later(now, -TOLD_WITHIN_MS)),
      readableBy(read, organisationId),
      not(isOfSomebodyAway(read)),
      not(thankedByLeader(read)),
    );
    const rows = await read
      .select({ id: story.id, authorId: story.authorId, organisationId: story.organisationId })
      .from(story)
      .where(isOpen)
      .orderBy(desc(story.createdAt), desc(story.id))
      .limit(MOST_READ);
    found.set(organisationId, rows);
  }
  return found;
}

function thankedByLeader(read: Reader) {
  const { story, storyThanks, roleGrant } = read.tables;
  const isLeader = and(
    eq(roleGrant.memberId, storyThanks.memberId),
    eq(roleGrant.role, "leader"),
    isNull(roleGrant.endedAt),
  );
  return exists(
    read
      .select({ id: storyThanks.storyId })
      .from(storyThanks)
      .innerJoin(roleGrant, isLeader)
      .where(eq(storyThanks.storyId, story.id)),
  );
}

/** What another leader is asked about this week, and what these were asked about before. */
async function askedLately({ read, weekFrom, now }: Resolving, people: readonly MemberId[]) {
  const { memberId, about, dueAt, lapsedAt } = read.tables.ritualPrompt;
  const isRecent = gt(dueAt, later(now, -2 * TOLD_WITHIN_MS));
  const isTheirs = inArray(memberId, [...people]);
  const isAsked = and(
    eq(read.tables.ritualPrompt.completion, "story-thanks"),
    isNull(lapsedAt),
    like(about, "story:%"),
  );
  const rows = await read
    .select({ memberId, about, dueAt })
    .from(read.tables.ritualPrompt)
    .where(and(isRecent, isAsked, or(isTheirs, gte(dueAt, weekFrom))));
  const thisWeek = rows.filter((row) => row.dueAt >= weekFrom);
  return {
    thisWeek: thisWeek.map((row) => row.about.slice("story:".length) as StoryId),
    before: new Set(rows.map((row) => `${row.memberId} ${row.about}`)),
  };
}
