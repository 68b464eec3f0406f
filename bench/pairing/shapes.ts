/** Systems of many people in organisations of very unequal size, and who in them never wants to meet whom. */
import type { HalfDay } from "../../src/database/tables/meetings.js";
import { type Dice, diceOf } from "../../src/meetings/pairing/dice.js";
import type { Pairable, Round } from "../../src/meetings/pairing/people.js";

export interface Shape {
  readonly people: number;
  readonly organisations: number;
  /** The largest has this share of all; the others fall off as one over their rank. */
  readonly largest: number;
}

const sectors = ["hospital", "mental-health", "community", "primary-care", "council", "social-care", "charity"];
const roles = ["Nurse", "Social worker", "Manager", "Porter", "Doctor", "Housing officer", "Clerk", ""];
const halves = [1, 2, 3, 4, 5].flatMap((day) => [`${day}-am`, `${day}-pm`]) as readonly HalfDay[];

export function crowdOf({ people, organisations, largest }: Shape): readonly Pairable[] {
  const dice = diceOf(`${people} ${organisations} ${largest}`);
  const ranks = Array.from({ length: organisations - 1 }, (_, at) => 1 / (at + 1));
  const whole = ranks.reduce((sum, rank) => sum + rank, 0);
  const shares = [largest, ...ranks.map((rank) => ((1 - largest) * rank) / whole)];
  const sizes = shares.map((share) => Math.floor(share * people));
  const employed = sizes.flatMap((size, organisation) => Array.from({ length: size }, () => organisation));
  return Array.from({ length: people }, (_, at): Pairable => {
    const organisation = employed[at] ?? organisations - 1;
    return {
      ...{ id: `p${at}`, organisation: `o${organisation}`, waited: dice(50) === 0 },
      sector: sectors[organisation % sectors.length] ?? null,
      role: roles[dice(roles.length)] ?? "",
      free: dice(2) === 0 ? [] : halves.filter(() => dice(3) === 0),
    };
  });
}

/** One in twenty never wants to meet some others. */
export function neverIn(people: readonly Pairable[], dice: Dice = diceOf("never")): Round["never"] {
  return people.flatMap(({ id }) =>
    dice(20) > 0
      ? []
      : Array.from({ length: 1 + dice(5) }, () => [id, people[dice(people.length)]?.id ?? id] as const).filter(
          ([one, other]) => one !== other,
        ),
  );
}
