/** Stories of working across organisations. */
import type { Feature } from "../context.js";
import { DAY, later } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { editStory, withdrawAction } from "./edit-story.js";
import { dropProposalsBefore } from "./proposals.js";
import { declineProposal, proposePointer, storyProposed } from "./propose-story.js";
import { refuseAction, releaseAction, remindCurators, storiesWait } from "./review-story.js";
import { shareStory, storyShared, storyVerb } from "./share-story.js";
import { curatorPage } from "./show-curator.js";
import { readStoryAction, storyThanked, thankAuthor } from "./thank-author.js";

/** How long another person's words wait for their author's answer. */
const PROPOSAL_LIFE_MS = 14 * DAY;

export const stories = (words: Words): Feature => ({
  verbs: [storyVerb(words)],
  pointers: [proposePointer(words)],
  forms: [shareStory, editStory],
  actions: [withdrawAction, thankAuthor, readStoryAction, declineProposal, releaseAction, refuseAction],
  messages: [storyShared, storyThanked, storyProposed, storiesWait],
  pages: [curatorPage],
  async plan(tx, scene) {
    await dropProposalsBefore(tx, later(scene.now, -PROPOSAL_LIFE_MS), scene.now);
    await remindCurators(tx, scene);
  },
});
