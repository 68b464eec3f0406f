/** A person's own record. */
import { listed } from "./phrases.js";

export const record = {
  purpose: "Get your own stories and thanks as a document",
  usage: "record",
  title: "My record",
  intro:
    "Your own stories, and the thanks that you gave and were given, as a document to keep or to take to an appraisal. It has words, and no totals.",
  yours: "It is yours alone. Nobody else can ask Causeway for it, and nobody may require you to show it.",
  lasts:
    "These links work for 15 minutes, and for whoever has them, so please do not pass them on. What you save is yours to look after.",
  open: "Open it to read or print",
  save: "Save it as Markdown",
  nothing: "There is nothing in your record yet. What you tell and whom you thank comes here.",
  noPages: "Your record needs Causeway's web pages, which are not here. Whoever runs Causeway can add them.",
  document: {
    title: (name: string) => `Record of ${name}`,
    made: (system: string, date: string) => `From Causeway in ${system}, on ${date}.`,
    older: "This holds the newest. Older ones are left out.",
    story: (date: string) => `Story, ${date}`,
    with: (names: readonly string[]) => `With ${listed(names)}.`,
    changed: (changed: string) => `What changed: ${changed}`,
    given: (to: readonly string[], date: string) => `Thanks to ${listed(to)}, ${date}`,
    received: (from: string, date: string) => `Thanks from ${from}, ${date}`,
    forStory: (from: string, date: string) => `Thanks from ${from} for a story, ${date}`,
    someone: "somebody",
  },
};
