/** An author asks the stewards to look again at a partner's no. */
import { z } from "zod";
import { defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId, OrganisationId, StoryId } from "../../database/ids.js";
import { addAuditEntry } from "../../directory/audit.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { holdersOf, isSteward } from "../../directory/roles.js";
import { safetyNodes } from "../../directory/routes.js";
import { type MessageKind, revise, say } from "../../schedule/messages.js";
import { anyStory } from "../stories.js";
import { addAppeal, openAppeal } from "./appeals.js";
import { appealCard } from "./consent-cards.js";
import { readSeenConsent } from "./consents.js";
import { reasonProblem } from "./reasons.js";

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
    const seen = readSeenConsent(about);
    const problem = await reasonProblem(context, why);
    if (problem !== undefined) return correct({ why: problem });
    return context.write(async (tx, me) => {
      if (seen === undefined || !(await addAppeal(tx, seen, { authorId: me.id, appeal: why, appealedAt: now })))
        return reply(noticeCard(words.consent.appeal.over));
      const { storyId, organisationId } = seen;
      // The partner reads its own trail, and may not know who told the story.
      await addAuditEntry(tx, { deed: "appealed", at: now, actorId: null, organisationId, storyId });
      for (const { id, workspaceId } of await holdersOf(tx, "steward", null)) {
        const payload = { story: storyId, organisation: organisationId, steward: id };
        const to = { kind: "member", id, workspaceId } as const;
        await say(tx, { to, message: refusalAppealed, payload, manner: "duty", now });
      }
      await revise(tx, `story:${storyId}`, now);
      return reply(noticeCard(words.consent.appeal.done));
    });
  },
});

const payload = z.object({ story: z.string(), organisation: z.string(), steward: z.string() });

/** To each steward who may decide. Once decided, or once they are none any more, it says so. */
export const refusalAppealed: MessageKind<z.infer<typeof payload>> = {
  name: "refusal-appealed",
  payloads: { 1: payload },
  async compose({ story: id, organisation, steward }, { read, words }, occasion) {
    const key = { storyId: id as StoryId, organisationId: organisation as OrganisationId };
    const story = await anyStory(read, key.storyId);
    const consent = await openAppeal(read, key, steward as MemberId);
    const about = [`story:${key.storyId}`, `roles:${steward}`];
    if (story !== undefined && consent !== undefined && (await isSteward(read, steward as MemberId)))
      return { card: appealCard(words, story, consent), about };
    return occasion === "post" ? undefined : { card: noticeCard(words.consent.appeal.settled), about };
  },
};
