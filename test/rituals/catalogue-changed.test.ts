/** The catalogue is changed: words, when and who, added, put back, and switched where it is somebody's to switch. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { addMeaning } from "../../src/jargon/jargon.js";
import { allRituals, findRitual, settingFor, switches } from "../../src/rituals/rituals.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, WARD } from "../conversation.js";
import { makesSteward, onEachPlatform, type Planner } from "../pulses/planners.js";
import { memberCalled } from "../pulses/slipped.js";
import type { Person } from "../slack/person.js";
import { hospital, hospitalAndCouncil } from "../thanks/cast.js";

const ritual = async ({ store }: Causeway, key: string) => {
  const found = await findRitual(store.read, words, key);
  if (found === undefined) throw new Error(`there is no ritual ${key}`);
  return found;
};

const added = async ({ store }: Causeway) => (await allRituals(store.read, words)).filter(({ own }) => own);

async function audited({ store }: Causeway) {
  const { auditEntry, member } = store.read.tables;
  return store.read
    .select({ who: member.name, what: auditEntry.reason, organisationId: auditEntry.organisationId })
    .from(auditEntry)
    .innerJoin(member, eq(member.id, auditEntry.actorId))
    .where(eq(auditEntry.deed, "ritual-changed"));
}

async function opensRitual(steward: Planner, name: string): Promise<string> {
  await steward.comes("ritual", "rituals");
  await steward.presses("Change the rituals");
  return steward.presses(`Open: ${name}`);
}

/** The system's own come last. */
async function opensFrom(steward: Planner, name: string): Promise<void> {
  await steward.presses("Change the rituals");
  await steward.presses("Show more");
  await steward.presses("Show more");
  await steward.presses(`Open: ${name}`);
}

const friday = { Name: "Helping Friday", "What does it ask": "Who helped you this week?" };

onEachPlatform((opens) => {
  test("a steward changes a ritual's words, when it comes, and puts it back as it was", async () => {
    const steward = await opens();
    const { causeway } = steward;
    await makesSteward(causeway, steward.name);
    const card = await opensRitual(steward, "Cross-boundary Friday");
    expect(card).toContain("Help from outside your own organisation is easily forgotten by Monday.");
    expect(card).toContain("Fridays at 11:00");
    expect(card).not.toContain("Put it back as it was");

    await steward.presses("Change the words");
    const wrong = await steward.sends({ ...friday, "Why is it worth": "The MDT meets" });
    expect(wrong).toContain("Not everybody knows what");
    expect(await steward.sends({ ...friday, "Why is it worth": "Ring 943 476 5919" })).toContain("943 476 5919");
    expect(await steward.sends({ ...friday, Name: "Ä".repeat(41) })).toContain("40");
    expect(await steward.sends({ ...friday, Name: "coffee trial" })).toContain(
      "There is a ritual of this name already.",
    );
    const saved = await steward.sends({ ...friday, "Why is it worth": "It cheers people up." });
    expect(saved).toContain("“Helping Friday” is saved.");
    expect(saved).toContain("Who helped you this week?");

    await steward.presses("Change when and who");
    const plan = { "On which day": "Thursday", "At what time": "25:00", "How many minutes": "0" };
    const problems = await steward.sends(plan);
    expect(problems).toContain("Please write the time as 11:00.");
    expect(problems).toContain("Please write a number from 1 to 60.");
    expect(await steward.sends({ ...plan, "At what time": "21:00", "How many minutes": "3" })).toContain(
      "Outside that, Causeway asks nobody anything.",
    );
    const planned = await steward.sends({ ...plan, "At what time": "9.30", "How many minutes": "3" });
    expect(planned).toContain("Thursdays at 09:30");
    expect(await ritual(causeway, "friday")).toMatchObject({ ...{ day: 4, time: "09:30", minutes: 3, own: false } });

    const back = await steward.presses("Put it back as it was", "Put it back");
    expect(back).toContain("“Cross-boundary Friday” is as it was at the start.");
    expect(await ritual(causeway, "friday")).toMatchObject({ name: "Cross-boundary Friday", day: 5, time: "11:00" });
    expect((await audited(causeway)).map(({ who }) => who)).toEqual([steward.name, steward.name, steward.name]);
  });

  test("a steward adds one, says when and who, switches it on, and takes it out", async () => {
    const steward = await opens();
    const { causeway } = steward;
    await makesSteward(causeway, steward.name);
    await steward.comes("ritual", "rituals");
    await steward.presses("Change the rituals");
    await steward.presses("Add a ritual");
    const own = { Name: "Walk and talk", "What does it ask": "Who walked with you? What did you see?" };
    expect(await steward.sends({ ...own, "Why is it worth": "People talk while they walk." })).toContain(
      "“Walk and talk” is in the list, and off.",
    );
    const [one] = await added(causeway);
    expect(one).toMatchObject({ asks: ["Who walked with you?", "What did you see?"], completion: "words", own: true });
    const isOn = async () => one && settingFor(one, await switches(causeway.store.read), ["system"]).on;
    expect(await isOn()).toBe(false);
    // Nobody sees it before it is on, nor is asked.
    expect(await steward.comes("ritual", "rituals")).not.toContain("Walk and talk");
    await opensFrom(steward, "Walk and talk");

    await steward.presses("Change when and who");
    const channels = { "Who is asked": "The channels that leaders read" };
    expect(await steward.sends({ ...channels, "When is it done": "A story is told" })).toContain(
      "Channels can only be asked for an answer in words.",
    );
    await steward.sends({ ...channels, "When is it done": "It is answered in words", "How often": "Every week" });
    expect((await added(causeway))[0]).toMatchObject({ audience: "forums", cadence: "weekly" });

    const where = await steward.presses("Where it is on");
    expect(where).toContain("The whole system: Off. Said here.");
    await steward.presses("Change: the whole system");
    const saved = await steward.sends({ "Is it on": "On" });
    expect(saved).toContain("Saved: “Walk and talk”, for the whole system.");
    expect(await isOn()).toBe(true);
    expect(await steward.comes("ritual", "rituals")).toContain("Start: Walk and talk");
    await opensFrom(steward, "Walk and talk");
    await steward.presses("Where it is on");
    await steward.presses("Walk and talk");
    expect(await steward.presses("Take it out", "Yes, take it out")).toContain("“Walk and talk” is taken out.");
    expect(await added(causeway)).toEqual([]);
    expect(await switches(causeway.store.read)).toEqual([]);
  });

  test("a leader switches a ritual for their own organisation, and sees what holds and who said it", async () => {
    const leader = await opens();
    const { causeway } = leader;
    const card = await opensRitual(leader, "Cross-boundary Friday");
    expect(card).not.toContain("Change the words");
    expect(card).toContain("Stewards change its words, and when it comes.");
    const where = await leader.presses("Where it is on");
    expect(where).toContain(`${leader.own}: On, Fridays at 11:00. Said by the catalogue.`);
    expect(where).not.toContain("The whole system:");
    await leader.presses(`Change: ${leader.own}`);
    expect(await leader.sends({ "Is it on": "On", "At what time": "noon" })).toContain(
      "Please write the time as 11:00.",
    );
    const saved = await leader.sends({ "Is it on": "On", "On which day": "Tuesday", "At what time": "14:00" });
    expect(saved).toContain(`${leader.own}: On, Tuesdays at 14:00. Said here.`);
    expect(await switches(causeway.store.read)).toMatchObject([
      { ritualKey: "friday", on: true, day: 2, time: "14:00" },
    ]);
    await leader.presses(`Change: ${leader.own}`);
    expect(await leader.sends({ "Is it on": "Say nothing here: what holds more widely is heard" })).toContain(
      "Said by the catalogue.",
    );
    expect(await switches(causeway.store.read)).toEqual([]);
  });
});

onEachPlatform((opens) => {
  test("what only leaders can do goes on asking leaders, whoever plans it", async () => {
    const steward = await opens();
    const { causeway } = steward;
    await makesSteward(causeway, steward.name);
    for (const [name, key, done] of [
      ["Leader’s thank-you", "leaders-thanks", "a story’s author is thanked"],
      ["Listening slot", "listening", "a meeting is held"],
    ] as const) {
      await steward.comes("ritual", "rituals");
      let page = await steward.presses("Change the rituals");
      while (!page.includes(`Open: ${name}`)) page = await steward.presses("Show more");
      await steward.presses(`Open: ${name}`);
      const form = await steward.presses("Change when and who");
      expect(form).toContain(`Who is asked, and when it is done, cannot be changed here: leaders; ${done}.`);
      expect(form).not.toContain("Who is asked?");
      await steward.sends({ "At what time": "10:15" });
      expect(await ritual(causeway, key)).toMatchObject({ audience: "leaders", time: "10:15" });
    }
  });
});

/** What is theirs alone to see after they said it in Slack. */
const shown = async (person: Person, said: string) => (await person.types(said, { in: WARD })).ephemeral;

async function pressesThrough({ slack }: Causeway, person: Person, labels: readonly string[]) {
  let card = await shown(person, "/ritual");
  for (const label of labels) {
    const before = slack.ephemerals.length;
    await person.presses(label, card);
    card = await slack.until(() =>
      slack.ephemerals.length > before ? slack.ephemerals.findLast(({ user }) => user === person.id) : undefined,
    );
  }
  return card;
}

const PATH = ["Change the rituals", "Open: Story opener"] as const;

describe("what is not theirs", () => {
  test("a member sees no way in, and what a steward's buttons would send changes nothing", async () => {
    const { causeway, asha, maria } = await hospital();
    await makesSteward(causeway, "Asha Patel");
    expect((await shown(maria, "/ritual"))?.visibleText).not.toContain("Change the rituals");
    const card = await pressesThrough(causeway, asha, PATH);
    await asha.presses("Change the words", card);
    await asha.modal();
    await asha.submits({ Name: "Begin with a story" });
    await asha.closes();
    const edited = await pressesThrough(causeway, asha, [PATH[0], "Open: Begin with a story"]);
    const refused = async (label: string, sentence: string) => {
      const before = causeway.slack.ephemerals.length;
      await maria.presses(label, edited);
      await causeway.slack.until(
        () =>
          causeway.slack.ephemerals
            .slice(before)
            .some(({ user, visibleText }) => user === maria.id && visibleText.includes(sentence)) || undefined,
      );
    };
    for (const label of ["Change the words", "Change when and who", "Put it back as it was"])
      await refused(label, "Stewards change rituals. Nothing has changed.");
    await refused("Where it is on", "There is nothing here that is yours to switch.");
    expect((await ritual(causeway, "opener")).name).toBe("Begin with a story");
  });

  test("a steward whose role ended while the form was open changes nothing", async () => {
    const { causeway, asha } = await hospital();
    await makesSteward(causeway, "Asha Patel");
    const card = await pressesThrough(causeway, asha, PATH);
    await asha.presses("Change the words", card);
    await asha.modal();
    const { roleGrant } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(roleGrant).set({ endedAt: causeway.clock.now() }));
    const { view } = await asha.submits({ Name: "Mine now" });
    expect(view?.visibleText).toContain("Stewards change rituals.");
    expect((await ritual(causeway, "opener")).name).toBe("Story opener");
  });

  test("whoever set a channel up switches for it, a place is for stewards, and another's organisation for nobody else", async () => {
    const { causeway, asha } = await hospitalAndCouncil();
    const where = await pressesThrough(causeway, asha, [...PATH, "Where it is on"]);
    expect(where?.visibleText).toContain("The leaders’ channel of Northshire General: Off. Said by the catalogue.");
    expect(where?.visibleText).not.toMatch(/Harbour|Eastshire|whole system:/);
    await asha.presses("Change: the leaders’ channel of Northshire General", where);
    await asha.modal();
    await asha.submits({ "Is it on": "On", "On which day": "Monday", "At what time": "09:15" });
    await asha.closes();

    await makesSteward(causeway, "Ruth Bell");
    await makesSteward(causeway, "Asha Patel");
    const all = await pressesThrough(causeway, asha, [...PATH, "Where it is on"]);
    expect(all?.visibleText).toContain("The leaders’ channel of Northshire General: On, Mondays at 09:15. Said here.");
    expect(all?.visibleText).not.toContain("Eastshire");
    await asha.presses("Change: Harbour place", all);
    await asha.modal();
    await asha.submits({ "Is it on": "On" });
    await asha.closes();
    // The narrowest that says something is heard; the organisation follows its place.
    const then = await pressesThrough(causeway, asha, [...PATH, "Where it is on"]);
    expect(then?.visibleText).toContain("Northshire General: On, Mondays at 10:00. Said by Harbour place.");
    expect(then?.visibleText).toContain("Northshire General: On, Mondays at 09:15. Said here.");
  });

  test("what only the system's own glossary explains may stand in a ritual's words", async () => {
    const { causeway, asha } = await hospital();
    await makesSteward(causeway, "Asha Patel");
    const sends = async () => {
      await asha.presses("Change the words", await pressesThrough(causeway, asha, PATH));
      await asha.modal();
      return asha.submits({ "What does it ask": "What should the MDT change?" });
    };
    const { errors } = await sends();
    expect(Object.values(errors ?? {}).join()).toContain(
      "Not everybody knows what MDT means. Please write it out. MDT may be multidisciplinary team",
    );
    await asha.closes();
    const meaning = { organisationId: null, abbreviation: "MDT", meaning: "multidisciplinary team" };
    const addedBy = await memberCalled(causeway, "Asha Patel");
    await causeway.store.write((tx) => addMeaning(tx, { ...meaning, addedBy, addedAt: causeway.clock.now() }));
    expect((await sends()).errors).toBeUndefined();
    expect((await ritual(causeway, "opener")).asks).toEqual(["What should the MDT change?"]);
  });
});
