/** Comments: in every third wave, of those who want to, shown in no order and only where enough people wrote one. */
import { expect, test } from "vitest";
import { newId, type WaveId } from "../../src/database/ids.js";
import { openWaveKeys } from "../../src/database/wave-keys.js";
import { saveRoutes } from "../../src/directory/routes.js";
import { keysOf, openedComment } from "../../src/pulses/answers.js";
import { countWave } from "../../src/pulses/closing/tally-wave.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, setUpNorthshire, startCauseway } from "../conversation.js";
import type { Person } from "../slack/person.js";
import { answersInSlack, crowdInSlack, hadWaves, newest, planned, wavesOf } from "./cast.js";
import { organisationId } from "./crowd.js";
import { type Asking, onEachPlatform } from "./respondents.js";

const { comment } = words.asking;

async function answered({ causeway, respondent }: Asking, waves: number) {
  const person = await respondent(1);
  const pulseId = await planned(causeway, { kind: "system" }, { threshold: 5 });
  await hadWaves(causeway, pulseId, waves);
  await causeway.itIs("2026-11-23T09:00:00Z");
  await person.sees();
  for (const at of [1, 2, 3]) await person.presses(`Agree: question ${at} of 3`);
  return { causeway, person };
}

/** What is sealed in each row, and with the wave's key the words of those in which somebody said something. */
async function commentRows({ store, pulseKeysUrl }: Causeway) {
  const rows = await store.read.select().from(store.read.tables.waveAnswer);
  const waveKeys = await openWaveKeys(pulseKeysUrl);
  const keys = await keysOf(waveKeys, rows[0]?.waveId ?? newId<WaveId>());
  await waveKeys.close();
  const said = rows.map(({ token, sealedComment }) => keys && openedComment(keys, token, sealedComment ?? ""));
  return { lengths: rows.map(({ sealedComment }) => sealedComment?.length), said: said.filter((one) => one !== "") };
}

onEachPlatform((opens) => {
  test("one may be added, changed and taken back; what may be a patient's is refused beside the field", async () => {
    const { causeway, person } = await answered(await opens(), 2);
    const routes = { emergencies: "Ring 999.", "speaking-up": "Ring Sam, the guardian, on extension 5." };
    for (const name of ["Northshire General", "Eastshire Council", "Beech Grove Care Home"]) {
      const id = await organisationId(causeway, name).catch(() => undefined);
      if (id !== undefined) await causeway.store.write((tx) => saveRoutes(tx, id, routes));
    }
    const form = await person.presses(comment.open);
    expect(form).toContain(comment.intro(5));
    expect(form).toContain("Ring Sam, the guardian, on extension 5.");
    expect(await person.sends("The patient with NHS number 943 476 5919 waited.")).toContain("943 476 5919");
    const untouched = await commentRows(causeway);
    expect(untouched.said).toEqual([]);
    expect(new Set(untouched.lengths)).toEqual(new Set([expect.any(Number)]));

    await person.sees();
    await person.presses(comment.open);
    expect(await person.sends("The rota is kinder now.")).toContain(comment.kept);
    expect(await commentRows(causeway)).toEqual({ ...untouched, said: ["The rota is kinder now."] });
    await person.sees();
    // The form would carry through a chat what was said before, so it is empty.
    expect(await person.presses(comment.open)).not.toContain("The rota is kinder now.");
    await person.sends("The rota is kind.");
    expect(await commentRows(causeway)).toEqual({ ...untouched, said: ["The rota is kind."] });

    await person.sees();
    await person.presses(comment.open);
    expect(await person.sends("")).toContain(comment.takenBack);
    expect(await commentRows(causeway)).toEqual(untouched);
    expect(JSON.stringify(causeway.logged)).not.toContain("rota");
  });

  test("a wave that takes none offers none", async () => {
    const { person } = await answered(await opens(), 0);
    expect(await person.sees()).not.toContain(comment.open);
  });
});

/** The third wave, in which as many colleagues have their say. */
async function commented(causeway: Causeway, wanted: readonly string[]) {
  await setUpNorthshire(causeway);
  const crowd = await crowdInSlack(causeway, 6);
  const pulseId = await planned(causeway, { kind: "system" }, { threshold: 5 });
  await hadWaves(causeway, pulseId, 2);
  await causeway.itIs("2026-11-23T09:00:00Z");
  for (const person of crowd) await answersInSlack(causeway, person, "Agree", "Agree", "Agree");
  for (const [at, said] of wanted.entries()) await comments(causeway, crowd[at], said);
  const wave = (await wavesOf(causeway, pulseId)).at(-1);
  if (wave === undefined) throw new Error("no wave was opened");
  return wave;
}

async function comments(causeway: Causeway, person: Person | undefined, said: string): Promise<void> {
  if (person === undefined) throw new Error("nobody is left to say it");
  await causeway.slack.until(() => (newest(causeway, person)?.visibleText.includes(comment.open) ? true : undefined));
  await person.presses(comment.open, newest(causeway, person));
  await person.modal();
  await person.submits({ "would you like": said });
}

const shown = async ({ store }: Causeway) =>
  (await store.read.select().from(store.read.tables.waveComment)).map(({ words }) => words);

test("they are kept when enough people wrote one", async () => {
  const causeway = await startCauseway();
  const said = ["Five", "of", "us", "said", "this"];
  await commented(causeway, said);
  await causeway.itIs("2026-11-30T17:00:00Z");
  expect((await shown(causeway)).toSorted()).toEqual(said.toSorted());
});

test("of too few nothing is left, not even sealed", async () => {
  const causeway = await startCauseway();
  await commented(causeway, ["Four", "of", "us", "only"]);
  await causeway.itIs("2026-11-30T17:00:00Z");
  expect(await shown(causeway)).toEqual([]);
  expect(await commentRows(causeway)).toEqual({ lengths: [], said: [] });
});

test("every order is as likely as any other", async () => {
  const causeway = await startCauseway();
  const wave = await commented(causeway, ["one", "two", "three"]);
  const waveKeys = await openWaveKeys(causeway.pulseKeysUrl);
  const keys = await keysOf(waveKeys, wave.id);
  await waveKeys.close();
  if (keys === undefined) throw new Error("the wave has no key");
  const orders = new Map<string, number>();
  for (let time = 0; time < 600; time += 1) {
    const order = (await countWave(causeway.store.read, wave.id, keys)).comments.join();
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  // A hundred each, with a standard deviation of nine: five of them either way.
  expect([...orders.values()].map((times) => Math.abs(times - 100) < 46)).toEqual(Array(6).fill(true));
});
