/** The door to a wave while it is open: whoever is asked in it comes in, everybody else is told why not. */
import { isOutcome } from "../../chat/form.js";
import { type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MemberId, readId, type WaveId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { AnswerKeys } from "../../safeguards/sealed-answers.js";
import { answersOf, type Given, keysOf } from "../answers.js";
import { findWave, isOpen, type Wave } from "../pulses.js";

export interface OpenWave {
  readonly wave: Wave;
  readonly keys: AnswerKeys;
  /** Who came in. */
  readonly memberId: MemberId;
  /** What they have answered so far. */
  readonly given: Given;
}

/**
 * Changes something in a wave while it is open. Its closing and this are one after the other, whichever comes first.
 * `typed` comes from the person's own device.
 *
 * Nobody in particular acted, as far as the books go: what a transaction writes stays known as of one moment, so that
 * a word about the person beside their answer would say whose row it is.
 */
export async function inOpenWave(
  context: Context,
  typed: string,
  work: (tx: Writer, open: OpenWave) => Promise<Outcome>,
): Promise<Outcome> {
  const keys = await keysFor(context, typed);
  return context.record(async (tx) => {
    const found = await enter(tx, context, typed, keys);
    return isOutcome(found) ? found : work(tx, found);
  });
}

/** The same, to look only. */
export async function findOpenWave(context: Context, typed: string): Promise<OpenWave | Outcome> {
  return enter(context.read, context, typed, await keysFor(context, typed));
}

async function keysFor({ waveKeys }: Context, typed: string): Promise<AnswerKeys | undefined> {
  const id = readId<WaveId>(typed);
  return id && keysOf(waveKeys, id);
}

async function enter(
  read: Reader,
  { words, now, asker: { memberId } }: Context,
  typed: string,
  keys: AnswerKeys | undefined,
): Promise<OpenWave | Outcome> {
  const id = readId<WaveId>(typed);
  const wave = id && (await findWave(read, id));
  if (wave === undefined || memberId === undefined) return reply(noticeCard(words.asking.notAsked));
  if (!isOpen(wave, now)) return replace(noticeCard(words.asking.closed));
  // The card stays: the key may be within reach again before the wave closes.
  if (keys === undefined) return reply(noticeCard(words.asking.noKey));
  const given = await answersOf(read, keys, wave.id, memberId);
  return given === undefined ? reply(noticeCard(words.asking.notAsked)) : { wave, keys, memberId, given };
}
