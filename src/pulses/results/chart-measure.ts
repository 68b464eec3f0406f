/** The chart of one measure of one part, for somebody who may read the waves that it is given. */
import { type Charted, chartOf } from "../../charts/spc-charts.js";
import type { Measure } from "../../database/tables/pulses.js";
import { figuresOver } from "../figures.js";
import { isDimension } from "../questions.js";
import { type PlacedStep, placedSteps, pulseSteps } from "./pulse-steps.js";
import type { Results } from "./readable-pulses.js";
import { type Naming, nameOfMeasure, nameOfPart } from "./result-names.js";
import { type Point, seriesOf } from "./series.js";
import type { Shown } from "./shown.js";
import { toldFigure } from "./told-figures.js";

export interface MeasureChart extends Charted {
  readonly shown: Shown;
  /** "Support", or a question in its own words. */
  readonly name: string;
  readonly part: string;
  readonly points: readonly Point[];
  readonly steps: readonly PlacedStep[];
}

/** One without points where nothing of it was published. */
export async function chartMeasure(
  naming: Naming,
  { pulse, waves }: Results,
  { cell, measure }: Omit<Shown, "pulseId">,
): Promise<MeasureChart> {
  const { read, words, system } = naming;
  const shown = { pulseId: pulse.id, cell, measure };
  const points = seriesOf(waves, await figuresOver(read, pulse.id, cell, measure), measure);
  const steps = placedSteps(points, await pulseSteps(read, shown));
  const name = await nameOfMeasure(naming, measure);
  const part = await nameOfPart(naming, pulse, cell);
  const { chart } = words.pulseResults;
  const charted = chartOf(
    {
      subject: subjectOf(measure, name),
      title: chart.title(name, part),
      unit: chart.unit,
      scale: [0, 100],
      digits: 0,
      higherIsBetter: true,
      target: pulse.target ?? undefined,
      points: points.map(({ wave, figure }) => ({
        at: wave.opensAt,
        value: figure?.score,
        band: figure && chart.band(toldFigure(figure).score),
      })),
      steps,
      timeZone: system.timeZone,
    },
    words,
  );
  return { ...charted, shown, name, part, points, steps };
}

const several: readonly Measure[] = ["new-ways", "relationships"];

/** "New ways have risen"; of a question, its own words in quotation marks. */
function subjectOf(measure: Measure, name: string) {
  if (isDimension(measure)) return { name, isPlural: several.includes(measure) };
  return { name: `“${name.replace(/[.]$/, "")}”`, isPlural: false };
}
