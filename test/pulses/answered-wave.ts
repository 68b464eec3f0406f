/** A wave that is open and has been answered, and what is left of it later. */
import { pino } from "pino";
import { newId, type WaveId } from "../../src/database/ids.js";
import { openWaveKeys, type WaveKeys } from "../../src/database/wave-keys.js";
import { findWave } from "../../src/pulses/pulses.js";
import type { Tools } from "../../src/schedule/job-kinds.js";
import type { ClaimedJob } from "../../src/schedule/jobs.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, type ConversationOptions, setUpNorthshire, startCauseway } from "../conversation.js";
import { answersInSlack, crowdInSlack, planned, wavesOf } from "./cast.js";

export const CLOSES = "2026-11-30T17:00:00Z";

/** Eight of nine colleagues have answered a wave that is open: four agree and four do not. */
export async function answered(options: ConversationOptions = {}) {
  const causeway = await startCauseway(options);
  await setUpNorthshire(causeway);
  const people = await crowdInSlack(causeway, 9);
  const pulseId = await planned(causeway, { kind: "system" }, { threshold: 5 });
  await causeway.itIs("2026-11-23T09:00:00Z");
  for (const [at, person] of people.slice(0, 8).entries()) {
    const said = at % 2 === 0 ? "Agree" : "Disagree";
    await answersInSlack(causeway, person, said, said, said);
  }
  const [wave] = await wavesOf(causeway, pulseId);
  const last = people.at(-1);
  if (wave === undefined || last === undefined) throw new Error("no wave was opened");
  return { causeway, pulseId, wave, last };
}

export async function leftOf({ store }: Causeway, id: WaveId) {
  const { waveFigure, waveAnswer } = store.read.tables;
  const wave = await findWave(store.read, id);
  const figures = await store.read.select().from(waveFigure);
  return {
    ...{ answered: wave?.answered, isFrozen: wave?.frozenAt !== null, leadersFrom: wave?.leadersFrom },
    scores: figures
      .filter(({ cell }) => cell === "group")
      .map(({ people, score }) => `${people}: ${score}`)
      .toSorted(),
    rows: (await store.read.select().from(waveAnswer)).length,
  };
}

/** Once it is closed: agree and disagree in equal numbers. */
export const settled = {
  ...{ answered: 8, isFrozen: true, rows: 0 },
  scores: ["8: 50", "8: 50", "8: 50"],
  // The group reads it at once. Five o'clock is after hours, so a working day later is Wednesday at nine.
  leadersFrom: new Date("2026-12-02T09:00:00Z"),
};

export async function withKeys<T>({ pulseKeysUrl }: Causeway, use: (waveKeys: WaveKeys) => Promise<T>): Promise<T> {
  const waveKeys = await openWaveKeys(pulseKeysUrl);
  try {
    return await use(waveKeys);
  } finally {
    await waveKeys.close();
  }
}

/** The ids of keys that are, or name, the wave's. */
export async function keysLeft(causeway: Causeway, wave: WaveId): Promise<readonly string[]> {
  const ids = await withKeys(causeway, (waveKeys) => waveKeys.ids());
  return ids.filter((id) => id.includes(wave));
}

/** A job of a wave, as it is when it is begun for the first time. */
export function jobOf(kind: string, wave: WaveId): ClaimedJob {
  const held = { id: newId<never>(), kind, lane: "core", claim: newId(), startedAt: null };
  return { ...held, payload: { wave }, payloadVersion: 1, attempts: 1, faults: 0 };
}

/** As much as a wave's jobs use. */
export function toolsOf({ store, clock }: Causeway, waveKeys: WaveKeys | undefined, now: Date): Tools {
  const system = { name: "Northshire", timeZone: "Europe/London", publicUrl: undefined, sendsMail: false };
  const scene = { read: store.read, words, now, system, addressOf: () => undefined, waveKeys };
  return { store, clock, log: pino({ level: "silent" }), scene: () => scene } as unknown as Tools;
}
