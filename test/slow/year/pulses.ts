/** A pulse for everybody every six weeks, and one for an organisation every two: so that each keeps out of the other's way. */
import { answersOf, itemsAskedOf, keysOf, saveAnswers } from "../../../src/pulses/answers.js";
import { addPulse, unfrozenWaves, type Wave } from "../../../src/pulses/pulses.js";
import { DAY } from "./calendar.js";
import type { Person } from "./people.js";
import type { World } from "./world.js";

const usual = { cadenceWeeks: 6, threshold: 11, target: 60, halves: false, skippedMonths: [] } as const;

export async function planPulses({ store, clock, people, settings }: World, firstOn: string, secondOn: string) {
  const leader = people.find(({ organisation }) => organisation === "council")?.id ?? null;
  const planned = { ...usual, leaderId: leader, plannedBy: people[0]?.id ?? null, plannedAt: clock.now() };
  const council = settings.ids.organisation.get("council");
  if (council === undefined) throw new Error("there is no council");
  await store.write(async (tx) => {
    await addPulse(tx, { ...planned, group: { kind: "system" }, firstOn });
    await addPulse(tx, {
      ...planned,
      cadenceWeeks: 2,
      group: { kind: "organisation", id: council },
      firstOn: secondOn,
    });
  });
}

/** The day after a wave opened most answer; in the spring nobody has time. */
export async function answerPulses(world: World, week: number): Promise<void> {
  const now = world.at;
  for (const wave of await unfrozenWaves(world.store.read)) {
    const age = now - wave.opensAt.getTime();
    if (age < DAY || age >= 2 * DAY) continue;
    await answer(world, wave, week);
  }
}

async function answer({ store, waveKeys, people, dice }: World, wave: Wave, week: number): Promise<void> {
  const keys = await keysOf(waveKeys, wave.id);
  if (keys === undefined) return;
  const answering = people.filter((one: Person) => one.id !== "" && !one.left && !one.away && dice.chance(0.6));
  await store.write(async (tx) => {
    for (const { id } of answering) {
      const before = await answersOf(tx, keys, wave.id, id);
      if (before === undefined) continue;
      const answers = itemsAskedOf(wave, id).map((item) => {
        const mean = item.startsWith("S") && week >= 26 ? 1.5 : 3.6;
        return [item, Math.min(5, Math.max(1, Math.round(mean + 2 * dice.next() - 1)))] as const;
      });
      await saveAnswers(tx, keys, wave.id, id, { ...before, answers: Object.fromEntries(answers) });
    }
  });
}
