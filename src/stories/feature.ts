/** Stories of working across organisations. */
import type { Feature } from "../context.js";
import { DAY, later } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { agreeAction, askChange, refuseSharing } from "./consent/answer-consent.js";
import { appealRefusal, refusalAppealed } from "./consent/appeal-refusal.js";
import { consentAsked } from "./consent/ask-curator.js";
import { askTheUnasked } from "./consent/ask-partners.js";
import { appealDecided, decideAppeal } from "./consent/decide-appeal.js";
import { endSilence } from "./consent/end-silence.js";
import { partnerAnswered } from "./consent/partner-answered.js";
import { readStoryAction, storyRead } from "./read-story.js";
import {
  concernTold,
  concernWaits,
  endConcernAction,
  raiseConcern,
  settleConcernAction,
} from "./review/raise-concern.js";
import {
  refuseAction,
  refuseWithReason,
  releaseAction,
  remindCurators,
  storiesWait,
  storyRefused,
} from "./review/review-story.js";
import { curatorPage } from "./review/show-curator.js";
import { reviewPage } from "./review/show-review.js";
import { findStories, moreStories, storiesPage } from "./search/find-stories.js";
import { addToStory } from "./telling/add-to-story.js";
import { checkStory } from "./telling/check-story.js";
import { editStory, withdrawAction } from "./telling/edit-story.js";
import { startAfresh } from "./telling/offer-draft.js";
import { dropProposalsBefore } from "./telling/proposals.js";
import { declineProposal, proposePointer, storyProposed } from "./telling/propose-story.js";
import { shareStory, storyShared, storyVerb } from "./telling/share-story.js";
import { dropStoryDraftsBefore } from "./telling/story-drafts.js";
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
    refuseWithReason,
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
    storyRefused,
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
