/** What whoever has an ask is told: that it is theirs, and on its day, whether it is done. */
import { z } from "zod";
import type { Me } from "../context.js";
import type { DigestAskId, MemberId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { type Message, type MessageKind, type Scene, say } from "../schedule/messages.js";
import { type AskView, ownedCard } from "./ask-cards.js";
import { standingOf } from "./ask-words.js";
import { type Ask, findAsk } from "./digest-asks.js";
import { viewAsk } from "./settle-ask.js";

const given = z.object({ ask: z.string(), owner: z.string(), by: z.string() });

/** Whoever was named by somebody else hears of it at once. */
export async function tellAskOwner(
  tx: Writer,
  { ask, owner, by }: { readonly ask: DigestAskId; readonly owner: Me; readonly by: MemberId },
  now: Date,
): Promise<void> {
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  await say(tx, { to, message: askGiven, payload: { ask, owner: owner.id, by }, manner: "personal", now });
}

export const askGiven: MessageKind<z.infer<typeof given>> = {
  name: "ask-given",
  payloads: { 1: given },
  compose: (payload, scene, occasion) =>
    forOwner(payload, scene, occasion, async ({ ask }) => {
      const by = await findMember(scene.read, payload.by as MemberId);
      return scene.words.digest.ask.told(by?.name, ask.dueOn);
    }),
};

const due = z.object({ ask: z.string(), owner: z.string() });

export const askDue: MessageKind<z.infer<typeof due>> = {
  name: "ask-due",
  payloads: { 1: due },
  compose: (payload, scene, occasion) =>
    forOwner(payload, scene, occasion, async ({ ask }) => scene.words.digest.ask.due(ask.dueOn)),
};

export async function askOwnerWhether(tx: Writer, ask: Ask, now: Date): Promise<void> {
  const { owner } = ask;
  if (owner === undefined) return;
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  const once = `ask-due:${ask.id}:${ask.dueOn}`;
  await say(tx, { to, message: askDue, payload: { ask: ask.id, owner: owner.id }, manner: "duty", now, once });
}

/** While it is theirs, their card; then what became of it. What was over before it was told is not told. */
async function forOwner(
  { ask: id, owner }: { readonly ask: string; readonly owner: string },
  scene: Scene,
  occasion: "post" | "revise",
  said: (view: AskView) => Promise<string>,
): Promise<Message | undefined> {
  const ask = await findAsk(scene.read, id as DigestAskId);
  const view = ask && (await viewAsk(scene, ask));
  if (ask === undefined || view === undefined) return undefined;
  const { words } = scene;
  const about = [`digest:${ask.digestId}`, ask.about];
  const standing = standingOf(words, ask, view.subject);
  if (standing.kind === "taken" && ask.ownerId === owner)
    return { card: ownedCard(words, view, await said(view)), about };
  if (occasion === "post") return undefined;
  if (standing.kind === "done") {
    const { how, owner: by, did } = standing;
    return { card: noticeCard(words.digest.ask.done(how, by, did)), about };
  }
  return { card: noticeCard(words.digest.ask.noLonger), about };
}
