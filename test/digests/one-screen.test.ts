/** Whatever there is to tell, a digest is one screen: never over 250 words, and nothing is left out without a word. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { messageOf as inSlack } from "../../adapters/slack/blocks.js";
import { messageOf as inTeams } from "../../adapters/teams/adaptive-cards.js";
import { bytesOf } from "../../adapters/teams/budget.js";
import { plainCard } from "../../src/chat/plain-text.js";
import { wordsIn } from "../../src/chat/text.js";
import { type DigestView, digestCard } from "../../src/digests/digest-cards.js";
import { words } from "../../src/words/en-GB.js";
import { complaints } from "../slack/kept-limits.js";
import { words as slackWords } from "../slack/words.js";
import { words as teamsWords } from "../teams/words.js";
import { anyDigest } from "./filled.js";

const blocks = ["header", "rich_text", "context", "section", "actions", "divider"];

/** The number before these words; 0 where they are not there. */
const counted = (said: string, after: RegExp): number => Number(after.exec(said)?.[1] ?? 0);
const times = (said: string, what: RegExp): number => [...said.matchAll(what)].length;

function everyPart(said: string, view: DigestView): void {
  const { ask, lastAsk, trouble, told, silent } = view;
  expect(said.includes("One ask:")).toBe(ask !== undefined);
  expect(said.includes("Last week’s ask:")).toBe(lastAsk !== undefined);
  expect(said.includes("Whose voice is missing:")).toBe(silent.length > 0);
  expect(said.includes("Slipping:")).toBe(trouble.slipping !== undefined || trouble.fades.length > 0);
  expect(said.includes("Better:")).toBe((trouble.slipping?.better.length ?? 0) > 0);
  expect(said.includes(told.shown.length === 0 ? "No stories reached us" : "One story:")).toBe(true);
  const stories = told.shown.length + told.more;
  const lines = times(said, /^\d\. /gm);
  if (stories > 1) expect(lines + counted(said, /And (\d+) more stor/)).toBe(stories - 1);
  const rules = trouble.rules.length;
  const ruleLines = times(said, /^(Stuck: )?“.*(has stopped joint work|: it may be bent)/gm);
  expect(ruleLines + counted(said, /(\d+) (?:more )?rules? past ten days/)).toBe(rules);
}

test("of every fill", () => {
  fc.assert(
    fc.property(anyDigest, (view) => {
      // Ids that are made smaller meet each other; what is asked about is not counted a second time.
      const elsewhere = [view.ask?.about, view.lastAsk?.about];
      fc.pre(!view.trouble.rules.some(({ id }) => elsewhere.includes(`rule:${id}`)));
      const card = digestCard(words, view);
      const said = plainCard(card);
      expect(wordsIn(said), said).toBeLessThanOrEqual(250);
      everyPart(said, view);
      const slack = inSlack(card, slackWords.cut);
      expect(complaints(slack.blocks ?? [], 50, blocks)).toEqual([]);
      expect(JSON.stringify(slack)).not.toContain(slackWords.cut);
      const teams = inTeams(card, teamsWords);
      expect(bytesOf(teams)).toBeLessThanOrEqual(28_000);
      expect(JSON.stringify(teams)).not.toContain(teamsWords.cut);
    }),
    { numRuns: 300 },
  );
});
