/** Which cells of a wave could be told at all, by how many answered. */
import { dimensions, type Item, type Measure } from "../../src/database/tables/pulses.js";
import type { outturnOf } from "../../src/pulses/closing/outturn.js";
import { isDimension, itemsAsked } from "../../src/pulses/questions.js";
import { type Counts, countOf, type Stratum } from "../../src/statistics/cells.js";
import { FEWEST_ANSWERS } from "../../src/statistics/suppression.js";
import { type Answered, OWN_ITEM } from "./simulated-system.js";

export type Figure = ReturnType<typeof outturnOf>["figures"][number];
type Named = Pick<Figure, "cell" | "measure">;

export const measures: readonly Measure[] = [...dimensions, `own:${OWN_ITEM}`];

export function asks({ number, rotates, ownItemId }: Answered["wave"], measure: Measure): boolean {
  return measure === `own:${ownItemId}` || (isDimension(measure) && itemsAsked(number, measure, rotates).length > 0);
}

/** How many answered a measure, and each of its items. */
export function countsOf({ wave: { number, rotates }, tally: { strata } }: Answered, measure: Measure): Counts {
  const items = isDimension(measure) ? itemsAsked(number, measure, rotates) : [measure as Item];
  return Object.fromEntries(
    [...strata].map(([stratum, tally]) => {
      const answers = items.map((item) => [item, tally.items.get(item)?.answers ?? 0] as const);
      const people = isDimension(measure) ? (tally.people.get(measure) ?? 0) : (answers[0]?.[1] ?? 0);
      return [stratum, { people, items: Object.fromEntries(answers) }];
    }),
  );
}

/** The cells that are large enough by themselves: the threshold of people, and five answers to each item. */
export function largeIn(answered: Answered): readonly Named[] {
  return measures.flatMap((measure) => largeOf(answered, measure).map(({ cell }) => ({ cell, measure })));
}

/**
 * Of these, the cells that can be told beside those of higher rank (the group, then places, then organisations): they
 * differ from each by nobody, or by the threshold. One that differs from the whole group by three people can never stand
 * beside it, whatever else is hidden.
 */
export function eligibleIn(answered: Answered): readonly Named[] {
  return measures.flatMap((measure) => {
    const counts = countsOf(answered, measure);
    const isApart = (one: readonly Stratum[], other: readonly Stratum[]): boolean => {
      const either = [...one.filter((each) => !other.includes(each)), ...other.filter((each) => !one.includes(each))];
      const { people } = countOf(counts, either);
      return people === 0 || people >= answered.wave.threshold;
    };
    const eligible: Large[] = [];
    for (const cell of largeOf(answered, measure))
      if (eligible.every(({ strata }) => isApart(strata, cell.strata))) eligible.push(cell);
    return eligible.map(({ cell }) => ({ cell, measure }));
  });
}

interface Large {
  readonly cell: Figure["cell"];
  readonly strata: readonly Stratum[];
}

function largeOf(answered: Answered, measure: Measure): readonly Large[] {
  const { wave, tally, parts } = answered;
  if (!asks(wave, measure)) return [];
  const counts = countsOf(answered, measure);
  const cells: readonly Large[] = [
    { cell: "group", strata: [...tally.strata.keys()] },
    ...parts.map(({ cell, organisations }) => ({ cell, strata: organisations })),
  ];
  return cells.filter(({ strata }) => {
    const { people, items } = countOf(counts, strata);
    return people >= wave.threshold && Object.values(items).every((answers) => answers >= FEWEST_ANSWERS);
  });
}
