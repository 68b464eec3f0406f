/** `/story`: three short questions and who may see the answer. */
import { z } from "zod";
import type { Verb } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type OrganisationId, type ProposalId, readId, type StoryId } from "../database/ids.js";
import { rememberMember } from "../directory/askers.js";
import { noticeCard } from "../directory/directory-cards.js";
import { type MessageKind, revise } from "../schedule/messages.js";
import { weekOf } from "../schedule/occurrences.js";
import type { Words } from "../words/en-GB.js";
import { askPartners, partnersToAsk } from "./ask-partners.js";
import { stateNodes } from "./consent-cards.js";
import { consentsOf } from "./consents.js";
import { hasTooManyHeld } from "./held-stories.js";
import { proposalFor, settleProposal } from "./proposals.js";
import { askCurators } from "./review-story.js";
import { addStory, anyStory } from "./stories.js";
import { sharedCard, withdrawnCard } from "./story-cards.js";
import { askStory, readStory, storyFields } from "./story-form.js";

export const storyVerb = (words: Words): Verb<Context> => ({
  name: "story",
  purpose: words.story.purpose,
  usage: words.story.usage,
  shortcut: words.story.shortcut,
  command: true,
  said: async (_context, typed) => open(shareStory, "", typed === "" ? {} : { happened: typed }),
});

/** `about` is the proposal that this story answers, if any. */
export const shareStory = defineForm({
  name: "share-story",
  fields: storyFields,
  async present(context: Context, about) {
    const { words, asker, read, system } = context;
    if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
    if (about === "") return askStory(context, {});
    const proposal = await proposalFor(read, readId<ProposalId>(about), asker.memberId);
    if (proposal === undefined) return reply(noticeCard(words.story.proposalOver));
    return askStory(context, { happened: proposal.words });
  },
  async submit(context, answers, about) {
    const { words, asker, read, now, system } = context;
    const employer = asker.employer?.id ?? (answers.employer as OrganisationId);
    const told = readStory(answers, employer, context);
    if (told.kind === "problems") return correct(told.problems);
    if (asker.unnamed && (await hasTooManyHeld(read, employer, now)))
      return correct({ happened: words.story.held.tooMany });
    return context.write(async (tx, me) => {
      const proposal = readId<ProposalId>(about);
      if (proposal !== undefined) {
        // Declined a moment ago, or told already: the words are gone, and so is the permission.
        if (!(await settleProposal(tx, proposal, me.id))) return reply(noticeCard(words.story.proposalOver));
        await revise(tx, `proposal:${proposal}`, now);
      }
      const week = weekOf(now, system.timeZone);
      const heldAt = asker.unnamed ? now : null;
      const telling = { ...told.words, organisationId: employer, authorId: me.id };
      // Whatever waits for its own curator is not asked about before it is let go.
      const partners = heldAt === null ? await partnersToAsk(tx, telling) : [];
      const isShared = heldAt === null && telling.audience !== "organisation" && partners.length === 0;
      const id = await addStory(tx, { ...telling, week, createdAt: now, heldAt, sharedAt: isShared ? now : null });
      await askPartners(tx, { id, telling, partners, round: 1, now });
      if (asker.unnamed) {
        await askCurators(tx, employer, context);
        return context.confirm(tx, me, storyShared, { story: id });
      }
      await rememberMember(tx, me.id, {
        ...(asker.employer === undefined ? { organisationId: employer } : {}),
        ...(answers.role !== "" && answers.role !== asker.role ? { role: answers.role } : {}),
      });
      return context.confirm(tx, me, storyShared, { story: id });
    });
  },
});

const storyPayload = z.object({ story: z.string() });

/** The confirmation, to the author alone. */
export const storyShared: MessageKind<z.infer<typeof storyPayload>> = {
  name: "story-shared",
  payloads: { 1: storyPayload },
  async compose(payload, { read, words, system }) {
    const story = await anyStory(read, payload.story as StoryId);
    if (story === undefined) return undefined;
    const state = stateNodes(words, await consentsOf(read, story.id), system.timeZone);
    const card = story.withdrawnAt === null ? sharedCard(words, story, state) : withdrawnCard(words);
    return { card, about: [`story:${story.id}`] };
  },
};
