/** The chart as a picture. Whoever opens its address is asked anew whether they may see it. */
import type { DocumentKind, DocumentReader, Studio } from "../context.js";
import { readId, type TeamMeasureId } from "../database/ids.js";
import type { Drawn } from "../drawing/artist.js";
import { DAY } from "../schedule/clock.js";
import { readableMeasure } from "./celebrations.js";
import { chartMeasure } from "./drawn-celebrations.js";

const lifeMs = 7 * DAY;

/** `about` is the measure. */
export const measurePicture: DocumentKind = {
  ...{ name: "measure-chart", mediaType: "image/png", fileName: "measure-chart.png", lifeMs },
  make: (studio, about, reader) => drawn("spc-chart", studio, about, reader),
};

export const measureVector: DocumentKind = {
  ...{ name: "measure-chart-svg", mediaType: "image/svg+xml", fileName: "measure-chart.svg", lifeMs },
  make: (studio, about, reader) => drawn("spc-chart-svg", studio, about, reader),
};

async function drawn(
  drawing: string,
  studio: Studio,
  about: string,
  reader: DocumentReader,
): Promise<Drawn | undefined> {
  const measure = await readableMeasure(studio.read, readId<TeamMeasureId>(about), reader.id);
  const charted = measure && (await chartMeasure(studio, measure));
  return charted && studio.artist.draw(drawing, charted.chart);
}
