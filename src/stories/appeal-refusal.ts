/** An author asks the stewards to look again at a partner's no; a steward decides, with a reason. */
import { z } from "zod";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId, OrganisationId, StoryId } from "../database/ids.js";
import { addAuditEntry } from "../directory/audit.js";
import { noticeCard } from "../directory/directory-cards.js";
import { holdersOf, isSteward } from "../directory/roles.js";
import { safetyNodes } from "../directory/routes.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { addAppeal, settleAppeal } from "./appeals.js";
import { appealCard } from "./consent-cards.js";
import { findConsent, readConsentKey } from "./consents.js";
import { tellAuthor } from "./partner-answered.js";
import { reasonProblem } from "./reasons.js";
import { settleSharing } from "./sharing.js";
import { anyStory } from "./stories.js";

export const appealRefusal = defineForm({
  name: "appeal-refusal",
  fields: { why: { kind: "paragraph", max: 300, required: true } },
  async present(context: Context) {
    const { title, send, why, whyHint, whyMissing } = context.words.consent.appeal;
    return {
      title,
      send,
      after: await safetyNodes(context),
      questions: { why: { label: why, hint: whyHint, missing: whyMissing } },
    };
  },
  async submit(context, { why }, about) {
    const { words, now } = context;
    const key = readConsentKey(about);
    const problem = await reasonProblem(context, why);
    if (problem !== undefined) return correct({ why: problem });
    return context.write(async (tx, me) => {
      if (key === undefined || !(await addAppeal(tx, key, { authorId: me.id, appeal: why, appealedAt: now })))
        return reply(noticeCard(words.consent.appeal.over));
      await addAuditEntry(tx, { deed: "appealed", at: now, actorId: me.id, ...key });
      // Nobody decides on their own story.
      const stewards = (await holdersOf(tx, "steward", null)).filter(({ id }) => id !== me.id);
      for (const { id, workspaceId } of stewards) {
        const payload = { story: key.storyId, organisation: key.organisationId, steward: id };
        const to = { kind: "member", id, workspaceId } as const;
        await say(tx, { to, message: refusalAppealed, payload, manner: "duty", now });
      }
      await revise(tx, `story:${key.storyId}`, now);
      return reply(noticeCard(words.consent.appeal.done));
    });
  },
});

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
    const key = readConsentKey(about);
    const problem = await reasonProblem(context, reason);
    if (problem !== undefined) return correct({ reason: problem });
    const isOverturned = answer === "overturned";
    return context.write(async (tx, me) => {
      const settled = { steward: me.id, isOverturned, reason, now };
      if (key === undefined || !(await settleAppeal(tx, key, settled)))
        return reply(noticeCard(words.consent.appeal.over));
      const deed = isOverturned ? "refusal-overturned" : "refusal-upheld";
      await addAuditEntry(tx, { deed, at: now, actorId: me.id, ...key, reason });
      await settleSharing(tx, key.storyId, now);
      await tellAuthor(tx, key, now);
      await revise(tx, `story:${key.storyId}`, now);
      return reply(noticeCard(words.consent.appeal.decided));
    });
  },
});

const payload = z.object({ story: z.string(), organisation: z.string(), steward: z.string() });

/** To each steward. Once decided, or once they are none any more, it says so. */
export const refusalAppealed: MessageKind<z.infer<typeof payload>> = {
  name: "refusal-appealed",
  payloads: { 1: payload },
  async compose({ story: id, organisation, steward }, { read, words }, occasion) {
    const key = { storyId: id as StoryId, organisationId: organisation as OrganisationId };
    const story = await anyStory(read, key.storyId);
    const consent = await findConsent(read, key);
    const waits = consent !== undefined && consent.appeal !== "" && story?.withdrawnAt === null;
    const about = [`story:${key.storyId}`];
    if (waits && (await isSteward(read, steward as MemberId)))
      return { card: appealCard(words, story, consent), about };
    return occasion === "post" ? undefined : { card: noticeCard(words.consent.appeal.over), about };
  },
};
