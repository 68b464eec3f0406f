/** A partner's curator agrees that a story is read, asks for a change, or says no. */
import type { Action } from "../../chat/feature.js";
import { defineForm } from "../../chat/form.js";
import { correct, type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { Writer } from "../../database/store.js";
import type { Deed } from "../../database/tables/audit.js";
import { addAuditEntry } from "../../directory/audit.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { safetyNodes } from "../../directory/routes.js";
import { revise } from "../../schedule/messages.js";
import { anyStory } from "../stories.js";
import { consentCard } from "./consent-cards.js";
import { answerConsent, type ConsentKey, findConsent, letsGo, readSeenConsent } from "./consents.js";
import { tellAuthor } from "./partner-answered.js";
import { reasonProblem, toldAt } from "./reasons.js";
import { settleSharing } from "./sharing.js";

export const agreeAction: Action<Context> = {
  name: "agree-sharing",
  pressed: (context, about) =>
    answer(context, about, { decision: "agreed", reason: "" }, async (tx, key) => {
      const { words, system } = context;
      const [story, consent] = [await anyStory(tx, key.storyId), await findConsent(tx, key)];
      if (story === undefined || consent === undefined) return replace(noticeCard(words.consent.over));
      return replace(consentCard(words, story, consent, system.timeZone));
    }),
};

export const askChange = reasonForm("ask-change", "change", ({ consent }) => {
  const { title, send, what, whatHint, whatMissing, done } = consent.change;
  return { title, send, label: what, hint: whatHint, missing: whatMissing, done };
});

export const refuseSharing = reasonForm("refuse-sharing", "refused", ({ consent }) => {
  const { title, send, why, whyHint, whyMissing, done } = consent.refusal;
  return { title, send, label: why, hint: whyHint, missing: whyMissing, done };
});

interface Asked {
  readonly title: string;
  readonly send: string;
  readonly label: string;
  readonly hint: string;
  readonly missing: string;
  readonly done: string;
}

/** A form that asks for a reason, which the author reads. */
function reasonForm(name: string, decision: "change" | "refused", asked: (words: Context["words"]) => Asked) {
  return defineForm({
    name,
    fields: { reason: { kind: "paragraph", max: 300, required: true } },
    async present(context: Context, _about: string) {
      const { title, send, label, hint, missing } = asked(context.words);
      return { title, send, after: await safetyNodes(context), questions: { reason: { label, hint, missing } } };
    },
    async submit(context, { reason }, about) {
      const problem = await reasonProblem(context, reason, await toldAt(context, about));
      if (problem !== undefined) return correct({ reason: problem });
      return answer(context, about, { decision, reason }, async () => reply(noticeCard(asked(context.words).done)));
    },
  });
}

const deeds: Readonly<Record<"agreed" | "change" | "refused", Deed>> = {
  agreed: "sharing-agreed",
  change: "change-asked",
  refused: "sharing-refused",
};

interface Given {
  readonly decision: "agreed" | "change" | "refused";
  readonly reason: string;
}

async function answer(
  context: Context,
  about: string,
  { decision, reason }: Given,
  answered: (tx: Writer, key: ConsentKey) => Promise<Outcome>,
): Promise<Outcome> {
  const { words, now } = context;
  const seen = readSeenConsent(about);
  if (seen === undefined) return reply(noticeCard(words.consent.notYours));
  return context.write(async (tx, me) => {
    if (!(await answerConsent(tx, seen, { decision, reason, decidedAt: now, decidedBy: me.id })))
      return reply(noticeCard(words.consent.notYours));
    const key = { storyId: seen.storyId, organisationId: seen.organisationId };
    await addAuditEntry(tx, { deed: deeds[decision], at: now, actorId: me.id, ...key, reason });
    await settleSharing(tx, key.storyId, now);
    if (!letsGo(decision)) await tellAuthor(tx, key, now);
    await revise(tx, `story:${key.storyId}`, now);
    return answered(tx, key);
  });
}
