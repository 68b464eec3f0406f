/** Whoever may ends somebody's role, at once. */
import type { Action } from "../chat/feature.js";
import { replace } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import { type GrantId, readId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import type { Words } from "../words/en-GB.js";
import { dismiss } from "./appoint.js";
import { authorityOf, mayDecide } from "./authority.js";
import { anyGrant, countHolders } from "./grants.js";
import { rolesCardFor } from "./show-roles.js";

export const endRoleAction: Action<Context> = {
  name: "end-role",
  async pressed({ words, now, write }, about) {
    return write(async (tx, me) => {
      const news = await end(tx, me, readId<GrantId>(about), { words, now });
      return replace(await rolesCardFor(words, tx, me.id, { news }));
    });
  },
};

/** What became of it. */
async function end(
  tx: Writer,
  me: Me,
  id: GrantId | undefined,
  { words: { roles }, now }: { readonly words: Words; readonly now: Date },
): Promise<string> {
  const grant = id && (await anyGrant(tx, id));
  if (grant === undefined || grant.endedAt !== null) return roles.notEnded;
  if (!mayDecide(await authorityOf(tx, me.id), grant)) return roles.notEnded;
  const { name, role, organisation, organisationId } = grant;
  const isLast = (await countHolders(tx, role, organisationId)) === 1;
  // Nobody could then give the role to anybody but the operator, who still can.
  if (role === "steward" && isLast) return roles.lastSteward;
  await dismiss(tx, grant, { actorId: me.id, now });
  const ended = roles.ended(name, role, organisation);
  return role === "curator" && isLast && organisation !== null
    ? `${ended} ${roles.noCuratorLeft(organisation)}`
    : ended;
}
