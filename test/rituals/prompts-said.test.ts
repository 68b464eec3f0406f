/** Who is prompted for what, and when: by their own clock, within manners, once, and with a reason where not. */
import { describe, expect, test } from "vitest";
import { addTeam, addToTeam } from "../../src/groups/team-groups.js";
import { saveSwitch } from "../../src/rituals/rituals.js";
import { addDays } from "../../src/schedule/occurrences.js";
import { pauseUntil } from "../../src/schedule/recipients.js";
import { type Causeway, eastshire, northshire, startCauseway } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { changesMember, crowdInSlack } from "../pulses/cast.js";
import { memberCalled } from "../pulses/slipped.js";
import { heardInTeams, hospital, hospitalAndCouncil } from "../thanks/cast.js";
import { onlyOn, organisationCalled, promptsIn, toldStory } from "./prompted.js";

const FRIDAY = "Cross-boundary Friday";
const MONDAY = "2026-11-23T00:00:00Z";
const ON_FRIDAY = "2026-11-27T11:00:00Z";
const allStaff = { friday: [5, "11:00"], amnesty: [4, "14:00"], "call-first": [2, "14:00"] } as const;

const prompted = (told: readonly string[], name = FRIDAY): number => told.filter((one) => one.startsWith(name)).length;

/** Each prompt of somebody as "ritual date: what became of it". */
async function fates(causeway: Causeway, name: string): Promise<readonly string[]> {
  return (await promptsIn(causeway, name)).map(({ ritualKey, occursOn, postedAt, lapse }) => {
    return `${ritualKey} ${occursOn}: ${postedAt === null ? lapse || "waits" : "said"}`;
  });
}

describe("by their own clock", () => {
  test("on Friday at eleven where each of them is, and not before", async () => {
    const { causeway, maria, jo } = await hospitalAndCouncil();
    await changesMember(causeway, await memberCalled(causeway, "Jo Clark"), { timeZone: "America/New_York" });
    await causeway.itIs("2026-11-23T06:00:00Z");
    await causeway.itIs("2026-11-27T10:59:00Z");
    expect(prompted(causeway.heardIn(maria.id))).toBe(0);
    await causeway.itIs(ON_FRIDAY);
    expect(prompted(causeway.heardIn(maria.id))).toBe(1);
    expect(prompted(heardInTeams(causeway, jo))).toBe(0);
    await causeway.itIs("2026-11-27T16:00:00Z");
    expect(prompted(heardInTeams(causeway, jo))).toBe(1);
  });

  test("a week begins where they are: on Sunday evening here it is Monday in Auckland", async () => {
    const { causeway } = await hospital();
    await changesMember(causeway, await memberCalled(causeway, "Maria Santos"), { timeZone: "Pacific/Auckland" });
    await causeway.itIs("2026-11-22T11:30:00Z");
    // Half past midnight there: the week that begins is planned, and of the one before nothing was due since she came.
    expect(await fates(causeway, "Maria Santos")).toEqual(["friday 2026-11-27: waits"]);
    expect((await promptsIn(causeway, "Maria Santos"))[0]?.dueAt).toEqual(new Date("2026-11-26T22:00:00Z"));
  });

  test("a zone that this machine does not know is taken for the system's", async () => {
    const { causeway, maria } = await hospital();
    await changesMember(causeway, await memberCalled(causeway, "Maria Santos"), { timeZone: "Mars/Olympus" });
    await causeway.itIs(MONDAY);
    expect(await fates(causeway, "Maria Santos")).toEqual(["friday 2026-11-27: waits"]);
    expect(prompted(causeway.heardIn(maria.id))).toBe(0);
  });

  test("good Friday is put off to Tuesday, beside that week's own", async () => {
    const { causeway, maria } = await hospital({ at: "2027-03-18T09:00:00Z" });
    for (const day of ["22", "26", "29"]) await causeway.itIs(`2027-03-${day}T12:00:00Z`);
    await causeway.itIs("2027-03-30T09:59:00Z");
    expect(prompted(causeway.heardIn(maria.id))).toBe(0);
    // Summer time began on the Sunday: eleven there is ten here.
    await causeway.itIs("2027-03-30T10:00:00Z");
    expect(prompted(causeway.heardIn(maria.id))).toBe(1);
    await causeway.itIs("2027-04-02T10:00:00Z");
    expect(prompted(causeway.heardIn(maria.id))).toBe(2);
    expect(await fates(causeway, "Maria Santos")).toEqual(["friday 2027-03-30: said", "friday 2027-04-02: said"]);
  });
});

describe("within manners", () => {
  test("of four that are due in a week two go, those never seen or longest unseen; the rest lapse without a word", async () => {
    const { causeway, maria } = await hospital();
    await onlyOn(causeway, { ...allStaff, "own:huddle": [1, "09:00"] });
    const { ritual } = causeway.store.read.tables;
    const own = {
      name: "Huddle",
      purpose: "To meet.",
      prompt: "Whom did you meet?",
      element: "ritual",
      way: "worlds",
    } as const;
    await causeway.store.write(async (tx) => {
      const plan = {
        cadence: "weekly",
        day: 1,
        time: "09:00",
        minutes: 2,
        audience: "staff",
        completion: "words",
      } as const;
      await tx.insert(ritual).values({ key: "own:huddle", ...own, ...plan, editedAt: causeway.clock.now() });
    });
    const weeks = ["2026-11-30", "2026-12-07", "2026-12-14"];
    for (const monday of weeks) {
      await causeway.itIs(`${monday}T00:00:00Z`);
      for (const [day, time] of [
        [0, "09:00"],
        [1, "14:00"],
        [3, "14:00"],
        [4, "11:00"],
      ] as const)
        await causeway.itIs(`${addDays(monday, day)}T${time}:00Z`);
    }
    expect(await fates(causeway, "Maria Santos")).toEqual([
      // The first of December: all four, never seen, in the catalogue's order.
      "own:huddle 2026-11-30: over the weekly budget",
      "call-first 2026-12-01: over the weekly budget",
      "amnesty 2026-12-03: said",
      "friday 2026-12-04: said",
      // The huddle was never seen, but Thursday and Friday are less than seven days ago.
      "own:huddle 2026-12-07: over the weekly budget",
      "friday 2026-12-11: said",
      "own:huddle 2026-12-14: said",
      "friday 2026-12-18: said",
    ]);
    expect(causeway.heardIn(maria.id).filter((one) => one.includes("Not this time"))).toHaveLength(5);
  });

  test.each([
    ["snoozed", { snoozedUntil: new Date("2026-12-10T00:00:00Z") }],
    ["opted out", { optedOutAt: new Date("2026-11-25T00:00:00Z") }],
  ])("whoever %s after the week was planned is not asked, and why is kept", async (why, change) => {
    const { causeway, maria } = await hospital();
    await causeway.itIs(MONDAY);
    await changesMember(causeway, await memberCalled(causeway, "Maria Santos"), change);
    await causeway.itIs(ON_FRIDAY);
    expect(prompted(causeway.heardIn(maria.id))).toBe(0);
    expect(await fates(causeway, "Maria Santos")).toEqual([`friday 2026-11-27: ${why}`]);
  });

  test("nobody who has opted out is planned for at all", async () => {
    const { causeway } = await hospital();
    await changesMember(causeway, await memberCalled(causeway, "Maria Santos"), { optedOutAt: causeway.clock.now() });
    await causeway.itIs(MONDAY);
    expect(await fates(causeway, "Maria Santos")).toEqual([]);
  });

  test("while the stewards have paused everything nothing is said, and why is kept", async () => {
    const { causeway } = await hospital();
    await causeway.itIs(MONDAY);
    await causeway.store.write((tx) => pauseUntil(tx, new Date("2026-12-01T00:00:00Z")));
    await causeway.itIs(ON_FRIDAY);
    expect(await fates(causeway, "Maria Santos")).toEqual(["friday 2026-11-27: paused by the stewards"]);
  });

  test("what a place sets at night waits for the morning", async () => {
    const { causeway, maria } = await hospital();
    await onlyOn(causeway, { friday: [4, "22:00"] });
    await causeway.itIs(MONDAY);
    await causeway.itIs("2026-11-26T22:00:00Z");
    expect(prompted(causeway.heardIn(maria.id))).toBe(0);
    await causeway.itIs("2026-11-27T08:00:00Z");
    expect(prompted(causeway.heardIn(maria.id))).toBe(1);
  });
});

describe("where it is on", () => {
  test("an organisation has its own day; another does without", async () => {
    const { causeway, maria, jo } = await hospitalAndCouncil();
    const scope = async (name: string) => `organisation:${await organisationCalled(causeway, name)}`;
    await onlyOn(causeway, { friday: [2, "10:00"] }, await scope(northshire.name));
    await onlyOn(causeway, {}, await scope(eastshire.name));
    await causeway.itIs(MONDAY);
    await causeway.itIs("2026-11-24T10:00:00Z");
    expect(prompted(causeway.heardIn(maria.id))).toBe(1);
    await causeway.itIs(ON_FRIDAY);
    expect(prompted(causeway.heardIn(maria.id))).toBe(1);
    expect(prompted(heardInTeams(causeway, jo))).toBe(0);
    expect(await fates(causeway, "Jo Clark")).toEqual([]);
  });

  test("switched off between plan and day, it is not said, and that is why", async () => {
    const { causeway, maria } = await hospital();
    await causeway.itIs(MONDAY);
    const off = { ritualKey: "friday", scope: "place:none", on: false, day: null, time: null } as const;
    await causeway.store.write((tx) => saveSwitch(tx, { ...off, scope: "system" }));
    await causeway.itIs(ON_FRIDAY);
    expect(prompted(causeway.heardIn(maria.id))).toBe(0);
    expect(await fates(causeway, "Maria Santos")).toEqual(["friday 2026-11-27: it was switched off"]);
  });

  test("whoever looks after a team is asked for it; once that is over, the first in it is", async () => {
    const { causeway } = await hospital();
    await onlyOn(causeway, { "need-offer": [2, "11:00"] });
    const [asha, maria] = [await memberCalled(causeway, "Asha Patel"), await memberCalled(causeway, "Maria Santos")];
    const now = causeway.clock.now();
    const id = await causeway.store.write(async (tx) => {
      const team = await addTeam(tx, { name: "Hip pathway", madeBy: asha, now });
      if (team !== undefined) await addToTeam(tx, team, maria);
      return team;
    });
    await causeway.itIs("2026-11-30T00:00:00Z");
    expect(await promptsIn(causeway)).toMatchObject([{ memberId: asha, about: `team:${id}`, completion: "need" }]);
    await causeway.itIs("2026-12-01T11:00:00Z");
    expect(causeway.heardIn("U0ASHA").at(-1)).toContain("This is for the team “Hip pathway”.");
    await changesMember(causeway, asha, { leftAt: causeway.clock.now() });
    await causeway.itIs("2026-12-14T00:00:00Z");
    expect((await promptsIn(causeway)).at(-1)).toMatchObject({ memberId: maria, about: `team:${id}` });
  });

  test("whoever told a story is asked what made it work, once for each", async () => {
    const { causeway, maria } = await hospital();
    await onlyOn(causeway, { "why-right": [4, "10:00"] });
    const story = await toldStory(causeway, {
      by: "Maria Santos",
      at: northshire.name,
      happened: "The desk rang at once",
    });
    await causeway.itIs("2026-11-30T00:00:00Z");
    await causeway.itIs("2026-12-03T10:00:00Z");
    expect(causeway.heardIn(maria.id).at(-1)).toContain(
      "What made this work, and where else might it?\nThe desk rang at once",
    );
    await causeway.itIs("2027-01-04T00:00:00Z");
    expect(await promptsIn(causeway)).toMatchObject([{ about: `story:${story}` }]);
  });
});

describe("a story without a leader's thanks", () => {
  test("is one leader's to thank for; what is gone, or thanked for, by the day is not asked about", async () => {
    const { causeway, asha, maria, ruth } = await hospitalAndCouncil();
    const first = await toldStory(causeway, { by: "Maria Santos", at: northshire.name, happened: "The ward rang" });
    await causeway.itIs("2026-11-19T09:00:00Z");
    const second = await toldStory(causeway, { by: "Jo Clark", at: eastshire.name, happened: "The desk rang" });
    await causeway.itIs(MONDAY);
    const leading = (await promptsIn(causeway)).filter(({ ritualKey }) => ritualKey === "leaders-thanks");
    const about = new Map(leading.map((one) => [one.memberId, one.about]));
    // Each from outside their own organisation.
    expect(about.get(await memberCalled(causeway, "Asha Patel"))).toBe(`story:${second}`);
    expect(about.get(await memberCalled(causeway, "Ruth Bell"))).toBe(`story:${first}`);

    const now = causeway.clock.now();
    const { storyThanks, story } = causeway.store.read.tables;
    const memberId = await memberCalled(causeway, "Ruth Bell");
    await causeway.store.write((tx) => tx.insert(storyThanks).values({ storyId: second, memberId, createdAt: now }));
    await causeway.store.write((tx) => tx.update(story).set({ withdrawnAt: now }));
    await causeway.itIs("2026-11-24T09:30:00Z");
    for (const told of [causeway.heardIn(asha.id), heardInTeams(causeway, ruth), causeway.heardIn(maria.id)])
      expect(told.join("\n")).not.toContain("no senior reply");
    const lapses = (await promptsIn(causeway)).filter(({ ritualKey }) => ritualKey === "leaders-thanks");
    expect(lapses.map(({ lapse }) => lapse)).toEqual(["what it was about is gone", "what it was about is gone"]);
  });

  test("is one leader's also where another organisation's leaders are asked on another day of the week", async () => {
    const { causeway } = await hospitalAndCouncil();
    await onlyOn(causeway, { "leaders-thanks": [2, "09:30"] });
    const council = await organisationCalled(causeway, eastshire.name);
    const onFriday = { ritualKey: "leaders-thanks", scope: `organisation:${council}`, on: true, day: 5, time: "09:30" };
    await causeway.store.write((tx) => saveSwitch(tx, onFriday));
    await toldStory(causeway, { by: "Maria Santos", at: northshire.name, happened: "The ward rang" });
    await causeway.itIs(MONDAY);
    expect(await promptsIn(causeway)).toHaveLength(1);
  });

  test("where there is none, no leader is asked, and nothing lapses", async () => {
    const { causeway } = await hospital();
    await onlyOn(causeway, { "leaders-thanks": [2, "09:30"], relay: [3, "10:00"] });
    await causeway.itIs(MONDAY);
    await causeway.itIs("2026-11-30T00:00:00Z");
    expect(await promptsIn(causeway)).toEqual([]);
  });
});

describe("once", () => {
  test.each(engines)("on %s, two replicas and a restart plan one week once, some hundred at a time", async (engine) => {
    const { causeway } = await hospital({ engine });
    await crowdInSlack(causeway, 260);
    const settings = { DATABASE_URL: causeway.databaseUrl, PULSE_KEYS_URL: causeway.pulseKeysUrl };
    const replica = await startCauseway({ settings });
    await Promise.all([causeway.itIs(MONDAY), replica.itIs(MONDAY)]);
    await causeway.settles();
    await causeway.itIs("2026-11-23T00:01:00Z");
    const planned = await promptsIn(causeway);
    expect(planned).toHaveLength(262);
    expect(new Set(planned.map(({ memberId }) => memberId)).size).toBe(262);
    // It starts again, in the middle of the week.
    const again = await startCauseway({ at: "2026-11-25T09:00:00Z", settings });
    await again.itIs("2026-11-25T09:01:00Z");
    expect(await promptsIn(causeway)).toHaveLength(262);
  });

  test("a start in the middle of a week plans what is left of it; what has passed is written down", async () => {
    const { causeway, maria } = await hospital();
    await onlyOn(causeway, { friday: [5, "11:00"], unblock: [3, "09:00"] });
    await causeway.itIs("2026-11-26T15:00:00Z");
    expect(await fates(causeway, "Asha Patel")).toEqual([
      "unblock 2026-11-25: its time had passed",
      "friday 2026-11-27: waits",
    ]);
    await causeway.itIs(ON_FRIDAY);
    expect(prompted(causeway.heardIn(maria.id))).toBe(1);
  });

  test("whole weeks in which nothing ran are written down as such", async () => {
    const { causeway } = await hospital();
    await causeway.itIs("2026-12-08T09:00:00Z");
    const { job } = causeway.store.read.tables;
    const rows = (await causeway.store.read.select().from(job)).filter(({ kind }) => kind === "plan-week");
    expect(
      rows
        .map(({ payload, outcome, lastError }) => [(payload as { monday: string }).monday, outcome, lastError])
        .toSorted(),
    ).toEqual([
      ["2026-11-16", "done", null],
      ["2026-11-23", "skipped", "its time had passed"],
      ["2026-11-30", "skipped", "its time had passed"],
      ["2026-12-07", "done", null],
    ]);
  });

  test("what is older than 400 days goes", async () => {
    const { causeway } = await hospital();
    await causeway.itIs(MONDAY);
    await causeway.itIs(ON_FRIDAY);
    expect(await promptsIn(causeway)).not.toEqual([]);
    await onlyOn(causeway, {});
    await causeway.itIs("2028-01-03T12:00:00Z");
    expect(await promptsIn(causeway)).toEqual([]);
  });
});
