/** What came of a poll as a file, for whoever asked. */
import type { Action } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { noticeCard } from "../directory/directory-cards.js";
import { exportedCard } from "./poll-cards.js";
import { pollFile } from "./poll-documents.js";
import { findPollNear } from "./polls.js";

export const exportPoll: Action<Context> = {
  name: "export-poll",
  async pressed({ words, read, asker, addressOf }, id) {
    const poll = await findPollNear(read, id, asker);
    if (poll === undefined) return reply(noticeCard(words.polls.gone));
    if (poll.askedBy !== asker.memberId) return reply(noticeCard(words.polls.notYours));
    const address = addressOf(pollFile, poll.id, poll.askedBy);
    return reply(address === undefined ? noticeCard(words.polls.noPages) : exportedCard(words, address));
  },
};
