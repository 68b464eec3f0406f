/**
 * Counts too small to show, which wait for the waves that come next. Sealed with a key that is not in the database, and
 * which is another after each wave.
 */
import { and, eq, gte, inArray, isNotNull, isNull, notInArray, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { PulseId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import type { WaveKeys } from "../../database/wave-keys.js";
import { createSealer } from "../../safeguards/seal.js";
import { type CarriedWave, carriedWave, oldestCarried } from "./carried-waves.js";

const stored = z.array(carriedWave);

/** More than what a small system carries takes. */
const LEAST_BYTES = 64 * 1024;

export interface Carry {
  /** Undefined where nothing was carried. */
  readonly keyId: string | undefined;
  /** The oldest first. */
  readonly waves: readonly CarriedWave[];
}

/** What was carried to this wave; nothing where its key is lost. */
export async function openCarry(read: Reader, waveKeys: WaveKeys, pulseId: PulseId): Promise<Carry> {
  const { pulseCarry } = read.tables;
  const [row] = await read.select().from(pulseCarry).where(eq(pulseCarry.pulseId, pulseId));
  const secret = row && (await waveKeys.find(row.keyId));
  if (row === undefined || secret === undefined) return { keyId: row?.keyId, waves: [] };
  const opened = createSealer([{ id: "carry", secret }]).open(row.sealed, pulseId);
  return { keyId: row.keyId, waves: stored.parse(JSON.parse(opened.secret)) };
}

export async function saveCarry(
  tx: Writer,
  pulseId: PulseId,
  { id: keyId, key: secret }: { readonly id: string; readonly key: Buffer },
  waves: readonly CarriedWave[],
): Promise<void> {
  const { pulseCarry } = tx.tables;
  const sealed = createSealer([{ id: "carry", secret }]).seal(padded(JSON.stringify(waves)), pulseId);
  await tx
    .insert(pulseCarry)
    .values({ pulseId, keyId, sealed })
    .onConflictDoUpdate({ target: pulseCarry.pulseId, set: { keyId, sealed } });
}

/**
 * Forgets what was carried in pulses that have ended, and, given what time it is, in those of which no wave has closed for
 * so long that it would be carried no further; returns which keys opened it.
 */
export async function dropEndedCarries(tx: Writer, now: Date): Promise<readonly string[]> {
  const { pulse, pulseCarry, wave } = tx.tables;
  const open = tx.select({ id: wave.pulseId }).from(wave).where(isNull(wave.frozenAt));
  const ended = tx
    .select({ id: pulse.id })
    .from(pulse)
    .where(and(isNotNull(pulse.endedAt), notInArray(pulse.id, open)));
  const dropped = await tx
    .delete(pulseCarry)
    .where(or(inArray(pulseCarry.pulseId, ended), isTooOld(tx, now)))
    .returning({ keyId: pulseCarry.keyId });
  return dropped.map(({ keyId }) => keyId);
}

/** A carry's newest wave is the last that was frozen. */
function isTooOld(tx: Writer, now: Date): SQL {
  const { pulseCarry, wave } = tx.tables;
  const recent = tx
    .select({ id: wave.pulseId })
    .from(wave)
    .where(and(isNotNull(wave.frozenAt), gte(wave.closesAt, oldestCarried(now))));
  return notInArray(pulseCarry.pulseId, recent);
}

/** Its length would say how many organisations anybody answered in: it is a power of two, with room to spare. */
function padded(text: string): string {
  let bytes = LEAST_BYTES;
  while (bytes < Buffer.byteLength(text)) bytes *= 2;
  return text + " ".repeat(bytes - Buffer.byteLength(text));
}
