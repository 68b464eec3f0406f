/** An answer to a poll, by a press of a button. The last one stands. */
import { z } from "zod";
import type { Action } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId, PollId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { answerKeys } from "../safeguards/sealed-answers.js";
import { castNamedVote } from "./named-votes.js";
import { findPollNear, isOpen, type Poll } from "./polls.js";
import { castSealedVote, spareVotes } from "./sealed-votes.js";

/** The poll, and which of its options. It comes from the person's own device. */
const pressed = z.tuple([z.string(), z.string().regex(/^\d$/).transform(Number)]);

export const answerPoll: Action<Context> = {
  name: "answer-poll",
  async pressed(context, about) {
    const { words, read, now, waveKeys, asker } = context;
    const { data } = pressed.safeParse(about.split(","));
    if (data === undefined) return tell(words.polls.noSuchAnswer);
    const [id, option] = data;
    const key = (await findPollNear(read, id, asker))?.anonymous === true ? await waveKeys?.find(id) : undefined;
    const keys = key && answerKeys(key);
    const spares = keys === undefined ? [] : await spareVotes(read, keys, id as PollId);
    const answer = async (tx: Writer, memberId: MemberId): Promise<Outcome> => {
      const poll = await findPollNear(tx, id, asker);
      if (poll === undefined) return tell(words.polls.gone);
      if (!isOpen(poll, now) || (poll.anonymous && keys === undefined)) return tell(words.polls.over);
      const chosen = poll.options[option];
      if (chosen === undefined) return tell(words.polls.noSuchAnswer);
      if (keys === undefined) await castNamedVote(tx, poll.id, { memberId, option });
      else await castSealedVote(tx, keys, poll.id, { memberId, option, spares });
      return tell(await heard({ ...context, read: tx }, poll, chosen));
    };
    if (keys === undefined) return context.write((tx, { id: memberId }) => answer(tx, memberId));
    // A transaction stays known as one: a word about the person in it would say whose the sealed row is.
    const memberId = await context.introduce();
    return context.record((tx) => answer(tx, memberId));
  },
};

/** In the answer to the press alone: a message would say in the database who answered. */
const tell = (sentence: string): Outcome => reply(noticeCard(sentence));

async function heard({ read, words, system }: Context, poll: Poll, chosen: string): Promise<string> {
  const { closesAt, askedBy, anonymous } = poll;
  const { answered } = words.polls;
  if (anonymous) return answered.anonymous(closesAt, system.timeZone);
  const name = (await findMember(read, askedBy))?.name ?? "";
  return answered.named(chosen, name, closesAt, system.timeZone);
}
