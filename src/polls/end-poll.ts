/** Whoever asked, or a steward, closes a poll before its time or calls it off. */
import type { Action } from "../chat/feature.js";
import { isOutcome } from "../chat/form.js";
import { type Outcome, replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { isSteward } from "../directory/roles.js";
import { revise } from "../schedule/messages.js";
import { planClosing } from "./close-polls.js";
import { planForgetting } from "./forget-poll.js";
import { endPollCard } from "./poll-cards.js";
import { endPoll, findPollNear, isOpen, type Poll, removePoll } from "./polls.js";

/** Shows how, to whoever may. */
export const offerToEnd: Action<Context> = {
  name: "end-poll",
  async pressed(context, id) {
    const poll = await endable(context, id);
    return isOutcome(poll) ? poll : reply(endPollCard(context.words, poll));
  },
};

export const closePollNow: Action<Context> = {
  name: "close-poll",
  pressed: (context, id) =>
    context.write(async (tx) => {
      const { words, now } = context;
      const poll = await endable({ ...context, read: tx }, id);
      if (isOutcome(poll)) return poll;
      await endPoll(tx, poll.id, now);
      await planClosing(tx, poll.id, now);
      return replace(noticeCard(words.polls.closing));
    }),
};

export const callPollOff: Action<Context> = {
  name: "call-off-poll",
  pressed: (context, id) =>
    context.write(async (tx) => {
      const { words, now } = context;
      const poll = await endable({ ...context, read: tx }, id);
      if (isOutcome(poll)) return poll;
      await removePoll(tx, poll.id);
      await planForgetting(tx, poll.id, now);
      await revise(tx, `poll:${poll.id}`, now);
      return replace(noticeCard(words.polls.calledOff));
    }),
};

/** The poll, where the asker may end it. */
async function endable({ words, read, now, asker }: Context, id: string): Promise<Poll | Outcome> {
  const poll = await findPollNear(read, id, asker);
  if (poll === undefined) return reply(noticeCard(words.polls.gone));
  if (!isOpen(poll, now)) return reply(noticeCard(words.polls.over));
  if (poll.askedBy === asker.memberId || (await isSteward(read, asker.memberId))) return poll;
  return reply(noticeCard(words.polls.mayNotEnd((await findMember(read, poll.askedBy))?.name ?? "")));
}
