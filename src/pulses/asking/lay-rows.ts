/** Gives everybody who is asked an empty row for their answers, in an order that does not tell whose it is. */
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { OrganisationId, WaveId } from "../../database/ids.js";
import type { Reader, Store, Writer } from "../../database/store.js";
import { type AnswerKeys, answerKeys, tokenOf } from "../../safeguards/sealed-answers.js";
import { DAY, later } from "../../schedule/clock.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  type Tools,
  tirelessly,
} from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { emptyRow } from "../answers.js";
import { invitedAfter } from "../invited.js";
import { keyStoreOf } from "../key-store.js";
import { findWave, isOpen, type Wave } from "../pulses.js";
import { askInvitedJob } from "./ask-invited.js";

const AT_ONCE = 250;
const REMINDED_AFTER_MS = 3 * DAY;

const payload = z.object({ wave: z.string() });
export const layRowsJob: JobName<z.infer<typeof payload>> = { kind: "lay-rows", payloads: { 1: payload } };

/** Nobody is asked before it has succeeded. */
export const layRows: JobKind = defineJob(layRowsJob, ({ wave }, tools, job) =>
  tirelessly(() => layRowsOf(wave as WaveId, tools), tools, job),
);

async function layRowsOf(id: WaveId, { store, scene }: Tools): Promise<JobResult> {
  const { now, ...rest } = scene();
  const wave = await findWave(store.read, id);
  if (wave === undefined || !isOpen(wave, now)) return lapsed("the wave is over");
  await layAll(store, wave, answerKeys(await keyStoreOf(rest).make(wave.id)));
  const ask = (reminds: boolean) => ({ wave: wave.id, reminds, after: null });
  return done(async (tx) => {
    await enqueueNamed(tx, askInvitedJob, { payload: ask(false), runAt: now });
    await enqueueNamed(tx, askInvitedJob, { payload: ask(true), runAt: later(wave.opensAt, REMINDED_AFTER_MS) });
  });
}

interface Place {
  readonly token: string;
  readonly organisationId: OrganisationId | null;
}

/** Some hundred rows at a time, since sealed ones are large. Where it is cut short, the next run lays what is missing. */
async function layAll(store: Store, wave: Wave, keys: AnswerKeys): Promise<void> {
  const places = await placesIn(store.read, wave.id, keys);
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const rows = places.slice(from, from + AT_ONCE).map((place) => emptyRow(keys, wave, place));
    await store.write((tx) => lay(tx, wave.id, rows));
  }
}

/** None once the wave has closed: they could come after the rows of the wave were deleted, and would stay. */
async function lay(tx: Writer, id: WaveId, rows: readonly ReturnType<typeof emptyRow>[]): Promise<void> {
  if ((await findWave(tx, id))?.closedAt !== null) return;
  await tx
    .insert(tx.tables.waveAnswer)
    .values([...rows])
    .onConflictDoNothing();
}

/** In the order of all their tokens, which is nobody's. */
async function placesIn(read: Reader, waveId: WaveId, keys: AnswerKeys): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (let people = await invitedAfter(read, waveId, undefined, AT_ONCE); people.length > 0; ) {
    places.push(...people.map(({ id, organisationId }) => ({ token: tokenOf(keys, id), organisationId })));
    people = await invitedAfter(read, waveId, people.at(-1)?.id, AT_ONCE);
    // Making tokens takes a while; others have their turn in between.
    await setImmediate();
  }
  return places.sort((one, other) => (one.token < other.token ? -1 : 1));
}
