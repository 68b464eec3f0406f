/** `/pulse results`, its page, and one pulse of it. */
import { buttons, type Card, type CardNode, shows } from "../../chat/card.js";
import type { Action, Page } from "../../chat/feature.js";
import { type Outcome, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { signalsWith } from "../signals/show-signals.js";
import { newestComments } from "./published-results.js";
import { type AskedResults, type Results, resultsFor, resultsReadableBy } from "./readable-pulses.js";
import { allResultsCard, noResultsCard, RESULTS_PAGE, resultsCard } from "./results-cards.js";
import { savedFigures } from "./save-figures.js";
import { type PulseSummary, summarisePulse } from "./summarise-pulse.js";

export const resultsPage: Page<Context> = { name: RESULTS_PAGE, visited: showResults };

/** All that the asker may read; where that is one pulse, it and no list. */
export async function showResults(context: Context): Promise<Outcome> {
  const { asker, words, system } = context;
  const readable = await readableBy(context);
  const [only, ...others] = readable;
  if (only === undefined && asker.employers.length === 0)
    return reply(noticeCard(words.directory.notSetUp(system.name)));
  if (only === undefined || asker.memberId === undefined) return reply(noResultsCard(words));
  if (others.length === 0) return reply(await cardFor(context, { results: only, reader: asker.memberId }));
  const summaries: PulseSummary[] = [];
  for (const results of readable) summaries.push(await summarisePulse(context, results));
  return reply(allResultsCard(words, summaries, system.timeZone));
}

export const showPulseResults: Action<Context> = {
  name: "show-pulse-results",
  async pressed(context, about) {
    const asked = await resultsFor(context, about);
    return reply(asked === undefined ? noticeCard(context.words.pulseResults.notYours) : await cardFor(context, asked));
  },
};

/** The way in, for whoever has something to read. */
export async function offerResults(context: Context): Promise<readonly CardNode[]> {
  if ((await readableBy(context)).length === 0) return [];
  return [buttons({ label: context.words.pulseResults.open, press: shows(RESULTS_PAGE) })];
}

async function readableBy({ read, now, asker }: Context): Promise<readonly Results[]> {
  return asker.memberId === undefined ? [] : resultsReadableBy(read, asker.memberId, now);
}

async function cardFor(context: Context, { results, reader }: AskedResults): Promise<Card> {
  const { read, words, system, addressOf } = context;
  const summary = await summarisePulse(context, results);
  const comments = await newestComments(read, results.waves);
  const signals = await signalsWith(context, results, reader);
  const saved = addressOf(savedFigures, results.pulse.id, reader);
  return resultsCard(words, { summary, comments, signals, saved, timeZone: system.timeZone });
}
