/** With which person's experience a meeting of leaders begins. */
import { and, desc, eq, exists, gt, isNull, not, sql } from "drizzle-orm";
import type { ChannelId, OrganisationId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { isOfSomebodyAway } from "../../stories/away-stories.js";
import { readableBy } from "../../stories/stories.js";
import type { DueRitual } from "../calendar/due-rituals.js";
import { turnDays } from "../calendar/ritual-dates.js";

export const OPENER = "opener";

/** The newest story that its readers may read and it has not begun with yet; undefined where there is none. */
export async function forumSubject(
  read: Reader,
  channel: { readonly id: ChannelId; readonly organisationId: OrganisationId },
  { ritual, at }: DueRitual,
): Promise<string | undefined> {
  const { story, ritualPrompt } = read.tables;
  const wasTold = and(
    eq(ritualPrompt.channelId, channel.id),
    eq(ritualPrompt.ritualKey, ritual.key),
    eq(ritualPrompt.about, sql`'story:' || ${story.id}`),
    isNull(ritualPrompt.lapsedAt),
  );
  const isNews = gt(story.createdAt, later(at, -2 * turnDays[ritual.cadence] * DAY));
  const isNew = not(exists(read.select({ id: ritualPrompt.id }).from(ritualPrompt).where(wasTold)));
  const [newest] = await read
    .select({ id: story.id })
    .from(story)
    .where(and(isNews, readableBy(read, channel.organisationId), isNew, not(isOfSomebodyAway(read))))
    .orderBy(desc(story.createdAt), desc(story.id))
    .limit(1);
  return newest && `story:${newest.id}`;
}
