/** A system's own questions: stewards add one, and stop asking it. */
import { eq } from "drizzle-orm";
import type { Action } from "../../chat/feature.js";
import { defineForm } from "../../chat/form.js";
import { correct, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { newId, type OwnItemId, readId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { nameKey } from "../../directory/name-key.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { isSteward } from "../../directory/roles.js";
import { meaningsOf } from "../../jargon/jargon.js";
import { longFormOf } from "../../safeguards/explain.js";
import { spotAbbreviations } from "../../safeguards/jargon.js";
import { standingItems } from "../own-items.js";
import { type Unplain, unplainIn } from "./plain-question.js";
import { MOST_OWN_QUESTIONS } from "./planning-cards.js";
import { planningCardFor } from "./show-planning.js";

export const addQuestion = defineForm({
  name: "add-question",
  fields: { words: { kind: "line", max: 200, required: true } },
  async present({ words, read, asker }: Context) {
    const { planning } = words;
    if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(planning.notSteward));
    const { title, send, words: label, hint, missing } = planning.own.form;
    return { title, send, questions: { words: { label, hint, missing } } };
  },
  async submit(context, answers) {
    const { words, now } = context;
    const { own, notSteward } = words.planning;
    const question = sentenceOf(answers.words);
    const problem = await problemWith(context, question);
    if (problem !== undefined) return correct({ words: problem });
    return context.write(async (tx, me) => {
      if (!(await isSteward(tx, me.id))) return reply(noticeCard(notSteward));
      const standing = await standingItems(tx);
      if (standing.length >= MOST_OWN_QUESTIONS) return correct({ words: own.form.tooMany(MOST_OWN_QUESTIONS) });
      if (standing.some((one) => nameKey(one.words) === nameKey(question))) return correct({ words: own.form.same });
      const added = { id: newId<OwnItemId>(), words: question, addedBy: me.id, addedAt: now };
      await tx.insert(tx.tables.ownItem).values(added);
      return reply(await planningCardFor(context, tx, me.id, { news: own.added }));
    });
  },
});

/** As the others read: on one line, with a full stop. */
function sentenceOf(typed: string): string {
  const line = typed.replace(/\s+/g, " ").trim();
  return /[.?!…]$/.test(line) ? line : `${line}.`;
}

async function problemWith(context: Context, question: string): Promise<string | undefined> {
  const { missing } = context.words.planning.own.form;
  if (!/\p{L}/u.test(question)) return missing;
  const { words: identifier } = await identifierProblems(
    context,
    { words: question },
    { refused: ["warn", "curator"] },
  );
  if (identifier !== undefined) return identifier;
  const said = [
    ...unplainIn(question).map((one) => saidOf(context, one)),
    ...(await abbreviationsIn(context, question)),
  ];
  return said.length === 0 ? undefined : said.join(" ");
}

function saidOf({ words }: Context, unplain: Unplain): string {
  const { problems } = words.planning.own.form;
  switch (unplain.kind) {
    case "long":
      return problems.long(unplain.words);
    case "negative":
      return problems.negative(unplain.word);
    case "question":
    case "several":
    case "both":
      return problems[unplain.kind];
  }
}

async function abbreviationsIn({ read, asker, words }: Context, question: string): Promise<readonly string[]> {
  const spotted = spotAbbreviations(question);
  const meanings = await meaningsOf(read, asker.employer?.id, spotted);
  return spotted.map((abbreviation) => {
    const [meaning] = meanings.get(abbreviation) ?? [];
    return words.planning.own.form.problems.abbreviation(abbreviation, meaning && longFormOf(meaning.meaning));
  });
}

export const retireQuestion: Action<Context> = {
  name: "retire-question",
  async pressed(context, about) {
    const { own, notSteward } = context.words.planning;
    return context.write(async (tx, me) => {
      if (!(await isSteward(tx, me.id))) return replace(noticeCard(notSteward));
      const id = readId<OwnItemId>(about);
      const isThere = (await standingItems(tx)).some((one) => one.id === id);
      const { ownItem } = tx.tables;
      if (id !== undefined && isThere)
        await tx.update(ownItem).set({ retiredAt: context.now }).where(eq(ownItem.id, id));
      return replace(await planningCardFor(context, tx, me.id, { news: isThere ? own.retired : own.notThere }));
    });
  },
};
