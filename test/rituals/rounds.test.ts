/** Rituals of channels, rounds of meetings, and rituals that come round for nobody. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { saveSwitch } from "../../src/rituals/rituals.js";
import { type Causeway, LEADERS, northshire, startCauseway } from "../conversation.js";
import { endsOf, planned } from "../pulses/cast.js";
import { makesSteward } from "../pulses/planners.js";
import { addWaves, slipped, support, watches } from "../pulses/slipped.js";
import { hospital } from "../thanks/cast.js";
import { onlyOn, promptsIn, toldStory } from "./prompted.js";

async function payloadsOf({ store }: Causeway, kind: string) {
  const { job } = store.read.tables;
  return (await store.read.select().from(job).where(eq(job.kind, kind))).map(({ payload }) => payload);
}

const rituals = (causeway: Causeway, name: string) =>
  causeway.postsIn(LEADERS).filter(({ visibleText }) => visibleText.startsWith(name));

describe("in a leadership channel", () => {
  test("a meeting begins with the newest story that its readers may read, and with no story a second time", async () => {
    const { causeway } = await hospital();
    await onlyOn(causeway, { opener: [1, "10:00"] });
    await toldStory(causeway, { by: "Maria Santos", at: northshire.name, happened: "The desk rang at once" });
    await causeway.itIs("2026-12-07T00:00:00Z");
    await causeway.itIs("2026-12-07T10:00:00Z");
    expect(rituals(causeway, "Story opener").map(({ visibleText }) => visibleText)).toEqual([
      [
        "Story opener",
        "Begin with this person’s experience. What should we change?",
        "The desk rang at once",
        "Maria Santos, Northshire General",
        "[Answer] [Read it]",
        "This takes about 5 minutes. Anybody here may answer.",
      ].join("\n"),
    ]);
    await causeway.itIs("2027-01-04T00:00:00Z");
    await causeway.itIs("2027-01-04T10:00:00Z");
    expect(rituals(causeway, "Story opener")).toHaveLength(1);
  });

  test("in the channel's own zone and on its own day, where it has one", async () => {
    const { causeway } = await hospital();
    const { channel } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(channel).set({ timeZone: "America/New_York" }));
    const [leaders] = await causeway.store.read.select().from(channel);
    const own = { ritualKey: "same-word", scope: `channel:${leaders?.id}`, on: true, day: 4, time: "15:00" };
    await causeway.store.write((tx) => saveSwitch(tx, own));
    await causeway.itIs("2027-01-04T12:00:00Z");
    await causeway.itIs("2027-01-07T15:00:00Z");
    expect(rituals(causeway, "Same-word check")).toEqual([]);
    await causeway.itIs("2027-01-07T20:00:00Z");
    expect(rituals(causeway, "Same-word check")).toHaveLength(1);
    expect((await promptsIn(causeway)).filter(({ memberId }) => memberId === null)).toMatchObject([
      { memberId: null, channelId: leaders?.id, occursOn: "2027-01-07" },
    ]);
  });

  test("switched off in between, it is not said; where nothing ran in time, that is why", async () => {
    const { causeway } = await hospital();
    await onlyOn(causeway, { "same-word": [3, "10:00"] });
    await causeway.itIs("2027-01-06T09:00:00Z");
    await onlyOn(causeway, {});
    await causeway.store.write((tx) =>
      saveSwitch(tx, { ritualKey: "same-word", scope: "system", on: false, day: null, time: null }),
    );
    await causeway.itIs("2027-01-06T10:00:00Z");
    expect(rituals(causeway, "Same-word check")).toEqual([]);
    expect(await promptsIn(causeway)).toMatchObject([{ ritualKey: "same-word", lapse: "it was switched off" }]);
    await onlyOn(causeway, { "same-word": [1, "10:00"] });
    await causeway.itIs("2027-04-07T09:00:00Z");
    expect((await promptsIn(causeway)).at(-1)).toMatchObject({ occursOn: "2027-04-05", lapse: "its time had passed" });
  });

  test("a data spark comes with the chart that has something to say, and not where none has", async () => {
    const { causeway } = await hospital();
    await onlyOn(causeway, { "data-spark": [2, "09:00"] });
    await causeway.itIs("2026-11-30T00:00:00Z");
    expect(await promptsIn(causeway)).toEqual([]);
    const pulseId = await planned(causeway, { kind: "system" });
    await watches(causeway, await addWaves(causeway, pulseId, support(slipped)));
    await causeway.itIs("2027-01-04T00:00:00Z");
    await causeway.itIs("2027-01-05T09:00:00Z");
    const [spark] = rituals(causeway, "Data spark");
    expect(spark?.visibleText).toContain("What might explain this? Whose view is missing?\nSupport ");
    expect(spark?.visibleText).toContain("[See the chart]");
  });

  test("anybody there answers, and others after them", async () => {
    const { causeway, asha, maria } = await hospital();
    await onlyOn(causeway, { "same-word": [3, "10:00"] });
    await causeway.itIs("2027-01-04T00:00:00Z");
    await causeway.itIs("2027-01-06T10:00:00Z");
    for (const person of [maria, asha]) {
      await person.presses("Answer", rituals(causeway, "Same-word check")[0]);
      await causeway.slack.until(() => causeway.slack.openModal(person.id));
      await person.submits({ "What does it mean where you work": `What ${person.id} needs` });
      await person.closes();
      await causeway.settles();
    }
    const { ritualAnswer } = causeway.store.read.tables;
    expect(await causeway.store.read.select().from(ritualAnswer)).toHaveLength(2);
    expect((await promptsIn(causeway)).find(({ channelId }) => channelId !== null)?.doneAt).not.toBeNull();
    expect(rituals(causeway, "Same-word check")[0]?.visibleText).toContain("Somebody here has answered.");
  });
});

describe("rounds of meetings", () => {
  test("a coffee round begins on its day, once; day in the life only where it is on", async () => {
    const { causeway } = await hospital();
    await causeway.itIs("2026-12-07T09:29:00Z");
    expect(await payloadsOf(causeway, "pair-round")).toEqual([]);
    for (const minute of ["30", "31", "32"]) await causeway.itIs(`2026-12-07T09:${minute}:00Z`);
    expect(await payloadsOf(causeway, "pair-round")).toEqual([{ kind: "coffee", round: "2026-12-07" }]);
    await onlyOn(causeway, { "day-in-the-life": [2, "09:30"] });
    await causeway.itIs("2027-01-05T09:30:00Z");
    expect(await payloadsOf(causeway, "pair-round")).toHaveLength(2);
    expect((await payloadsOf(causeway, "pair-round")).at(-1)).toEqual({ kind: "day", round: "2027-01-05" });
  });

  test("one whose time had passed while nothing ran is written down", async () => {
    const causeway = await startCauseway();
    await causeway.itIs("2026-12-10T09:00:00Z");
    expect(await endsOf(causeway, "pair-round")).toEqual(["skipped: its time had passed by more than two days"]);
  });
});

describe("a ritual that comes round for nobody", () => {
  const came = (name: string) => `“${name}” came round, and nobody was there to be asked.`;

  test("is told to the stewards, once a quarter, with what to do", async () => {
    const { causeway, maria } = await hospital();
    await makesSteward(causeway, "Maria Santos");
    const told = () => causeway.heardIn(maria.id).filter((one) => one.includes(came("Coffee trial")));
    for (const round of ["2026-11-02", "2026-12-07", "2027-01-04", "2027-02-01"])
      if (round > "2026-11-18") await causeway.itIs(`${round}T09:30:00Z`);
    expect(told()).toHaveLength(2);
    expect(told()[0]).toBe(
      [
        came("Coffee trial"),
        "It is for those who asked to be in it, and there is nobody yet. Tell people that they can join.",
        "[See the rituals] [How people join]",
        "If it is not wanted, switch it off. Causeway says this once a quarter at most.",
      ].join("\n"),
    );
  });

  test.each([
    ["World card", "world-card", [3, "10:30"], "2027-01-06T10:30:00Z", "whoever looks after a team"],
    ["Same-word check", "same-word", [3, "10:00"], "2027-01-06T10:00:00Z", "none is set up"],
    ["Useful flop", "flop", [5, "10:00"], "2027-02-05T10:00:00Z", "nobody is a leader"],
  ] as const)("%s says who would be asked", async (name, key, at, instant, why) => {
    const { causeway, maria } = await hospital();
    await makesSteward(causeway, "Maria Santos");
    await onlyOn(causeway, { [key]: at });
    const { channel, roleGrant } = causeway.store.read.tables;
    const endedAt = causeway.clock.now();
    await causeway.store.write(async (tx) => {
      await tx.update(channel).set({ retiredAt: endedAt });
      await tx.update(roleGrant).set({ endedAt }).where(eq(roleGrant.role, "leader"));
    });
    await causeway.itIs(instant.replace(/T.*/, "T00:30:00Z"));
    await causeway.itIs(instant);
    const told = causeway.heardIn(maria.id).join("\n");
    expect(told).toContain(came(name));
    expect(told).toContain(why);
  });

  test("says nothing where somebody is there", async () => {
    const { causeway, maria } = await hospital();
    await makesSteward(causeway, "Maria Santos");
    await onlyOn(causeway, { flop: [5, "10:00"], "same-word": [3, "10:00"] });
    await causeway.itIs("2027-01-06T10:00:00Z");
    await causeway.itIs("2027-01-08T10:00:00Z");
    expect(causeway.heardIn(maria.id).join("\n")).not.toContain("nobody was there to be asked");
  });
});
