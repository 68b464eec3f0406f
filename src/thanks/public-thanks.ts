/** Thanks that others than their sender may look at, and a person's own. */
import { and, eq, exists, isNull, notExists, or } from "drizzle-orm";
import type { MemberId, OrganisationId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { isThanked, selectThanks, type Thanks } from "./thanks.js";

/**
 * What people of an organisation may see, newest first: thanks that come from it or thank somebody there, whose sender
 * lets others see them and to which everybody in them has agreed. Whoever cannot be reached cannot agree.
 */
export async function publicThanks(
  read: Reader,
  organisationId: OrganisationId,
  limit: number,
): Promise<readonly Thanks[]> {
  const { thanks, thanked } = read.tables;
  const ofThese = eq(thanked.thanksId, thanks.id);
  const hasNotAgreed = read
    .select({ id: thanked.id })
    .from(thanked)
    .where(and(ofThese, isNull(thanked.agreedAt)));
  const worksThere = read
    .select({ id: thanked.id })
    .from(thanked)
    .where(and(ofThese, eq(thanked.organisationId, organisationId)));
  return selectThanks(
    read,
    and(
      eq(thanks.seenBy, "others"),
      isNull(thanks.takenBackAt),
      notExists(hasNotAgreed),
      or(eq(thanks.organisationId, organisationId), exists(worksThere)),
    ),
    limit,
  );
}

export interface OwnThanks {
  readonly given: readonly Thanks[];
  readonly received: readonly Thanks[];
}

/** What a person gave and was given, each newest first. For themselves: nobody else is shown these, nor how many. */
export async function thanksOf(read: Reader, memberId: MemberId, limit = 100): Promise<OwnThanks> {
  const { thanks } = read.tables;
  const stands = isNull(thanks.takenBackAt);
  return {
    given: await selectThanks(read, and(stands, eq(thanks.senderId, memberId)), limit),
    received: await selectThanks(read, and(stands, isThanked(read, memberId)), limit),
  };
}
