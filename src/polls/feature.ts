/** Quick questions to a room. */
import type { Feature } from "../context.js";
import { answerPoll } from "./answer-poll.js";
import { askPoll } from "./ask-poll.js";
import { closePoll, planClosings } from "./close-polls.js";
import { callPollOff, closePollNow, offerToEnd } from "./end-poll.js";
import { exportPoll } from "./export-poll.js";
import { forgetPoll } from "./forget-poll.js";
import { pollFile } from "./poll-documents.js";
import { pollAsked, pollClosed, pollKept, pollResult } from "./tell-of-poll.js";

export const polls = (): Feature => ({
  forms: [askPoll],
  actions: [answerPoll, offerToEnd, closePollNow, callPollOff, exportPoll],
  messages: [pollAsked, pollKept, pollClosed, pollResult],
  documents: [pollFile],
  jobs: [closePoll, forgetPoll],
  plan: planClosings,
});
