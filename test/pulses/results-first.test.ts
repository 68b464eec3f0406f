/** The group reads first; whoever leads, though they were asked as well, a working day later: on each platform. */
import { expect, test } from "vitest";
import { later, MINUTE } from "../../src/schedule/clock.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, eastshire, northshire, WARD } from "../conversation.js";
import { atTheCareHome, hospitalAndCouncil } from "../thanks/cast.js";
import type { Visitor } from "../web/visitor.js";
import { planned } from "./cast.js";
import { addClosedWave, ofGroup } from "./closed-waves.js";
import { organisationId } from "./crowd.js";
import { asked, leadsNoMore, memberNamed } from "./results-cast.js";
import { addWaves, slippedForThree, support, watches } from "./slipped.js";

const since = "2026-11-10";
const { none, notYours } = words.pulseResults;
const told = "Pulse: Northshire";

/** Of the whole system: it closed a moment ago, and six people were asked, of whom three lead. */
async function closed() {
  const cast = await hospitalAndCouncil({ web: true });
  const { causeway } = cast;
  const priya = await atTheCareHome(causeway, "Priya Nair");
  const tom = await atTheCareHome(causeway, "Tom Reed");
  await leadsNoMore(causeway, "Tom Reed");
  const pulseId = await planned(causeway, { kind: "system" }, { firstOn: since });
  const wave = await addClosedWave(
    causeway.store,
    { pulseId, firstOn: since },
    { number: 0, figures: ofGroup({ support: [58, 50, 30] }), comments: ["a", "b", "c", "d", "e", "It helps."] },
  );
  for (const name of ["Asha Patel", "Maria Santos", "Ruth Bell", "Jo Clark", "Priya Nair", "Tom Reed"])
    await asked(causeway, wave.id, await memberNamed(causeway, name));
  await causeway.clock.moveTo(later(wave.leadersFrom, -MINUTE));
  return { ...cast, priya, tom, pulseId, wave };
}

/** What is shown to one person alone once they have done that. */
async function next({ slack }: Causeway, does: () => Promise<unknown>) {
  const before = slack.ephemerals.length;
  await does();
  return slack.until(() => slack.ephemerals.at(before));
}

test("in Slack: not the results, nor a chart or comments by somebody else's buttons", async () => {
  const { causeway, maria, asha, wave } = await closed();
  const results = await next(causeway, () => maria.types("/pulse results", { in: WARD }));
  expect(results.visibleText).toContain(told);
  expect((await next(causeway, () => asha.types("/pulse results", { in: WARD }))).visibleText).toContain(none);
  for (const label of ["Support over time", "Read all 6 comments"])
    expect((await next(causeway, () => asha.presses(label, results))).visibleText).toBe(notYours);
  await causeway.clock.moveTo(wave.leadersFrom);
  expect((await next(causeway, () => asha.types("/pulse results", { in: WARD }))).visibleText).toContain(told);
  expect((await next(causeway, () => asha.presses("Read all 6 comments", results))).visibleText).toContain("It helps.");
});

test("in Teams", async () => {
  const { causeway, jo, ruth, wave } = await closed();
  const said = (to: string, text: string) =>
    causeway.teams.untilPosted(({ directTo, visibleText }) => directTo === to && visibleText.includes(text));
  await jo.says("pulse results");
  await said(jo.user, told);
  await ruth.says("pulse results");
  await said(ruth.user, none);
  await causeway.clock.moveTo(wave.leadersFrom);
  await ruth.says("pulse results");
  await said(ruth.user, told);
});

test("on the web", async () => {
  const { causeway, priya, tom, wave } = await closed();
  const reads = async (person: Visitor) => (await person.opens("/pages/pulse-results")).words;
  expect([await reads(tom), await reads(priya)]).toEqual([
    expect.stringContaining(told),
    expect.stringContaining(none),
  ]);
  await causeway.clock.moveTo(wave.leadersFrom);
  expect(await reads(priya)).toContain(told);
});

test("somebody who was asked once, for another employer by now, is shown that wave alone", async () => {
  const { causeway, maria } = await closed();
  const council = { kind: "organisation", id: await organisationId(causeway, eastshire.name) } as const;
  const theirs = { pulseId: await planned(causeway, council, { firstOn: "2026-10-13" }), firstOn: "2026-10-13" };
  const scored = (score: number) => ({ figures: ofGroup({ support: [score, 50, 30] }), comments: [`Of ${score}`] });
  await addClosedWave(causeway.store, theirs, { number: 0, ...scored(31) });
  const once = await addClosedWave(causeway.store, theirs, { number: 1, ...scored(44) });
  await addClosedWave(causeway.store, theirs, { number: 2, ...scored(73) });
  await asked(causeway, once.id, await memberNamed(causeway, "Maria Santos"));
  const all = await next(causeway, () => maria.types("/pulse results", { in: WARD }));
  const one = await next(causeway, () => maria.presses("See Eastshire Council", all));
  expect(one.visibleText).toContain("Support: 44 of 100.");
  expect(one.visibleText).toContain("Of 44");
  const chart = await next(causeway, () => maria.presses("Support over time", one));
  expect(chart.visibleText).toContain("27 October 2026 | 44 | 50% | 30");
  for (const { visibleText } of [all, one, chart])
    expect(visibleText).not.toMatch(/\b(31|73)\b of|Of (31|73)|\| (31|73)\b/);
});

test("what has slipped is told them by that wave alone too", async () => {
  const { causeway, asha, jo } = await hospitalAndCouncil();
  const hospital = { kind: "organisation", id: await organisationId(causeway, northshire.name) } as const;
  const last = await addWaves(causeway, await planned(causeway, hospital), support(slippedForThree));
  await asked(causeway, last.id, await memberNamed(causeway, "Jo Clark"));
  await watches(causeway, last);
  const has = { ownerId: await memberNamed(causeway, "Asha Patel"), action: "Ring three wards", dueOn: "2026-12-02" };
  await causeway.store.write((tx) => tx.update(tx.tables.pulseSignal).set(has));
  await jo.says("pulse results");
  const seen = await causeway.teams.untilPosted(
    ({ directTo, visibleText }) => directTo === jo.user && visibleText.includes("Ring three wards"),
  );
  expect(seen.visibleText).not.toMatch(/three waves|usual range for/);
  const whole = await next(causeway, () => asha.types("/pulse results", { in: WARD }));
  expect(whole.visibleText).toContain("Support has been below its usual range for three waves");
});
