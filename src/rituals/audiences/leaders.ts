/** Leaders; where they are asked to thank somebody for a story, about a story that no leader has thanked for. */
import { aboutNothing, idsOf, type Resolve } from "./resolving.js";
import { holdersAmong } from "./role-holders.js";
import { storiesToThankFor } from "./unthanked-stories.js";

export const leaders: Resolve = async (resolving, turns) => {
  const leading = await holdersAmong(resolving.read, idsOf(turns), ["leader"]);
  const theirs = turns.filter(({ person }) => leading.has(person.id));
  const [first] = theirs;
  if (first === undefined) return [];
  return first.due.ritual.completion === "story-thanks"
    ? storiesToThankFor(resolving, theirs)
    : theirs.map(aboutNothing);
};
