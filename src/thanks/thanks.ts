/** Thanks: what is written, and what each person may do with it. */
import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import {
  type MemberId,
  newId,
  type OrganisationId,
  type ThankedId,
  type ThanksId,
  type ThanksReplyId,
  type WorkspaceId,
} from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { SeenBy } from "../database/tables/thanks.js";
import { idsCuratedBy } from "../directory/curators.js";

export interface Thanked {
  readonly id: ThankedId;
  readonly thanksId: ThanksId;
  /** Undefined for somebody whom Causeway cannot reach. */
  readonly member: { readonly id: MemberId; readonly workspaceId: WorkspaceId } | undefined;
  readonly name: string;
  readonly organisation: string;
  readonly organisationId: OrganisationId;
  readonly askedAt: Date | null;
  readonly helpedAt: Date | null;
  readonly agreedAt: Date | null;
}

export interface Thanks {
  readonly id: ThanksId;
  readonly sender: { readonly id: MemberId; readonly workspaceId: WorkspaceId };
  readonly senderName: string;
  readonly organisation: string;
  readonly words: string;
  readonly seenBy: SeenBy;
  readonly relayOf: ThanksId | null;
  readonly createdAt: Date;
  readonly takenBackAt: Date | null;
  readonly thanked: readonly Thanked[];
}

export interface NewThanks {
  readonly senderId: MemberId;
  readonly organisationId: OrganisationId;
  readonly words: string;
  readonly seenBy: SeenBy;
  readonly relayOf: ThanksId | null;
  readonly week: string;
  readonly createdAt: Date;
}

export async function addThanksTo(
  tx: Writer,
  thanks: NewThanks,
  people: readonly {
    readonly memberId: MemberId | null;
    readonly name: string;
    readonly organisationId: OrganisationId;
    readonly askedAt: Date | null;
  }[],
): Promise<{ readonly id: ThanksId; readonly thanked: readonly ThankedId[] }> {
  const id = newId<ThanksId>();
  await tx.insert(tx.tables.thanks).values({ id, ...thanks });
  const rows = people.map((person) => ({ id: newId<ThankedId>(), thanksId: id, ...person }));
  await tx.insert(tx.tables.thanked).values(rows);
  return { id, thanked: rows.map((row) => row.id) };
}

/** Thanks whoever asks: only to compose a message whose reader was settled when it was said. */
export async function anyThanks(read: Reader, id: ThanksId): Promise<Thanks | undefined> {
  const [thanks] = await selectThanks(read, eq(read.tables.thanks.id, id), 1);
  return thanks;
}

/** The same, by somebody whom they thank. */
export async function anyThanksTo(read: Reader, id: ThankedId) {
  const { thanked } = read.tables;
  const [row] = await read.select({ thanksId: thanked.thanksId }).from(thanked).where(eq(thanked.id, id));
  const thanks = row && (await anyThanks(read, row.thanksId));
  const person = thanks?.thanked.find((one) => one.id === id);
  return thanks === undefined || person === undefined ? undefined : { thanks, person };
}

/** Thanks that stand, for somebody whom they thank. */
export async function thanksTo(read: Reader, id: ThanksId | undefined, memberId: MemberId | undefined) {
  if (id === undefined || memberId === undefined) return undefined;
  const { thanks } = read.tables;
  const mine = and(eq(thanks.id, id), isNull(thanks.takenBackAt), isThanked(read, memberId));
  const [found] = await selectThanks(read, mine, 1);
  const person = found?.thanked.find(({ member }) => member?.id === memberId);
  return found === undefined || person === undefined ? undefined : { thanks: found, person };
}

/** Thanks in which this member is thanked. */
export function isThanked(read: Reader, memberId: MemberId): SQL {
  const { thanks, thanked } = read.tables;
  return exists(
    read
      .select({ id: thanked.id })
      .from(thanked)
      .where(and(eq(thanked.thanksId, thanks.id), eq(thanked.memberId, memberId))),
  );
}

/** With everybody whom they thank, newest first. */
export async function selectThanks(read: Reader, where: SQL | undefined, limit: number): Promise<readonly Thanks[]> {
  const { thanks, organisation, member } = read.tables;
  const rows = await read
    .select({
      thanks,
      organisation: organisation.name,
      senderName: member.name,
      sender: { id: member.id, workspaceId: member.workspaceId },
    })
    .from(thanks)
    .innerJoin(organisation, eq(organisation.id, thanks.organisationId))
    .innerJoin(member, eq(member.id, thanks.senderId))
    .where(where)
    .orderBy(desc(thanks.createdAt), desc(thanks.id))
    .limit(limit);
  const people = await thankedIn(
    read,
    rows.map((row) => row.thanks.id),
  );
  return rows.map(({ thanks: { organisationId: _, senderId: __, week: ___, ...thanks }, ...names }) => {
    return { ...thanks, ...names, thanked: people.filter(({ thanksId }) => thanksId === thanks.id) };
  });
}

async function thankedIn(read: Reader, ids: readonly ThanksId[]): Promise<readonly Thanked[]> {
  if (ids.length === 0) return [];
  const { thanked, organisation, member } = read.tables;
  const rows = await read
    .select({
      thanked,
      organisation: organisation.name,
      known: { id: member.id, workspaceId: member.workspaceId, name: member.name },
    })
    .from(thanked)
    .innerJoin(organisation, eq(organisation.id, thanked.organisationId))
    .leftJoin(member, eq(member.id, thanked.memberId))
    .where(inArray(thanked.thanksId, [...ids]))
    .orderBy(asc(thanked.id));
  return rows.map(({ thanked: { memberId: _, ...person }, organisation, known }) => {
    const member = known === null ? undefined : { id: known.id, workspaceId: known.workspaceId };
    return { ...person, organisation, member, name: known?.name ?? person.name };
  });
}

/** Takes thanks back: their words are deleted, and the names that were kept. False where they are none of this sender's. */
export async function takeBack(tx: Writer, id: ThanksId, senderId: MemberId, now: Date): Promise<boolean> {
  const { thanks, thanked } = tx.tables;
  const taken = await tx
    .update(thanks)
    .set({ takenBackAt: now, words: "" })
    .where(and(eq(thanks.id, id), eq(thanks.senderId, senderId), isNull(thanks.takenBackAt)))
    .returning({ id: thanks.id });
  if (taken.length === 0) return false;
  await tx.update(thanked).set({ name: "" }).where(eq(thanked.thanksId, id));
  return true;
}

/** Says that thanks helped. False where this was said before. */
export async function markHelped(tx: Writer, id: ThankedId, now: Date): Promise<boolean> {
  const { thanked } = tx.tables;
  const marked = await tx
    .update(thanked)
    .set({ helpedAt: now })
    .where(and(eq(thanked.id, id), isNull(thanked.helpedAt)))
    .returning({ id: thanked.id });
  return marked.length === 1;
}

/**
 * A curator passed thanks on to somebody whom Causeway cannot reach. False where this was said before, or where they
 * do not look after that person's organisation.
 */
export async function markPassedOn(tx: Writer, id: ThankedId, curator: MemberId, now: Date): Promise<boolean> {
  const { thanked, thanks } = tx.tables;
  const stands = tx
    .select({ id: thanks.id })
    .from(thanks)
    .where(and(eq(thanks.id, thanked.thanksId), isNull(thanks.takenBackAt)));
  const marked = await tx
    .update(thanked)
    .set({ helpedAt: now })
    .where(
      and(
        eq(thanked.id, id),
        isNull(thanked.memberId),
        isNull(thanked.helpedAt),
        isNotNull(thanked.askedAt),
        inArray(thanked.organisationId, idsCuratedBy(tx, curator)),
        exists(stands),
      ),
    )
    .returning({ id: thanked.id });
  return marked.length === 1;
}

/** Lets others see them, or no longer. */
export async function setAgreed(tx: Writer, id: ThankedId, agreedAt: Date | null): Promise<void> {
  const { thanked } = tx.tables;
  await tx.update(thanked).set({ agreedAt }).where(eq(thanked.id, id));
}

export async function addReply(tx: Writer, thankedId: ThankedId, words: string, now: Date): Promise<ThanksReplyId> {
  const id = newId<ThanksReplyId>();
  await tx.insert(tx.tables.thanksReply).values({ id, thankedId, words, createdAt: now });
  return id;
}

/** A reply whoever asks: only to compose the message that carries it. */
export async function anyReply(read: Reader, id: ThanksReplyId) {
  const { thanksReply } = read.tables;
  const [row] = await read.select().from(thanksReply).where(eq(thanksReply.id, id));
  const to = row && (await anyThanksTo(read, row.thankedId));
  return row === undefined || to === undefined ? undefined : { words: row.words, ...to };
}

/** What somebody who was thanked did with it, besides what its row says. */
export async function answersOf(read: Reader, { id, thanksId, member }: Thanked) {
  const { thanksReply, thanks } = read.tables;
  const replies = await read
    .select({ id: thanksReply.id })
    .from(thanksReply)
    .where(eq(thanksReply.thankedId, id))
    .limit(1);
  if (member === undefined) return { replied: replies.length > 0, passedOn: false };
  const passedOn = and(eq(thanks.relayOf, thanksId), eq(thanks.senderId, member.id), isNull(thanks.takenBackAt));
  const relays = await read.select({ id: thanks.id }).from(thanks).where(passedOn).limit(1);
  return { replied: replies.length > 0, passedOn: relays.length > 0 };
}
