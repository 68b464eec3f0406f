/** A system's own questions, asked besides the three. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { OwnItemId } from "../database/ids.js";
import type { Reader } from "../database/store.js";

export interface OwnItem {
  readonly id: OwnItemId;
  readonly words: string;
}

/** Those that are asked, in turn, the oldest first. */
export async function standingItems(read: Reader): Promise<readonly OwnItem[]> {
  const { ownItem } = read.tables;
  return read
    .select({ id: ownItem.id, words: ownItem.words })
    .from(ownItem)
    .where(isNull(ownItem.retiredAt))
    .orderBy(asc(ownItem.addedAt), asc(ownItem.id));
}

/** One of them, retired or not. */
export async function findItem(read: Reader, id: OwnItemId): Promise<OwnItem | undefined> {
  const { ownItem } = read.tables;
  const [found] = await read
    .select({ id: ownItem.id, words: ownItem.words })
    .from(ownItem)
    .where(and(eq(ownItem.id, id)));
  return found;
}
