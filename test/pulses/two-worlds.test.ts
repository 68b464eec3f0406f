/**
 * Two worlds in which as many answer, and the people of two organisations, each too small to be shown, have said what in
 * the other world was said in the other. Whoever reads all that Causeway tells cannot tell in which world they are.
 */
import { beforeAll, expect, test } from "vitest";
import { dimensions } from "../../src/database/tables/pulses.js";
import { openWaveKeys } from "../../src/database/wave-keys.js";
import { signed } from "../../src/documents/addresses.js";
import { documentKeys } from "../../src/documents/document-keys.js";
import { answersOf, itemsAskedOf, keysOf, saveAnswers } from "../../src/pulses/answers.js";
import { invitedAfter } from "../../src/pulses/invited.js";
import { unfrozenWaves } from "../../src/pulses/pulses.js";
import { chartVector } from "../../src/pulses/results/chart-documents.js";
import { savedFigures } from "../../src/pulses/results/save-figures.js";
import { DAY, later } from "../../src/schedule/clock.js";
import { build } from "../built.js";
import { type Causeway, eastshire, LEADERS, northshire, setUpNorthshire, startCauseway } from "../conversation.js";
import { fetched } from "../documents/fetched.js";
import { planned } from "./cast.js";
import { metricsOf, sentToSlack } from "./copied-wave.js";
import { crowd, organisationId } from "./crowd.js";
import { holds, memberNamed } from "./results-cast.js";
import { impersonal } from "./thief.js";

beforeAll(build, 120_000);

const hospice = { name: "Hill Hospice", sector: "charity", places: ["Vale"], staff: 30 } as const;
const carers = { name: "Vale Carers", sector: "charity", places: ["Vale"], staff: 20 } as const;
const people = [
  [northshire, 8],
  [eastshire, 7],
  [hospice, 3],
  [carers, 3],
] as const;

/** What everybody in an organisation says to everything. */
type World = Readonly<Record<string, number>>;
const usual = { [northshire.name]: 4, [eastshire.name]: 2 };
const one: World = { ...usual, [hospice.name]: 5, [carers.name]: 1 };
const other: World = { ...usual, [hospice.name]: 1, [carers.name]: 5 };

const waves = ["2026-11-23T09:00:00Z", "2026-12-07T09:00:00Z", "2026-12-21T09:00:00Z"] as const;

/** Three waves, and then everything that anybody is told. */
async function toldIn(world: World): Promise<readonly string[]> {
  const causeway = await startCauseway({ web: true });
  const asha = await setUpNorthshire(causeway);
  await holds(causeway, "Asha Patel", "steward");
  for (const [organisation, staff] of people) await crowd(causeway, organisation, staff);
  const pulseId = await planned(causeway, { kind: "system" }, { threshold: 5 });
  for (const opens of waves) {
    await causeway.itIs(opens);
    await answerAll(causeway, world);
    await causeway.itIs(later(new Date(opens), 7 * DAY + DAY / 3).toISOString());
    await causeway.itIs(later(new Date(opens), 13 * DAY).toISOString());
  }
  await asha.types("/pulse results");
  await asha.types("/pulse");
  await causeway.settles();

  const { waveFigure } = causeway.store.read.tables;
  const figures = await causeway.store.read.select().from(waveFigure);
  const names = new Map<string, string>();
  for (const [{ name }] of people) names.set(`organisation:${await organisationId(causeway, name)}`, name);
  const cells = new Set([...figures.map(({ cell }) => cell), ...names.keys()]);
  const documents: string[] = [];
  for (const measure of dimensions)
    for (const cell of cells) documents.push(await documentOf(causeway, chartVector, `${pulseId} ${cell} ${measure}`));
  documents.push(await documentOf(causeway, savedFigures, pulseId));
  const told = [
    ...figures.map((figure) => `${names.get(figure.cell) ?? ""} ${JSON.stringify(figure)}`).toSorted(),
    ...documents.toSorted(),
    ...causeway.heardIn(LEADERS),
    ...causeway.logged,
    sentToSlack(causeway),
    await metricsOf(causeway),
  ];
  return told.map((text) => impersonal(text));
}

async function answerAll({ store, pulseKeysUrl }: Causeway, world: World): Promise<void> {
  const waveKeys = await openWaveKeys(pulseKeysUrl);
  const { organisation } = store.read.tables;
  const employers = new Map((await store.read.select().from(organisation)).map(({ id, name }) => [id, name]));
  for (const wave of await unfrozenWaves(store.read)) {
    const keys = await keysOf(waveKeys, wave.id);
    if (keys === undefined) throw new Error("The wave has no key.");
    for (const { id, organisationId: employer } of await invitedAfter(store.read, wave.id, undefined, 100)) {
      const given = await answersOf(store.read, keys, wave.id, id);
      const answer = employer === null ? undefined : world[employers.get(employer) ?? ""];
      if (given === undefined || answer === undefined) continue;
      const answers = Object.fromEntries(itemsAskedOf(wave, id).map((item) => [item, answer]));
      await store.write((tx) => saveAnswers(tx, keys, wave.id, id, { ...given, answers }));
    }
  }
  await waveKeys.close();
}

async function documentOf(causeway: Causeway, kind: typeof chartVector, about: string): Promise<string> {
  const { store, clock, address } = causeway;
  const [key = Buffer.alloc(0)] = await documentKeys(store, []);
  const reader = await memberNamed(causeway, "Asha Patel");
  const token = signed({ document: kind.name, about, reader }, later(clock.now(), kind.lifeMs), key);
  const { status, text } = await fetched(`${address}/documents/${token}/${kind.fileName}`);
  return `${status} ${text}`;
}

test("what the people of two hidden organisations said is told by nothing that leaves Causeway", async () => {
  const [first, second] = [await toldIn(one), await toldIn(other)];
  expect(second).toEqual(first);
  const all = first.join("\n");
  for (const told of [northshire.name, eastshire.name, "Whole group", "<svg", "Across Northshire", "close-wave"])
    expect(all).toContain(told);
  expect(first.filter((text) => text.startsWith(hospice.name) || text.startsWith(carers.name))).toEqual([]);
});

test("what the people of an organisation said that is shown is told", async () => {
  const [first, second] = [await toldIn(one), await toldIn({ ...one, [northshire.name]: 3 })];
  expect(second).toHaveLength(first.length);
  expect(second).not.toEqual(first);
});
