/** What whoever sees to an answer is told: that it is theirs, that its day has come; and what came of it, to its author. */
import { z } from "zod";
import { buttons, type Card, quote, text } from "../../chat/card.js";
import type { Me } from "../../context.js";
import type { MemberId, RitualAnswerId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { type Message, type MessageKind, type Scene, say } from "../../schedule/messages.js";
import { allRituals } from "../rituals.js";
import { answerNodes, nameOfRitual, ownerButtons } from "./answer-cards.js";
import { anyAnswer, type RitualAnswer } from "./answered-rituals.js";

const given = z.object({ answer: z.string(), owner: z.string(), by: z.string() });

/** Whoever was named by somebody else hears of it at once. */
export async function tellAnswerOwner(
  tx: Writer,
  { answer, owner, by }: { readonly answer: RitualAnswerId; readonly owner: Me; readonly by: MemberId },
  now: Date,
): Promise<void> {
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  const payload = { answer, owner: owner.id, by };
  await say(tx, { to, message: ritualGiven, payload, manner: "personal", now });
}

export const ritualGiven: MessageKind<z.infer<typeof given>> = {
  name: "ritual-given",
  payloads: { 1: given },
  compose: (payload, scene, occasion) =>
    forOwner(payload, scene, occasion, async ({ dueOn }) => {
      const by = (await findMember(scene.read, payload.by as MemberId))?.name ?? "";
      return scene.words.rituals.owned.told(by, dueOn ?? "");
    }),
};

const due = z.object({ answer: z.string(), owner: z.string() });

export const ritualDue: MessageKind<z.infer<typeof due>> = {
  name: "ritual-due",
  payloads: { 1: due },
  compose: (payload, scene, occasion) =>
    forOwner(payload, scene, occasion, async ({ dueOn }) => scene.words.rituals.owned.due(dueOn ?? "")),
};

export async function askCameOfNow(tx: Writer, id: RitualAnswerId, owner: Me, once: string, now: Date): Promise<void> {
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  const payload = { answer: id, owner: owner.id };
  await say(tx, { to, message: ritualDue, payload, manner: "duty", now, once });
}

/** While it waits for them, their card; then that it is over. What was over before it was told is not told. */
async function forOwner(
  { answer: id, owner }: { readonly answer: string; readonly owner: string },
  scene: Scene,
  occasion: "post" | "revise",
  said: (answer: RitualAnswer) => Promise<string>,
): Promise<Message | undefined> {
  const { owned, answer: words } = scene.words.rituals;
  const about = [`ritual-answer:${id}`];
  const answer = await anyAnswer(scene.read, id as RitualAnswerId);
  if (occasion === "post" && answer?.author.awayAt !== null) return undefined;
  if (answer !== undefined && answer.cameOf === undefined && answer.owner?.id === owner)
    return { card: await ownedCard(scene, answer, await said(answer)), about };
  if (occasion === "post") return undefined;
  const over = answer === undefined ? words.takenBack : answer.owner?.id === owner ? owned.over : owned.noLonger;
  return { card: noticeCard(over), about };
}

async function ownedCard({ read, words, system }: Scene, answer: RitualAnswer, summary: string): Promise<Card> {
  const ritual = nameOfRitual(words, answer, await allRituals(read, words));
  const nodes = answerNodes(words, answer, ritual, system.timeZone);
  return {
    summary,
    body: [text(summary), ...nodes, buttons(...ownerButtons(words, answer))],
  };
}

const told = z.object({ answer: z.string() });

/** To whoever wrote it. */
export const ritualCameOf: MessageKind<z.infer<typeof told>> = {
  name: "ritual-came-of",
  payloads: { 1: told },
  async compose({ answer: id }, { read, words }) {
    const answer = await anyAnswer(read, id as RitualAnswerId);
    if (answer?.cameOf === undefined || answer.owner === undefined) return undefined;
    const ritual = nameOfRitual(words, answer, await allRituals(read, words));
    const summary = words.rituals.owned.cameOf(answer.owner.name, ritual);
    return { card: { summary, body: [text(summary), quote(answer.cameOf)] }, about: [`ritual-answer:${id}`] };
  },
};
