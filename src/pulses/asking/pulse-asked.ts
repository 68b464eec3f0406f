/** The card with which somebody is asked, and the one that reminds them. */
import { z } from "zod";
import type { MemberId, WaveId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { MessageKind } from "../../schedule/messages.js";
import { answersOf, keysOf } from "../answers.js";
import { findWave } from "../pulses.js";
import { askedCard, isOpen } from "./asked.js";

const payload = z.object({ wave: z.string(), member: z.string(), reminds: z.boolean() });

export const pulseAsked: MessageKind<z.infer<typeof payload>> = {
  name: "pulse-asked",
  payloads: { 1: payload },
  async compose({ wave: id, member, reminds }, scene, occasion) {
    const { read, words, waveKeys, now } = scene;
    const memberId = member as MemberId;
    const wave = await findWave(read, id as WaveId);
    if (wave === undefined || !isOpen(wave, now))
      return occasion === "post" ? undefined : { card: noticeCard(words.asking.closed), about: [] };
    const keys = await keysOf(waveKeys, wave.id);
    const given = keys && (await answersOf(read, keys, wave.id, memberId));
    if (given === undefined) return undefined;
    // A reminder is for those who have not begun.
    if (reminds && occasion === "post" && Object.keys(given.answers).length > 0) return undefined;
    return { card: await askedCard(scene, wave, memberId, given, reminds), about: [] };
  },
};
