/** One wave, from its opening to its figures. */
import { describe, expect, test } from "vitest";
import type { OrganisationId } from "../../src/database/ids.js";
import { openWaveKeys } from "../../src/database/wave-keys.js";
import { answersOf, itemsAskedOf, keysOf, saveAnswers } from "../../src/pulses/answers.js";
import { type Causeway, eastshire, northshire, setUpNorthshire, startCauseway } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { answersInSlack, crowdInSlack, newest, planned, wavesOf } from "./cast.js";
import { crowd, organisationId } from "./crowd.js";
import { takeDump } from "./dump.js";
import { answersIn, tokenIn } from "./thief.js";

const figuresIn = ({ store }: Causeway) => store.read.select().from(store.read.tables.waveFigure);

describe.each(engines)("on %s", (engine) => {
  test("a wave opens, is answered by presses, closes, and leaves figures alone", async () => {
    const causeway = await startCauseway({ engine });
    await setUpNorthshire(causeway);
    const people = await crowdInSlack(causeway, 14);
    await planned(causeway, { kind: "system" });

    await causeway.itIs("2026-11-23T09:00:00Z");
    expect(people.map((person) => newest(causeway, person)?.visibleText)).toEqual(
      people.map(() => expect.stringContaining("Three quick questions about working across organisations.")),
    );
    // All at once, as on a Monday morning.
    await Promise.all(
      people
        .slice(0, 12)
        .map((person) => answersInSlack(causeway, person, "Agree", "Strongly agree", "Neither agree nor disagree")),
    );
    const [first] = people;
    await causeway.slack.until(() =>
      first && newest(causeway, first)?.visibleText.includes("Answered; you can change it") ? true : undefined,
    );

    await causeway.itIs("2026-11-30T17:00:00Z");
    const { wave, waveAnswer } = causeway.store.read.tables;
    const [closed] = await causeway.store.read.select().from(wave);
    expect(closed).toMatchObject({ invited: 15, answered: 12, rotates: false });
    expect(await causeway.store.read.select().from(waveAnswer)).toEqual([]);
    const ofGroup = (await figuresIn(causeway)).filter(({ cell }) => cell === "group");
    // Everybody said the same, so the figures stop short of telling what each of them said.
    expect(
      ofGroup
        .toSorted((a, b) => a.measure.localeCompare(b.measure))
        .map(({ measure, people, score, agree }) => ({ measure, people, score, agree })),
    ).toEqual([
      { measure: "belief", people: 12, score: 95, agree: 91 },
      { measure: "purpose", people: 12, score: 75, agree: 91 },
      { measure: "support", people: 12, score: 50, agree: 9 },
    ]);
  });

  test("a large group is asked in fifths, and its dimensions are the means of their items", async () => {
    const causeway = await startCauseway({ engine });
    const people = [...(await crowd(causeway, northshire, 200)), ...(await crowd(causeway, eastshire, 200))];
    const pulseId = await planned(causeway, { kind: "system" });
    await causeway.itIs("2026-11-23T09:00:00Z");
    const [wave] = await wavesOf(causeway, pulseId);
    if (wave === undefined) throw new Error("no wave was opened");
    expect(wave).toMatchObject({ rotates: true, invited: 400 });
    // Laid some hundred at a time, and in one order all the same.
    const laid = answersIn(await takeDump(causeway), wave.id).map(tokenIn);
    expect(laid).toHaveLength(400);
    expect(laid).toEqual(laid.toSorted());

    const waveKeys = await openWaveKeys(causeway.pulseKeysUrl);
    const keys = await keysOf(waveKeys, wave.id);
    await waveKeys.close();
    if (keys === undefined) throw new Error("the wave has no key");
    const given: { organisation: OrganisationId | null; item: string; value: number }[] = [];
    await causeway.store.write(async (tx) => {
      for (const [at, id] of people.entries()) {
        const before = await answersOf(tx, keys, wave.id, id);
        if (before === undefined) throw new Error("somebody has no row");
        const items = itemsAskedOf(wave, id).slice(0, at % 8);
        const answers = Object.fromEntries(items.map((item, question) => [item, 1 + ((at * 7 + question * 3) % 5)]));
        await saveAnswers(tx, keys, wave.id, id, { ...before, answers });
        for (const [item, value] of Object.entries(answers))
          given.push({ organisation: before.organisationId, item, value });
      }
    });

    await causeway.itIs("2026-11-30T17:00:00Z");
    const figures = await figuresIn(causeway);
    const own = await organisationId(causeway, eastshire.name);
    for (const [measure, letter] of Object.entries({ purpose: "P", belief: "D", support: "S", "new-ways": "N" })) {
      for (const cell of ["group", `organisation:${own}`]) {
        const answers = given.filter(
          ({ item, organisation }) => item.startsWith(letter) && (cell === "group" || organisation === own),
        );
        expect(figures.find((one) => one.cell === cell && one.measure === measure)).toMatchObject(plainCount(answers));
      }
    }
  });
});

/** Each person answered one item of a dimension at the most. */
function plainCount(answers: readonly { readonly item: string; readonly value: number }[]) {
  const items = [...new Set(answers.map(({ item }) => item))];
  const means = items.map((item) => {
    const values = answers.filter((answer) => answer.item === item).map(({ value }) => value);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  const agreeing = answers.filter(({ value }) => value > 3).length;
  return {
    ...{ people: answers.length, pooled: 1, score: Math.round((mean - 1) * 25) },
    agree: Math.round((100 * agreeing) / answers.length),
  };
}
