/** `/story`: three open questions, and a few short ones. */
import { z } from "zod";
import type { Verb } from "../../chat/feature.js";
import { answersOf, defineForm } from "../../chat/form.js";
import { correct, open, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type ProposalId, readId, type StoryId } from "../../database/ids.js";
import { rememberMember } from "../../directory/askers.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { completePrompt } from "../../rituals/prompted-rituals.js";
import { type MessageKind, revise } from "../../schedule/messages.js";
import { weekOf } from "../../schedule/occurrences.js";
import type { Words } from "../../words/en-GB.js";
import { askPartners, partnersToAsk } from "../consent/ask-partners.js";
import { stateNodes } from "../consent/consent-cards.js";
import { consentsOf } from "../consent/consents.js";
import { hasTooManyHeld } from "../review/held-stories.js";
import { askCurators } from "../review/review-story.js";
import { findOutcome } from "../search/find-stories.js";
import { addStory, anyStory } from "../stories.js";
import { refusedCard, sharedCard, withdrawnCard } from "../story-cards.js";
import { keptNodes, keptOf, opensEmpty } from "./offer-draft.js";
import { proposalFor, settleProposal } from "./proposals.js";
import { recordOverruled, sendWriting, type Writing } from "./send-writing.js";
import { askStory, readStory, storyFields } from "./story-form.js";
import { readSubject, subjectText } from "./subjects.js";

export const storyVerb = (words: Words): Verb<Context> => ({
  name: "story",
  purpose: words.story.purpose,
  usage: words.story.usage,
  shortcut: words.story.shortcut,
  command: true,
  said: async (context, typed) =>
    findOutcome(context, typed) ?? open(shareStory, "", typed === "" ? {} : { happened: typed }),
});

/** `about` is the proposal that this story answers, if any. */
export const shareStory = defineForm({
  name: "share-story",
  fields: storyFields,
  async present(context: Context, about) {
    const { words, asker, read, system, interaction } = context;
    if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
    const subject = readSubject(about);
    const proposal =
      subject.id === "" ? undefined : await proposalFor(read, readId<ProposalId>(subject.id), asker.memberId);
    if (subject.id !== "" && proposal === undefined) return reply(noticeCard(words.story.proposalOver));
    const asked = proposal === undefined ? {} : { happened: proposal.words };
    const isOffered = opensEmpty(interaction.deed);
    const draft = subject.kept || isOffered ? await keptOf(context, "share-story", subject) : undefined;
    if (draft === undefined) return askStory(context, { filled: asked });
    if (!subject.kept) return open(sharing, subjectText({ ...subject, kept: true }));
    return askStory(context, { filled: draft.answers, before: keptNodes(context, draft) });
  },
  submit: (context, answers, about) => sendWriting(context, sharing, answers, about),
});

export const sharing: Writing = {
  name: "share-story",
  async read(context, drafted, subject) {
    const { words, asker, read, now, system } = context;
    const answers = answersOf(storyFields, drafted);
    const employer = asker.employer ?? asker.employers.find(({ id }) => id === answers.employer);
    if (employer === undefined) return reply(noticeCard(words.draft.gone));
    const told = readStory(answers, employer.id, context);
    if (told.kind === "problems") return correct(told.problems);
    if (asker.unnamed && (await hasTooManyHeld(read, employer.id, now)))
      return correct({ happened: words.story.held.tooMany });
    const { happened, changed, others, role, partners } = told.words;
    return {
      texts: { happened, changed, others, role },
      before: {},
      beside: {},
      prose: ["happened", "changed"],
      organisations: [employer.id, ...partners],
      async write(tx, me, passed) {
        const proposal = readId<ProposalId>(subject.id);
        if (proposal !== undefined) {
          // Declined a moment ago, or told already: the words are gone, and so is the permission.
          if (!(await settleProposal(tx, proposal, me.id))) return reply(noticeCard(words.story.proposalOver));
          await revise(tx, `proposal:${proposal}`, now);
        }
        const heldAt = asker.unnamed || passed.held ? now : null;
        const telling = { ...told.words, organisationId: employer.id, authorId: me.id };
        // Whatever waits for its own curator is not asked about before it is let go.
        const asked = heldAt === null ? await partnersToAsk(tx, telling) : [];
        const isShared = heldAt === null && telling.audience !== "organisation" && asked.length === 0;
        const when = { week: weekOf(now, system.timeZone), createdAt: now, heldAt, sharedAt: isShared ? now : null };
        const id = await addStory(tx, { ...telling, ...when });
        await askPartners(tx, { id, telling, partners: asked, askedAt: now }, context);
        await recordOverruled(tx, passed, { id, organisationId: employer.id, now });
        if (heldAt !== null) await askCurators(tx, employer.id, context);
        if (!asker.unnamed) {
          await rememberMember(tx, me.id, {
            ...(asker.employer === undefined ? { organisationId: employer.id } : {}),
            ...(role !== "" && role !== asker.role ? { role } : {}),
          });
        }
        const completions = telling.kind === "lesson" ? (["lesson", "story"] as const) : (["story"] as const);
        await completePrompt(tx, { memberId: me.id, completions, done: `story:${id}`, now });
        return context.confirm(tx, me, storyShared, { story: id });
      },
    };
  },
};

const storyPayload = z.object({ story: z.string() });

/** The confirmation, to the author alone. */
export const storyShared: MessageKind<z.infer<typeof storyPayload>> = {
  name: "story-shared",
  payloads: { 1: storyPayload },
  async compose(payload, { read, words, system }) {
    const story = await anyStory(read, payload.story as StoryId);
    if (story === undefined) return undefined;
    const over =
      story.concernAt !== null
        ? noticeCard(words.consent.concern.toldEnded(story.organisation))
        : story.heldAt === null
          ? withdrawnCard(words)
          : refusedCard(words, story);
    const state = stateNodes(words, await consentsOf(read, story.id), system.timeZone);
    const card = story.withdrawnAt === null ? sharedCard(words, story, state) : over;
    return { card, about: [`story:${story.id}`] };
  },
};
