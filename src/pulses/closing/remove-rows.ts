/** Deletes what a wave's answers stood in, some hundred rows at a time: others have their turn in between. */
import { and, asc, eq, lte } from "drizzle-orm";
import type { WaveId } from "../../database/ids.js";
import type { Store, Writer } from "../../database/store.js";

/** On SQLite each row is overwritten, and the process does nothing else meanwhile. */
const AT_ONCE = 500;

/** In the order of their tokens, which is nobody's. Where it is cut short, the next call deletes what is left. */
export async function removeRows(store: Store, waveId: WaveId): Promise<void> {
  while (await store.write((tx) => removeSome(tx, waveId)));
}

/** False where these were the last. */
async function removeSome(tx: Writer, waveId: WaveId): Promise<boolean> {
  const { waveAnswer } = tx.tables;
  const isOfWave = eq(waveAnswer.waveId, waveId);
  const some = await tx
    .select({ token: waveAnswer.token })
    .from(waveAnswer)
    .where(isOfWave)
    .orderBy(asc(waveAnswer.token))
    .limit(AT_ONCE);
  const last = some.at(-1);
  if (last === undefined) return false;
  await tx.delete(waveAnswer).where(and(isOfWave, lte(waveAnswer.token, last.token)));
  return some.length === AT_ONCE;
}
