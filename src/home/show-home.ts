/** `/causeway` and the home page: what I can do, what I told, what I may read. */
import type { Page, Verb } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { authorityOf } from "../directory/authority.js";
import { pauseHolding } from "../directory/pause-everything.js";
import { purposeNodes } from "../directory/purpose.js";
import { countWaiting } from "../stories/review/waiting-stories.js";
import { ownStories, readableStories } from "../stories/stories.js";
import { publicThanks } from "../thanks/public-thanks.js";
import type { Words } from "../words/en-GB.js";
import { helpCard, homeCard } from "./home-cards.js";

const MOST_STORIES = 5;
const MOST_THANKS = 3;

export const homeVerb = (words: Words): Verb<Context> => ({
  name: "home",
  purpose: words.home.purpose,
  command: false,
  said: showHome,
});

export const homePage: Page<Context> = { name: "home", visited: showHome };

export const helpVerb = (words: Words, verbs: () => readonly Verb<Context>[]): Verb<Context> => ({
  name: "help",
  purpose: words.home.helpPurpose,
  command: false,
  said: async (context) => reply(helpCard(context.words, verbs())),
});

async function showHome(context: Context): Promise<Outcome> {
  const { asker, read, words, system } = context;
  const own = asker.memberId === undefined ? [] : await ownStories(read, asker.memberId, MOST_STORIES);
  const employer = asker.employer?.id;
  const readable = employer === undefined ? [] : await readableStories(read, employer, 2 * MOST_STORIES);
  const lately = readable.filter((story) => story.authorId !== asker.memberId).slice(0, MOST_STORIES);
  const thanks = employer === undefined ? [] : await publicThanks(read, employer, MOST_THANKS);
  const { steward, leads, curates } = await authorityOf(read, asker.memberId);
  const waiting = await countWaiting(read, asker.memberId);
  const setUp = asker.employers.length > 0;
  return reply(
    homeCard(words, {
      system: system.name,
      purpose: await purposeNodes(read),
      pause: await pauseHolding(context),
      setUp,
      knowsEmployer: employer !== undefined,
      waiting,
      decidesOnRoles: steward || leads.length > 0,
      curates: curates.length > 0,
      own,
      lately,
      thanks,
    }),
  );
}
