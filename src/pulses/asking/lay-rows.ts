/** Gives everybody who is asked an empty row for their answers: all at once, so that no row's place tells whose it is. */
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { WaveId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { type AnswerKeys, answerKeys } from "../../safeguards/sealed-answers.js";
import { DAY, later } from "../../schedule/clock.js";
import { abandoned, defineJob, done, type JobKind, lapsed } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { emptyRow } from "../answers.js";
import { invitedAfter } from "../invited.js";
import { findWave, isOpen } from "../pulses.js";
import { askInvitedJob } from "./ask-invited.js";

const AT_ONCE = 250;
const REMINDED_AFTER_MS = 3 * DAY;

const payload = z.object({ wave: z.string() });
export const layRowsJob: JobName<z.infer<typeof payload>> = { kind: "lay-rows", payloads: { 1: payload } };

export const layRows: JobKind = defineJob(layRowsJob, async ({ wave: id }, { store, scene }) => {
  const { now, waveKeys } = scene();
  const wave = await findWave(store.read, id as WaveId);
  if (wave === undefined || !isOpen(wave, now)) return lapsed("the wave is over");
  if (waveKeys === undefined) return abandoned("there is nowhere to keep the wave's key");
  const rows = await emptyRows(store.read, wave.id, answerKeys(await waveKeys.make(wave.id)));
  const ask = (reminds: boolean) => ({ wave: wave.id, reminds, after: null });
  return done(async (tx) => {
    await insertRows(tx, rows);
    await enqueueNamed(tx, askInvitedJob, { payload: ask(false), runAt: now });
    await enqueueNamed(tx, askInvitedJob, { payload: ask(true), runAt: later(wave.opensAt, REMINDED_AFTER_MS) });
  });
});

type Row = ReturnType<typeof emptyRow>;

/** In the order of their tokens, which is nobody's. */
async function emptyRows(read: Reader, waveId: WaveId, keys: AnswerKeys): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let people = await invitedAfter(read, waveId, undefined, AT_ONCE); people.length > 0; ) {
    rows.push(...people.map(({ id, organisationId }) => emptyRow(keys, waveId, id, organisationId)));
    people = await invitedAfter(read, waveId, people.at(-1)?.id, AT_ONCE);
    // Sealing takes a while; others have their turn in between.
    await setImmediate();
  }
  return rows.sort((one, other) => (one.token < other.token ? -1 : 1));
}

async function insertRows(tx: Writer, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    await tx.insert(tx.tables.waveAnswer).values(some).onConflictDoNothing();
  }
}
