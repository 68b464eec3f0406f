/** The list of drawings, each by its name. They run in a thread of their own and are given data alone. */
import { drawSpcChart, drawSpcChartSvg } from "./drawing/charts/draw-spc.js";
import { drawStoryCard, drawStoryPoster } from "./symbols/draw-story.js";

export const drawings: Readonly<Record<string, (given: unknown) => Promise<Uint8Array>>> = {
  "story-card": drawStoryCard,
  "story-poster": drawStoryPoster,
  "spc-chart": drawSpcChart,
  "spc-chart-svg": drawSpcChartSvg,
};
