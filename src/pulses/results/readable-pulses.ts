/**
 * Whose results are whose to read: the group reads first; those who lead, asked themselves or not, one working day later;
 * nobody else ever.
 */
import { and, asc, eq, isNotNull, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context.js";
import { type MemberId, type PulseId, readId } from "../../database/ids.js";
import { statement } from "../../database/statement.js";
import type { Reader } from "../../database/store.js";
import { allPulses, findPulse, type Pulse, type Wave } from "../pulses.js";
import { belongs, isHere, leads, waits, wasAsked } from "./who-reads.js";

export interface Results {
  readonly pulse: Pulse;
  /** Those that the reader may read, the oldest first. */
  readonly waves: readonly Wave[];
  /** The last of them. */
  readonly newest: Wave;
}

/** All that somebody may read at this moment; the pulse whose figures are the newest comes first. */
export async function resultsReadableBy(read: Reader, me: MemberId, now: Date): Promise<readonly Results[]> {
  const waves = (await wavesWhere(read, mayRead(read, me, now))).map(({ wave }) => wave);
  const results = (await allPulses(read)).flatMap((pulse) => {
    const own = waves.filter(({ pulseId }) => pulseId === pulse.id);
    return resultsOf(pulse, own);
  });
  const since = ({ newest }: Results): number => newest.frozenAt?.getTime() ?? 0;
  return results.toSorted((one, other) => since(other) - since(one));
}

function resultsOf(pulse: Pulse, waves: readonly Wave[]): readonly Results[] {
  const newest = waves.at(-1);
  return newest === undefined ? [] : [{ pulse, waves, newest }];
}

export interface AskedResults {
  readonly reader: MemberId;
  readonly results: Results;
}

/** What the asker named, if it is theirs to read. The id comes from their own device. */
export async function resultsFor(
  { read, now, asker }: Pick<Context, "read" | "now" | "asker">,
  typed: string,
): Promise<AskedResults | undefined> {
  const id = readId<PulseId>(typed);
  const reader = asker.memberId;
  if (id === undefined || reader === undefined) return undefined;
  const results = await resultsReadable(read, reader, now, id);
  return results && { reader, results };
}

/** Asked for everybody who is told of a result. */
const selectWaves = statement((db: Reader, given: { me: MemberId; now: Date; id: PulseId }) =>
  wavesWhere(db, and(eq(db.tables.pulse.id, given.id), mayRead(db, given.me, given.now))),
);

/** Undefined where there is nothing that they may read. */
export async function resultsReadable(
  read: Reader,
  me: MemberId,
  now: Date,
  id: PulseId,
): Promise<Results | undefined> {
  const waves = (await selectWaves(read, { me, now, id })).map(({ wave }) => wave);
  const pulse = waves.length === 0 ? undefined : await findPulse(read, id);
  return pulse && resultsOf(pulse, waves)[0];
}

function wavesWhere(read: Reader, where: SQL | undefined) {
  const { pulse, wave } = read.tables;
  return read
    .select({ wave })
    .from(wave)
    .innerJoin(pulse, eq(pulse.id, wave.pulseId))
    .where(where)
    .orderBy(asc(wave.number));
}

/**
 * Of a wave joined to its pulse: the group's waves for whoever belongs to it now or leads it, and for anybody else only
 * those in which they were asked. What is charted for them is what they may read, as if there were no other wave.
 */
function mayRead(read: Reader, me: MemberId, now: Date): SQL | undefined {
  const { wave } = read.tables;
  const isTheirs = or(belongs(read, me), wasAsked(read, me), leads(read, me));
  const isTime = or(lte(wave.leadersFrom, now), not(sql`(${waits(read, me)})`));
  return and(isNotNull(wave.frozenAt), isHere(read, me), isTheirs, isTime);
}
