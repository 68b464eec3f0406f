/** Who makes teams, and who looks after one. */
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { type Authority, authorityOf, looksAfter } from "../directory/authority.js";
import type { Team } from "./team-groups.js";

/** Whoever looks after an organisation or the system. */
export const mayMake = (authority: Authority): boolean => authority.steward || looksAfter(authority).length > 0;

/** Whether somebody may add people to a team and end it: who made it, while they may make one, and every steward. */
export async function runs(read: Reader, { madeBy }: Team, memberId: MemberId | undefined): Promise<boolean> {
  const authority = await authorityOf(read, memberId);
  return authority.steward || (memberId !== undefined && madeBy === memberId && mayMake(authority));
}
