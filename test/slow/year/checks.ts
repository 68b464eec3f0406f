/** What is asserted of the whole time: each returns what broke it, so that a failure says whom and when. */
import { DAY, HOUR, isAwake, localDate, monthsLater, WEEK } from "./calendar.js";
import type { Lived } from "./live.js";
import { byPerson, type Letter, type Mail } from "./mail.js";
import { watchOf } from "./watches.js";

const named = ({ person, place, at, manner, message, summary }: Letter, why: string): string =>
  `${person?.name ?? place} ${new Date(at).toISOString()} ${manner ?? "reminder"} ${message}: ${why} (${summary.slice(0, 60)})`;

/** Every due prompt was said within its time, was answered before, or lapsed with a reason. */
export function endsOfPrompts({ oracle, until }: Lived, { prompts, letters }: Mail): readonly string[] {
  const said = new Map<string, number>();
  for (const { prompt } of letters) if (prompt !== undefined) said.set(prompt, (said.get(prompt) ?? 0) + 1);
  const wrong: string[] = [];
  for (const [id] of oracle.expected) {
    const row = prompts.get(id);
    if (row === undefined) {
      wrong.push(`${id} is gone`);
      continue;
    }
    const isWaiting = row.dueAt.getTime() > until - 2 * DAY - 2 * HOUR;
    const times = said.get(id) ?? 0;
    const isOver = row.lapsedAt !== null ? row.lapse !== "" : row.doneAt !== null || row.passedAt !== null;
    if (row.memberId !== null && times !== (row.postedAt === null ? 0 : 1))
      wrong.push(`${row.onceKey}: received ${times} times`);
    if (row.postedAt === null && !isOver && !isWaiting) wrong.push(`${row.onceKey}: neither said nor lapsed`);
    if (row.postedAt !== null && row.lapsedAt !== null) wrong.push(`${row.onceKey}: said and lapsed`);
  }
  return wrong;
}

/** Nothing fired that the oracle has not seen fall due. */
export function strangers({ oracle }: Lived, { prompts, letters }: Mail): readonly string[] {
  const others = ["coffee", "day-in-the-life", "still-doing-it"];
  const rows = [...prompts.values()].filter(
    ({ id, ritualKey, about }) =>
      !oracle.expected.has(id) && !others.includes(ritualKey) && !about.startsWith("meeting:"),
  );
  const unknown = letters.filter(({ prompt }) => prompt !== undefined && !prompts.has(prompt));
  return [...rows.map(({ onceKey }) => onceKey), ...unknown.map((one) => named(one, "no such prompt"))];
}

const unasked = (manner: string | undefined): boolean =>
  manner === undefined || manner === "nudge" || manner === "duty" || manner === "pulse";

/** Manners: by how things stood for whoever received it at that moment. */
export function rude(letters: readonly Letter[]): readonly string[] {
  return letters.flatMap((letter) => {
    const { standing, manner } = letter;
    if (manner === "answer") return [];
    if (standing.paused) return [named(letter, "paused")];
    if (letter.person === undefined) return [];
    if (standing.optedOut) return [named(letter, "opted out")];
    if (standing.snoozed) return [named(letter, "snoozed")];
    if (standing.away) return [named(letter, "away")];
    if (standing.left) return [named(letter, "has left")];
    if (unasked(manner) && standing.holiday) return [named(letter, "on a bank holiday")];
    return unasked(manner) && !standing.awake ? [named(letter, `outside their hours: ${letter.person.shift}`)] : [];
  });
}

/** After leaving, not even answers. */
export const afterLeaving = (letters: readonly Letter[]): readonly string[] =>
  letters.filter(({ standing }) => standing.left).map((letter) => named(letter, "has left"));

const MOST_NUDGES = 2;
/** A fortnight, but for the day that a bank holiday takes from it. */
const LEAST_BETWEEN_PULSES = 13 * DAY;

export function overBudget(letters: readonly Letter[]): readonly string[] {
  const wrong: string[] = [];
  for (const theirs of byPerson(letters).values()) {
    const nudges = theirs.filter(
      ({ manner, prompt, message }) => manner === "nudge" || (prompt !== undefined && message === "ritual-prompt"),
    );
    for (const [at, one] of nudges.entries()) {
      const next = nudges[at + MOST_NUDGES];
      if (next !== undefined && next.at - one.at < WEEK) wrong.push(named(next, "the third in seven days"));
    }
    const pulses = theirs.filter(({ isPulse, manner }) => isPulse && manner === "pulse");
    for (const [at, one] of pulses.entries()) {
      const next = pulses[at + 1];
      const [first, second] = [Date.parse(one.opensOn ?? ""), Date.parse(next?.opensOn ?? "")];
      const isSoon = (from: number, to: number): boolean => !(to - from >= LEAST_BETWEEN_PULSES);
      if (next !== undefined && (isSoon(first, second) || isSoon(one.at, next.at)))
        wrong.push(named(next, "a second pulse in a fortnight"));
    }
  }
  return wrong;
}

/** What nothing stood in the way of was said at its hour, or with the next step; nothing was said before its hour. */
export function lateOnes({ oracle, down, pause }: Lived, { letters, prompts }: Mail): readonly string[] {
  return letters.flatMap((letter) => {
    const { prompt, at, person } = letter;
    const due = prompt === undefined ? undefined : oracle.expected.get(prompt);
    const planned = prompt === undefined ? undefined : prompts.get(prompt)?.dueAt.getTime();
    if (due === undefined || planned === undefined || person === undefined || person.shifted) return [];
    if (at < due) return [named(letter, `said before ${new Date(due).toISOString()}`)];
    const isHindered = (span: readonly [number, number]): boolean => planned >= span[0] && planned < span[1];
    // It is said with the step that follows: by then their day may be over.
    const isUp = [planned, planned + HOUR].every((ms) => isAwake(ms, person.zone, person.shift));
    if (isHindered(down) || isHindered(pause) || !isUp) return [];
    return at - due > 3 * HOUR ? [named(letter, `late: due ${new Date(due).toISOString()}`)] : [];
  });
}

/** "Still doing it?" came on its days, as far as the time reaches, for whatever was frozen. */
export async function anniversaries({ world, watches, until }: Lived, { prompts }: Mail): Promise<readonly string[]> {
  const asked = [...prompts.values()].filter(({ ritualKey }) => ritualKey === "still-doing-it");
  const wrong: string[] = [];
  for (const measure of [watches.kept, watches.fading]) {
    const { id, frozenAt } = await watchOf(world, measure);
    const start = frozenAt === null ? undefined : localDate(frozenAt.getTime(), "Europe/London");
    const due = [3, 6, 9, 12].flatMap((month) => (start === undefined ? [] : monthsLater(start, month)));
    const wanted = due.filter((date) => Date.parse(date) < until - DAY);
    const found = asked.filter(({ about }) => about === `celebration:${id}`).map(({ occursOn }) => occursOn);
    if (wanted.join() !== found.toSorted().join()) wrong.push(`${id}: ${found.join()} where ${wanted.join()} were due`);
  }
  return wrong;
}
