/** `/causeway roles`: who looks after what, as far as the asker may see. */
import type { Action, Verb } from "../chat/feature.js";
import { type Outcome, replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type GrantId, type MemberId, readId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { Words } from "../words/en-GB.js";
import { authorityOf, looksAfter } from "./authority.js";
import { noticeCard } from "./directory-cards.js";
import { grantsSeenBy } from "./grants.js";
import { MOST_GRANTS_SHOWN, ROLES_PAGE, rolesCard } from "./roles-cards.js";

export const rolesVerb = (words: Words): Verb<Context> => ({
  name: "roles",
  purpose: words.roles.purpose,
  command: false,
  said: showRoles,
});

export const rolesPage = { name: ROLES_PAGE, visited: showRoles };

export async function showRoles({ words, read, asker }: Context): Promise<Outcome> {
  return reply(await rolesCardFor(words, read, asker.memberId, {}));
}

export const moreRoles: Action<Context> = {
  name: "more-roles",
  async pressed({ words, read, asker }, about) {
    const after = readId<GrantId>(about);
    return replace(await rolesCardFor(words, read, asker.memberId, after === undefined ? {} : { after }));
  },
};

/** `news` is what has just become of a role. */
export async function rolesCardFor(
  words: Words,
  read: Reader,
  memberId: MemberId | undefined,
  { after, news }: { readonly after?: GrantId; readonly news?: string | undefined },
) {
  const authority = await authorityOf(read, memberId);
  if (memberId === undefined || !(authority.steward || looksAfter(authority).length > 0))
    return noticeCard(news ?? words.roles.notYours);
  const grants = await grantsSeenBy(read, memberId, MOST_GRANTS_SHOWN + 1, after);
  return rolesCard(words, { authority, grants, news });
}
