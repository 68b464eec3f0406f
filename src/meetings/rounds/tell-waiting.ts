/** Whoever nobody was found for is told so, kindly: never why. */
import { z } from "zod";
import { buttons, type Card, note, shows, text } from "../../chat/card.js";
import type { MeetingId, MemberId, WorkspaceId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { type MessageKind, type Scene, say } from "../../schedule/messages.js";
import { COFFEE_PAGE } from "../meeting-cards.js";
import { isWilling } from "../willing.js";

interface Told {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
}

const waiting = z.object({ member: z.string(), kind: z.enum(["coffee", "day"]) });

export const meetingWaits: MessageKind<z.infer<typeof waiting>> = {
  name: "meeting-waits",
  payloads: { 1: waiting },
  async compose({ member, kind }, { read, words }, occasion) {
    if (occasion === "post" && !(await isWilling(read, member as MemberId, kind))) return undefined;
    return { card: cardOf(words, words.meetings.waits), about: [] };
  },
};

export async function tellWaiting(
  tx: Writer,
  { id, workspaceId }: Told,
  { kind, round }: { readonly kind: "coffee" | "day"; readonly round: string },
  now: Date,
): Promise<void> {
  const to = { kind: "member", id, workspaceId } as const;
  const once = `meeting-waits:${kind}:${round}:${id}`;
  await say(tx, { to, message: meetingWaits, payload: { member: id, kind }, manner: "duty", now, once });
}

const over = z.object({
  meeting: z.string(),
  member: z.string(),
  /** They come first in the next round. */
  first: z.boolean(),
});

/** It says nothing of who cannot come: they may be away for a reason that is nobody's here. */
export const meetingOver: MessageKind<z.infer<typeof over>> = {
  name: "meeting-over",
  payloads: { 1: over },
  async compose({ first }, { words }) {
    const { tellOver } = words.meetings;
    return { card: cardOf(words, first ? tellOver.first : tellOver.ended), about: [] };
  },
};

export async function tellOver(
  tx: Writer,
  { id, workspaceId }: Told,
  { meeting, first }: { readonly meeting: MeetingId; readonly first: boolean },
  now: Date,
): Promise<void> {
  const to = { kind: "member", id, workspaceId } as const;
  const payload = { meeting, member: id, first };
  const once = `meeting-over:${meeting}:${id}`;
  await say(tx, { to, message: meetingOver, payload, manner: "duty", now, once });
}

function cardOf({ meetings }: Scene["words"], summary: string): Card {
  const open = { label: meetings.open, press: shows(COFFEE_PAGE) };
  return { summary, body: [text(summary), note(meetings.page.intro), buttons(open)] };
}
