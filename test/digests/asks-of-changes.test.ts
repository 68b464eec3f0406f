/** What has an owner of its own, asked about in a digest: whoever takes the ask owns the thing. */
import { expect, test, vi } from "vitest";
import { grantRole } from "../../src/directory/roles.js";
import {
  around,
  CHANGE,
  celebrated,
  counts,
  goesOn,
  HUB,
  hadWeeks,
  hub,
  theCelebration,
} from "../celebrations/cast.js";
import { LEADERS, northshire } from "../conversation.js";
import { planned } from "../pulses/cast.js";
import { addWaves, memberCalled, slipped, support, theSignal, watches } from "../pulses/slipped.js";
import { atTheCareHome, hospital, hospitalAndCouncil } from "../thanks/cast.js";
import { askedIn, asksOf, inRoom, lastIn, lineOf, needs, opensForm, organisationCalled, toldTo } from "./asks-cast.js";

vi.setConfig({ testTimeout: 180_000 });

test("a celebrated change that fades is asked about, owned by whoever takes it, and told a week later", async () => {
  const { causeway, asha } = await hospital();
  const team = await hub(causeway, "Asha Patel", ["Maria Santos"]);
  const measure = await counts(causeway, team, "Maria Santos", "count");
  await hadWeeks(causeway, measure, around(20, 4));
  await celebrated(causeway, measure, "Maria Santos", "2026-11-16");
  await goesOn(causeway, measure, [...around(12, 10), ...around(6, 5)]);
  const monday = () => causeway.clock.now().toISOString().slice(0, 10);
  await goesOn(causeway, measure, around(1, 4));
  const card = inRoom(causeway);
  expect(askedIn(card)).toContain(`One ask: “${CHANGE}” in the team “${HUB}” has been below what it was`);
  expect(askedIn(card)).toContain("Will you find an owner by Thursday?");
  expect(card?.visibleText).toContain("[I will see to it] [Someone else will] [Not now]");
  expect(lineOf(card, "Slipping:")).toBe("Slipping: nothing else.");
  await opensForm(causeway, asha, "I will see to it", card);
  await asha.submits({ "What will you do": "Ask the ward what is in the way" });
  await asha.closes();
  await causeway.settles();
  expect(await theCelebration(causeway)).toMatchObject({ ownerId: await memberCalled(causeway, "Asha Patel") });
  expect(askedIn(inRoom(causeway))).toMatch(/Asha Patel sees to it, by \d+ \w+\.$/);
  const week = monday();
  await goesOn(causeway, measure, around(1, 4));
  expect(monday() > week).toBe(true);
  expect(lastIn(inRoom(causeway))).toMatch(/^Last week’s ask: “Every Friday discharge has a named contact”\. Asha/);
  expect(askedIn(inRoom(causeway))).toBeUndefined();
  expect(lineOf(inRoom(causeway), "Slipping:")).toContain("Asha Patel sees to it");
});

test("a signal that was refused is not asked about next while something else waits; its buttons stay", async () => {
  const { causeway, asha } = await hospital();
  await watches(causeway, await addWaves(causeway, await planned(causeway, { kind: "system" }), support(slipped)));
  await needs(causeway, "Maria Santos", northshire.name);
  await causeway.itIs("2026-12-07T08:00:00Z");
  const sentence = "Support is below its usual range across Northshire.";
  expect(askedIn(inRoom(causeway))).toBe(`One ask: ${sentence} Will you find an owner by Thursday?`);
  await asha.presses("Not now", inRoom(causeway));
  await toldTo(causeway, asha, "That is an answer too.");
  await causeway.settles();
  expect(inRoom(causeway)?.visibleText).toContain("[I will] [Someone else will] [See the chart]");
  await causeway.itIs("2026-12-14T08:00:00Z");
  expect(lastIn(inRoom(causeway))).toBe("Last week’s ask: Support across Northshire. The answer was: not now.");
  expect(askedIn(inRoom(causeway))).toContain("Somebody at Northshire General has needed this for three weeks");
  expect(lineOf(inRoom(causeway), "Slipping:")).toBe(`Slipping: ${sentence} Who will own this?`);
  await causeway.itIs("2026-12-21T08:00:00Z");
  expect(askedIn(inRoom(causeway))).toContain(sentence);
  expect((await theSignal(causeway)).ownerId).toBeNull();
});

test("somebody with neither chat is named, and says on the web what was done", async () => {
  const { causeway, asha } = await hospitalAndCouncil({ web: true });
  const priya = await atTheCareHome(causeway, "Priya Nair");
  await needs(causeway, "Maria Santos", northshire.name);
  await causeway.itIs("2026-12-07T08:00:00Z");
  await opensForm(causeway, asha, "Someone else will", inRoom(causeway));
  const { view } = await asha.submits({ "Who will?": "Priya Nair" });
  expect(view?.visibleText).toContain("Thank you. Priya Nair has it and is told.");
  await asha.closes();
  await causeway.settles();
  const home = await priya.opens("/pages/messages");
  expect(home.words).toContain("Asha Patel says that you will see to this by Thursday 10 December:");
  await priya.presses("It is done");
  const refused = await priya.sends("/forms/finish-ask", { did: "Rang 943 476 5919" });
  expect(refused.words).toContain("943 476 5919");
  const done = await priya.sends("/forms/finish-ask", { did: "Our handyman comes on Sundays." });
  expect(done.words).toContain("The next digest says so.");
  await causeway.settles();
  const [ask] = await asksOf(causeway);
  expect(ask).toMatchObject({ answer: "other", did: "Our handyman comes on Sundays." });
  await causeway.itIs("2026-12-14T08:00:00Z");
  expect(lastIn(inRoom(causeway))).toContain("Done. Priya Nair: Our handyman comes on Sundays.");
});

test("a steward in the room may own what concerns many; whoever may not is told so, and nothing has changed", async () => {
  const { causeway, maria } = await hospital();
  await watches(causeway, await addWaves(causeway, await planned(causeway, { kind: "system" }), support(slipped)));
  await causeway.itIs("2026-11-23T08:00:00Z");
  await maria.presses("I will", inRoom(causeway));
  await toldTo(causeway, maria, "This is for those who lead here");
  const grant = {
    memberId: await memberCalled(causeway, "Maria Santos"),
    role: "leader",
    organisationId: await organisationCalled(causeway, northshire.name),
  } as const;
  await causeway.store.write((tx) => grantRole(tx, grant, { actorId: null, now: causeway.clock.now() }));
  await opensForm(causeway, maria, "I will", inRoom(causeway));
  await maria.submits({ "What will you do": "Ask three wards" });
  await maria.closes();
  await causeway.settles();
  expect(causeway.postsIn(LEADERS).at(-1)?.visibleText).toContain("Maria Santos has it, by");
});
