/** Tells a leader that they are asked to answer a group. */
import { z } from "zod";
import type { Me } from "../../context.js";
import type { MemberId, PulseId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { type MessageKind, say } from "../../schedule/messages.js";
import { findPulse, type Pulse } from "../pulses.js";
import { nameOfGroup } from "./group-sizes.js";

/** Whoever chose themselves knows. */
export async function tellLeader(tx: Writer, { id, leaderId }: Pulse, by: Me, now: Date): Promise<void> {
  if (leaderId === null || leaderId === by.id) return;
  const leader = await findMember(tx, leaderId);
  if (leader === undefined) return;
  const to = { kind: "member", id: leader.id, workspaceId: leader.workspaceId } as const;
  await say(tx, {
    to,
    message: askedToAnswer,
    payload: { pulse: id, leader: leaderId, by: by.id },
    manner: "duty",
    now,
  });
}

const payload = z.object({ pulse: z.string(), leader: z.string(), by: z.string() });

export const askedToAnswer: MessageKind<z.infer<typeof payload>> = {
  name: "asked-to-answer-group",
  payloads: { 1: payload },
  async compose({ pulse: id, leader, by }, scene) {
    const { read, words } = scene;
    const pulse = await findPulse(read, id as PulseId);
    // Somebody else was chosen, or it has ended, before this was told.
    if (pulse === undefined || pulse.endedAt !== null || pulse.leaderId !== leader) return undefined;
    const name = (await findMember(read, by as MemberId))?.name ?? "";
    return {
      card: noticeCard(words.planning.toldLeader(name, await nameOfGroup(read, scene, pulse.group))),
      about: [],
    };
  },
};
