/** What whoever has a signal is told: that it is theirs, and on its day, that an answer is waited for. */
import { z } from "zod";
import type { Card } from "../../chat/card.js";
import type { Me } from "../../context.js";
import type { MemberId, SignalId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { type Message, type MessageKind, type Scene, say } from "../../schedule/messages.js";
import { findSignal, ownerOf, type Signal } from "./pulse-signals.js";
import { answeredCard, dueCard, type May, ownedCard } from "./signal-cards.js";
import { mayRead, type SignalView, viewSignal } from "./view-signal.js";

const given = z.object({ signal: z.string(), owner: z.string(), by: z.string() });

/** Whoever was named by somebody else hears of it at once. */
export async function tellOwner(
  tx: Writer,
  { signal, owner, by }: { readonly signal: SignalId; readonly owner: Me; readonly by: MemberId },
  now: Date,
): Promise<void> {
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  const payload = { signal, owner: owner.id, by };
  await say(tx, { to, message: signalGiven, payload, manner: "personal", now });
}

export const signalGiven: MessageKind<z.infer<typeof given>> = {
  name: "signal-given",
  payloads: { 1: given },
  compose: (payload, scene, occasion) =>
    forOwner(payload, scene, occasion, async (view, may) => {
      const by = (await findMember(scene.read, payload.by as MemberId))?.name;
      return ownedCard(scene.words, view, scene.words.signals.told(by, view.signal.dueOn ?? ""), may);
    }),
};

const due = z.object({ signal: z.string(), owner: z.string() });

export const answerDue: MessageKind<z.infer<typeof due>> = {
  name: "answer-due",
  payloads: { 1: due },
  compose: (payload, scene, occasion) =>
    forOwner(payload, scene, occasion, async (view, may) =>
      dueCard(scene.words, view, scene.words.signals.due(view.signal.dueOn ?? ""), may),
    ),
};

export async function askOwnerNow(tx: Writer, signal: Signal, owner: Me, once: string, now: Date): Promise<void> {
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  const payload = { signal: signal.id, owner: owner.id };
  await say(tx, { to, message: answerDue, payload, manner: "duty", now, once });
}

/** While it is theirs, their card; then what became of it. What was over before it was told is not told. */
async function forOwner(
  { signal: id, owner }: { readonly signal: string; readonly owner: string },
  scene: Scene,
  occasion: "post" | "revise",
  card: (view: SignalView, may: May) => Promise<Card>,
): Promise<Message | undefined> {
  const { read, words, now } = scene;
  const signal = await findSignal(read, id as SignalId);
  const view = signal && (await viewSignal(scene, signal, now));
  if (signal === undefined || view === undefined) return undefined;
  const about = [`signal:${id}`];
  const may = { answer: true, read: await mayRead(scene, signal, owner as MemberId) };
  if (signal.answeredAt === null && ownerOf(signal)?.id === owner) return { card: await card(view, may), about };
  if (occasion === "post") return undefined;
  if (signal.answeredAt === null) return { card: noticeCard(words.signals.noLonger), about };
  return { card: answeredCard(words, view, may, signal.owner?.name), about };
}
