/** Somebody says who will see to what stood out: themselves, or somebody whom Causeway knows. */
import { note, text } from "../../chat/card.js";
import { type Answers, defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import { readId, type SignalId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findOwner } from "../../directory/find-owner.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { proposedDay, readDueDay } from "../../schedule/due-days.js";
import { revise } from "../../schedule/messages.js";
import { askOwnerLater } from "./ask-owner.js";
import { tellOwner } from "./owner-messages.js";
import { ownerOf, ownSignal, type Signal, signalFor, type Taken } from "./pulse-signals.js";
import { recordSignal } from "./record-signal.js";
import { viewSignal } from "./view-signal.js";

const fields = {
  owner: { kind: "line", max: 160, required: true },
  action: { kind: "paragraph", max: 300, required: true },
  dueOn: { kind: "line", max: 40, required: true },
} as const;

/** `about` is the signal, and whether whoever asks will see to it: "mine" or "other". */
export const ownSignalForm = defineForm({
  name: "own-signal",
  fields,
  async present(context: Context, about) {
    const { words, system, now, asker, interaction } = context;
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
      questions: {
        owner: mine ? undefined : { label: own.owner, hint: own.ownerHint, missing: own.ownerMissing },
        action: {
          ...{ label: mine ? own.mine : own.theirs, hint: own.actionHint, missing: own.actionMissing },
          ...(kept === null ? {} : { initial: kept }),
        },
        dueOn: {
          ...{ label: own.dueOn, hint: own.dueOnHint, missing: own.dueOnMissing },
          initial: own.day(proposedDay(now, system.timeZone)),
        },
      },
    };
  },
  async submit(context, answers, about) {
    const { own } = context.words.signals;
    const read = await readAnswers(context, answers, isMine(about));
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

/** The owner is whoever asks, where none is named; the day a local date. */
async function readAnswers(context: Context, { owner, action, dueOn: typed }: Answers<typeof fields>, mine: boolean) {
  const { now, system, words } = context;
  const found = mine ? { owner: undefined } : await findOwner(context, owner);
  const due = readDueDay(typed, now, system.timeZone);
  const { action: unfit } = await identifierProblems(context, { action }, { refused: ["curator"] });
  if (!("problem" in found || "problem" in due || unfit !== undefined))
    return { owner: found.owner, action, dueOn: due.date };
  const problems = {
    ...("problem" in found ? { owner: found.problem } : {}),
    ...(unfit === undefined ? {} : { action: unfit }),
    ...("problem" in due ? { dueOn: words.signals.own[due.problem] } : {}),
  };
  return { problems };
}

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
