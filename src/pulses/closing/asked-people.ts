/** How many people of each organisation a wave asked, by the fifth of the group that they are in. */
import { setImmediate } from "node:timers/promises";
import { and, asc, eq, gt } from "drizzle-orm";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Stratum } from "../../statistics/cells.js";
import { drawOf } from "../answers.js";
import type { Wave } from "../pulses.js";
import { FIFTHS } from "../questions.js";
import { UNSAID } from "./tally-wave.js";

/** For each stratum five numbers; all are in the first where the group does not rotate. */
export type Asked = ReadonlyMap<Stratum, readonly number[]>;

const AT_ONCE = 1000;

export async function askedPeople(read: Reader, wave: Wave): Promise<Asked> {
  const { waveInvitation } = read.tables;
  const asked = new Map<Stratum, number[]>();
  for (let after: MemberId | undefined, more = true; more; ) {
    const rows = await read
      .select({ memberId: waveInvitation.memberId, organisationId: waveInvitation.organisationId })
      .from(waveInvitation)
      .where(and(eq(waveInvitation.waveId, wave.id), after && gt(waveInvitation.memberId, after)))
      .orderBy(asc(waveInvitation.memberId))
      .limit(AT_ONCE);
    for (const { memberId, organisationId } of rows) {
      const fifths = asked.get(organisationId ?? UNSAID) ?? Array.from({ length: FIFTHS }, () => 0);
      asked.set(organisationId ?? UNSAID, fifths);
      const fifth = wave.rotates ? drawOf(wave.pulseId, memberId).fifth : 0;
      fifths[fifth] = (fifths[fifth] ?? 0) + 1;
    }
    after = rows.at(-1)?.memberId;
    more = rows.length === AT_ONCE;
    await setImmediate();
  }
  return asked;
}
