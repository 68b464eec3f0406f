/** Who sees to what is told at an organisation before others read it, or when it tells of harm. Nobody their own. */
import { and, eq, exists, inArray, isNull, ne, notExists, or, type SQL } from "drizzle-orm";
import type { MemberId, OrganisationId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Role } from "../../database/tables/directory.js";
import { holdersOf, idsWhere, isAround } from "../../directory/roles.js";

/** Its curators; its leaders where there is no other curator; the stewards where there is neither. */
export async function overseersOf(read: Reader, organisationId: OrganisationId, author: MemberId) {
  for (const [role, where] of [
    ["curator", organisationId],
    ["leader", organisationId],
    ["steward", null],
  ] as const) {
    const others = (await holdersOf(read, role, where)).filter(({ id }) => id !== author);
    if (others.length > 0) return others;
  }
  return [];
}

/** The same, the other way round: the stories that a member sees to, for use within a query of stories. */
export function isLookedAfterBy(read: Reader, member: MemberId): SQL | undefined {
  const { story, roleGrant } = read.tables;
  const steward = read
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(and(eq(roleGrant.memberId, member), eq(roleGrant.role, "steward"), isNull(roleGrant.endedAt)));
  return and(
    ne(story.authorId, member),
    or(
      inArray(story.organisationId, idsWhere(read, member, "curator")),
      and(inArray(story.organisationId, idsWhere(read, member, "leader")), notExists(others(read, "curator"))),
      and(exists(steward), notExists(others(read, "curator", "leader"))),
    ),
  );
}

/** Others than its author who hold such a role where a story was told, and are here to be asked. */
function others(read: Reader, ...roles: readonly Role[]) {
  const { story, roleGrant, member } = read.tables;
  return read
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .innerJoin(member, eq(member.id, roleGrant.memberId))
    .where(
      and(
        eq(roleGrant.organisationId, story.organisationId),
        inArray(roleGrant.role, [...roles]),
        ne(roleGrant.memberId, story.authorId),
        isNull(roleGrant.endedAt),
        isAround(read),
      ),
    );
}
