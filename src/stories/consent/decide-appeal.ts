/** A steward looks again at a partner's no, and says why it stands or does not. */
import { z } from "zod";
import { defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { OrganisationId, StoryId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { addAuditEntry } from "../../directory/audit.js";
import { curatorsOf } from "../../directory/curators.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { isSteward } from "../../directory/roles.js";
import { safetyNodes } from "../../directory/routes.js";
import { type MessageKind, revise, say } from "../../schedule/messages.js";
import { anyStory } from "../stories.js";
import { settleAppeal } from "./appeals.js";
import { verdictCard } from "./consent-cards.js";
import { type ConsentKey, findConsent, readSeenConsent } from "./consents.js";
import { tellAuthor } from "./partner-answered.js";
import { reasonProblem, toldAt } from "./reasons.js";
import { settleSharing } from "./sharing.js";

export const decideAppeal = defineForm({
  name: "decide-appeal",
  fields: { answer: { kind: "one", required: true }, reason: { kind: "paragraph", max: 300, required: true } },
  async present(context: Context) {
    const { words, read, asker } = context;
    const { appeal } = words.consent;
    if (!(await isSteward(read, asker.memberId))) return reply(noticeCard(appeal.over));
    const choices = (["overturned", "upheld"] as const).map((value) => ({ value, label: appeal.answers[value] }));
    return {
      title: appeal.decideTitle,
      send: appeal.decideSend,
      after: await safetyNodes(context),
      questions: {
        answer: { label: appeal.answer, missing: appeal.answerMissing, choices },
        reason: { label: appeal.reason, hint: appeal.reasonHint, missing: appeal.reasonMissing },
      },
    };
  },
  async submit(context, { answer, reason }, about) {
    const { words, now } = context;
    const seen = readSeenConsent(about);
    const problem = await reasonProblem(context, reason, await toldAt(context, about));
    if (problem !== undefined) return correct({ reason: problem });
    const isOverturned = answer === "overturned";
    return context.write(async (tx, me) => {
      const settled = { steward: me.id, isOverturned, verdict: reason, now };
      if (seen === undefined || !(await settleAppeal(tx, seen, settled)))
        return reply(noticeCard(words.consent.appeal.over));
      const key = { storyId: seen.storyId, organisationId: seen.organisationId };
      const deed = isOverturned ? "refusal-overturned" : "refusal-upheld";
      await addAuditEntry(tx, { deed, at: now, actorId: me.id, ...key, reason });
      await settleSharing(tx, key.storyId, now);
      await tellAuthor(tx, key, now);
      await tellPartner(tx, key, now);
      await revise(tx, `story:${key.storyId}`, now);
      return reply(noticeCard(words.consent.appeal.decided));
    });
  },
});

async function tellPartner(tx: Writer, { storyId, organisationId }: ConsentKey, now: Date): Promise<void> {
  for (const curator of await curatorsOf(tx, organisationId)) {
    const payload = { story: storyId, organisation: organisationId };
    await say(tx, { to: { kind: "member", ...curator }, message: appealDecided, payload, manner: "duty", now });
  }
}

const payload = z.object({ story: z.string(), organisation: z.string() });

/** To the partner that said no. */
export const appealDecided: MessageKind<z.infer<typeof payload>> = {
  name: "appeal-decided",
  payloads: { 1: payload },
  async compose({ story: id, organisation }, { read, words }) {
    const key = { storyId: id as StoryId, organisationId: organisation as OrganisationId };
    const story = await anyStory(read, key.storyId);
    const consent = await findConsent(read, key);
    if (story === undefined || consent === undefined || consent.verdict === "") return undefined;
    return { card: verdictCard(words, story, consent), about: [`story:${id}`] };
  },
};
