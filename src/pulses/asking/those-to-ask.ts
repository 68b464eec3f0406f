/** Whom a wave asks: everybody in its group, but for the other half and for those who had another pulse lately. */
import { and, eq, gt, inArray, ne } from "drizzle-orm";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { type GroupMember, membersOf } from "../../groups/groups.js";
import { addDays } from "../../schedule/occurrences.js";
import { drawOf } from "../answers.js";
import type { Pulse, Wave } from "../pulses.js";

/** At once, in one transaction. */
const AT_ONCE = 250;
/** Nobody is asked by two pulses within a fortnight, but for the day that a bank holiday takes. */
const REST_DAYS = 13;

export interface Some {
  readonly asked: readonly GroupMember[];
  /** After whom to go on; undefined where these were the last. */
  readonly next: MemberId | undefined;
}

type Opening = Pick<Wave, "opensOn" | "half">;

/** Some hundred of them at a time, by id. */
export async function someToAsk(
  read: Reader,
  pulse: Pulse,
  { opensOn, half }: Opening,
  after: MemberId | undefined,
): Promise<Some> {
  const members = await membersOf(read, pulse.group, { after, limit: AT_ONCE });
  const resting = await restingAmong(read, pulse, opensOn, members);
  const asked = members.filter(({ id }) => !resting.has(id) && (half === null || drawOf(pulse.id, id).half === half));
  return { asked, next: members.length < AT_ONCE ? undefined : members.at(-1)?.id };
}

/** How many there are in all. */
export async function countToAsk(read: Reader, pulse: Pulse, opening: Opening): Promise<number> {
  let people = 0;
  for (let some: Some | undefined; some === undefined || some.next !== undefined; people += some.asked.length)
    some = await someToAsk(read, pulse, opening, some?.next);
  return people;
}

/** A pulse keeps its own waves apart, even where a bank holiday moves one of them. */
async function restingAmong(
  read: Reader,
  pulse: Pulse,
  opensOn: string,
  members: readonly GroupMember[],
): Promise<ReadonlySet<MemberId>> {
  const { waveInvitation, wave } = read.tables;
  const ids = members.map(({ id }) => id);
  const rows = await read
    .select({ memberId: waveInvitation.memberId })
    .from(waveInvitation)
    .innerJoin(wave, eq(wave.id, waveInvitation.waveId))
    .where(
      and(
        inArray(waveInvitation.memberId, ids),
        ne(wave.pulseId, pulse.id),
        gt(wave.opensOn, addDays(opensOn, -REST_DAYS)),
      ),
    );
  return new Set(rows.map(({ memberId }) => memberId));
}
