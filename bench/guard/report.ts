/**
 * What the guard finds and where it is wrong: `npm run guard`. Recall is measured on the half of the corpus that was
 * written before the patterns and never tuned to; false alarms are measured on that half's ordinary sentences.
 * `npm run guard -- --tuning` prints the other half, and what is missed there.
 */
import { parseArgs } from "node:util";
import { heldOut } from "../../test/safeguards/corpus/held-out.js";
import { heldOutOrdinary } from "../../test/safeguards/corpus/held-out-ordinary.js";
import { type Alarms, alarmsInStories, alarmsOf, type Recall, recallOf } from "../../test/safeguards/corpus/measure.js";
import { tuning } from "../../test/safeguards/corpus/tuning.js";
import { tuningOrdinary } from "../../test/safeguards/corpus/tuning-ordinary.js";

const { values } = parseArgs({ options: { tuning: { type: "boolean", default: false } } });
const half = values.tuning ? tuning : heldOut;
const ordinary = values.tuning ? tuningOrdinary : heldOutOrdinary;

const recalls = recallOf(half);
const alarms = alarmsOf(half, ordinary);
const stories = alarmsInStories(half, ordinary);

console.log("| identifier | outcome | recall, % | false alarms per 100 ordinary sentences |");
console.log("| --- | --- | ---: | ---: |");
for (const recall of recalls) console.log(row(recall));
console.log(
  `| all that block or ask | | ${whole(recalls)} | ${each(alarms, alarms.stopped.length)} (stories of four sentences: ${each(stories, stories.stopped.length)}) |`,
);

if (values.tuning) for (const line of wrong()) console.log(line);

function row({ family: { name, kind, outcome }, recall }: Recall): string {
  return `| ${name} | ${outcome} | ${percent(recall)} | ${each(alarms, alarms.by.get(`${kind} ${outcome}`) ?? 0)} |`;
}

/** Of every sample of every kind that must be stopped. */
function whole(all: readonly Recall[]): string {
  const stopping = all.filter(({ family }) => family.outcome === "block" || family.outcome === "ask");
  const samples = stopping.reduce((sum, one) => sum + one.samples, 0);
  return percent(stopping.reduce((sum, one) => sum + one.recall * one.samples, 0) / samples);
}

/** Misses and false alarms, for whoever tunes: never of the other half. */
function wrong(): readonly string[] {
  const missed = recalls.flatMap(({ family, missed: samples }) =>
    samples.map(({ text }) => `missed, ${family.name}: ${text}`),
  );
  return ["", ...missed, ...alarms.stopped.map(({ text }) => `false alarm: ${text}`)];
}

function percent(share: number): string {
  // Rounded down: what is missed shows.
  return (Math.floor(share * 1_000) / 10).toFixed(1);
}

function each({ texts }: Alarms, count: number): string {
  return ((count / texts) * 100).toFixed(2);
}
