/** Somebody takes up what another organisation needs or lends, without waiting until words happen to fit. */
import { quote } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type NeedId, readId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { completePrompt } from "../rituals/prompted-rituals.js";
import { ownContact } from "./give-need.js";
import { matchWith } from "./match-needs.js";
import { addNeed, needFor } from "./needs.js";

/** `about` is what they take up. */
export const helpNeed = defineForm({
  name: "help-need",
  fields: {
    words: { kind: "paragraph", max: 300, required: true },
    contact: { kind: "line", max: 200, required: true },
  },
  async present(context: Context, about) {
    const { words, read, asker, now } = context;
    const other = await needFor(read, readId<NeedId>(about), asker.employer?.id, now);
    if (other === undefined || asker.unnamed) return reply(noticeCard(words.needs.gone));
    const { helpForm, form } = words.needs;
    return {
      title: helpForm.title(other.offer),
      send: helpForm.send,
      before: [quote(other.words, other.organisation)],
      after: await safetyNodes(context),
      questions: {
        words: { label: helpForm.words(other.offer), missing: helpForm.wordsMissing },
        contact: { label: form.contact, hint: form.contactHint, missing: form.contactMissing },
      },
    };
  },
  async submit(context, { words: said, contact }, about) {
    const { words, asker, now } = context;
    const problems = {
      ...(await identifierProblems(context, { words: said }, { refused: ["curator"] })),
      ...(await identifierProblems(context, { contact }, { allowed: ownContact })),
    };
    if (Object.keys(problems).length > 0) return correct(problems);
    return context.write(async (tx, me) => {
      const other = await needFor(tx, readId<NeedId>(about), asker.employer?.id, now);
      if (other === undefined || asker.employer === undefined) return reply(noticeCard(words.needs.gone));
      const own = { memberId: me.id, organisationId: asker.employer.id, offer: !other.offer, words: said, contact };
      const id = await addNeed(tx, { ...own, createdAt: now });
      await matchWith(tx, { id, offer: own.offer }, other, now);
      await completePrompt(tx, { memberId: me.id, completions: ["need"], done: `need:${id}`, now });
      return reply(noticeCard(words.needs.told));
    });
  },
});
