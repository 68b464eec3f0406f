/** Web checks, and which elements of culture anything was told or done about. */
import { and, desc, gt, inArray, isNotNull } from "drizzle-orm";
import { type MemberId, newId, type OrganisationId, type TeamId, type WebCheckId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { SeenElement } from "../database/tables/celebrations.js";
import { type Element, elements } from "../database/tables/stories.js";
import { allRituals } from "../rituals/rituals.js";
import { readableBy } from "../stories/stories.js";
import type { Words } from "../words/en-GB.js";

export interface WebCheck {
  readonly teamId: TeamId;
  /** The first day of the quarter, YYYY-MM-DD. */
  readonly quarter: string;
  readonly seen: readonly SeenElement[];
  readonly first: string;
}

/** The quarter of a local date. */
export function quarterOf(date: string): string {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}

/** In place of what was said in this quarter before. */
export async function saveWebCheck(
  tx: Writer,
  { teamId, quarter, seen, first }: WebCheck,
  by: { readonly byId: MemberId; readonly at: Date },
): Promise<void> {
  const { webCheck } = tx.tables;
  await tx
    .insert(webCheck)
    .values({ id: newId<WebCheckId>(), teamId, quarter, seen, first, ...by })
    .onConflictDoUpdate({ target: [webCheck.teamId, webCheck.quarter], set: { seen, first, ...by } });
}

/** Of some groups of people, whoever asks: the newest first. */
export async function webChecksOf(read: Reader, groups: readonly TeamId[]): Promise<readonly WebCheck[]> {
  if (groups.length === 0) return [];
  const { webCheck } = read.tables;
  return read
    .select({ teamId: webCheck.teamId, quarter: webCheck.quarter, seen: webCheck.seen, first: webCheck.first })
    .from(webCheck)
    .where(inArray(webCheck.teamId, [...groups]))
    .orderBy(desc(webCheck.quarter));
}

export interface Balance {
  readonly stories: ReadonlySet<Element>;
  readonly rituals: ReadonlySet<Element>;
}

/** Of which elements people of an organisation could read a story since then, and anybody answered a ritual. */
export async function balanceSince(
  read: Reader,
  words: Words,
  organisationId: OrganisationId,
  since: Date,
): Promise<Balance> {
  const { story, ritualPrompt } = read.tables;
  const told = await read
    .selectDistinct({ element: story.element })
    .from(story)
    .where(and(isNotNull(story.element), gt(story.createdAt, since), readableBy(read, organisationId)));
  const answered = await read
    .selectDistinct({ key: ritualPrompt.ritualKey })
    .from(ritualPrompt)
    .where(gt(ritualPrompt.doneAt, since));
  const done = (await allRituals(read, words)).filter(({ key }) => answered.some((row) => row.key === key));
  return {
    stories: new Set(elements.filter((element) => told.some((row) => row.element === element))),
    rituals: new Set(elements.filter((element) => done.some((ritual) => ritual.element === element))),
  };
}

export const emptyIn = ({ stories, rituals }: Balance): readonly Element[] =>
  elements.filter((element) => !stories.has(element) && !rituals.has(element));
