/** Puts a need and an offer together, and tells both. */
import { eq, or } from "drizzle-orm";
import { z } from "zod";
import type { Action } from "../chat/feature.js";
import { nothing, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type NeedId, type NeedMatchId, readId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { organisationsNear } from "../directory/organisations.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { fitting } from "./fitting-words.js";
import { matchCard } from "./need-cards.js";
import {
  addMatch,
  canBeTold,
  changeMatch,
  findMatch,
  isClosed,
  isOver,
  type Match,
  matchedAmong,
  type Need,
  openElsewhere,
} from "./needs.js";

/** So many of the newest are looked at. */
const MOST_LOOKED_AT = 500;

/** The best that nobody has taken up yet, with both told; undefined where nothing fits. */
export async function matchBest(
  tx: Writer,
  own: Pick<Need, "id" | "offer" | "words" | "organisationId">,
  now: Date,
): Promise<NeedMatchId | undefined> {
  const open = await openElsewhere(tx, own.organisationId, now, { offer: !own.offer, limit: MOST_LOOKED_AT });
  const taken = await matchedAmong(
    tx,
    open.map(({ id }) => id),
  );
  const near = new Set(await organisationsNear(tx, own.organisationId));
  const others = open
    .filter(({ id }) => !taken.has(id))
    .map((one) => ({ one, words: one.words, near: near.has(one.organisationId) }));
  for (const { one } of fitting(own.words, others)) {
    const match = await matchWith(tx, own, one, now);
    if (match !== undefined) return match;
  }
  return undefined;
}

/** Undefined where they were put together before. */
export async function matchWith(
  tx: Writer,
  own: { readonly id: NeedId; readonly offer: boolean },
  other: Pick<Need, "id">,
  now: Date,
): Promise<NeedMatchId | undefined> {
  const id = own.offer ? await addMatch(tx, other.id, own.id, now) : await addMatch(tx, own.id, other.id, now);
  const match = id && (await findMatch(tx, id));
  if (match === undefined) return undefined;
  for (const party of [match.need, match.offer]) await tellParty(tx, match, party, now);
  await revise(tx, `need:${match.need.id}`, now);
  return match.id;
}

async function tellParty(tx: Writer, { id }: Match, { memberId, workspaceId }: Need, now: Date): Promise<void> {
  const to = { kind: "member", id: memberId, workspaceId } as const;
  await say(tx, { to, message: needMatched, payload: { match: id, member: memberId }, manner: "personal", now });
}

const payload = z.object({ match: z.string(), member: z.string() });

/** To each of the two. */
export const needMatched: MessageKind<z.infer<typeof payload>> = {
  name: "need-matched",
  payloads: { 1: payload },
  async compose({ match: id, member }, { read, words }, occasion) {
    const match = await findMatch(read, id as NeedMatchId);
    if (match === undefined) return undefined;
    // Whoever is away by now, or wants no more messages, is put to nobody.
    const isTold = (await canBeTold(read, match.need)) && (await canBeTold(read, match.offer));
    if (occasion === "post" && (isOver(match) || !isTold)) return undefined;
    const to = match.need.memberId === member ? "need" : "offer";
    return { card: matchCard(words, match, to), about: [`need-match:${id}`] };
  },
};

export const settleMatch: Action<Context> = {
  name: "settle-match",
  pressed: (context, about) => settle(context, about, true),
};

export const declineMatch: Action<Context> = {
  name: "decline-match",
  pressed: (context, about) => settle(context, about, false),
};

async function settle({ words, now, write }: Context, about: string, settled: boolean) {
  const id = readId<NeedMatchId>(about);
  return write(async (tx, me) => {
    const match = id && (await changeMatch(tx, id, me.id, now, settled));
    if (match === undefined) return reply(noticeCard(words.needs.gone));
    await revise(tx, `need-match:${match.id}`, now);
    await revise(tx, `need:${match.need.id}`, now);
    if (!settled) await tryAgain(tx, match, now);
    // With the two, whatever else was offered for either of them is over.
    if (isClosed(match)) for (const one of [match.need, match.offer]) await endMatchesOf(tx, one.id, now);
    return nothing;
  });
}

/** What did not fit may fit something else, while whoever said it can be told. */
async function tryAgain(tx: Writer, { need, offer }: Match, now: Date): Promise<void> {
  for (const one of [need, offer]) if (await canBeTold(tx, one)) await matchBest(tx, one, now);
}

/** Every card about what somebody took back says that it is over, and its words stand nowhere. */
export async function endMatchesOf(tx: Writer, id: NeedId, now: Date): Promise<void> {
  for (const match of await matchesOf(tx, id)) await revise(tx, `need-match:${match}`, now);
  await revise(tx, `need:${id}`, now);
}

async function matchesOf(read: Reader, id: NeedId): Promise<readonly NeedMatchId[]> {
  const { needMatch } = read.tables;
  const rows = await read
    .select({ id: needMatch.id })
    .from(needMatch)
    .where(or(eq(needMatch.needId, id), eq(needMatch.offerId, id)));
  return rows.map((row) => row.id);
}
