/**
 * The votes of an anonymous poll. Rows are there before anybody answers, and whoever answers takes one of them at
 * random. So no row says who answered, what, when, in which order, or whether anybody did: that takes the poll's key,
 * which is not in this database, and nowhere any more once the poll has closed.
 */
import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { MemberId, PollId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { type AnswerKeys, openAnswers, sealAnswers, tokenOf } from "../safeguards/sealed-answers.js";

/** How many rows are added at once. */
const SPARE_ROWS = 64;
/** Of which option, in bytes: one digit, or nothing in a row that nobody has taken. */
const CHOICE_BYTES = 1;

/** Adds rows that nobody has taken, of which there have been `before`. */
export async function addSpareVotes(tx: Writer, keys: AnswerKeys, pollId: PollId, before = 0): Promise<void> {
  const rows = Array.from({ length: SPARE_ROWS }, (_, at) => rowOf(keys, spare(before + at), ""));
  await tx.insert(tx.tables.pollVote).values(rows.map((row) => ({ pollId, ...row })));
}

const spare = (number: number): string => `spare ${number}`;

function rowOf(keys: AnswerKeys, who: string, plain: string) {
  const voter = tokenOf(keys, who);
  return { voter, choice: sealAnswers(keys, voter, plain, CHOICE_BYTES) };
}

/**
 * The tokens of rows that nobody has taken, in random order. Read before the write in which one of them is taken:
 * whoever reads all rows in a transaction is in the way of everybody else who answers.
 */
export async function spareVotes(read: Reader, keys: AnswerKeys, pollId: PollId): Promise<readonly string[]> {
  const rows = await rowsOf(read, pollId);
  const there = new Set(rows.map(({ voter }) => voter));
  // Every row was a spare one once.
  const left = rows.map((_, number) => tokenOf(keys, spare(number))).filter((token) => there.has(token));
  return rows.flatMap(() => (left.length === 0 ? [] : left.splice(randomInt(left.length), 1)));
}

/** Keeps which option a member chose, in place of what they chose before; else in the first of these that is spare. */
export async function castSealedVote(
  tx: Writer,
  keys: AnswerKeys,
  pollId: PollId,
  { memberId, option, spares }: SealedVote,
): Promise<void> {
  const row = rowOf(keys, memberId, String(option));
  for (const voter of [row.voter, ...spares]) if (await changeRow(tx, pollId, voter, row)) return;
  const before = await rowsOf(tx, pollId);
  await addSpareVotes(tx, keys, pollId, before.length);
  await castSealedVote(tx, keys, pollId, { memberId, option, spares: await spareVotes(tx, keys, pollId) });
}

interface SealedVote {
  readonly memberId: MemberId;
  readonly option: number;
  readonly spares: readonly string[];
}

async function changeRow(tx: Writer, pollId: PollId, voter: string, row: ReturnType<typeof rowOf>): Promise<boolean> {
  const { pollVote } = tx.tables;
  const changed = await tx
    .update(pollVote)
    .set(row)
    .where(and(eq(pollVote.pollId, pollId), eq(pollVote.voter, voter)))
    .returning({ voter: pollVote.voter });
  return changed.length === 1;
}

/** How many chose each of so many options. */
export async function countSealedVotes(
  read: Reader,
  keys: AnswerKeys,
  pollId: PollId,
  options: number,
): Promise<readonly number[]> {
  const counts = Array.from({ length: options }, () => 0);
  for (const { voter, choice } of await rowsOf(read, pollId)) {
    const plain = openAnswers(keys, voter, choice) ?? "";
    if (plain !== "") counts[Number(plain)] = (counts[Number(plain)] ?? 0) + 1;
  }
  return counts;
}

async function rowsOf(read: Reader, pollId: PollId) {
  const { pollVote } = read.tables;
  return read
    .select({ voter: pollVote.voter, choice: pollVote.choice })
    .from(pollVote)
    .where(eq(pollVote.pollId, pollId));
}
