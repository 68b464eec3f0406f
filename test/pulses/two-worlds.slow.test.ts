/**
 * Two worlds in which as many answer, and the people of two organisations, each too small to be shown, have said what in
 * the other world was said in the other. Whoever reads all that Causeway tells cannot tell in which world they are.
 */
import { beforeAll, expect, test } from "vitest";
import { dimensions } from "../../src/database/tables/pulses.js";
import { openWaveKeys } from "../../src/database/wave-keys.js";
import type { NewOrganisation } from "../../src/directory/organisations.js";
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
const few: System = {
  threshold: 5,
  people: [
    [northshire, 8],
    [eastshire, 7],
    [hospice, 3],
    [carers, 3],
  ],
};
/** Here sums of the hospice are large enough to wait, and so are those of its neighbours, hidden with it, who are pooled. */
const pooling: System = {
  threshold: 11,
  people: [
    [northshire, 22],
    [eastshire, 22],
    [hospice, 9],
  ],
};

interface System {
  readonly threshold: number;
  readonly people: readonly (readonly [NewOrganisation, number])[];
}

/** What everybody in an organisation says to everything; or the first of them one thing, and all others another. */
type World = Readonly<Record<string, number | { readonly first: number; readonly others: number }>>;
const usual = { [northshire.name]: 4, [eastshire.name]: 2 };
const one: World = { ...usual, [hospice.name]: 5, [carers.name]: 1 };
const other: World = { ...usual, [hospice.name]: 1, [carers.name]: 5 };

const waves = ["2026-11-23T09:00:00Z", "2026-12-07T09:00:00Z", "2026-12-21T09:00:00Z"] as const;

/** Three waves, and then everything that anybody is told. */
async function toldIn(world: World, { threshold, people } = few): Promise<Told> {
  const causeway = await startCauseway({ web: true });
  const asha = await setUpNorthshire(causeway);
  await holds(causeway, "Asha Patel", "steward");
  for (const [organisation, staff] of people) await crowd(causeway, organisation, staff);
  const pulseId = await planned(causeway, { kind: "system" }, { threshold });
  for (const opens of waves) {
    await causeway.itIs(opens);
    await answerAll(causeway, world);
    await causeway.itIs(later(new Date(opens), 7 * DAY + DAY / 3).toISOString());
    await causeway.itIs(later(new Date(opens), 13 * DAY).toISOString());
  }
  await asha.types("/pulse results");
  await asha.types("/pulse");
  await causeway.settles();

  const { wave, waveFigure } = causeway.store.read.tables;
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
  const numbers = new Map((await causeway.store.read.select().from(wave)).map((one) => [one.id, one.number]));
  const pattern = figures.map(
    ({ waveId, cell, measure, pooled, people: answered }) =>
      `${numbers.get(waveId)} ${names.get(cell) ?? cell.split(":")[0]} ${measure} ${pooled} ${answered}`,
  );
  return { all: told.map((text) => impersonal(text)), pattern: pattern.toSorted() };
}

interface Told {
  readonly all: readonly string[];
  /** Of which cells and measures figures are published with which wave, over how many waves and of how many people. */
  readonly pattern: readonly string[];
}

async function answerAll({ store, pulseKeysUrl }: Causeway, world: World): Promise<void> {
  const waveKeys = await openWaveKeys(pulseKeysUrl);
  const { organisation } = store.read.tables;
  const employers = new Map((await store.read.select().from(organisation)).map(({ id, name }) => [id, name]));
  for (const wave of await unfrozenWaves(store.read)) {
    const keys = await keysOf(waveKeys, wave.id);
    if (keys === undefined) throw new Error("The wave has no key.");
    const met = new Set<string>();
    for (const { id, organisationId: employer } of await invitedAfter(store.read, wave.id, undefined, 100)) {
      const given = await answersOf(store.read, keys, wave.id, id);
      const name = (employer === null ? undefined : employers.get(employer)) ?? "";
      const says = world[name];
      if (given === undefined || says === undefined) continue;
      const answer = typeof says === "number" ? says : met.has(name) ? says.others : says.first;
      met.add(name);
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

test("what the people of two hidden organisations said is told by nothing that leaves Causeway", {
  timeout: 120_000,
}, async () => {
  const [{ all: first }, { all: second }] = [await toldIn(one), await toldIn(other)];
  expect(second).toEqual(first);
  const all = first.join("\n");
  for (const told of [northshire.name, eastshire.name, "Whole group", "<svg", "Across Northshire", "close-wave"])
    expect(all).toContain(told);
  expect(first.filter((text) => text.startsWith(hospice.name) || text.startsWith(carers.name))).toEqual([]);
});

test("what the people of an organisation said that is shown is told", { timeout: 120_000 }, async () => {
  const [{ all: first }, { all: second }] = [await toldIn(one), await toldIn({ ...one, [northshire.name]: 3 })];
  expect(second).toHaveLength(first.length);
  expect(second).not.toEqual(first);
});

test.each([4, 5])(
  "whether the nine people of a hidden organisation all answered %i is told by nothing that is published or withheld",
  { timeout: 120_000 },
  async (answer) => {
    const ofOneMind = { ...usual, [hospice.name]: answer };
    const mixed = { ...usual, [hospice.name]: { first: answer === 5 ? 4 : 5, others: answer } };
    const [first, second] = [await toldIn(ofOneMind, pooling), await toldIn(mixed, pooling)];
    expect(second.pattern).toEqual(first.pattern);
    // Two waves of everybody but the hospice, and the place that they are in.
    expect(first.pattern.filter((figure) => / 2 90$/.test(figure))).not.toEqual([]);
    expect(first.pattern.filter((figure) => figure.includes(hospice.name))).toEqual([]);
  },
);
