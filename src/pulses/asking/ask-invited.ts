/** Writes to everybody who is asked in a wave: the questions at first, and on the third day one reminder. */
import { z } from "zod";
import type { MemberId, WaveId } from "../../database/ids.js";
import { later } from "../../schedule/clock.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  type Tools,
  tirelessly,
} from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName, type PayloadOf } from "../../schedule/jobs.js";
import { say } from "../../schedule/messages.js";
import { invitedAfter } from "../invited.js";
import { findWave, isOpen } from "../pulses.js";
import { EVERY_MS, forgetRemindersJob } from "./forget-reminders.js";
import { keyOf, pulseAsked } from "./pulse-asked.js";
import { restsUntil } from "./resting.js";

const AT_ONCE = 250;

const payload = z.object({ wave: z.string(), reminds: z.boolean(), after: z.string().nullable() });
export const askInvitedJob: JobName<z.infer<typeof payload>> = { kind: "ask-invited", payloads: { 1: payload } };

/** A reminder is written to all: who has begun by the time that theirs is sent has nothing to be reminded of. */
export const askInvited: JobKind = defineJob(askInvitedJob, (payload, tools, job) =>
  tirelessly(() => askSome(payload, tools), tools, job),
);

async function askSome(
  { wave: id, reminds, after }: PayloadOf<typeof askInvitedJob>,
  { store, scene }: Tools,
): Promise<JobResult> {
  const { now } = scene();
  const wave = await findWave(store.read, id as WaveId);
  if (wave === undefined || !isOpen(wave, now)) return lapsed("the wave is over");
  const people = await invitedAfter(store.read, wave.id, (after ?? undefined) as MemberId | undefined, AT_ONCE);
  const last = people.at(-1);
  const ids = people.map(({ id }) => id);
  const rests = reminds ? undefined : await restsUntil(store.read, ids, now);
  return done(async (tx) => {
    for (const { id, workspaceId } of people.filter(({ leftAt }) => leftAt === null)) {
      const to = { kind: "member", id, workspaceId } as const;
      const asking = { wave: wave.id, member: id, reminds };
      const once = keyOf(asking);
      const until = wave.closesAt;
      const at = rests?.get(id) ?? now;
      await say(tx, { to, message: pulseAsked, payload: asking, manner: "pulse", now, at, once, until });
    }
    if (last !== undefined && people.length === AT_ONCE)
      await enqueueNamed(tx, askInvitedJob, { payload: { wave: wave.id, reminds, after: last.id }, runAt: now });
    else if (reminds)
      await enqueueNamed(tx, forgetRemindersJob, { payload: { wave: wave.id }, runAt: later(now, EVERY_MS) });
  });
}
