/** A chart as a picture. Whoever opens its address is asked anew what they may read, and sees no more than that. */
import type { DocumentKind, DocumentReader, Studio } from "../../context.js";
import type { Drawn } from "../../drawing/artist.js";
import { DAY } from "../../schedule/clock.js";
import { chartMeasure } from "./chart-measure.js";
import { resultsReadable } from "./readable-pulses.js";
import { readShown } from "./shown.js";

/** Long enough for a leader who comes back to their chat after a weekend. */
const lifeMs = 7 * DAY;

export const chartPicture: DocumentKind = {
  ...{ name: "pulse-chart", mediaType: "image/png", fileName: "pulse-chart.png", lifeMs },
  make: (studio, about, reader) => drawn("spc-chart", studio, about, reader),
};

export const chartVector: DocumentKind = {
  ...{ name: "pulse-chart-svg", mediaType: "image/svg+xml", fileName: "pulse-chart.svg", lifeMs },
  make: (studio, about, reader) => drawn("spc-chart-svg", studio, about, reader),
};

async function drawn(
  drawing: string,
  studio: Studio,
  about: string,
  reader: DocumentReader,
): Promise<Drawn | undefined> {
  const shown = readShown(about);
  const results = shown && (await resultsReadable(studio.read, reader.id, studio.now, shown.pulseId));
  if (shown === undefined || results === undefined) return undefined;
  const { chart, points } = await chartMeasure(studio, results, shown);
  return points.length === 0 ? undefined : studio.artist.draw(drawing, chart);
}
