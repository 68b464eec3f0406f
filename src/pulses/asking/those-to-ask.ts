/** Whom a wave asks: everybody in its group, but for the other half and for those who had another pulse lately. */
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { type GroupMember, membersOf } from "../../groups/groups.js";
import { drawOf } from "../answers.js";
import type { Pulse, Wave } from "../pulses.js";
import { restingAmong } from "./resting.js";

/** At once, in one transaction. */
const AT_ONCE = 250;

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
