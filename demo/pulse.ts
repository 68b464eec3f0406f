/** The made-up system's pulse: six waves in three months, the last of them open until this afternoon. */
import type { MemberId, OrganisationId } from "../src/database/ids.js";
import type { Store, Writer } from "../src/database/store.js";
import type { Item } from "../src/database/tables/pulses.js";
import type { WaveKeys } from "../src/database/wave-keys.js";
import { answersOf, itemsAskedOf, keysOf, saveAnswers } from "../src/pulses/answers.js";
import { addPulse, unfrozenWaves, type Wave } from "../src/pulses/pulses.js";
import { addDays, instantOf } from "../src/schedule/occurrences.js";

/** A Wednesday; it closes on the Wednesday after. */
const firstOn = "2026-09-02";
const WAVES = 6;
const timeZone = "Europe/London";

/** How far people agree, from 1 to 5: the same from wave to wave, but for what the story tells. */
const usual: Readonly<Record<string, number>> = { P: 3.9, D: 4.1, S: 3.4, N: 3.1, R: 3.7 };
/** Nobody has time any more: the winter has begun. */
const supportInTheEnd = 1.9;
/** The new way becomes normal, a little each time. */
const newWaysEachTime = 0.04;
/** No two waves are quite the same. */
const wavering = 0.06;
/** Of support at the hospital, and at all others the other way round: only the whole of them is steady enough to tell. */
const swaying = { hospital: 0.6, others: 0.35 } as const;

export async function planPulse(tx: Writer, leaderId: MemberId, plannedBy: MemberId, now: Date): Promise<void> {
  await addPulse(tx, {
    ...{ group: { kind: "system" }, cadenceWeeks: 2, threshold: 11, target: 60, halves: false },
    // It keeps clear of no survey, so that there is something to see.
    ...{ skippedMonths: [], firstOn, leaderId, plannedBy, plannedAt: now },
  });
}

/** When something is due, in order: each wave opens, and closes a week later; in between most answer. */
export function pulseDays(): readonly { readonly at: Date; readonly answers: boolean }[] {
  return Array.from({ length: WAVES }, (_, wave) => addDays(firstOn, 14 * wave)).flatMap((opens) => [
    { at: instantOf(opens, "09:00", timeZone), answers: false },
    { at: instantOf(addDays(opens, 1), "11:30", timeZone), answers: true },
    { at: instantOf(addDays(opens, 5), "09:30", timeZone), answers: false },
    { at: instantOf(addDays(opens, 7), "17:00", timeZone), answers: false },
    { at: instantOf(addDays(opens, 9), "09:30", timeZone), answers: false },
  ]);
}

/** Five in six of them answer, each item as its mean says. */
export async function answerAll(
  store: Store,
  waveKeys: WaveKeys,
  people: readonly MemberId[],
  hospital: OrganisationId | undefined,
): Promise<void> {
  const [wave] = await unfrozenWaves(store.read);
  const keys = wave && (await keysOf(waveKeys, wave.id));
  if (wave === undefined || keys === undefined) return;
  const given = new Map<string, number>();
  const answering = people.filter((_, at) => (at + wave.number) % 6 !== 0);
  await store.write(async (tx) => {
    for (const id of answering) {
      const before = await answersOf(tx, keys, wave.id, id);
      if (before === undefined) continue;
      const place = before.organisationId ?? "";
      const sway = (place === hospital ? swaying.hospital : -swaying.others) * (wave.number % 2 === 0 ? 1 : -1);
      const asked = itemsAskedOf(wave, id);
      const answers = Object.fromEntries(asked.map((item) => [item, nextAnswer(given, place, item, wave, sway)]));
      await saveAnswers(tx, keys, wave.id, id, { ...before, answers });
    }
  });
}

/** Whole answers whose mean is what it should be, in each organisation. */
function nextAnswer(
  given: Map<string, number>,
  organisation: string,
  item: Item,
  { number }: Wave,
  sway: number,
): number {
  const dimension = item.slice(0, 1);
  const mean = meanOf(dimension, number) + (number % 2 === 0 ? wavering : -wavering) + (dimension === "S" ? sway : 0);
  const key = `${organisation} ${item}`;
  const before = given.get(key) ?? 0;
  given.set(key, before + 1);
  return Math.round(mean * (before + 1)) - Math.round(mean * before);
}

function meanOf(dimension: string, wave: number): number {
  const mean = usual[dimension] ?? 3;
  if (dimension === "S" && wave === WAVES - 1) return supportInTheEnd;
  return dimension === "N" ? mean + newWaysEachTime * wave : mean;
}
