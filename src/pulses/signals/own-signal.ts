/** Somebody says who will see to what stood out: themselves, or somebody whom Causeway knows. */
import { note, text } from "../../chat/card.js";
import { defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import { readId, type SignalId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { inHandFields, inHandQuestions, readInHand } from "../../directory/in-hand.js";
import { safetyNodes } from "../../directory/routes.js";
import { revise } from "../../schedule/messages.js";
import { askOwnerLater } from "./ask-owner.js";
import { tellOwner } from "./owner-messages.js";
import { ownerOf, ownSignal, type Signal, signalFor, type Taken } from "./pulse-signals.js";
import { recordSignal } from "./record-signal.js";
import { viewSignal } from "./view-signal.js";

/** `about` is the signal, and whether whoever asks will see to it: "mine" or "other". */
export const ownSignalForm = defineForm({
  name: "own-signal",
  fields: inHandFields,
  async present(context: Context, about) {
    const { words, now, asker, interaction } = context;
    const { own } = words.signals;
    const signal = await askedSignal(context, about);
    const view = signal && (await viewSignal(context, signal, now));
    const refusal = refusalOf(context, signal);
    // What is sent a second time says nothing else than the first.
    if (view === undefined || (refusal !== undefined && interaction.deed.kind !== "submitted"))
      return reply(noticeCard(refusal ?? words.signals.notYours));
    const mine = isMine(about);
    const kept = ownerOf(view.signal)?.id === asker.memberId && mine ? view.signal.action : null;
    return {
      title: own.title,
      send: own.send,
      before: [text(view.sentence), note(own.intro)],
      after: await safetyNodes(context),
      questions: inHandQuestions(context, { isMine: mine, actionHint: own.actionHint, kept }),
    };
  },
  async submit(context, answers, about) {
    const { own } = context.words.signals;
    const read = await readInHand(context, answers, isMine(about));
    if ("problems" in read) return correct(read.problems);
    const { action, dueOn } = read;
    return context.write(async (tx, me) => {
      const owner = read.owner ?? { ...me, name: context.asker.name };
      const id = readId<SignalId>(about.split(" ")[0] ?? "");
      const taken = { ownerId: owner.id, action, dueOn };
      if (id === undefined || !(await ownSignal(tx, id, me.id, taken, context.now)))
        return reply(noticeCard(await whyNot({ ...context, read: tx }, about)));
      await settle(tx, context, { id, me, taken, owner });
      return reply(noticeCard(owner.id === me.id ? own.saved(dueOn) : own.given(owner.name, dueOn)));
    });
  },
});

interface Settled {
  readonly id: SignalId;
  readonly me: Me;
  readonly taken: Taken;
  readonly owner: Me;
}

async function settle(tx: Writer, { now, system }: Context, { id, me, taken, owner }: Settled): Promise<void> {
  await recordSignal(tx, id, { deed: "signal-owned", at: now, actorId: me.id, memberId: owner.id });
  if (owner.id !== me.id) await tellOwner(tx, { signal: id, owner, by: me.id }, now);
  await askOwnerLater(tx, id, taken.dueOn, system.timeZone);
  await revise(tx, `signal:${id}`, now);
}

const isMine = (about: string): boolean => about.endsWith(" mine");

/** What the asker named, if it is theirs to act on. */
async function askedSignal({ read, asker, now }: Context, about: string): Promise<Signal | undefined> {
  return signalFor(read, readId<SignalId>(about.split(" ")[0] ?? ""), asker.memberId, now);
}

async function whyNot(context: Context, about: string): Promise<string> {
  return refusalOf(context, await askedSignal(context, about)) ?? context.words.signals.notYours;
}

/** Undefined where it may be owned by whoever they say. */
function refusalOf({ words, asker }: Context, signal: Signal | undefined): string | undefined {
  const { notYours, answered, has } = words.signals;
  if (signal === undefined) return notYours;
  if (signal.answeredAt !== null) return answered(signal.owner?.name);
  const owner = ownerOf(signal);
  return owner === undefined || owner.id === asker.memberId ? undefined : has(owner.name, signal.dueOn ?? "");
}
