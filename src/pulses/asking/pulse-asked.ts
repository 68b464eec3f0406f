/** The card with which somebody is asked, and the one that reminds them. */
import { z } from "zod";
import type { MemberId, WaveId } from "../../database/ids.js";
import { DAY, later } from "../../schedule/clock.js";
import { jobEnd } from "../../schedule/jobs.js";
import type { MessageKind, Scene } from "../../schedule/messages.js";
import { answersOf, keysOf } from "../answers.js";
import { findWave, isOpen } from "../pulses.js";
import { askedCard } from "./asked.js";

const payload = z.object({ wave: z.string(), member: z.string(), reminds: z.boolean() });
type Asking = z.infer<typeof payload>;

export const REMINDER_KEY = "pulse-reminder";
/** Each of the two is written once. */
export const keyOf = ({ wave, member, reminds }: Asking): string =>
  `${reminds ? REMINDER_KEY : "pulse"}:${wave}:${member}`;

export const pulseAsked: MessageKind<Asking> = {
  name: "pulse-asked",
  payloads: { 1: payload },
  // Who is sent a reminder has not begun.
  untraced: ({ reminds }) => reminds,
  async compose(asking, scene, occasion) {
    const { read, waveKeys, now } = scene;
    const { reminds, member } = asking;
    const memberId = member as MemberId;
    const wave = await findWave(read, asking.wave as WaveId);
    if (wave === undefined || !isOpen(wave, now)) return undefined;
    const keys = await keysOf(waveKeys, wave.id);
    const given = keys && (await answersOf(read, keys, wave.id, memberId));
    if (given === undefined) return undefined;
    const hasBegun = Object.keys(given.answers).length > 0;
    if (reminds && occasion === "post" && (hasBegun || (await isAskedOnlyNow(asking, scene)))) return undefined;
    return { card: await askedCard(scene, wave, memberId, given, reminds), about: [] };
  },
};

/** After a snooze the questions may come when a reminder would: nobody is reminded of what has only come, or will. */
async function isAskedOnlyNow(asking: Asking, { read, now }: Scene): Promise<boolean> {
  const end = await jobEnd(read, keyOf({ ...asking, reminds: false }));
  return end === "waits" || (end !== undefined && end > later(now, -DAY));
}
