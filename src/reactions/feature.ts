/** What readers mean to do with a story. Never a number, never an order. */
import type { Feature } from "../context.js";
import { revise } from "../schedule/messages.js";
import {
  agreeIntroduction,
  declineIntroduction,
  introductionMade,
  introductionOver,
  tellItIsOver,
} from "./answer-asker.js";
import { askAuthor, introductionAsked, introductionWaits, takeQuestionBack } from "./ask-author.js";
import { endUnanswered, forgetDetails } from "./introductions.js";
import { reactToStory, takeReactionBack } from "./react-to-story.js";
import { storyReacted } from "./tell-of-reaction.js";

export const reactions = (): Feature => ({
  forms: [askAuthor, agreeIntroduction],
  actions: [reactToStory, takeReactionBack, takeQuestionBack, declineIntroduction],
  messages: [storyReacted, introductionAsked, introductionWaits, introductionMade, introductionOver],
  async plan(tx, { now }) {
    for (const ended of await endUnanswered(tx, now)) await tellItIsOver(tx, ended, now);
    for (const id of await forgetDetails(tx, now)) await revise(tx, `introduction:${id}`, now);
  },
});
