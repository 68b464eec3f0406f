import type { TeamsWords } from "../../adapters/teams/teams.js";

export const words: TeamsWords = {
  product: "Causeway",
  openForm: (title) => `Teams opens this with a button: ${title}.`,
  open: (title) => title,
  nothingToChoose: "There is nothing to choose yet.",
  cut: "There is more than Teams can show.",
  missing: "Please fill this in.",
  kept: "Nothing has changed.",
  addMe: "Please add Causeway to your own apps, so that it can answer you alone.",
  sentPrivately: "I have answered in our own chat.",
};
