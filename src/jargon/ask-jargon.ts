/** `/jargon ABC`: what an abbreviation means, to the asker alone. */
import type { Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { type Outcome, open, reply } from "../chat/interaction.js";
import { excerpt, nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import { folded } from "../safeguards/jargon.js";
import type { Words } from "../words/en-GB.js";
import { addJargon, startOf } from "./add-jargon.js";
import { type Meaning, meaningsOf } from "./jargon.js";
import { answerCard, unknownCard } from "./jargon-cards.js";
import { notHere, showJargon, viewerOf } from "./show-jargon.js";

/** Of a whole sentence, the first few words are enough. */
const MOST_ASKED = 5;
const LONGEST_SHOWN = 40;

export const jargonVerb = (words: Words): Verb<Context> => ({
  name: "jargon",
  purpose: words.jargon.purpose,
  usage: words.jargon.usage,
  command: true,
  async said(context, typed) {
    if (typed.trim() === "") return showJargon(context);
    const start = startOf(typed);
    return start === undefined ? answer(context, typed) : open(addJargon, "", start);
  },
});

/** For pages, where nobody can say anything. */
export const askJargon = defineForm({
  name: "ask-jargon",
  fields: { abbreviation: { kind: "line", max: LONGEST_SHOWN, required: true } },
  async present(context: Context) {
    const { title, send, abbreviation, missing } = context.words.jargon.ask;
    return notHere(context) ?? { title, send, questions: { abbreviation: { label: abbreviation, missing } } };
  },
  submit: (context, { abbreviation }) => answer(context, abbreviation),
});

async function answer(context: Context, typed: string): Promise<Outcome> {
  const { read, asker, words } = context;
  const refusal = notHere(context);
  if (refusal !== undefined) return refusal;
  const candidates = candidatesIn(typed);
  const known = await meaningsOf(read, asker.employer?.id, candidates.flat());
  const found = firstKnown(candidates, known);
  if (found.size === 0) return reply(unknownCard(words, excerpt(nameOf(typed), LONGEST_SHOWN)));
  const viewer = await viewerOf(context, read, asker.memberId, [...found.values()].flat());
  return reply(answerCard(words, found, viewer));
}

/** All of it as one abbreviation, then each word; each as it was typed, then without a plural's "s". */
function candidatesIn(typed: string): readonly (readonly string[])[] {
  const all = typed.slice(0, 1000).trim();
  const each = all.split(/[\s,;/]+/).slice(0, MOST_ASKED);
  return [all, ...each].map((word) => [word, word.replace(/(?:['’]s|s)$/i, "")]);
}

type Found = ReadonlyMap<string, readonly [Meaning, ...Meaning[]]>;

function firstKnown(candidates: readonly (readonly string[])[], known: ReadonlyMap<string, readonly Meaning[]>): Found {
  const found = new Map<string, readonly [Meaning, ...Meaning[]]>();
  for (const [index, forms] of candidates.entries()) {
    for (const form of forms) {
      const [first, ...others] = known.get(form) ?? [];
      if (first === undefined) continue;
      found.set(folded(form), [first, ...others]);
      break;
    }
    // The whole of it was one abbreviation.
    if (index === 0 && found.size > 0) return found;
  }
  return found;
}
