/** `/jargon add`: what an abbreviation means at one's own organisation, or, from a curator, across the system. */
import type { Fill } from "../chat/card.js";
import { type Answers, defineForm } from "../chat/form.js";
import { correct, open, reply } from "../chat/interaction.js";
import { nameOf } from "../chat/text.js";
import type { Context } from "../context.js";
import { chooseEmployer } from "../directory/choose-employer.js";
import { curatedBy } from "../directory/curators.js";
import { noticeCard } from "../directory/directory-cards.js";
import { guardOptions } from "../directory/guard-options.js";
import { safetyNodes } from "../directory/routes.js";
import { completePrompt } from "../rituals/prompted-rituals.js";
import { findIdentifiers } from "../safeguards/identifiers.js";
import { folded } from "../safeguards/jargon.js";
import { addedMeaning, addMeaning, MOST_MEANINGS } from "./jargon.js";
import { savedCard } from "./jargon-cards.js";
import { notHere, viewerOf } from "./show-jargon.js";

const fields = {
  abbreviation: { kind: "line", max: 20, required: true },
  meaning: { kind: "line", max: 150, required: true },
  whose: { kind: "one", required: true },
} as const;

/**
 * What the form starts with, where somebody said "add" and perhaps more. "ADD" in capitals is an abbreviation that
 * they ask for.
 */
export function startOf(typed: string): Fill | undefined {
  const said = /^[Aa]dd(?:\s+(\S+)(?:\s+(.*))?)?$/s.exec(typed.trim());
  if (said === null) return undefined;
  const [, abbreviation = "", meaning = ""] = said;
  return { abbreviation: abbreviation.replace(/[:=]$/, ""), meaning: meaning.replace(/^[:=–-]\s*/, "") };
}

export const addJargon = defineForm({
  name: "add-jargon",
  fields,
  async present(context: Context) {
    const { asker, words, read, system } = context;
    const { form } = words.jargon;
    const refusal = notHere(context);
    if (refusal !== undefined) return refusal;
    if (asker.unnamed) return reply(noticeCard(form.notSigned));
    if (asker.employer === undefined) return open(chooseEmployer);
    // Stewards come later; until then whoever curates anything speaks for the system.
    const curates = (await curatedBy(read, asker.memberId)).length > 0;
    const choices = [
      { value: "organisation", label: form.whoseChoices.organisation(asker.employer.name) },
      { value: "system", label: form.whoseChoices.system(system.name) },
    ];
    return {
      title: form.title,
      send: form.send,
      after: await safetyNodes(context),
      questions: {
        abbreviation: {
          label: form.abbreviation,
          hint: form.abbreviationHint,
          missing: form.abbreviationMissing,
        },
        meaning: { label: form.meaning, hint: form.meaningHint, missing: form.meaningMissing },
        whose: curates ? { label: form.whose, choices, initial: "organisation" } : undefined,
      },
    };
  },
  async submit(context, answers) {
    const { asker, words, now } = context;
    const { form } = words.jargon;
    const employer = asker.employer;
    // The form is not presented without one.
    if (employer === undefined) return open(chooseEmployer);
    const problems = await problemsWith(context, answers);
    if (Object.keys(problems).length > 0) return correct(problems);
    return context.write(async (tx, me) => {
      // Only whoever may choose it was asked.
      const organisationId = answers.whose === "system" ? null : employer.id;
      const abbreviation = nameOf(answers.abbreviation);
      const added = { organisationId, abbreviation, meaning: oneLine(answers.meaning), addedBy: me.id, addedAt: now };
      const id = await addMeaning(tx, added);
      if (id === "known") return correct({ meaning: form.known });
      if (id === "too many") return correct({ abbreviation: form.tooMany(MOST_MEANINGS) });
      await completePrompt(tx, { memberId: me.id, completions: ["meaning"], done: `jargon:${id}`, now });
      const meaning = await addedMeaning(tx, id);
      return reply(savedCard(words, meaning, await viewerOf(context, tx, me.id, [meaning])));
    });
  },
});

async function problemsWith(context: Context, answers: Answers<typeof fields>): Promise<Record<string, string>> {
  const { read, asker, now, system } = context;
  const { form } = context.words.jargon;
  const problems: Record<string, string> = {};
  if (!/^(?=.*\p{L}).{2,}$/u.test(folded(answers.abbreviation))) problems["abbreviation"] = form.abbreviationWrong;
  if (!/\p{L}/u.test(answers.meaning)) problems["meaning"] = form.meaningMissing;
  // Nobody looks at it before others see it, so whatever might identify somebody is refused.
  const options = await guardOptions(read, [asker.employer?.id], now, system.timeZone);
  for (const field of ["abbreviation", "meaning"] as const) {
    const [finding] = findIdentifiers(answers[field], options);
    if (finding !== undefined) problems[field] = form.identifier(finding.found);
  }
  return problems;
}

/** It stands within a line of ours, so nothing in it may turn the direction of what follows. */
function oneLine(meaning: string): string {
  return meaning
    .replace(/\p{Bidi_Control}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
