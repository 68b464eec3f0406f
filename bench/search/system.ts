/** A large system: organisations of very different sizes, places, and three years of stories. */
import { newId } from "../../src/database/ids.js";
import { type Audience, elements, storyKinds } from "../../src/database/tables/stories.js";
import { type Dice, diceFrom, skewed } from "./dice.js";
import { textOf } from "./vocabulary.js";

const ORGANISATIONS = 200;
const PLACES = 12;
/** The smallest belong to no place. */
const IN_PLACES = 180;
const WEEKS = 156;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
export const END = Date.parse("2026-11-18T09:00:00Z");
const idOf = (kind: number, at: number): string => `00000000-0000-7${kind}00-8000-${String(at).padStart(12, "0")}`;

export const organisations = Array.from({ length: ORGANISATIONS }, (_, at) => idOf(1, at));
export const places = Array.from({ length: PLACES }, (_, at) => idOf(2, at));
export const author = idOf(3, 0);
export const workspace = idOf(4, 0);
export const organisationPlaces = organisations
  .slice(0, IN_PLACES)
  .flatMap((id, at) =>
    (at % 5 === 0 ? [at, at + 1] : [at]).map((place) => [id, places[place % PLACES] ?? ""] as const),
  );

export interface Told {
  readonly id: string;
  readonly organisation: string;
  readonly kind: string;
  readonly happened: string;
  readonly changed: string;
  readonly element: string | null;
  readonly named: readonly string[];
  readonly audience: Audience;
  readonly createdAt: number;
  readonly held: boolean;
  readonly shared: boolean;
}

/** The oldest first, as they were told. */
export function* toldStories(count: number): Generator<Told> {
  const dice = diceFrom(20261118);
  for (let at = 0; at < count; at++) {
    const ago = Math.floor(((count - at) / count) * WEEKS * WEEK_MS);
    yield story(dice, END - ago, WEEKS - Math.floor(ago / WEEK_MS) - 1);
  }
}

function story(dice: Dice, createdAt: number, week: number): Told {
  const organisation = organisations[skewed(dice, ORGANISATIONS)] ?? "";
  const others = Array.from({ length: 1 + skewed(dice, 4) }, () => organisations[skewed(dice, ORGANISATIONS)] ?? "");
  const rest = week % 52;
  return {
    id: newId(),
    organisation,
    // Most are wins.
    kind: storyKinds[skewed(dice, storyKinds.length)] ?? "win",
    happened: textOf(dice, 30 + Math.floor(dice() * 40), rest),
    changed: textOf(dice, 10 + Math.floor(dice() * 10), rest),
    element: dice() < 0.3 ? (elements[skewed(dice, elements.length)] ?? null) : null,
    named: [...new Set(others)].filter((id) => id !== organisation),
    audience: audienceBy(dice()),
    createdAt,
    held: dice() < 0.01,
    shared: dice() < 0.9,
  };
}

function audienceBy(chance: number): Audience {
  if (chance < 0.45) return "organisation";
  return chance < 0.85 ? "place" : "system";
}
