/** Rituals that are answered in words: from what is asked to what is read, and by whom. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { RitualPromptId, TeamId } from "../../src/database/ids.js";
import { addTeam, addToTeam } from "../../src/groups/team-groups.js";
import { answersReadBy } from "../../src/rituals/answering/answered-rituals.js";
import { addPrompt, completeThis, findPrompt, type NewPrompt } from "../../src/rituals/prompted-rituals.js";
import { ritualPrompted } from "../../src/rituals/prompts/ritual-prompt.js";
import { saveSwitch } from "../../src/rituals/rituals.js";
import { later, MINUTE } from "../../src/schedule/clock.js";
import { say } from "../../src/schedule/messages.js";
import { type Causeway, LEADERS, northshire, WARD } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import { planned } from "../pulses/cast.js";
import { onEachPlatform } from "../pulses/planners.js";
import { addWaves, memberCalled, slippedForThree, support, watches } from "../pulses/slipped.js";
import type { Person } from "../slack/person.js";
import { atTheCareHome, heardInTeams, hospital, hospitalAndCouncil, inSlack } from "../thanks/cast.js";
import { organisationCalled, toldStory } from "./prompted.js";

const patient = "Ring 943 476 5919";

onEachPlatform((opens) => {
  test("somebody starts a ritual from its page, answers it, reads it there, and takes it back", async () => {
    const me = await opens();
    const page = await me.comes("ritual", "rituals");
    expect(page).toContain("Nothing waits for you.");
    expect(page).toContain("Who outside your organisation made this week easier, and how?");
    expect(page).toContain("Every week, 2 minutes.");
    expect(await me.presses("Start: Purpose check")).toContain("Together we exist so that…");
    expect(await me.sends({ "Together we exist": "" })).toMatch(/Please write something here|fill/i);
    expect(await me.sends({ "Together we exist": patient })).toContain("943 476 5919");
    expect(await me.sends({ "Together we exist": "nobody tells their story twice" })).toContain(
      "Thank you. Your answer stands under rituals",
    );
    const after = await me.comes("ritual", "rituals");
    expect(after).toContain("nobody tells their story twice");
    expect(after).toContain(`${me.name}, ${me.own}`);
    const read = await me.presses("Read what people answered");
    expect(read).toContain("Together we exist so that…");
    expect(await me.presses("Take it back", "Yes, take it back")).toContain(
      "There is nothing here that you may read yet.",
    );
  });

  test("the review has four boxes, an owner who is told, and a day on which they say what came of it", async () => {
    const me = await opens();
    const { causeway, name } = me;
    await me.comes("ritual", "rituals");
    const form = await me.presses("Start: Four-question review");
    for (const question of ["expect?", "see?", "learn?", "What next?"]) expect(form).toContain(question);
    const review = {
      "expect?": "A transport",
      "see?": "None",
      "learn?": "Ring first",
      "What next": "A list of numbers",
    };
    const wrong = await me.sends({ ...review, "Who sees to": "No Body", "By when": "1 November 2026" });
    expect(wrong).toContain("Causeway knows nobody called No Body.");
    expect(wrong).toContain("Please choose a day after today.");
    expect(await me.sends({ ...review, "Who sees to": name, "By when": "2 December" })).toContain(
      "On 2 December Causeway asks you what came of it.",
    );
    await causeway.itIs("2026-12-02T09:00:00Z");
    await me.comes("ritual", "rituals");
    await me.presses("Read what people answered");
    await me.presses("Say what came of it");
    expect(await me.sends({ "What came of it": patient })).toContain("943 476 5919");
    expect(await me.sends({ "What came of it": "The list hangs by the phone." })).toContain(
      "It stands with the answer",
    );
    await me.comes("ritual", "rituals");
    expect(await me.presses("Read what people answered")).toContain("The list hangs by the phone.");
  });
});

/** As the calendar does. */
async function prompts(
  causeway: Causeway,
  wanted: Pick<NewPrompt, "ritualKey" | "to"> & { readonly about?: string },
): Promise<RitualPromptId> {
  const { store, clock } = causeway;
  const now = clock.now();
  const id = await store.write(async (tx) => {
    await saveSwitch(tx, { ritualKey: wanted.ritualKey, scope: "system", on: true, day: null, time: null });
    const prompt = { occursOn: "2026-11-18", dueAt: now, completion: "words", about: "", ...wanted } as const;
    const made = await addPrompt(tx, prompt, now);
    if (made === undefined) throw new Error("it was planned before");
    const { member, channel } = tx.tables;
    const isPerson = "memberId" in wanted.to;
    const recipient = "memberId" in wanted.to ? wanted.to.memberId : wanted.to.channelId;
    const rows = isPerson ? await tx.select().from(member) : await tx.select().from(channel);
    const workspaceId = rows.find(({ id }) => id === recipient)?.workspaceId;
    if (workspaceId === undefined) throw new Error("nobody is there");
    const to =
      "memberId" in wanted.to
        ? ({ kind: "member", id: wanted.to.memberId, workspaceId } as const)
        : ({ kind: "channel", id: wanted.to.channelId, workspaceId } as const);
    const manner = isPerson ? "nudge" : "scheduled";
    await say(tx, { to, message: ritualPrompted, payload: { prompt: made }, manner, now });
    return made;
  });
  // What another process says is found at the next minute.
  await causeway.itIs(later(now, MINUTE).toISOString());
  return id;
}

async function channelOf({ store }: Causeway) {
  const [row] = await store.read.select().from(store.read.tables.channel);
  if (row === undefined) throw new Error("there is no channel");
  return row.id;
}

async function makesTeam(causeway: Causeway, name: string, by: string, people: readonly string[]): Promise<TeamId> {
  const madeBy = await memberCalled(causeway, by);
  const id = await causeway.store.write((tx) => addTeam(tx, { name, madeBy, now: causeway.clock.now() }));
  if (id === undefined) throw new Error("there is one of this name");
  for (const one of people) {
    const member = await memberCalled(causeway, one);
    await causeway.store.write((tx) => addToTeam(tx, id, member));
  }
  return id;
}

/** What somebody may read, by the query that every page asks. */
async function readBy(causeway: Causeway, name: string, organisation: string) {
  const reader = {
    memberId: await memberCalled(causeway, name),
    organisationId: await organisationCalled(causeway, organisation),
    isInSystem: true,
  };
  const answers = await answersReadBy(causeway.store.read, reader, 20);
  return answers.map(({ ritualKey }) => ritualKey);
}

async function opensAnswer(
  causeway: Causeway,
  person: Person,
  post: Parameters<Person["presses"]>[1],
  label = "Answer",
) {
  await person.presses(label, post);
  return (await causeway.slack.until(() => causeway.slack.openModal(person.id))).visibleText;
}

describe("asked, answered and read", () => {
  test.each<Engine>(["sqlite", "postgres"])(
    "on %s, a world card is answered from its prompt, for a group, and partners read it on their own platform",
    async (engine) => {
      const { causeway, asha, jo } = await hospitalAndCouncil({ engine });
      const team = await makesTeam(causeway, "Discharge hub", "Asha Patel", ["Asha Patel"]);
      const memberId = await memberCalled(causeway, "Asha Patel");
      const id = await prompts(causeway, { ritualKey: "world-card", to: { memberId }, about: `team:${team}` });
      const card = inSlack(causeway, asha, "World card");
      const form = await opensAnswer(causeway, asha, card);
      expect(form).toContain("Everybody in the system can read your answer, with your name.");
      expect(form).toContain("Discharge hub");
      const { view } = await asha.submits(
        { "Which money": "Block grants", "Which rules": "Two", "Which people": "Six", "Which deadlines": "Friday" },
        { times: 2 },
      );
      expect(view?.visibleText).toContain("Thank you.");
      await asha.closes();
      await causeway.settles();
      expect(await findPrompt(causeway.store.read, id)).toMatchObject({
        done: expect.stringMatching(/^ritual-answer:/),
      });
      expect(card.visibleText).not.toContain("[Answer]");
      expect(await causeway.store.read.select().from(causeway.store.read.tables.ritualAnswer)).toHaveLength(1);

      await jo.says("ritual");
      const page = await causeway.teams.untilPosted(
        (post) => post.directTo === jo.user && post.visibleText.includes("Answered lately"),
      );
      expect(page.visibleText).toContain("Block grants Two Six Friday");
      expect(page.visibleText).toContain("Asha Patel, Northshire General");
    },
  );

  test("what teams keep and let go is read at the organisation and in the team, and by nobody else", async () => {
    const { causeway, asha, maria, jo, ruth } = await hospitalAndCouncil();
    await makesTeam(causeway, "Hub", "Asha Patel", ["Jo Clark"]);
    await asha.types("/ritual leave and carry", { in: WARD });
    await asha.modal();
    const answer = { keep: "The Friday call", "let go": "Faxes" };
    const { view } = await asha.submits({ ...answer, "Who sees to": "Maria Santos", "By when": "2 December" });
    expect(view?.visibleText).toContain("Maria Santos is told, and asked on 2 December what came of it.");
    await asha.closes();
    await causeway.settles();
    expect(await readBy(causeway, "Maria Santos", northshire.name)).toEqual(["leave-carry"]);
    expect(await readBy(causeway, "Jo Clark", "Eastshire Council")).toEqual(["leave-carry"]);
    expect(await readBy(causeway, "Ruth Bell", "Eastshire Council")).toEqual([]);
    await ruth.says("ritual");
    const page = await causeway.teams.untilPosted(
      (post) => post.directTo === ruth.user && post.visibleText.includes("Answered lately"),
    );
    expect(page.visibleText).not.toContain("Friday call");
    expect(heardInTeams(causeway, jo).join()).not.toContain("Friday call");

    const told = inSlack(causeway, maria, "Asha Patel says that you will see to this by 2 December:");
    expect(told.visibleText).toContain("The Friday call");
    await causeway.itIs("2026-12-02T09:00:00Z");
    const due = inSlack(causeway, maria, "You have this to see to by 2 December. What came of it?");
    await opensAnswer(causeway, maria, due, "Say what came of it");
    await maria.submits({ "What came of it": "We kept the call, and the fax went." });
    await maria.closes();
    await causeway.settles();
    expect(inSlack(causeway, asha, "Maria Santos says what came of your answer").visibleText).toContain("the fax went");
    for (const old of [told, due]) expect(old.visibleText).toContain("This has been answered.");
    await causeway.itIs("2026-12-16T09:00:00Z");
    expect(causeway.heardIn(maria.id).filter((text) => text.includes("What came of it?"))).toEqual([]);
  });

  test("a lesson of what went right is written beside the story that it is about, and the whole system reads it", async () => {
    const { causeway, maria } = await hospitalAndCouncil();
    const story = await toldStory(causeway, { by: "Maria Santos", at: northshire.name, happened: "We rang the desk." });
    const memberId = await memberCalled(causeway, "Maria Santos");
    await prompts(causeway, { ritualKey: "why-right", to: { memberId }, about: `story:${story}` });
    const form = await opensAnswer(causeway, maria, inSlack(causeway, maria, "Why it went right"));
    expect(form).toContain("We rang the desk.");
    await maria.submits({ "made this work": "One number", "Where else": "Therapy" });
    await maria.closes();
    expect(await readBy(causeway, "Ruth Bell", "Eastshire Council")).toEqual(["why-right"]);
  });
});

describe("in the channel that leaders read", () => {
  test.each([
    ["opener", { "What should we change": "Ring, not write" }, false],
    ["same-word", { "What does it mean": "Their day, not ours" }, true],
    ["data-spark", { explain: "Holidays", missing: "Drivers", "take on": "Who drives?" }, false],
  ] as const)(
    "%s is answered by anybody there, and what they say is posted there",
    async (ritualKey, said, isForAll) => {
      const { causeway, asha, maria } = await hospitalAndCouncil();
      const pulse = await planned(causeway, { kind: "system" });
      await watches(causeway, await addWaves(causeway, pulse, support(slippedForThree)));
      const id = await prompts(causeway, { ritualKey, to: { channelId: await channelOf(causeway) } });
      const card = causeway.postsIn(LEADERS).findLast(({ visibleText }) => visibleText.includes("[Answer]"));
      for (const person of [asha, maria]) {
        const form = await opensAnswer(causeway, person, card);
        expect(form).toContain("It is also posted in this channel.");
        await person.submits(said);
        await person.closes();
        await causeway.settles();
      }
      const posted = causeway
        .postsIn(LEADERS)
        .filter(({ visibleText }) => visibleText.includes(Object.values(said)[0] ?? ""));
      expect(posted.map(({ visibleText }) => visibleText.split("\n")[0])).toEqual([
        expect.stringContaining("Asha Patel, Northshire General"),
        expect.stringContaining("Maria Santos, Northshire General"),
      ]);
      expect((await findPrompt(causeway.store.read, id))?.doneAt).not.toBeNull();
      expect(await readBy(causeway, "Jo Clark", "Eastshire Council")).toEqual(isForAll ? [ritualKey, ritualKey] : []);
      const { ritualAnswer } = causeway.store.read.tables;
      expect(await causeway.store.read.select().from(ritualAnswer)).toHaveLength(2);

      // Taken back, it goes from the channel too.
      await asha.types("/ritual", { in: WARD });
      const page = causeway.slack.ephemerals.findLast(({ user }) => user === asha.id);
      await asha.presses("Read what people answered", page);
      const list = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("[Take it back]"));
      await asha.presses("Take it back", list);
      await causeway.slack.until(() => (list.visibleText.includes("[Take it back]") ? undefined : true));
      await causeway.settles();
      expect(posted[0]?.visibleText).toContain("This answer was taken back.");
      expect(posted[1]?.visibleText).toContain("Maria Santos");
    },
  );

  test("a data spark says what the newest chart does, to those who may read it", async () => {
    const { causeway, asha } = await hospital();
    const pulse = await planned(causeway, { kind: "system" });
    await watches(causeway, await addWaves(causeway, pulse, support(slippedForThree)));
    await asha.types("/ritual data spark", { in: WARD });
    expect((await asha.modal()).visibleText).toContain(
      "What the figures show now: Support has been below its usual range for three waves across Northshire.",
    );
  });
});

describe("what is not theirs", () => {
  test("another's prompt is not answered, nor one of another workspace's channel, nor one twice", async () => {
    const { causeway, asha, maria, jo } = await hospitalAndCouncil();
    const memberId = await memberCalled(causeway, "Asha Patel");
    const id = await prompts(causeway, { ritualKey: "purpose-check", to: { memberId } });
    const card = inSlack(causeway, asha, "Purpose check");
    // Maria and Jo send what Asha's button would.
    await maria.presses("Answer", card);
    await causeway.slack.untilEphemeral(
      ({ user, visibleText }) => user === maria.id && visibleText.includes("This is not open to you"),
    );
    const inRoom = await prompts(causeway, { ritualKey: "opener", to: { channelId: await channelOf(causeway) } });
    for (const about of [id, inRoom, "ritual:nothing", "nothing"]) {
      const { body } = await jo.sends({
        ...{ type: "invoke", name: "task/fetch", value: { data: { open: "answer-ritual", about } } },
      });
      expect(body).toContain("This is not open to you, or not any more.");
    }
    await opensAnswer(causeway, asha, card);
    const { ritualAnswer } = causeway.store.read.tables;
    const isDone = (now: Date) => causeway.store.write((tx) => completeThis(tx, id, "ritual-answer:elsewhere", now));
    await isDone(causeway.clock.now());
    const { view } = await asha.submits({ "Together we exist": "we do" });
    expect(view?.visibleText).toContain("You have answered this already.");
    expect(await causeway.store.read.select().from(ritualAnswer)).toEqual([]);
  });

  test("what somebody wrote who is away is read by nobody, and nothing is said of it, until they are back", async () => {
    const { causeway, asha, maria } = await hospital();
    await asha.types("/ritual leave and carry", { in: WARD });
    await asha.modal();
    const owned = { "Who sees to": "Maria Santos", "By when": "2 December" };
    await asha.submits({ keep: "The call", "let go": "Faxes", ...owned });
    await asha.closes();
    await causeway.settles();
    const { member } = causeway.store.read.tables;
    const isAway = (awayAt: Date | null) =>
      causeway.store.write(async (tx) =>
        tx
          .update(member)
          .set({ awayAt })
          .where(eq(member.id, await memberCalled(causeway, "Asha Patel"))),
      );
    await isAway(causeway.clock.now());
    expect(await readBy(causeway, "Maria Santos", northshire.name)).toEqual([]);
    await causeway.itIs("2026-12-02T09:00:00Z");
    expect(causeway.heardIn(maria.id).join()).not.toContain("You have this to see to");
    await isAway(null);
    expect(await readBy(causeway, "Maria Santos", northshire.name)).toEqual(["leave-carry"]);
  });

  test("somebody who starts what waits for them has answered what waited", async () => {
    const { causeway, asha } = await hospital();
    const memberId = await memberCalled(causeway, "Asha Patel");
    const id = await prompts(causeway, { ritualKey: "purpose-check", to: { memberId } });
    const other = await prompts(causeway, { ritualKey: "world-card", to: { memberId } });
    const { ephemeral } = await asha.types("/ritual", { in: WARD });
    expect(ephemeral?.visibleText).toContain("Finish: together we exist so that…");
    await asha.types("/ritual purpose", { in: WARD });
    await asha.modal();
    await asha.submits({ "Together we exist": "we do" });
    await asha.closes();
    expect((await findPrompt(causeway.store.read, id))?.doneAt).not.toBeNull();
    expect((await findPrompt(causeway.store.read, other))?.doneAt).toBeNull();
  });
});

test("a name that is nobody's offers the nearest; one that is answered elsewhere opens that", async () => {
  const { causeway, asha } = await hospital();
  const { ephemeral } = await asha.types("/ritual purpse chek", { in: WARD });
  expect(ephemeral?.visibleText).toContain("There is no ritual called “purpse chek”. Did you mean one of these?");
  await asha.presses("Start: Purpose check", ephemeral);
  expect((await causeway.slack.until(() => causeway.slack.openModal(asha.id))).visibleText).toContain("Together we");
  await asha.closes();
  await asha.types("/ritual cross-boundary friday", { in: WARD });
  expect((await asha.modal()).visibleText).toContain("Who do you want to thank?");
  await asha.closes();
  const meeting = await asha.types("/ritual coffee", { in: WARD });
  expect(meeting.ephemeral?.visibleText).toContain("[Start: Coffee trial]");
});

test("somebody who was asked in by link reads what all may read, and answers on the web", async () => {
  const { causeway, asha } = await hospital({ web: true });
  await asha.types("/ritual purpose", { in: WARD });
  await asha.modal();
  await asha.submits({ "Together we exist": "people go home sooner" });
  await asha.closes();
  await causeway.settles();
  // Started in a channel, what all may read is posted there.
  expect(causeway.heardIn(WARD).join()).toContain("people go home sooner");
  const priya = await atTheCareHome(causeway, "Priya Nair");
  expect((await priya.opens("/pages/rituals")).words).toContain("people go home sooner");
  expect((await priya.opens("/pages/ritual-counts")).words).toContain("Nobody has been asked yet.");
});
