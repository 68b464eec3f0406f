/** What leaders do themselves: for each alone, and in totals only. */
import { counted } from "./phrases.js";

export const checklist = {
  purpose: "Your own list of what leaders do themselves, seen by you alone",
  title: "Your own list",
  intro:
    "What leaders do is what others believe. Only you see this list; Causeway shows nobody who did what, or who did nothing.",
  week: "This week",
  deeds: {
    thanked: "I thanked somebody in another organisation, in my own words",
    opened: "I began a meeting with a person’s experience",
    visited: "I spent time where the work is done, outside my own organisation",
    flopped: "I told of something that did not work",
    unblocked: "I got a rule out of the way, or said why it stays",
    listened: "I asked somebody what gets in the way, and only listened",
    shared: "I gave something up for a partner: time, a room, money, credit",
  },
  /** Read aloud with a button, where there is little room. */
  short: {
    thanked: "thanked somebody elsewhere",
    opened: "began with a person’s experience",
    visited: "went to see the work elsewhere",
    flopped: "told what did not work",
    unblocked: "dealt with a rule",
    listened: "asked, and listened",
    shared: "gave something up",
  },
  done: "Done",
  did: "I did this",
  undo: "Not this week after all",
  spoken: (label: string, deed: string) => `${label}: ${deed}`,
  total: (deeds: number, weeks: number) =>
    `In the last ${weeks} whole weeks, leaders here together did such a thing ${counted(deeds, "time", "times")}.`,
  noTotal: (fewest: number) => `A total is shown once ${fewest} leaders have used their list in the last weeks.`,
  notYours: "This list is for leaders and stewards. Everybody else can see what leaders do without it.",
};
