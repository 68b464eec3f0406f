/** Leaders, curators, and whoever looks after a group of people. */
import { hostsAmong } from "./group-hosts.js";
import { aboutNothing, idsOf, type Resolve } from "./resolving.js";
import { holdersAmong } from "./role-holders.js";

export const managers: Resolve = async ({ read }, turns) => {
  const ids = idsOf(turns);
  const holding = await holdersAmong(read, ids, ["leader", "curator"]);
  const hosting = new Set((await hostsAmong(read, ids)).map(({ hostId }) => hostId));
  return turns.filter(({ person: { id } }) => holding.has(id) || hosting.has(id)).map(aboutNothing);
};
