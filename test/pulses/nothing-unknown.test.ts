/** What is not known is not said to be usual; what is not first is not said to be; what does not open is not kept quiet. */
import { expect, test } from "vitest";
import { saveWishes } from "../../src/directory/members.js";
import { tellResults } from "../../src/pulses/results/tell-results.js";
import { slippingFor } from "../../src/pulses/signals/slipping-pulses.js";
import { words } from "../../src/words/en-GB.js";
import { northshire, WARD } from "../conversation.js";
import { heardInTeams, hospitalAndCouncil } from "../thanks/cast.js";
import { changesMember, colleagueInSlack, planned, wavesOf } from "./cast.js";
import { addClosedWave, ofGroup } from "./closed-waves.js";
import { organisationId } from "./crowd.js";
import { asked, holds, memberNamed } from "./results-cast.js";

test("a headline over something withheld speaks of what can be judged", async () => {
  const { causeway, maria } = await hospitalAndCouncil({ web: true });
  const firstOn = "2026-07-14";
  const pulseId = await planned(causeway, { kind: "system" }, { firstOn });
  for (let number = 0; number < 7; number += 1) {
    const support = number < 6 ? { support: [50 + (number % 2), 50, 30] as const } : {};
    const figures = ofGroup({ purpose: [60 + (number % 3), 50, 30], ...support });
    await addClosedWave(causeway.store, { pulseId, firstOn }, { number, figures });
  }
  await causeway.itIs("2026-11-18T09:00:00Z");
  const before = causeway.slack.ephemerals.length;
  await maria.types("/pulse results", { in: WARD });
  const card = await causeway.slack.until(() => causeway.slack.ephemerals.at(before));
  expect(card.visibleText).toContain("What can be judged is within its usual range.");
  expect(card.visibleText).not.toContain("Everything");
});

test.each([
  ["all of it is told", 14, true],
  ["the last waves are withheld", 6, false],
])("a digest knows whether all is usual: where %s", async (_where, told, usual) => {
  const { causeway } = await hospitalAndCouncil();
  const firstOn = "2026-03-03";
  const pulseId = await planned(causeway, { kind: "system" }, { firstOn });
  for (let number = 0; number < 14; number += 1) {
    const isTold = number < told;
    const figures = isTold ? ofGroup({ purpose: [60 + (number % 3), 50, 30] }) : [];
    await addClosedWave(causeway.store, { pulseId, firstOn }, { number, figures, answered: isTold ? 41 : null });
  }
  const system = { name: "Northshire", timeZone: "Europe/London", publicUrl: undefined, sendsMail: false };
  const naming = { read: causeway.store.read, words, system };
  const [since, until] = [new Date("2026-09-01T09:00:00Z"), new Date("2026-10-01T09:00:00Z")];
  const found = await slippingFor(naming, {
    organisationId: await organisationId(causeway, northshire.name),
    since,
    until,
  });
  expect(found?.othersUsual).toBe(usual);
});

test("whoever hears of it after the leaders is not told that they are among the first", async () => {
  const { causeway } = await hospitalAndCouncil();
  const sam = await colleagueInSlack(causeway, 1, { name: "Sam Lee" });
  const firstOn = "2026-11-10";
  const pulseId = await planned(causeway, { kind: "system" }, { firstOn });
  const figures = ofGroup({ support: [48, 41, 31] });
  const wave = await addClosedWave(causeway.store, { pulseId, firstOn }, { number: 0, figures });
  const id = await memberNamed(causeway, "Sam Lee");
  await asked(causeway, wave.id, id);
  await causeway.store.write(async (tx) => {
    await saveWishes(tx, id, { snoozedUntil: new Date("2026-11-25T09:00:00Z"), optedOutAt: null });
    await tellResults(tx, wave);
  });
  await causeway.itIs("2026-11-25T09:00:00Z");
  const said = causeway.heardIn(sam.id).join("\n");
  expect(said).toContain("Here is what came of the pulse");
  expect(said).not.toContain("among the first");
});

test("where whoever planned it has left, its leader and the stewards hear that a wave did not open", async () => {
  const { causeway, asha, ruth } = await hospitalAndCouncil();
  await holds(causeway, "Asha Patel", "steward");
  const [plannedBy, leaderId] = [await memberNamed(causeway, "Maria Santos"), await memberNamed(causeway, "Ruth Bell")];
  const pulseId = await planned(causeway, { kind: "system" }, { firstOn: "2026-11-23", leaderId, plannedBy });
  await changesMember(causeway, plannedBy, { leftAt: causeway.clock.now() });
  await causeway.itIs("2026-11-23T09:00:00Z");
  await causeway.itIs("2026-11-24T09:00:00Z");
  expect(await wavesOf(causeway, pulseId)).toEqual([]);
  for (const heard of [causeway.heardIn(asha.id), heardInTeams(causeway, ruth)])
    expect(heard.filter((text) => text.includes("did not open"))).toHaveLength(1);
});
