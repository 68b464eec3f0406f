/** Six waves of one pulse, from before the clocks go forward to after they have gone back, on every platform. */
import { expect, test } from "vitest";
import type { PulseId } from "../../src/database/ids.js";
import { words } from "../../src/words/en-GB.js";
import { beechGrove, type Causeway, eastshire, northshire, setUpNorthshire, startCauseway } from "../conversation.js";
import { changesMember, endsOf, planned, setUpCouncil, wavesOf } from "./cast.js";
import { organisationId, placeId } from "./crowd.js";
import { type Respondent, slackRespondent, teamsRespondent, webRespondent } from "./respondents.js";

/** Every six weeks from Monday 22 March 2027: nine o'clock to five o'clock in London. */
const firstOn = "2027-03-22";
const expectedWaves = [
  // The clocks go forward on 28 March.
  { opens: "2027-03-22T09:00:00Z", closes: "2027-03-29T16:00:00Z" },
  // 3 May is a bank holiday.
  { opens: "2027-05-04T08:00:00Z", closes: "2027-05-11T16:00:00Z" },
  { opens: "2027-06-14T08:00:00Z", closes: "2027-06-21T16:00:00Z" },
  // 26 July is left out, for a national survey.
  { opens: "2027-09-06T08:00:00Z", closes: "2027-09-13T16:00:00Z" },
  { opens: "2027-10-18T08:00:00Z", closes: "2027-10-25T16:00:00Z" },
  // The clocks went back on 31 October.
  { opens: "2027-11-29T09:00:00Z", closes: "2027-12-06T17:00:00Z" },
] as const;
const leftOut = "2027-07-26T08:00:00Z";

interface Colleague {
  readonly respondent: Respondent;
  readonly organisation: string;
  readonly at: number;
}

const platforms = [
  { organisation: northshire.name, joins: slackRespondent },
  { organisation: eastshire.name, joins: teamsRespondent },
  { organisation: beechGrove.name, joins: (causeway: Causeway, at: number) => webRespondent(causeway, `Carer ${at}`) },
] as const;

/** One more of each organisation. */
async function joined(causeway: Causeway, at: number): Promise<readonly Colleague[]> {
  const colleagues: Colleague[] = [];
  for (const [platform, { organisation, joins }] of platforms.entries())
    colleagues.push({ respondent: await joins(causeway, at), organisation, at: 3 * at + platform });
  return colleagues;
}

/** What the pulse asks a small group in a wave: a dimension further in each, one item of three dimensions. */
const letters = ["P", "D", "S", "N", "R"] as const;
const named = { P: "purpose", D: "belief", S: "support", N: "new-ways", R: "relationships" } as const;
const asked = (wave: number) =>
  ([1, 2, 3] as const).map((item) => `${letters[(wave + item - 1) % 5] ?? "P"}${item}` as const);

/** Nothing regular about it, and the same in every run: undefined where they let the question be. */
function opinion(person: number, wave: number, question: number): 1 | 2 | 3 | 4 | 5 | undefined {
  if ((person + wave) % 10 === 0 || ((person + wave) % 10 === 4 && question === 2)) return undefined;
  const drawn = (person * 2654435761 + wave * 40503 + question * 97 + 11) % 10_007;
  return ([1, 2, 3, 4, 4, 5, 3, 2, 4, 5] as const)[drawn % 10];
}

interface Answer {
  readonly organisation: string;
  readonly item: ReturnType<typeof asked>[number];
  readonly value: number;
}

async function answerAll(colleagues: readonly Colleague[], wave: number): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { respondent, organisation, at } of colleagues) {
    const card = await respondent.sees();
    for (const [question, item] of asked(wave).entries()) {
      expect(card).toContain(words.pulseQuestions.items[item]);
      const value = opinion(at, wave, question);
      if (value === undefined) continue;
      await respondent.presses(words.asking.spoken(value, question + 1, 3));
      answers.push({ organisation, item, value });
    }
  }
  return answers;
}

/** A plain count of the answers: of everybody, of their place, and of each organisation. */
async function counted(causeway: Causeway, answers: readonly Answer[]): Promise<readonly string[]> {
  const own = [];
  for (const { organisation } of platforms)
    own.push({
      cell: `organisation:${await organisationId(causeway, organisation)}`,
      answers: answers.filter((answer) => answer.organisation === organisation),
    });
  const cells = [{ cell: "group", answers }, { cell: `place:${await placeId(causeway, "Harbour")}`, answers }, ...own];
  return cells.flatMap(({ cell, answers }) => {
    const items = [...new Set(answers.map(({ item }) => item))];
    return items.map((item) => {
      const values = answers.filter((answer) => answer.item === item).map(({ value }) => value);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const agreeing = values.filter((value) => value > 3).length;
      // Where all but one are of one mind, the figure says no more than that.
      const most = Math.floor((100 * (values.length - 1)) / values.length);
      const agree = Math.min(most, Math.max(100 - most, Math.round((100 * agreeing) / values.length)));
      const letter = letters.find((one) => item.startsWith(one)) ?? "P";
      return `${cell} ${named[letter]}: ${values.length} ${Math.round((mean - 1) * 25)} ${agree}`;
    });
  });
}

async function shown(causeway: Causeway, pulseId: PulseId, number: number): Promise<readonly string[]> {
  const wave = (await wavesOf(causeway, pulseId))[number];
  const { waveFigure } = causeway.store.read.tables;
  const figures = await causeway.store.read.select().from(waveFigure);
  return figures
    .filter(({ waveId }) => waveId === wave?.id)
    .map(({ cell, measure, people, score, agree }) => `${cell} ${measure}: ${people} ${score} ${agree}`);
}

const aMinuteBefore = (instant: string) => new Date(Date.parse(instant) - 60_000).toISOString();

test("each opens and closes at the local hour, asks who is there, and comes to what a plain count comes to", async () => {
  const causeway = await startCauseway({ at: "2027-03-15T09:00:00Z", teams: true, web: true });
  await setUpNorthshire(causeway);
  await setUpCouncil(causeway);
  let colleagues: readonly Colleague[] = [];
  for (const at of [1, 2, 3, 4, 5, 6, 7]) colleagues = [...colleagues, ...(await joined(causeway, at))];
  const pulseId = await planned(
    causeway,
    { kind: "system" },
    { firstOn, cadenceWeeks: 6, threshold: 5, skippedMonths: [7] },
  );

  for (const [number, { opens, closes }] of expectedWaves.entries()) {
    if (number === 2) colleagues = [...colleagues, ...(await joined(causeway, 8)), ...(await joined(causeway, 9))];
    if (number === 4) {
      for (const { respondent } of colleagues.slice(0, 3))
        await changesMember(causeway, respondent.id, { leftAt: causeway.clock.now() });
      colleagues = colleagues.slice(3);
    }
    if (number === 3) {
      await causeway.itIs(leftOut);
      expect(await endsOf(causeway, "open-wave")).toContain("skipped: its month was left out for a national survey");
    }
    await causeway.itIs(aMinuteBefore(opens));
    expect(await wavesOf(causeway, pulseId)).toHaveLength(number);
    await causeway.itIs(opens);
    // Asha and Ruth, who look after the hospital and the council, are asked as well, and never answer.
    expect((await wavesOf(causeway, pulseId)).at(-1)).toMatchObject({ number, invited: colleagues.length + 2 });

    const answers = await answerAll(colleagues, number);
    await causeway.itIs(aMinuteBefore(closes));
    expect((await wavesOf(causeway, pulseId)).at(-1)?.closedAt).toBeNull();
    await causeway.itIs(closes);
    const answered = colleagues.filter(({ at }) => [0, 1, 2].some((question) => opinion(at, number, question)));
    expect((await wavesOf(causeway, pulseId)).at(-1)).toMatchObject({ answered: answered.length });
    expect((await shown(causeway, pulseId, number)).toSorted()).toEqual((await counted(causeway, answers)).toSorted());
  }
  expect(await wavesOf(causeway, pulseId)).toHaveLength(6);
}, 120_000);
