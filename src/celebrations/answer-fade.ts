/** What came of a change that seemed to fade, or why it is fine: told to the people of the group. */
import { quote, text } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type CelebrationId, readId } from "../database/ids.js";
import { addAuditEntry } from "../directory/audit.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { revise } from "../schedule/messages.js";
import { sentenceOf } from "./celebration-cards.js";
import { answerFade, type Celebration, celebrationFor, fadeOf, personHere } from "./celebrations.js";
import { tellPeople } from "./tell-people.js";

/** `about` is the celebration, and whether something was done, "did", or there was nothing to do, "fine". */
export const answerFadeForm = defineForm({
  name: "answer-fade",
  fields: { outcome: { kind: "paragraph", max: 500, required: true } },
  async present(context: Context, about) {
    const { words, interaction, read, now } = context;
    const { answerForm: form } = words.celebrations;
    const celebration = await asked(context, about);
    const refusal = await refusalOf(context, celebration);
    // What is sent a second time says nothing else than the first.
    if (celebration === undefined || (refusal !== undefined && interaction.deed.kind !== "submitted"))
      return reply(noticeCard(refusal ?? words.celebrations.notYoursToSee));
    const fade = await fadeOf(read, celebration, now);
    const fine = isFine(about);
    return {
      title: fine ? form.fineTitle : form.title,
      send: form.send,
      before: [
        text(sentenceOf(words, fade)),
        ...(celebration.action === null || fine ? [] : [quote(celebration.action)]),
        text(form.intro),
      ],
      after: await safetyNodes(context),
      questions: {
        outcome: fine
          ? { label: form.why, hint: form.whyHint, missing: form.whyMissing }
          : { label: form.outcome, hint: form.outcomeHint, missing: form.outcomeMissing },
      },
    };
  },
  async submit(context, answer, about) {
    const { words, now } = context;
    const problems = await identifierProblems(context, answer, { refused: ["curator"] });
    if (Object.keys(problems).length > 0) return correct({ ...problems });
    return context.write(async (tx, me) => {
      const within = { ...context, read: tx };
      const celebration = await asked(within, about);
      const given = { outcome: answer.outcome, isFine: isFine(about) };
      if (celebration === undefined || !(await answerFade(tx, celebration.id, me.id, given, now)))
        return reply(noticeCard((await refusalOf(within, celebration)) ?? words.celebrations.notYoursToSee));
      await addAuditEntry(tx, { deed: "fade-answered", at: now, actorId: me.id, organisationId: null });
      await tellPeople(tx, { celebration: celebration.id, news: "answered", but: me.id }, now);
      await revise(tx, `celebration:${celebration.id}`, now);
      return reply(noticeCard(words.celebrations.answerForm.done));
    });
  },
});

const isFine = (about: string): boolean => about.endsWith(" fine");

async function asked({ read, asker }: Pick<Context, "read" | "asker">, about: string) {
  return celebrationFor(read, readId<CelebrationId>(about.split(" ")[0] ?? ""), asker.memberId);
}

/** Undefined where it waits for an answer. */
async function refusalOf(
  { words, read }: Pick<Context, "words" | "read">,
  celebration: Celebration | undefined,
): Promise<string | undefined> {
  const { notYoursToSee, answered, ended, nothingWaits } = words.celebrations;
  if (celebration === undefined) return notYoursToSee;
  if (!celebration.isWatched) return ended;
  if (celebration.amberAt === null) return nothingWaits;
  if (celebration.answeredAt === null) return undefined;
  return answered((await personHere(read, celebration.ownerId))?.name);
}
