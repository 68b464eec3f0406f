/** What came of a pulse: for the people who were asked, and one working day later for those who lead. */
import { counted, date, fullDate, inWords, shortDate } from "./phrases.js";

/** A figure near either end is told as a bound: more would say what each of a group of one mind had answered. */
interface Banded {
  readonly value: number;
  readonly bound: "exactly" | "at-least" | "at-most";
}

/** "62", "95 or more", "5% or less". */
const banded = ({ value, bound }: Banded, sign = ""): string => {
  const beyond = { exactly: "", "at-least": " or more", "at-most": " or less" }[bound];
  return `${value}${sign}${beyond}`;
};

const share = (percent: Banded): string => banded(percent, "%");

/** `pooled` is how many waves were counted together; one is nothing to tell. */
const together = (pooled: number): string =>
  pooled === 2 ? "with the wave before" : `with the ${inWords(pooled - 1)} waves before`;

const withPooled = (said: string, pooled: number): string => (pooled > 1 ? `${said} ${together(pooled)}` : said);

export const pulseResults = {
  open: "Results of pulse checks",
  title: "Results of pulse checks",
  none: "There are no pulse results for you to read yet. When a pulse closes, the group that was asked reads it first. Leaders and stewards read it one working day later, even if they were asked themselves.",
  notYours: "This result is not here, or it is not yours to read yet.",
  gone: { group: "A group that is no more", part: "A part that is no more", ownItem: "A question that is no more" },

  /** One pulse. */
  heading: (group: string) => `Pulse: ${group}`,
  ended: (group: string) => `${group} (ended)`,
  asked: (at: Date, timeZone: string) => `Asked from ${fullDate(at, timeZone)}.`,
  response: (answered: number, invited: number, percent: number) =>
    `${answered.toLocaleString("en-GB")} of ${counted(invited, "person", "people")} answered: ${percent}%.`,
  indicative: "Fewer than one in five answered, so please take this as indicative only.",
  tooFew: (threshold: number) => `Nothing can be shown: fewer than ${threshold} answers could be counted.`,
  allWithheld: "Nothing of this wave can be shown: too few people answered each question.",
  allUsual: "Everything is within its usual range.",
  othersUsual: "Everything else is within its usual range.",
  /** Where something is withheld, or has too few results to say. */
  judgedUsual: "What can be judged is within its usual range.",
  othersJudgedUsual: "What else can be judged is within its usual range.",
  dimension: (score: Banded, agree: Banded, people: number, pooled: number) =>
    `${banded(score)} of 100. ${share(agree)} agree. ${pooled > 1 ? `${counted(people, "answer", "answers")} ${together(pooled)}` : counted(people, "person", "people")}.`,
  withheld: "Withheld: too few people answered.",
  notAsked: "Not asked this time.",
  lastAsked: (at: Date, timeZone: string) => `Not asked this time. On ${date(at, timeZone)}:`,
  scale: "0 means that everybody strongly disagrees, 100 that everybody strongly agrees.",
  overTime: (name: string) => `${name} over time`,
  ownOverTime: "Our own question over time",
  seeGroup: (group: string) => `See ${group}`,
  others: "Also:",
  whole: (group: string) => `All of ${group}`,

  /** All waves of a pulse. */
  waves: {
    heading: "All waves",
    columns: { asked: "Asked", answered: "Answered" },
    day: shortDate,
    score: (score: Banded, pooled: number) => withPooled(banded(score), pooled),
    withheld: "withheld",
    notAsked: "not asked",
    answered: (percent: number) => `${percent}%`,
    fewerThan: (threshold: number) => `fewer than ${threshold} counted`,
    scores: "The figures are scores from 0 to 100.",
    withheldMeans: "Withheld: too few answers could be counted to show it.",
    notAskedMeans: "Not asked: a small group is asked about three of the five each time.",
    pooledMeans: "With the wave before: both are counted together, so that enough people answered to show it.",
    bandsMean:
      "Or more, or less: where nearly everybody thinks alike, the figure itself would tell what each of them said.",
    earlier: (number: number) => `${counted(number, "earlier wave is", "earlier waves are")} among the saved figures.`,
  },

  comments: {
    heading: "In people's own words",
    note: (at: Date, timeZone: string) =>
      `From the wave of ${date(at, timeZone)}, in no order. Please do not try to work out who wrote what.`,
    more: (number: number) => `Read all ${number} comments`,
    next: "More comments",
  },

  /** One measure. */
  chart: {
    title: (measure: string, part: string) => `${measure.replace(/[.]$/, "")}, ${part}`,
    unit: "Score from 0 to 100",
    columns: { asked: "Asked", score: "Score", agree: "Agree", people: "People" },
    day: fullDate,
    agree: share,
    /** Beside a point. */
    band: (score: Banded): string | undefined => (score.bound === "exactly" ? undefined : banded(score)),
    /** For a group that is asked one question of each dimension at a time. */
    oneQuestion:
      "This group is small, so each wave asks one question about it, and another the next time: part of what moves may be the question.",
    figures: "The figures",
    reading:
      "Each mark is one wave. The limits show where results usually lie: one beyond them, or seven in a row on one side of the average, is unlikely to be chance. Where a wave was withheld, or is counted with the next, the line breaks, and nothing is compared across the break.",
    noPages:
      "The chart as a picture, and the figures to save, need Causeway's web pages, which are not here. Whoever runs Causeway can add them.",
    open: "Open the chart",
    back: "All results",
    save: "Save the figures",
    items: "The questions behind it:",
    /** An item's own chart. */
    dimension: (name: string) => `All of ${name}`,
    parts: "Parts, shown where enough people answered:",
    steps: "New limits",
    earlier: (number: number) => `${counted(number, "earlier wave is", "earlier waves are")} on the chart.`,
  },

  step: {
    open: "Start a new step",
    title: "Start a new step",
    send: "Start it",
    intro:
      "From the wave that you choose on, the limits are worked out anew; what came before keeps its own. Do this when something has really changed, never to make a warning go away. It stays on the chart with your reason.",
    wave: "From which wave on?",
    waveMissing: "Please choose a wave.",
    choice: (at: Date, score: Banded | undefined, pooled: number, timeZone: string) =>
      `${fullDate(at, timeZone)}: ${score === undefined ? "withheld" : withPooled(banded(score), pooled)}`,
    reason: "What changed?",
    reasonHint: "Everybody who may read the chart sees it. Please name nobody.",
    reasonMissing: "Please say what changed.",
    taken: "A step starts there already.",
    notYours: "This is for the system's stewards.",
    none: "A step can start at the second result. There is only one so far.",
    started: (at: Date, timeZone: string) => `A new step starts on ${fullDate(at, timeZone)}.`,
  },

  /** Whoever was asked is told first. */
  told: {
    summary: (group: string) => `What came of the pulse for ${group}`,
    group: (group: string) => `Here is what came of the pulse for ${group}.`,
    first: "You are among the first to read it.",
    leaders: (group: string) =>
      `Here is what came of the pulse for ${group}. The group could read it a working day before you.`,
    answer: "You are named as the one who tells this group what comes of it.",
    open: "See all results",
  },

  /** The saved figures: one line for each. */
  saved: {
    columns: {
      group: "Group",
      part: "Part",
      asked: "Asked from",
      dimension: "About",
      question: "Question",
      people: "People",
      score: "Score, 0 to 100",
      scoreBound: "Score is",
      agree: "Agree, %",
      agreeBound: "Agree is",
      pooled: "Waves counted together",
    },
    whole: "Whole group",
    bounds: { exactly: "exact", "at-least": "this or more", "at-most": "this or less" },
    allItems: "All of them",
    ownItem: "Our own question",
  },
};
