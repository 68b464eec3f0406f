/** Whoever was asked is told first what came of it; a working day later, whoever leads. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { PulseId } from "../../src/database/ids.js";
import { saveWishes } from "../../src/directory/members.js";
import { tellResults } from "../../src/pulses/results/tell-results.js";
import { type Causeway, eastshire } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { atTheCareHome, heardInTeams, hospitalAndCouncil } from "../thanks/cast.js";
import { colleagueInSlack, planned } from "./cast.js";
import { type AddedWave, addClosedWave, type ClosedWave, ofGroup } from "./closed-waves.js";
import { crowd } from "./crowd.js";
import { asked, holds, leadsNoMore, memberNamed } from "./results-cast.js";

/** It closed on Tuesday the 17th at 17:00; it is the 18th, at nine. */
const FIRST_ON = "2026-11-10";
const LEADERS_FROM = "2026-11-19T09:00:00Z";

const figures = ofGroup({
  ...{ purpose: [62, 58, 30], belief: [71, 72, 30], support: [48, 41, 31] },
  ...{ "new-ways": [55, 50, 30], relationships: [64, 60, 30] },
});

async function closed(causeway: Causeway, pulseId: PulseId, more: Partial<ClosedWave> = {}): Promise<AddedWave> {
  const wave = await addClosedWave(causeway.store, { pulseId, firstOn: FIRST_ON }, { number: 0, figures, ...more });
  expect(wave.leadersFrom.toISOString()).toBe(new Date(LEADERS_FROM).toISOString());
  return wave;
}

async function told(causeway: Causeway, wave: AddedWave): Promise<void> {
  await causeway.store.write((tx) => tellResults(tx, wave));
  await causeway.itIs(causeway.clock.now().toISOString());
}

async function everybody(options: Parameters<typeof hospitalAndCouncil>[0] = {}) {
  const cast = await hospitalAndCouncil({ web: true, ...options });
  const priya = await atTheCareHome(cast.causeway, "Priya Nair");
  const leaderId = await memberNamed(cast.causeway, "Ruth Bell");
  const pulseId = await planned(cast.causeway, { kind: "system" }, { firstOn: FIRST_ON, leaderId });
  return { ...cast, priya, pulseId };
}

const opening = "Here is what came of the pulse for Northshire. You are among the first to read it.";

test("in Slack a person who was asked is told this, to the letter", async () => {
  const { causeway, maria, pulseId } = await everybody();
  const wave = await closed(causeway, pulseId);
  await asked(causeway, wave.id, await memberNamed(causeway, "Maria Santos"));
  await told(causeway, wave);
  const post = causeway.postsIn(maria.id).at(-1);
  const words = (text: string, style?: object) => ({ type: "text", text, ...(style === undefined ? {} : { style }) });
  const line = (...elements: readonly object[]) => ({ type: "rich_text_section", elements });
  const fact = (name: string, value: string) => line(words(`${name}: `, { bold: true }), words(value));
  expect(post?.text).toBe("What came of the pulse for Northshire");
  expect(post?.blocks.map(({ block_id: _, ...block }) => block)).toEqual([
    { type: "rich_text", elements: [line(words(opening))] },
    { type: "rich_text", elements: [line(words("Too few results yet to say what is usual.", { bold: true }))] },
    {
      type: "rich_text",
      elements: [line(words("Asked from 10 November 2026. 41 of 80 people answered: 51%."))],
    },
    {
      type: "rich_text",
      elements: [
        fact("Purpose", "62 of 100. 58% agree. 30 people."),
        fact("Belief", "71 of 100. 72% agree. 30 people."),
        fact("Support", "48 of 100. 41% agree. 31 people."),
        fact("New ways", "55 of 100. 50% agree. 30 people."),
        fact("Relationships", "64 of 100. 60% agree. 30 people."),
      ],
    },
    {
      type: "context",
      elements: [
        {
          type: "plain_text",
          text: "0 means that everybody strongly disagrees, 100 that everybody strongly agrees.",
          emoji: true,
        },
      ],
    },
    {
      type: "actions",
      elements: [
        {
          type: "button",
          action_id: "do:show-pulse-results",
          text: { type: "plain_text", text: "See all results", emoji: true },
          value: pulseId,
        },
      ],
    },
  ]);
});

test.each(engines)(
  "on %s: the group first and once, then those who lead, whether they were asked or not",
  async (engine) => {
    const { causeway, asha, maria, ruth, jo, priya, pulseId } = await everybody({ engine });
    await holds(causeway, "Asha Patel", "steward");
    await holds(causeway, "Maria Santos", "steward");
    await leadsNoMore(causeway, "Priya Nair");
    const wave = await closed(causeway, pulseId);
    for (const name of ["Maria Santos", "Jo Clark", "Ruth Bell", "Priya Nair"])
      await asked(causeway, wave.id, await memberNamed(causeway, name));
    const heard = () => ({
      maria: causeway.heardIn(maria.id).filter((text) => text.includes("what came of the pulse")).length,
      asha: causeway.heardIn(asha.id).filter((text) => text.includes("what came of the pulse")).length,
      jo: heardInTeams(causeway, jo).filter((text) => text.includes("what came of the pulse")).length,
      ruth: heardInTeams(causeway, ruth).filter((text) => text.includes("what came of the pulse")).length,
    });
    await told(causeway, wave);
    await told(causeway, wave);
    expect(heard()).toEqual({ maria: 0, jo: 1, ruth: 0, asha: 0 });
    expect((await priya.opens("/pages/messages")).words).toContain(opening);

    await causeway.itIs(LEADERS_FROM);
    await told(causeway, wave);
    expect(heard()).toEqual({ maria: 1, jo: 1, ruth: 1, asha: 1 });
    for (const steward of [maria, asha])
      expect(causeway.heardIn(steward.id).at(-1)).toContain("The group could read it a working day before you.");
    expect(causeway.heardIn(asha.id).at(-1)).not.toContain("You are named");
    expect(heardInTeams(causeway, ruth).at(-1)).toContain(
      "You are named as the one who tells this group what comes of it.",
    );

    const before = causeway.slack.ephemerals.length;
    await asha.presses("See all results", causeway.postsIn(asha.id).at(-1));
    const card = await causeway.slack.until(() => causeway.slack.ephemerals.at(before));
    expect(card.visibleText).toContain("Pulse: Northshire");
  },
);

test("too few answered: whoever was asked hears that nothing is shown, and why", async () => {
  const { causeway, maria, pulseId } = await everybody();
  const wave = await closed(causeway, pulseId, { answered: null, figures: [] });
  await asked(causeway, wave.id, await memberNamed(causeway, "Maria Santos"));
  await told(causeway, wave);
  expect(causeway.heardIn(maria.id).at(-1)).toContain("Nothing can be shown: fewer than 11 answers could be counted.");
});

test("nobody is told who left, opted out, or may not read it by the time that it is sent", async () => {
  const { causeway, maria, jo, pulseId } = await everybody();
  const sam = await colleagueInSlack(causeway, 1, { name: "Sam Lee" });
  const wave = await closed(causeway, pulseId);
  const people = ["Maria Santos", "Jo Clark", "Sam Lee"];
  for (const name of people) await asked(causeway, wave.id, await memberNamed(causeway, name));
  const { member, job } = causeway.store.read.tables;
  const [mariaId, joId] = [await memberNamed(causeway, "Maria Santos"), await memberNamed(causeway, "Jo Clark")];
  const now = causeway.clock.now();
  await causeway.store.write(async (tx) => {
    await tx.update(member).set({ leftAt: now }).where(eq(member.id, mariaId));
    await saveWishes(tx, joId, { snoozedUntil: null, optedOutAt: now });
  });
  await told(causeway, wave);
  expect(causeway.heardIn(maria.id).join()).not.toContain("what came of");
  expect(heardInTeams(causeway, jo).join()).not.toContain("what came of");
  expect(causeway.heardIn(sam.id).at(-1)).toContain(opening);

  // Sam's message waits in the outbox while Sam leaves.
  const next = await addClosedWave(causeway.store, { pulseId, firstOn: FIRST_ON }, { number: 1, figures });
  await asked(causeway, next.id, await memberNamed(causeway, "Sam Lee"));
  await causeway.store.write(async (tx) => {
    await tellResults(tx, next);
    await saveWishes(tx, await memberNamed(causeway, "Sam Lee"), {
      snoozedUntil: new Date("2026-12-03T09:00:00Z"),
      optedOutAt: null,
    });
  });
  await causeway.itIs("2026-12-02T09:00:00Z");
  await causeway.store.write((tx) => tx.update(member).set({ leftAt: now }));
  await causeway.itIs("2026-12-03T09:00:00Z");
  const [last] = await causeway.store.read
    .select()
    .from(job)
    .where(eq(job.onceKey, `pulse-results:${next.id}:${await memberNamed(causeway, "Sam Lee")}`));
  expect(last).toMatchObject({ outcome: "lapsed", lastError: "its recipient is no longer here" });
});

test("what was told of a wave stays what it was when the next has closed", async () => {
  const { causeway, priya, pulseId } = await everybody();
  const wave = await closed(causeway, pulseId);
  await asked(causeway, wave.id, await memberNamed(causeway, "Priya Nair"));
  await told(causeway, wave);
  const before = (await priya.opens("/pages/messages")).words;
  await addClosedWave(
    causeway.store,
    { pulseId, firstOn: FIRST_ON },
    { number: 1, figures: ofGroup({ support: [20, 10, 30] }) },
  );
  expect((await priya.opens("/pages/messages")).words).toBe(before);
});

test("many people are told in batches, each once, and the last batch is the last", async () => {
  const { causeway, pulseId } = await everybody();
  const people = await crowd(causeway, eastshire, 1_000);
  const wave = await closed(causeway, pulseId);
  await asked(causeway, wave.id, ...people);
  await told(causeway, wave);
  const { job } = causeway.store.read.tables;
  const jobs = await causeway.store.read.select({ kind: job.kind, onceKey: job.onceKey }).from(job);
  const keys = new Set(jobs.flatMap(({ onceKey }) => (onceKey?.startsWith("pulse-results:") ? [onceKey] : [])));
  expect(keys).toEqual(new Set(people.map((id) => `pulse-results:${wave.id}:${id}`)));
  expect(jobs.filter(({ kind }) => kind === "tell-pulse-group")).toHaveLength(3);
});
