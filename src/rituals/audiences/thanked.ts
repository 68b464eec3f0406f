/** Whoever was thanked since the ritual came round last: about the newest thanks that they have not passed on. */
import { aliasedTable, and, desc, eq, exists, gt, inArray, isNull, not } from "drizzle-orm";
import type { Reader } from "../../database/store.js";
import { earliestOf, idsOf, type Resolve, type Turn } from "./resolving.js";

export const thanked: Resolve = async ({ read }, turns) => {
  const rows = await thanksTo(read, turns);
  return turns.flatMap((turn) => {
    const newest = rows.find(({ memberId, at }) => memberId === turn.person.id && at > turn.since);
    return newest === undefined ? [] : [{ turn, about: `thanks:${newest.id}` }];
  });
};

/** The newest first. Nothing is said of a sender who is away. */
async function thanksTo(read: Reader, turns: readonly Turn[]) {
  const { thanked, thanks, member } = read.tables;
  const relay = aliasedTable(thanks, "relay");
  const isPassedOn = and(eq(relay.relayOf, thanks.id), eq(relay.senderId, thanked.memberId), isNull(relay.takenBackAt));
  return read
    .select({ id: thanks.id, memberId: thanked.memberId, at: thanks.createdAt })
    .from(thanked)
    .innerJoin(thanks, eq(thanks.id, thanked.thanksId))
    .innerJoin(member, eq(member.id, thanks.senderId))
    .where(
      and(
        inArray(thanked.memberId, idsOf(turns)),
        gt(thanks.createdAt, earliestOf(turns)),
        isNull(thanks.takenBackAt),
        isNull(member.awayAt),
        not(exists(read.select({ id: relay.id }).from(relay).where(isPassedOn))),
      ),
    )
    .orderBy(desc(thanks.createdAt), desc(thanks.id));
}
