/** Names that are nearly what somebody typed: a letter wrong, or the surname first. */
import { distance } from "fastest-levenshtein";
import { nameKey } from "../directory/name-key.js";
import type { KnownPerson, PeopleByName } from "./people.js";

const MOST_OFFERED = 3;
const MOST_WRONG = 2;
/** One wrong letter in a name of three is another name. */
const LETTERS_FOR_EACH = 4;

/** Of these people, those whose names come nearest, the nearest first. Nobody is chosen by it. */
export function nearTo(name: string, people: PeopleByName): readonly KnownPerson[] {
  const typed = nameKey(name);
  const most = Math.min(MOST_WRONG, Math.floor(typed.length / LETTERS_FOR_EACH));
  return [...people]
    .map(([key, called]) => ({
      key,
      called,
      wrong: Math.min(distance(typed, key), distance(inOrder(typed), inOrder(key))),
    }))
    .filter(({ key, wrong }) => key !== typed && wrong <= most)
    .toSorted((a, b) => a.wrong - b.wrong || (a.key < b.key ? -1 : 1))
    .flatMap(({ called }) => called)
    .slice(0, MOST_OFFERED);
}

const inOrder = (key: string): string => key.split(" ").toSorted().join(" ");
