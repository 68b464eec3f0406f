/** Somebody in the room takes what a digest asked, names somebody, or says not now; whoever has it hands it on. */
import { text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, type Outcome, reply } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import { type DigestAskId, readId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findOwner } from "../directory/find-owner.js";
import { ownerField, ownerQuestion } from "../directory/in-hand.js";
import { safetyNodes } from "../directory/routes.js";
import { askedOn } from "../schedule/due-days.js";
import { revise } from "../schedule/messages.js";
import { localDate } from "../schedule/occurrences.js";
import type { AskView } from "./ask-cards.js";
import { tellAskOwner } from "./ask-messages.js";
import { isKeptHere } from "./ask-subjects.js";
import { askIfDone } from "./ask-whether-done.js";
import { askedSentence, standingOf } from "./ask-words.js";
import { thursdayAfter } from "./choose-ask.js";
import { type Ask, type AskOwner, declineAsk, findAsk, takeAsk } from "./digest-asks.js";
import { viewAsk } from "./settle-ask.js";

export const takeAskAction: Action<Context> = {
  name: "take-ask",
  async pressed(context, about) {
    const view = await askedOf(context, about);
    if (view === undefined) return reply(noticeCard(context.words.digest.ask.notYours));
    return context.write((tx, me) => take(tx, context, view, me, { ...me, name: context.asker.name }));
  },
};

/** Of whatever the ask is about: that they will not, for now, is kept here and told nobody by name. */
export const declineAskAction: Action<Context> = {
  name: "decline-ask",
  async pressed(context, about) {
    const { words, now } = context;
    const { ask: said } = words.digest;
    const view = await askedOf(context, about);
    if (view === undefined) return reply(noticeCard(said.notYours));
    return context.write(async (tx) => {
      const isOpen = standingOf(words, view.ask, view.subject).kind === "open";
      if (!isOpen || !(await declineAsk(tx, view.ask.id, now))) return reply(noticeCard(whyNot(context, view)));
      await revise(tx, `digest:${view.ask.digestId}`, now);
      return reply(noticeCard(said.heard));
    });
  },
};

/** `about` is the ask. */
export const handAskForm = defineForm({
  name: "hand-ask",
  fields: { owner: ownerField },
  async present(context: Context, about) {
    const { words, interaction, asker } = context;
    const { hand, notYours } = words.digest.ask;
    const view = await askedOf(context, about);
    if (view?.subject === undefined) return reply(noticeCard(notYours));
    const isOthers = view.ask.owner !== undefined && view.ask.owner.id !== asker.memberId;
    const isOver = isOthers || view.ask.doneAt !== null;
    // What is sent a second time says nothing else than the first.
    if (isOver && interaction.deed.kind !== "submitted") return reply(noticeCard(whyNot(context, view)));
    return {
      title: hand.title,
      send: hand.send,
      before: [text(askedSentence(words, view.subject, view.at))],
      after: await safetyNodes(context),
      questions: { owner: ownerQuestion(words) },
    };
  },
  async submit(context, { owner: typed }, about) {
    const found = await findOwner(context, typed);
    if ("problem" in found) return correct({ owner: found.problem });
    const view = await askedOf(context, about);
    if (view === undefined) return reply(noticeCard(context.words.digest.ask.notYours));
    return context.write((tx, me) => take(tx, context, view, me, found.owner));
  },
});

async function take(tx: Writer, context: Context, view: AskView, me: Me, owner: AskOwner): Promise<Outcome> {
  const { words, now } = context;
  const { ask, subject } = view;
  const { ask: said } = words.digest;
  const isOpen = subject !== undefined && isKeptHere(subject) && standingOf(words, ask, subject).kind !== "over";
  const dueOn = dueDay(ask, now);
  if (!isOpen || !(await takeAsk(tx, ask.id, { by: me.id, ownerId: owner.id, dueOn }, now))) {
    const today = (await findAsk(tx, ask.id)) ?? ask;
    return reply(noticeCard(whyNot(context, { ...view, ask: today })));
  }
  await askIfDone(tx, ask, dueOn);
  await revise(tx, `digest:${ask.digestId}`, now);
  if (owner.id === me.id) return reply(noticeCard(said.yours(dueOn)));
  await tellAskOwner(tx, { ask: ask.id, owner, by: me.id }, now);
  return reply(noticeCard(said.given(owner.name, dueOn)));
}

/** Taken once its day has come, it is due a Thursday later. */
function dueDay({ dueOn, room: { timeZone } }: Ask, now: Date): string {
  return askedOn(dueOn, timeZone) > now ? dueOn : thursdayAfter(localDate(now, timeZone));
}

function whyNot({ words }: Context, { ask, subject }: AskView): string {
  const { ask: said } = words.digest;
  if (ask.doneAt !== null) return said.doneAlready;
  if (ask.owner !== undefined) return said.hasAlready(ask.owner.name, ask.dueOn);
  const standing = standingOf(words, ask, subject);
  if (standing.kind === "taken") return standing.said;
  return standing.kind === "open" && ask.answer === "not-now" ? said.refused : said.over;
}

/** An ask of a room, for those who are in it, and for whoever has it. */
export async function askedOf(context: Context, about: string): Promise<AskView | undefined> {
  const { read, asker, interaction } = context;
  const ask = await findAsk(read, readId<DigestAskId>(about));
  if (ask === undefined) return undefined;
  const { workspaceId, externalId } = ask.room;
  const isInRoom = asker.workspaceId === workspaceId && interaction.room?.id === externalId;
  const isOwner = asker.memberId !== undefined && ask.ownerId === asker.memberId;
  return isInRoom || isOwner ? viewAsk(context, ask) : undefined;
}
