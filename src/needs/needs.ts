/** Needs and offers, and which of them belong together. */
import { and, desc, eq, exists, gt, inArray, isNull, lte, ne, not, or, type SQL } from "drizzle-orm";
import {
  type MemberId,
  type NeedId,
  type NeedMatchId,
  newId,
  type OrganisationId,
  type WorkspaceId,
} from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { canBeAsked } from "../groups/groups.js";
import { DAY, later } from "../schedule/clock.js";

type Row = Reader["tables"]["need"]["$inferSelect"];

export interface Need extends Row {
  readonly name: string;
  readonly workspaceId: WorkspaceId;
  readonly organisation: string;
}

export type NewNeed = Omit<Row, "id" | "closedAt">;

/** What nobody took up for so long is not offered any more. */
const OPEN_FOR_MS = 180 * DAY;
/** So many of what nobody offered are looked at, for the oldest of them. */
const MOST_UNMET = 500;

export async function addNeed(tx: Writer, need: NewNeed): Promise<NeedId> {
  const id = newId<NeedId>();
  await tx.insert(tx.tables.need).values({ id, ...need });
  return id;
}

/** What is open elsewhere, of whoever can be told; the newest first. */
export async function openElsewhere(
  read: Reader,
  organisationId: OrganisationId,
  now: Date,
  { offer, limit }: { readonly offer?: boolean; readonly limit: number },
): Promise<readonly Need[]> {
  const { need } = read.tables;
  const isKind = offer === undefined ? undefined : eq(need.offer, offer);
  return selectNeeds(read, and(isOpen(read, now), isKind, ne(need.organisationId, organisationId)), limit);
}

export async function needsOf(read: Reader, me: MemberId, now: Date, limit: number): Promise<readonly Need[]> {
  return selectNeeds(read, and(isOpen(read, now), eq(read.tables.need.memberId, me)), limit);
}

/** One that is open and that somebody at another organisation may take up. */
export async function needFor(
  read: Reader,
  id: NeedId | undefined,
  organisationId: OrganisationId | undefined,
  now: Date,
): Promise<Need | undefined> {
  if (id === undefined || organisationId === undefined) return undefined;
  const { need } = read.tables;
  const isElsewhere = and(eq(need.id, id), ne(need.organisationId, organisationId));
  const [found] = await selectNeeds(read, and(isOpen(read, now), isElsewhere), 1);
  return found;
}

/** Whoever asks, as it stands now: only to compose what its readers were settled for when it was said. */
export async function anyNeed(read: Reader, id: NeedId): Promise<(Need & { readonly isMatched: boolean }) | undefined> {
  const [found] = await needsById(read, [id]);
  return found && { ...found, isMatched: (await matchedAmong(read, [id])).has(id) };
}

/** The same of several. */
async function needsById(read: Reader, ids: readonly NeedId[]): Promise<readonly Need[]> {
  return selectNeeds(read, inArray(read.tables.need.id, [...ids]), ids.length, false);
}

function isOpen({ tables: { need } }: Reader, now: Date): SQL | undefined {
  return and(isNull(need.closedAt), gt(need.createdAt, later(now, -OPEN_FOR_MS)));
}

/** Whoever needs it, or lends it, can still be told of something. */
export async function canBeTold(read: Reader, { id }: Pick<Need, "id">): Promise<boolean> {
  return (await selectNeeds(read, eq(read.tables.need.id, id), 1)).length > 0;
}

async function selectNeeds(read: Reader, where: SQL | undefined, limit: number, here = true): Promise<readonly Need[]> {
  const { need, member, organisation, workspace } = read.tables;
  const rows = await read
    .select({ need, name: member.name, workspaceId: member.workspaceId, organisation: organisation.name })
    .from(need)
    .innerJoin(member, eq(member.id, need.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .innerJoin(organisation, eq(organisation.id, need.organisationId))
    .where(and(where, here ? canBeAsked(read) : undefined))
    .orderBy(desc(need.createdAt), desc(need.id))
    .limit(limit);
  return rows.map(({ need, ...names }) => ({ ...need, ...names }));
}

/** False where it is none of theirs, or closed. Its words and how to reach them go with it. */
export async function takeNeedBack(tx: Writer, id: NeedId, me: MemberId, now: Date): Promise<boolean> {
  const { need } = tx.tables;
  const taken = await tx
    .update(need)
    .set({ closedAt: now, words: "", contact: "" })
    .where(and(eq(need.id, id), eq(need.memberId, me), isNull(need.closedAt)))
    .returning({ id: need.id });
  return taken.length > 0;
}

export interface Match {
  readonly id: NeedMatchId;
  readonly need: Need;
  readonly offer: Need;
  readonly needDoneAt: Date | null;
  readonly offerDoneAt: Date | null;
  readonly declinedAt: Date | null;
}

/** Undefined where these two were matched before. */
export async function addMatch(
  tx: Writer,
  needId: NeedId,
  offerId: NeedId,
  now: Date,
): Promise<NeedMatchId | undefined> {
  const { needMatch } = tx.tables;
  const [row] = await tx
    .insert(needMatch)
    .values({ id: newId<NeedMatchId>(), needId, offerId, madeAt: now })
    .onConflictDoNothing()
    .returning({ id: needMatch.id });
  return row?.id;
}

export async function findMatch(read: Reader, id: NeedMatchId): Promise<Match | undefined> {
  const { needMatch } = read.tables;
  const [row] = await read.select().from(needMatch).where(eq(needMatch.id, id));
  if (row === undefined) return undefined;
  const both = await needsById(read, [row.needId, row.offerId]);
  const need = both.find((one) => one.id === row.needId);
  const offer = both.find((one) => one.id === row.offerId);
  return need === undefined || offer === undefined ? undefined : { ...row, need, offer };
}

/** The ids of what has a match that neither of the two has declined, of these. */
export async function matchedAmong(read: Reader, ids: readonly NeedId[]): Promise<ReadonlySet<NeedId>> {
  if (ids.length === 0) return new Set();
  const { needMatch } = read.tables;
  const rows = await read
    .select({ needId: needMatch.needId, offerId: needMatch.offerId })
    .from(needMatch)
    .where(
      and(isNull(needMatch.declinedAt), or(inArray(needMatch.needId, [...ids]), inArray(needMatch.offerId, [...ids]))),
    );
  return new Set(rows.flatMap(({ needId, offerId }) => [needId, offerId]));
}

/** Settled by one of the two, or found not to fit. False where it is none of theirs, or over. */
export async function changeMatch(
  tx: Writer,
  id: NeedMatchId,
  me: MemberId,
  now: Date,
  settled: boolean,
): Promise<Match | undefined> {
  const match = await findMatch(tx, id);
  const isParty = match !== undefined && [match.need.memberId, match.offer.memberId].includes(me);
  if (match === undefined || !isParty || isOver(match)) return undefined;
  const { needMatch, need } = tx.tables;
  const own = {
    ...(match.need.memberId === me ? { needDoneAt: match.needDoneAt ?? now } : {}),
    ...(match.offer.memberId === me ? { offerDoneAt: match.offerDoneAt ?? now } : {}),
  };
  const set = settled ? own : { declinedAt: now };
  await tx.update(needMatch).set(set).where(eq(needMatch.id, id));
  const changed: Match = { ...match, ...set };
  if (isClosed(changed))
    await tx
      .update(need)
      .set({ closedAt: now })
      .where(inArray(need.id, [match.need.id, match.offer.id]));
  return changed;
}

/** Both said that it is settled. */
export const isClosed = ({ needDoneAt, offerDoneAt }: Pick<Match, "needDoneAt" | "offerDoneAt">): boolean =>
  needDoneAt !== null && offerDoneAt !== null;

/** Settled, found not to fit, or one of the two is open no more. */
export const isOver = (match: Match): boolean =>
  isClosed(match) || match.declinedAt !== null || match.need.closedAt !== null || match.offer.closedAt !== null;

/** For a digest to an organisation's leaders: what its people need and nobody has offered, the oldest first. */
export async function unmetNeeds(
  read: Reader,
  organisations: readonly OrganisationId[],
  before: Date,
  now: Date,
  limit: number,
): Promise<readonly Need[]> {
  const { need, needMatch } = read.tables;
  const isMatched = exists(
    read
      .select({ id: needMatch.id })
      .from(needMatch)
      .where(and(eq(needMatch.needId, need.id), isNull(needMatch.declinedAt))),
  );
  const where = and(
    isOpen(read, now),
    eq(need.offer, false),
    inArray(need.organisationId, [...organisations]),
    lte(need.createdAt, before),
    not(isMatched),
  );
  return (await selectNeeds(read, where, MOST_UNMET)).toReversed().slice(0, limit);
}
