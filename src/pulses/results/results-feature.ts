/** What came of pulses: who may read it, charts, figures to keep, and telling those who were asked first. */
import type { Feature } from "../../context.js";
import { chartPicture, chartVector } from "./chart-documents.js";
import { savedFigures } from "./save-figures.js";
import { showChart } from "./show-chart.js";
import { showComments } from "./show-comments.js";
import { resultsPage, showPulseResults } from "./show-results.js";
import { startStep, stepStarted } from "./start-step.js";
import { tellGroup, tellLeaders } from "./tell-results.js";
import { resultsForGroup, resultsForLeaders } from "./told-results.js";

export const pulseResults = (): Feature => ({
  forms: [startStep],
  actions: [showPulseResults, showChart, showComments],
  pages: [resultsPage],
  messages: [resultsForGroup, resultsForLeaders, stepStarted],
  jobs: [tellGroup, tellLeaders],
  documents: [chartPicture, chartVector, savedFigures],
});
