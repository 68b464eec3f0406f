/**
 * The answers of an open wave. Each person who is asked has one row from the beginning, under a token that only the
 * wave's key can make, and what is in it only that key can open. So no row says who answered or what: not even to
 * somebody who has the list of who was asked. Of some rows a copy can show that they were written to, and which later.
 */
import { createHash } from "node:crypto";
import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { MemberId, OrganisationId, PulseId, WaveId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Writer } from "../database/store.js";
import type { Item } from "../database/tables/pulses.js";
import type { WaveKeys } from "../database/wave-keys.js";
import { type AnswerKeys, answerKeys, openAnswers, sealAnswers, tokenOf } from "../safeguards/sealed-answers.js";
import type { Wave } from "./pulses.js";
import { FIFTHS, itemsFor } from "./questions.js";

export interface Given {
  /** In whose name; null where that is not known. */
  readonly organisationId: OrganisationId | null;
  /** From 1, strongly disagree, to 5, strongly agree. */
  readonly answers: Readonly<Partial<Record<Item, number>>>;
}

const written = z.object({
  o: z.custom<OrganisationId>((id) => typeof id === "string").nullable(),
  a: z.record(
    z.custom<Item>((item) => typeof item === "string"),
    z.int().min(1).max(5),
  ),
});

/** More than an organisation's id and four answers take. */
const ROW_BYTES = 256;
export const LONGEST_COMMENT = 500;
/** More than any comment takes: four bytes for each character. */
const COMMENT_BYTES = 4 * LONGEST_COMMENT + 16;

/** What opens a wave's rows; undefined where the wave is closed and its key destroyed, or keys cannot be kept here. */
export async function keysOf(waveKeys: WaveKeys | undefined, id: WaveId): Promise<AnswerKeys | undefined> {
  const key = await waveKeys?.find(id);
  return key && answerKeys(key);
}

/** A row that nobody has answered in. Where the wave takes comments, it looks as if one were in it. */
export function emptyRow(
  keys: AnswerKeys,
  { id, takesComments }: Pick<Wave, "id" | "takesComments">,
  { token, organisationId }: { readonly token: string; readonly organisationId: OrganisationId | null },
) {
  const sealedComment = takesComments ? commentSealed(keys, token, "") : null;
  return { waveId: id, token, sealed: sealed(keys, token, { organisationId, answers: {} }), sealedComment };
}

function sealed(keys: AnswerKeys, token: string, { organisationId, answers }: Given): string {
  return sealAnswers(keys, token, JSON.stringify({ o: organisationId, a: answers }), ROW_BYTES);
}

/** What stands in a row; undefined where the key does not open it. */
export function opened(keys: AnswerKeys, token: string, seal: string): Given | undefined {
  const plain = openAnswers(keys, token, seal);
  if (plain === undefined) return undefined;
  const { o, a } = written.parse(JSON.parse(plain));
  return { organisationId: o, answers: a };
}

type Row = { readonly waveId: WaveId; readonly token: string };

const selectRow = statement((db: Reader, given: Row) => {
  const { waveAnswer } = db.tables;
  return db
    .select({ sealed: waveAnswer.sealed })
    .from(waveAnswer)
    .where(and(eq(waveAnswer.waveId, given.waveId), eq(waveAnswer.token, given.token)));
});

/** What somebody has answered so far; undefined where they were not asked. */
export async function answersOf(
  read: Reader,
  keys: AnswerKeys,
  waveId: WaveId,
  memberId: MemberId,
): Promise<Given | undefined> {
  const token = tokenOf(keys, memberId);
  const [row] = await selectRow(read, { waveId, token });
  return row && opened(keys, token, row.sealed);
}

const updateRow = statement((db: Writer, given: Row & { sealed: string }) => {
  const { waveAnswer } = db.tables;
  return db
    .update(waveAnswer)
    .set({ sealed: given.sealed })
    .where(and(eq(waveAnswer.waveId, given.waveId), eq(waveAnswer.token, given.token)));
});

export async function saveAnswers(
  tx: Writer,
  keys: AnswerKeys,
  waveId: WaveId,
  memberId: MemberId,
  given: Given,
): Promise<void> {
  const token = tokenOf(keys, memberId);
  await updateRow(tx, { waveId, token, sealed: sealed(keys, token, given) });
}

/** Empty words take back what was said before. */
export async function saveComment(tx: Writer, keys: AnswerKeys, waveId: WaveId, memberId: MemberId, words: string) {
  const { waveAnswer } = tx.tables;
  const token = tokenOf(keys, memberId);
  const sealedComment = commentSealed(keys, token, words);
  await tx
    .update(waveAnswer)
    .set({ sealedComment })
    .where(and(eq(waveAnswer.waveId, waveId), eq(waveAnswer.token, token)));
}

/** A comment does not open where answers stand, nor in another row. */
const placeOfComment = (token: string): string => `${token} comment`;

const commentSealed = (keys: AnswerKeys, token: string, words: string): string =>
  sealAnswers(keys, placeOfComment(token), words, COMMENT_BYTES);

/** What somebody wrote, which is empty where they wrote nothing; undefined where the key does not open it. */
export function openedComment(keys: AnswerKeys, token: string, seal: string): string | undefined {
  return openAnswers(keys, placeOfComment(token), seal);
}

/** Rows of a wave in the order of their tokens, after `after`. */
export async function rowsOf(read: Reader, waveId: WaveId, after: string, limit: number) {
  const { waveAnswer } = read.tables;
  return read
    .select({ token: waveAnswer.token, sealed: waveAnswer.sealed, comment: waveAnswer.sealedComment })
    .from(waveAnswer)
    .where(and(eq(waveAnswer.waveId, waveId), gt(waveAnswer.token, after)))
    .orderBy(asc(waveAnswer.token))
    .limit(limit);
}

/** Which of five groups of questions somebody is asked, and in which half they are: the same in every wave of a pulse. */
export function drawOf(pulseId: PulseId, memberId: MemberId): { readonly fifth: number; readonly half: number } {
  const [a = 0, b = 0, c = 0] = createHash("sha256").update(`${pulseId} ${memberId}`).digest();
  return { fifth: (a * 256 + b) % FIFTHS, half: c % 2 };
}

/** What somebody is asked in a wave, in order. */
export function itemsAskedOf(wave: Wave, memberId: MemberId): readonly Item[] {
  const fifth = wave.rotates ? drawOf(wave.pulseId, memberId).fifth : 0;
  const own = wave.ownItemId === null ? [] : [`own:${wave.ownItemId}` as const];
  return [...itemsFor(wave.number, fifth), ...own];
}
