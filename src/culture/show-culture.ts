/** The page of web checks: my groups', and the balance of the six elements. */
import type { Card } from "../chat/card.js";
import type { Page, Verb } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { teamsOf } from "../groups/team-groups.js";
import { DAY, later } from "../schedule/clock.js";
import { localDate } from "../schedule/occurrences.js";
import type { Words } from "../words/en-GB.js";
import { balanceSince, quarterOf, webChecksOf } from "./culture.js";
import { CULTURE_PAGE, cultureCard, MOST_LISTED } from "./culture-cards.js";

const TWO_MONTHS_MS = 61 * DAY;

export const webcheckVerb = (words: Words): Verb<Context> => ({
  name: "webcheck",
  purpose: words.culture.purpose,
  command: false,
  said: showCulture,
});

export const culturePage: Page<Context> = { name: CULTURE_PAGE, visited: showCulture };

async function showCulture(context: Context): Promise<Outcome> {
  const { words, asker, system } = context;
  if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
  return reply(await cultureCardFor(context, asker.memberId));
}

type Here = Pick<Context, "words" | "read" | "asker" | "now" | "system">;

export async function cultureCardFor(here: Here, me: MemberId | undefined, news?: string): Promise<Card> {
  const { words, read, asker, now, system } = here;
  const groups = me === undefined ? [] : await teamsOf(read, me, MOST_LISTED);
  const checks = await webChecksOf(
    read,
    groups.map(({ id }) => id),
  );
  const since = later(now, -TWO_MONTHS_MS);
  const { employer } = asker;
  return cultureCard(words, {
    quarter: quarterOf(localDate(now, system.timeZone)),
    groups: groups.map((team) => ({ team, checks: checks.filter(({ teamId }) => teamId === team.id) })),
    balance: employer === undefined ? undefined : await balanceSince(read, words, employer.id, since),
    news,
  });
}
