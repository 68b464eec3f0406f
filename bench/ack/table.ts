/** The figures as Markdown. */
import { median, type Round } from "./rounds.js";

export interface Compared {
  readonly what: string;
  readonly causeway: readonly Round[];
  readonly bolt: readonly Round[];
}

export function table(compared: readonly Compared[]): string {
  return [
    "| | Causeway | bare Bolt | ratio (median of rounds) |",
    "| --- | ---: | ---: | ---: |",
    ...compared.flatMap(rows),
  ].join("\n");
}

type Figure = (round: Round) => number;

function rows({ what, causeway, bolt }: Compared): readonly string[] {
  const row = (name: string, figure: Figure, digits: number): string => {
    const ours = median(causeway.map(figure)).toFixed(digits);
    const theirs = median(bolt.map(figure)).toFixed(digits);
    return `| ${what}: ${name} | ${ours} | ${theirs} | ${ratio(causeway, bolt, figure).toFixed(2)} |`;
  };
  return [
    row("requests per second", ({ perSecond }) => perSecond, 0),
    row("p99, ms", ({ p99 }) => p99, 1),
    row("server CPU per request, µs", ({ cpu }) => cpu, 0),
    ...commits(what, causeway),
  ];
}

/** The median of the ratios of rounds that ran one after the other. */
function ratio(causeway: readonly Round[], bolt: readonly Round[], figure: Figure): number {
  return median(causeway.map((ours, index) => figure(ours) / figure(bolt[index] ?? ours)));
}

/** Each commit is one fsync. */
function commits(what: string, rounds: readonly Round[]): readonly string[] {
  const made = rounds.flatMap(({ counts }) => (counts === undefined ? [] : [counts.commits]));
  const carried = rounds.flatMap(({ counts }) => (counts === undefined ? [] : [counts.writes]));
  if (made.length === 0) return [];
  return [`| ${what}: commits and writes in a round, jobs' own among them | ${median(made)}, ${median(carried)} | | |`];
}
