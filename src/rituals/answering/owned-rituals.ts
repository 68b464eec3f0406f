/** Who sees to what follows from an answer: whoever has it may hand it on or let it go. */
import { and, eq, isNull } from "drizzle-orm";
import { type MemberId, type RitualAnswerId, readId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { anyAnswer, type RitualAnswer } from "./answered-rituals.js";

/** `about` comes from their own device. */
export async function ownedBy(
  read: Reader,
  about: string,
  me: MemberId | undefined,
): Promise<RitualAnswer | undefined> {
  const id = readId<RitualAnswerId>(about);
  const answer = id && (await anyAnswer(read, id));
  return me !== undefined && answer?.owner?.id === me ? answer : undefined;
}

/** What waits to be seen to, and is theirs to say by whom: whoever has it, and where nobody has, whoever wrote it. */
export async function handedBy(
  read: Reader,
  about: string,
  me: MemberId | undefined,
): Promise<RitualAnswer | undefined> {
  const id = readId<RitualAnswerId>(about);
  const answer = id && (await anyAnswer(read, id));
  return answer !== undefined && mayHand(answer, me) ? answer : undefined;
}

/** Whoever is away has nothing to see to meanwhile. */
export function mayHand({ owner, author, cameOf, dueOn }: RitualAnswer, me: MemberId | undefined): boolean {
  if (me === undefined || dueOn === null || cameOf !== undefined) return false;
  return owner?.id === me || (author.id === me && (owner === undefined || owner.awayAt !== null));
}

export interface Handing {
  readonly id: RitualAnswerId;
  /** Whoever had it when this was decided: null where nobody did. */
  readonly from: MemberId | null;
  readonly to: MemberId | null;
  /** A local date. */
  readonly dueOn: string;
}

/** False where somebody else has it meanwhile. */
export async function saveOwner(tx: Writer, { id, from, to, dueOn }: Handing): Promise<boolean> {
  const { ritualAnswer } = tx.tables;
  const isTheirs = from === null ? isNull(ritualAnswer.ownerId) : eq(ritualAnswer.ownerId, from);
  const saved = await tx
    .update(ritualAnswer)
    .set({ ownerId: to, dueOn })
    .where(and(eq(ritualAnswer.id, id), isTheirs))
    .returning({ id: ritualAnswer.id });
  return saved.length > 0;
}
