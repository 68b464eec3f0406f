/** `/pulse`: what somebody can do with pulses, or the one thing that they name. */
import type { Verb } from "../chat/feature.js";
import type { Outcome } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { openPoll } from "../polls/spoken-polls.js";
import type { Words } from "../words/en-GB.js";
import { showPlanning } from "./planning/show-planning.js";
import { showResults } from "./results/show-results.js";
import { showPulse } from "./show-pulse.js";

/** `rest` is what was said after the word. */
type Said = (context: Context, rest: string) => Promise<Outcome>;

const said: ReadonlyMap<string, Said> = new Map<string, Said>([
  ["plan", showPlanning],
  ["results", showResults],
  ["ask", async (_context, rest) => openPoll(rest)],
]);

export const pulseVerb = (words: Words): Verb<Context> => ({
  name: "pulse",
  purpose: words.pulse.purpose,
  usage: words.pulse.usage,
  command: true,
  async said(context, typed) {
    const [, word = "", rest = ""] = /^\s*(\S*)\s*(.*)$/s.exec(typed) ?? [];
    return (said.get(word.toLowerCase()) ?? showPulse)(context, rest);
  },
});
