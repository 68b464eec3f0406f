/** Whoever looks after a group of people, for each of them. */
import { groupKey } from "../../groups/groups.js";
import { hostsAmong } from "./group-hosts.js";
import { idsOf, type Resolve } from "./resolving.js";

export const hosts: Resolve = async ({ read }, turns) => {
  const hosting = await hostsAmong(read, idsOf(turns));
  return turns.flatMap((turn) =>
    hosting
      .filter(({ hostId }) => hostId === turn.person.id)
      .map(({ groupId }) => ({ turn, about: groupKey({ kind: "team", id: groupId }) })),
  );
};
