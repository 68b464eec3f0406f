/** Tells that a wave did not open, since too few people could be asked: whoever planned it; or whoever answers for it now. */
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Me } from "../../context.js";
import type { MemberId, PulseId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { holdersOf } from "../../directory/roles.js";
import { groupName } from "../../groups/groups.js";
import { type MessageKind, say } from "../../schedule/messages.js";
import { findPulse, type Pulse } from "../pulses.js";

export async function tellTooSmall(tx: Writer, pulse: Pulse, opensOn: string, now: Date): Promise<void> {
  const payload = { pulse: pulse.id };
  for (const { id, workspaceId } of await concernedBy(tx, pulse)) {
    const once = `pulse-too-small:${pulse.id}:${opensOn}:${id}`;
    const to = { kind: "member", id, workspaceId } as const;
    await say(tx, { to, message: pulseTooSmall, payload, manner: "duty", now, once });
  }
}

/** The leader named for it and the stewards, where whoever planned it is here no more. */
async function concernedBy(read: Reader, { plannedBy, leaderId }: Pulse): Promise<readonly Me[]> {
  const planner = await memberHere(read, plannedBy);
  if (planner.length > 0) return planner;
  const all = [...(await memberHere(read, leaderId)), ...(await holdersOf(read, "steward", null))];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** Neither gone nor away. */
async function memberHere(read: Reader, id: MemberId | null): Promise<readonly Me[]> {
  const { member } = read.tables;
  const isHere = and(isNull(member.leftAt), isNull(member.awayAt));
  return id === null
    ? []
    : read
        .select({ id: member.id, workspaceId: member.workspaceId })
        .from(member)
        .where(and(eq(member.id, id), isHere));
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
