/** Tells whoever planned a pulse that a wave did not open, since too few people could be asked. */
import { z } from "zod";
import type { PulseId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { groupName } from "../../groups/groups.js";
import { type MessageKind, say } from "../../schedule/messages.js";
import { findPulse, type Pulse } from "../pulses.js";

export async function tellTooSmall(tx: Writer, pulse: Pulse, opensOn: string, now: Date): Promise<void> {
  const planner = pulse.plannedBy === null ? undefined : await findMember(tx, pulse.plannedBy);
  if (planner === undefined) return;
  const to = { kind: "member", id: planner.id, workspaceId: planner.workspaceId } as const;
  const payload = { pulse: pulse.id };
  const once = `pulse-too-small:${pulse.id}:${opensOn}`;
  await say(tx, { to, message: pulseTooSmall, payload, manner: "duty", now, once });
}

const payload = z.object({ pulse: z.string() });

export const pulseTooSmall: MessageKind<z.infer<typeof payload>> = {
  name: "pulse-too-small",
  payloads: { 1: payload },
  async compose({ pulse: id }, { read, words, system }) {
    const pulse = await findPulse(read, id as PulseId);
    if (pulse === undefined) return undefined;
    const name = (await groupName(read, pulse.group)) ?? system.name;
    return { card: noticeCard(words.asking.tooSmall(name, pulse.threshold)), about: [] };
  },
};
