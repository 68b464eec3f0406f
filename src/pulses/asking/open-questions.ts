/** What is open for somebody to answer: for those whom no chat reaches, and for whoever has lost the card. */
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { type CardNode, text } from "../../chat/card.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { answersOf, keysOf } from "../answers.js";
import type { Wave } from "../pulses.js";
import { askedCard } from "./asked.js";

export async function openQuestions(context: Context): Promise<readonly CardNode[]> {
  const { asker, read, now, words, waveKeys } = context;
  const { memberId } = asker;
  const waves = memberId === undefined ? [] : await openWavesOf(read, memberId, now);
  const nodes: CardNode[] = [];
  for (const wave of waves) {
    const keys = await keysOf(waveKeys, wave.id);
    if (memberId === undefined || keys === undefined) continue;
    const given = await answersOf(read, keys, wave.id, memberId);
    if (given !== undefined) nodes.push(...(await askedCard(context, wave, memberId, given)).body);
  }
  return nodes.length === 0 ? [text(words.pulse.intro), text(words.asking.noneOpen)] : nodes;
}

/** The waves in which somebody was asked and can still answer. */
async function openWavesOf(read: Reader, memberId: MemberId, now: Date): Promise<readonly Wave[]> {
  const { wave, waveInvitation } = read.tables;
  const rows = await read
    .select({ wave })
    .from(waveInvitation)
    .innerJoin(wave, eq(wave.id, waveInvitation.waveId))
    .where(and(eq(waveInvitation.memberId, memberId), isNull(wave.closedAt), gt(wave.closesAt, now)))
    .orderBy(asc(wave.closesAt));
  return rows.map(({ wave }) => wave);
}
