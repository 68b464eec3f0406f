/** From choosing what to count to the last card, by the same person on each platform. */
import { expect, test, vi } from "vitest";
import { onEachPlatform } from "../pulses/planners.js";
import {
  around,
  CHANGE,
  checks,
  goesOn,
  HUB,
  hadWeeks,
  hub,
  QUESTION,
  theCelebration,
  theMeasure,
  times,
} from "./cast.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const asked = "What do you ask each week?";

onEachPlatform((opens) => {
  test("somebody chooses what to count, celebrates, sees it fade, sees to it, and reads what lasted", async () => {
    const person = await opens();
    const { causeway, name } = person;
    const team = await hub(causeway, name, [name]);
    // Whoever comes for a year signs in now and then: that is another test's.
    const { pass } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(pass).set({ expiresAt: new Date("2029-01-01T00:00:00Z") }));
    const openHub = async (): Promise<string> => {
      await person.comes("celebrate", "celebrations");
      return person.presses(`Open: ${HUB}`);
    };

    expect(await person.comes("celebrate", "celebrations")).toContain("Nothing is counted yet.");
    await person.presses(`Open: ${HUB}`);
    await person.presses("Choose what to count");
    const kind = { "How is it answered?": "A number" };
    expect(await person.sends({ [asked]: "Was 943 476 5919 seen?", ...kind })).toContain("943 476 5919");
    expect(await person.sends({ [asked]: QUESTION, ...kind })).toContain(`The team “${HUB}” counts this from now on.`);

    const measure = await theMeasure(causeway, team);
    await hadWeeks(causeway, measure, around(20, 4));
    await openHub();
    await person.presses("Give or correct a week");
    expect(await person.sends({ "How many?": "some" })).toContain("Please write a whole number from 0 to 9999.");
    expect(await person.sends({ "How many?": "6" })).toContain("The week of 9 November: 6. Thank you.");

    expect(await openHub()).toContain("20 weeks so far.");
    await person.presses("Celebrate a change");
    expect(await person.sends({ "What changed?": "NHS number 943 476 5919" })).toContain("943 476 5919");
    expect(await person.sends({ "What changed?": CHANGE })).toContain("the watch has begun");
    expect(await openHub()).toContain("0 weeks of 12 since the change.");
    expect(await person.presses("See the chart")).toContain("0 weeks of 12 since the change.");

    await goesOn(causeway, measure, [...around(12, 10), ...times(6, 4)]);
    const alarm = await openHub();
    expect(alarm).toContain(`“${CHANGE}” in the team “${HUB}” has been below what it was after the change`);
    expect(alarm).toContain("Less than half of the gain is left.");
    expect(alarm).toContain("Is something in the way?");
    expect(await person.presses("See the chart")).toContain("has been below what it was after the change");

    await openHub();
    await person.presses("I will see to it");
    const plan = { "What will you do": "Ask the Friday team", "By when": "1 November 2026" };
    expect(await person.sends(plan)).toContain("Please choose a day after today.");
    expect(await person.sends({ ...plan, "By when": "30 March 2027" })).toContain("On 30 March Causeway asks you");
    expect(await openHub()).toContain(`${name} sees to it, and will do this by 30 March:`);
    await person.presses("Say what came of it");
    expect(await person.sends({ "What came of it?": "Two posts are filled." })).toContain("are told, with your name");
    expect(await theCelebration(causeway)).toMatchObject({
      outcome: "Two posts are filled.",
      action: plan["What will you do"],
    });

    await goesOn(causeway, measure, around(8, 10));
    expect(await openHub()).toContain(`3 months on: “${CHANGE}”`);
    expect(await person.presses("Slipping")).toContain("You said: slipping.");
    expect(await checks(causeway)).toMatchObject([{ month: 3, status: "slipping" }]);
    await goesOn(causeway, measure, around(39, 10));
    await openHub();
    expect(await person.presses("Still happening")).toMatch(/still happening/);
    expect((await checks(causeway)).map(({ month, status }) => [month, status])).toEqual([
      [3, "slipping"],
      [6, null],
      [9, null],
      [12, "happening"],
    ]);
    expect((await theCelebration(causeway)).endedAt).not.toBeNull();
    expect(await openHub()).toContain("Celebrate a change");
  });
});
