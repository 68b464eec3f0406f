/** Stories of working across organisations. */
import type { Feature } from "../context.js";
import { DAY, later } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { addToStory } from "./add-to-story.js";
import { agreeAction, askChange, refuseSharing } from "./answer-consent.js";
import { appealRefusal, refusalAppealed } from "./appeal-refusal.js";
import { consentAsked } from "./ask-curator.js";
import { askTheUnasked } from "./ask-partners.js";
import { checkStory } from "./check-story.js";
import { appealDecided, decideAppeal } from "./decide-appeal.js";
import { editStory, withdrawAction } from "./edit-story.js";
import { endSilence } from "./end-silence.js";
import { findStories, moreStories, storiesPage } from "./find-stories.js";
import { startAfresh } from "./offer-draft.js";
import { partnerAnswered } from "./partner-answered.js";
import { dropProposalsBefore } from "./proposals.js";
import { declineProposal, proposePointer, storyProposed } from "./propose-story.js";
import { concernTold, concernWaits, endConcernAction, raiseConcern, settleConcernAction } from "./raise-concern.js";
import { readStoryAction, storyRead } from "./read-story.js";
import { refuseAction, releaseAction, remindCurators, storiesWait } from "./review-story.js";
import { shareStory, storyShared, storyVerb } from "./share-story.js";
import { curatorPage } from "./show-curator.js";
import { reviewPage } from "./show-review.js";
import { dropStoryDraftsBefore } from "./story-drafts.js";
import { storyThanked, thankAuthor, thankInWords } from "./thank-author.js";

/** How long another person's words wait for their author's answer. */
const PROPOSAL_LIFE_MS = 14 * DAY;

/** How long words wait for their author to share them. */
const DRAFT_LIFE_MS = 14 * DAY;

export const stories = (words: Words): Feature => ({
  verbs: [storyVerb(words)],
  pointers: [proposePointer(words)],
  forms: [
    shareStory,
    findStories,
    editStory,
    addToStory,
    checkStory,
    thankInWords,
    askChange,
    refuseSharing,
    appealRefusal,
    decideAppeal,
  ],
  actions: [
    withdrawAction,
    thankAuthor,
    readStoryAction,
    moreStories,
    declineProposal,
    releaseAction,
    refuseAction,
    agreeAction,
    raiseConcern,
    settleConcernAction,
    endConcernAction,
    startAfresh,
  ],
  messages: [
    storyShared,
    storyThanked,
    storyRead,
    storyProposed,
    storiesWait,
    consentAsked,
    partnerAnswered,
    refusalAppealed,
    appealDecided,
    concernTold,
    concernWaits,
  ],
  pages: [storiesPage, curatorPage, reviewPage],
  async plan(tx, scene) {
    await dropProposalsBefore(tx, later(scene.now, -PROPOSAL_LIFE_MS), scene.now);
    await dropStoryDraftsBefore(tx, later(scene.now, -DRAFT_LIFE_MS));
    await remindCurators(tx, scene);
    await endSilence(tx, scene.now);
    await askTheUnasked(tx, scene);
  },
});
