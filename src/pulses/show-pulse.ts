/** What somebody can do with pulses. */
import { buttons, type CardNode, shows } from "../chat/card.js";
import type { Page } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { noticeCard } from "../directory/directory-cards.js";
import { TEAM_PAGE } from "../groups/team-cards.js";
import { howToAsk } from "../polls/poll-cards.js";
import { openQuestions } from "./asking/open-questions.js";
import { planningPart } from "./planning/show-planning.js";
import { PULSE_PAGE, pulseCard } from "./pulse-cards.js";
import { offerResults } from "./results/show-results.js";
import { offerSignals } from "./signals/show-signals.js";

/** What one flow offers this person on the card; nothing where it is none of theirs. */
type Part = (context: Context) => Promise<readonly CardNode[]>;

/** In the order in which they stand. */
const parts: readonly Part[] = [openQuestions, offerSignals, offerResults, planningPart, teamPart, pollPart];

export const pulsePage: Page<Context> = { name: PULSE_PAGE, visited: showPulse };

export async function showPulse(context: Context): Promise<Outcome> {
  const { words, asker, system } = context;
  if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
  const offered = await Promise.all(parts.map((part) => part(context)));
  return reply(pulseCard(words, offered.flat()));
}

async function teamPart({ words }: Context): Promise<readonly CardNode[]> {
  return [buttons({ label: words.groups.open, press: shows(TEAM_PAGE) })];
}

async function pollPart({ words }: Context): Promise<readonly CardNode[]> {
  return [howToAsk(words)];
}
