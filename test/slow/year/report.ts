/** What is printed in the end, in figures. */

import { WEEK } from "./calendar.js";
import { coffeesOf } from "./coffee.js";
import type { Lived } from "./live.js";
import { byPerson, type Letter, type Mail } from "./mail.js";
import { watchOf } from "./watches.js";

const PULSE_MINUTES = 0.5;

function counted(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([what, many]) => `${what} ${many}`)
    .join(", ");
}

export async function report(lived: Lived, mail: Mail): Promise<string> {
  const { world, oracle, coffees, done, watches, tookMs } = lived;
  const prompts = [...mail.prompts.values()];
  const said = prompts.filter(({ postedAt }) => postedAt !== null);
  const met = await coffeesOf(world);
  const [kept, fading] = [await watchOf(world, watches.kept), await watchOf(world, watches.fading)];
  const date = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? "never";
  return [
    `${world.people.length} people, ${mail.letters.length} messages, ${world.platforms.counts.updates} changed since`,
    `Prompts: ${prompts.length}: ${said.length} said, ${prompts.filter(({ doneAt }) => doneAt !== null).length} answered, ` +
      `${prompts.filter(({ passedAt }) => passedAt !== null).length} passed`,
    `Said by ritual: ${counted(said.map(({ ritualKey }) => ritualKey))}`,
    `Lapsed: ${counted(prompts.filter(({ lapsedAt }) => lapsedAt !== null).map(({ lapse }) => lapse))}`,
    `Oracle: ${oracle.counts.weeks} weeks of zones, ${oracle.counts.due} due, ${oracle.counts.overBudget} over the budget, ` +
      `${oracle.counts.late} late when planned, ${oracle.counts.nothingToAsk} with nothing to ask`,
    `Messages by kind: ${counted(mail.letters.map(({ message, manner }) => `${message || "reminder"} (${manner ?? "pulse"})`))}`,
    `Forms sent: ${[...done.forms].map(([form, many]) => `${form} ${many}`).join(", ")}`,
    weekly("Messages to each person in a week", lived, mail.letters, () => 1),
    weekly("Minutes asked of each person in a week", lived, mail.letters, (letter) => minutesOf(lived, mail, letter)),
    `Least days between two pulses: ${leastBetweenPulses(mail.letters).toFixed(1)}`,
    `Coffees: ${met.meetings} in ${coffees.rounds.size} rounds (${[...coffees.rounds.values()].join(", ")} people), ` +
      `${[...met.ends].map(([end, many]) => `${end} ${many}`).join(", ")}; ${met.repeats} of ${met.pairs} pairs again, ` +
      `${((100 * met.across) / Math.max(1, met.pairs)).toFixed(1)} % across organisations`,
    `Kept: frozen ${date(kept.frozenAt)}, amber ${date(kept.amberAt)}; asked ${checksOf(kept.checks)}`,
    `Fading: frozen ${date(fading.frozenAt)}, amber ${date(fading.amberAt)}, red ${date(fading.redAt)}; asked ${checksOf(fading.checks)}`,
    `It took ${(tookMs / 1000).toFixed(0)} s`,
  ].join("\n");
}

const checksOf = (
  checks: readonly { readonly month: number; readonly status: string | null; readonly retained: number | null }[],
) =>
  checks
    .map(({ month, status, retained }) => `${month} months: ${status ?? "unanswered"}, ${retained ?? "?"} % left`)
    .join("; ");

function minutesOf({ world }: Lived, { prompts }: Mail, letter: Letter): number {
  if (letter.isPulse) return letter.manner === "pulse" ? PULSE_MINUTES : 0;
  const row = letter.prompt && prompts.get(letter.prompt);
  return world.settings.plans().find(({ key }) => key === row?.ritualKey)?.minutes ?? 0;
}

/** Of all people in all weeks, also those with nothing. */
function weekly(what: string, lived: Lived, letters: readonly Letter[], of: (letter: Letter) => number): string {
  const from = Date.parse(lived.firstMonday);
  const values: number[] = [];
  for (const theirs of byPerson(letters).values()) {
    const weeks = new Map<number, number>();
    for (const letter of theirs) {
      const week = Math.floor((letter.at - from) / WEEK);
      weeks.set(week, (weeks.get(week) ?? 0) + of(letter));
    }
    values.push(...[...weeks].filter(([week]) => week >= 0).map(([, sum]) => sum));
  }
  const personWeeks = lived.presentIn.reduce((sum, many) => sum + (many ?? 0), 0);
  while (values.length < personWeeks) values.push(0);
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return `${what}: median ${at(0.5)}, 95th percentile ${at(0.95)}, most ${values.at(-1) ?? 0}, mean ${mean.toFixed(2)}`;
}

function leastBetweenPulses(letters: readonly Letter[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const theirs of byPerson(letters.filter(({ isPulse, manner }) => isPulse && manner === "pulse")).values())
    for (const [at, one] of theirs.entries())
      least = Math.min(least, (theirs[at + 1]?.at ?? Number.POSITIVE_INFINITY) - one.at);
  return least / (24 * 3_600_000);
}
