/** The web check: how a team sees the six elements of its culture, and which of them nothing is told of. */
import { listed } from "./phrases.js";

const elements = {
  story: "Stories: what people tell each other",
  symbol: "Symbols: what people see on walls, in names and words",
  power: "Power: whose word counts",
  structure: "Structure: who meets whom",
  control: "Control: what is measured and allowed",
  ritual: "Rituals: what is done every week",
};

const names = {
  story: "stories",
  symbol: "symbols",
  power: "power",
  structure: "structure",
  control: "control",
  ritual: "rituals",
};

const views = { "not-working": "Not working", change: "Change", keep: "Keep" };

export const culture = {
  purpose: "See with your team which parts of your culture help, and which do not",
  title: "Web check",
  intro:
    "Six things make a culture, and they hold each other up. Once a quarter, in ten minutes of a meeting, a team says of each whether it works, what to change and what to keep.",
  elements,
  views,
  start: (team: string) => `Do the web check for ${team}`,
  again: (team: string) => `Change this quarter’s for ${team}`,
  noTeam: "You are in no team yet. A web check is a team’s own.",
  openTeams: "Teams",
  of: (team: string, quarter: string) => `${team}, ${quarter}`,
  first: "First",
  columns: ["Element", "How it is seen", "Last quarter"] as const,
  none: "–",
  quarter: (date: string) => {
    const number = Math.ceil(Number(date.slice(5, 7)) / 3);
    const seasons = ["January to March", "April to June", "July to September", "October to December"];
    return `${seasons[number - 1] ?? ""} ${date.slice(0, 4)}`;
  },
  due: (team: string) => `A new quarter has begun: ten minutes for the web check of ${team}?`,
  gone: "This team is not yours, or it is no more. Nothing has changed.",
  saved: (team: string) => `Saved. The people of ${team} can read it here.`,

  form: {
    title: "Web check",
    send: "Save",
    intro: (team: string) => `For ${team}, as you see it together. It can be changed until the quarter ends.`,
    missing: "Please choose one. If you do not agree, choose what most of you say.",
    first: "What will you change first?",
    firstHint: "One thing, and who begins. Please name no patient.",
  },

  balance: {
    title: "Balance",
    intro: "Of which element something was told or done in the last two months, across the system.",
    columns: ["Element", "Stories", "Rituals"] as const,
    some: "some",
    nothing: "nothing",
    empty: (empty: readonly (keyof typeof names)[]) =>
      `Nothing for two months about ${listed(empty.map((element) => names[element]))}. What would a story or a ritual about it be?`,
    full: "Every element has a story or a ritual of the last two months.",
  },
};
