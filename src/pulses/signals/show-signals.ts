/** What waits for an answer, for whoever may give it: beside what they can do with pulses; and what stands with results. */
import { type CardNode, note, strong, text } from "../../chat/card.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Results } from "../results/readable-pulses.js";
import { openSignalsOf, ownerOf, signalsOfPulse } from "./pulse-signals.js";
import { signalNodes } from "./signal-cards.js";
import { inOrder, mayRead, viewSignals } from "./view-signal.js";

/** What one message of a chat has room for. */
const MOST_SHOWN = 5;
const MOST_ANSWERED = 2;

export async function offerSignals(context: Context): Promise<readonly CardNode[]> {
  const { asker, read, now, words } = context;
  const { memberId } = asker;
  const open = memberId === undefined ? [] : await openSignalsOf(read, memberId, now);
  if (memberId === undefined || open.length === 0) return [];
  const views = inOrder(await viewSignals(context, open, now));
  const nodes: CardNode[] = [text([strong(words.signals.waiting)])];
  for (const view of views.slice(0, MOST_SHOWN)) {
    const may = { answer: true, read: await mayRead(context, view.signal, memberId) };
    nodes.push(...signalNodes(words, view, may));
  }
  return views.length > MOST_SHOWN ? [...nodes, note(words.signals.more(views.length - MOST_SHOWN))] : nodes;
}

/** On the card of a pulse's results: those that wait, and what came of the newest others. */
export async function signalsWith(
  context: Context,
  { pulse, waves }: Results,
  reader: MemberId,
): Promise<readonly CardNode[]> {
  const { read, now, words } = context;
  const mine = await openSignalsOf(read, reader, now);
  const all = await signalsOfPulse(read, pulse.id, now, MOST_ANSWERED);
  const signals = all.filter(({ waveId }) => waves.some(({ id }) => id === waveId));
  const nodes: CardNode[] = [];
  for (const view of inOrder(await viewSignals(context, signals, now, waves)).slice(0, MOST_SHOWN)) {
    const { answeredAt, id } = view.signal;
    const mayAnswer = mine.some((one) => one.id === id);
    // To others, what stands out is in the results already.
    if (mayAnswer || answeredAt !== null || ownerOf(view.signal) !== undefined)
      nodes.push(...signalNodes(words, view, { answer: mayAnswer, read: true }));
  }
  return nodes;
}
