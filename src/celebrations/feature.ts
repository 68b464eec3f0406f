/** Celebrated changes, and the watch over whether they last. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { answerFadeForm } from "./answer-fade.js";
import { weekAsked } from "./ask-week.js";
import { celebrateChange } from "./celebrate-change.js";
import { measurePicture, measureVector } from "./chart-documents.js";
import { chooseMeasureForm } from "./choose-measure.js";
import { askFadeOwner, fadeDue, fadeGiven } from "./fade-owners.js";
import { giveWeek, sayWeek } from "./give-week.js";
import { ownFadeForm } from "./own-fade.js";
import { fadeRaised } from "./raise-fade.js";
import { celebrateVerb, celebrationsPage, openCelebration } from "./show-celebrations.js";
import { showMeasureChart } from "./show-chart.js";
import { sayStatus, stillDoingIt } from "./still-doing-it.js";
import { changeCelebrated, fadeAnswered, tellOfCelebration, watchEnded } from "./tell-people.js";
import { planTending, tendCelebrations } from "./tend-celebrations.js";

export const celebrations = (words: Words): Feature => ({
  verbs: [celebrateVerb(words)],
  forms: [chooseMeasureForm, giveWeek, celebrateChange, ownFadeForm, answerFadeForm],
  actions: [openCelebration, sayWeek, showMeasureChart, sayStatus],
  pages: [celebrationsPage],
  documents: [measurePicture, measureVector],
  messages: [weekAsked, changeCelebrated, fadeRaised, fadeGiven, fadeDue, fadeAnswered, stillDoingIt, watchEnded],
  jobs: [tendCelebrations, tellOfCelebration, askFadeOwner],
  plan: planTending,
});
