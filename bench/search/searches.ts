/** What people search for: the easy and the hard. */
import type { Place } from "../../src/database/full-text.js";
import type { OrganisationId, StoryId } from "../../src/database/ids.js";
import { newId } from "../../src/database/ids.js";
import { elements, storyKinds } from "../../src/database/tables/stories.js";
import type { Asked } from "../../src/stories/search/searched-stories.js";
import { type Dice, diceFrom } from "./dice.js";
import { END, organisations } from "./system.js";
import { after, seasonal, wordAt } from "./vocabulary.js";

export interface Search {
  readonly asker: OrganisationId;
  readonly asked: Asked;
  readonly before?: Place;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const organisation = (at: number) => (organisations[at] ?? "") as OrganisationId;
/** In a place, and of a middling size; in none, and tiny. */
const ordinary = organisation(14);
const lonely = organisation(197);
const between = (dice: Dice, low: number, high: number): number => low + Math.floor(dice() * (high - low));
const one = <T>(dice: Dice, all: readonly T[]): T | undefined => all[between(dice, 0, all.length)];
const common = (dice: Dice): string => wordAt(between(dice, 3, 60));
const rare = (dice: Dice): string => wordAt(between(dice, 3_000, 30_000));

const kinds: Readonly<Record<string, (dice: Dice) => Search>> = {
  "a rare word": (dice) => ({ asker: ordinary, asked: { words: rare(dice) } }),
  "a common word": (dice) => ({ asker: ordinary, asked: { words: common(dice) } }),
  "two common words": (dice) => ({ asker: ordinary, asked: { words: `${common(dice)} ${common(dice)}` } }),
  "a common and a rare word": (dice) => ({ asker: ordinary, asked: { words: `${common(dice)} ${rare(dice)}` } }),
  "a phrase": (dice) => {
    const rank = between(dice, 3, 400);
    return { asker: ordinary, asked: { words: `"${wordAt(rank)} ${wordAt(after(rank))}"` } };
  },
  "a word, an organisation and a date": (dice) => ({
    asker: ordinary,
    asked: {
      words: common(dice),
      organisation: organisation(between(dice, 0, 200)),
      since: new Date(END - 13 * WEEK_MS),
    },
  }),
  "a common word and a tiny organisation": (dice) => ({
    asker: ordinary,
    asked: { words: common(dice), organisation: organisation(between(dice, 180, 200)) },
  }),
  "no hit": (dice) => ({ asker: ordinary, asked: { words: `${rare(dice)} ${rare(dice)} ${rare(dice)}` } }),
  "an asker who may read little": (dice) => ({
    asker: lonely,
    asked: { words: dice() < 0.5 ? common(dice) : wordAt(between(dice, 60, 3_000)) },
  }),
  "a kind and an element, no word": (dice) => ({
    asker: lonely,
    asked: { words: "", kind: one(dice, storyKinds), element: one(dice, elements) },
  }),
  "a word of past winters": () => ({ asker: ordinary, asked: { words: seasonal } }),
  "a common word, pages later": (dice) => ({
    asker: ordinary,
    asked: { words: common(dice) },
    before: { createdAt: new Date(END - between(dice, 0, 150) * WEEK_MS), id: newId<StoryId>() },
  }),
};

/** In turns, so that each kind meets what the others leave in memory. */
export function* searches(each: number): Generator<readonly [string, Search]> {
  const dice = diceFrom(7);
  for (let turn = 0; turn < each; turn++) for (const [kind, make] of Object.entries(kinds)) yield [kind, make(dice)];
}
