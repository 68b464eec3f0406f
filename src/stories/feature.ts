/** Stories of working across organisations. */
import type { Feature } from "../context.js";
import { DAY, later } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { editStory, withdrawAction } from "./edit-story.js";
import { dropProposalsBefore } from "./proposals.js";
import { declineProposal, proposePointer, storyProposed } from "./propose-story.js";
import { refuseAction, releaseAction, storyHeld } from "./review-story.js";
import { shareStory, storyShared, storyVerb } from "./share-story.js";
import { readStoryAction, storyThanked, thankAuthor } from "./thank-author.js";

/** How long another person's words wait for their author's answer. */
const PROPOSAL_LIFE_MS = 14 * DAY;

export const stories = (words: Words): Feature => ({
  verbs: [storyVerb(words)],
  pointers: [proposePointer(words)],
  forms: [shareStory, editStory],
  actions: [withdrawAction, thankAuthor, readStoryAction, declineProposal, releaseAction, refuseAction],
  messages: [storyShared, storyThanked, storyProposed, storyHeld],
  plan: (tx, { now }) => dropProposalsBefore(tx, later(now, -PROPOSAL_LIFE_MS), now),
});
