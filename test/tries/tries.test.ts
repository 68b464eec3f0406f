/** Plan, do, study, act: a try is started, looked at on its day, and adopted, adapted or abandoned. */
import { describe, expect, test } from "vitest";
import { type Causeway, northshire, startCauseway, WARD } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import { onEachPlatform, type Planner } from "../pulses/planners.js";
import type { Person } from "../slack/person.js";
import { atTheCareHome, hospital, inSlack } from "../thanks/cast.js";

const started = {
  "make better": "Discharge letters reach the practice the same day.",
  "expect to happen": "Two in three by Friday.",
  "will you do": "One ward sends them at noon.",
  "Who is in it": "A ward clerk and a practice manager.",
  "When will you look": "2 December",
};
const seen = { "What happened?": "Four in five came.", "know now": "Noon works." };

const cycles = async ({ store }: Causeway) => {
  const { tryCycle } = store.read.tables;
  return store.read.select().from(tryCycle).orderBy(tryCycle.startedAt, tryCycle.id);
};

/** On the web, where nobody can say anything, from the page. */
async function opensForm(person: Planner): Promise<string> {
  const shown = await person.comes("try", "tries");
  return shown.includes("When will you look") ? shown : person.presses("Start a try");
}

onEachPlatform((opens) => {
  test("a try is started from where they are", async () => {
    const person = await opens();
    const { causeway } = person;
    expect(await opensForm(person)).toContain("What do you want to make better?");
    expect(await person.sends({ ...started, "When will you look": "31 June" })).toContain(
      "a day that the calendar has",
    );
    await person.sends(started);
    const aim = started["make better"];
    expect(await cycles(causeway)).toMatchObject([{ aim, studyOn: "2026-12-02", decision: null, tag: "mechanics" }]);
  });
});

/** `/try` on Slack, filled in and sent. */
async function startsInSlack(causeway: Causeway, person: Person, answers = started): Promise<void> {
  await person.types("/try", { in: WARD });
  await person.modal();
  await person.submits(answers);
  await causeway.settles();
}

async function studies(causeway: Causeway, person: Person, decision: string): Promise<void> {
  await person.presses("Say what happened", inSlack(causeway, person, "The day has come to look at your try."));
  await person.modal();
  await person.submits({ ...seen, "What now?": decision });
  await causeway.settles();
}

describe("on its day", () => {
  test("adapted, a new round goes on from it, with what was said before", async () => {
    const { causeway, maria } = await hospital();
    await startsInSlack(causeway, maria);
    await causeway.itIs("2026-12-02T08:59:00Z");
    expect(causeway.heardIn(maria.id).join()).not.toContain("The day has come");
    await causeway.itIs("2026-12-02T09:01:00Z");
    const asked = inSlack(causeway, maria, "The day has come to look at your try.").visibleText;
    expect(asked).toContain("Two in three by Friday.");
    await studies(causeway, maria, "Adapt: change something, and try again");
    const next = causeway.slack.openModal(maria.id);
    expect(next?.visibleText).toContain("The next round");
    await maria.submits({ ...started, "expect to happen": "All of them.", "When will you look": "16 December" });
    await causeway.settles();
    const [first, second] = await cycles(causeway);
    expect(first).toMatchObject({ decision: "adapt", saw: "Four in five came.", learned: "Noon works." });
    expect(second).toMatchObject({ after: first?.id, aim: first?.aim, prediction: "All of them." });
    inSlack(causeway, maria, "Round 2");
  });

  test("a next round that was not begun at once waits on the card, and is begun once", async () => {
    const { causeway, maria } = await hospital();
    await startsInSlack(causeway, maria);
    await causeway.itIs("2026-12-02T09:01:00Z");
    await studies(causeway, maria, "Adapt: change something, and try again");
    // The ward rings; the form is closed.
    await maria.closes();
    const next = inSlack(causeway, maria, "Adapted.");
    await maria.presses("Start the next round", next);
    await maria.modal();
    await maria.submits({ ...started, "When will you look": "16 December" });
    await causeway.settles();
    const [first, second] = await cycles(causeway);
    expect(second).toMatchObject({ after: first?.id });
    const shown = causeway.postsIn(maria.id).map(({ visibleText }) => visibleText);
    expect(shown.filter((text) => text.includes("Start the next round"))).toEqual([]);
  });

  test("abandoned, it is offered as a story of what did not work, and told as one", async () => {
    const { causeway, maria } = await hospital();
    await startsInSlack(causeway, maria);
    await causeway.itIs("2026-12-02T09:01:00Z");
    await studies(causeway, maria, "Abandon: leave it, knowing more");
    await maria.closes();
    await maria.presses("Share it as a story", inSlack(causeway, maria, "Abandoned."));
    const form = await maria.modal();
    expect(form.visibleText).toContain("Four in five came.");
    await maria.submits({ "Which organisations": ["Eastshire Council"] });
    await causeway.settles();
    const { story } = causeway.store.read.tables;
    expect(await causeway.store.read.select().from(story)).toMatchObject([{ kind: "lesson", changed: "Noon works." }]);
  });

  test("put off, it is asked about on the new day, and not on the old one", async () => {
    const { causeway, maria } = await hospital();
    await startsInSlack(causeway, maria);
    await maria.presses("I need longer", inSlack(causeway, maria, "On 2 December Causeway asks you what happened."));
    await maria.modal();
    await maria.submits({ "When will you look": "9 December" });
    await causeway.itIs("2026-12-02T09:05:00Z");
    expect(causeway.heardIn(maria.id).join()).not.toContain("The day has come");
    await causeway.itIs("2026-12-09T09:10:00Z");
    inSlack(causeway, maria, "The day has come to look at your try.");
  });

  test("unanswered, it is asked twice again, a fortnight apart, and then rests", async () => {
    const { causeway, maria } = await hospital();
    await startsInSlack(causeway, maria);
    for (const at of [
      "2026-12-02T09:01",
      "2026-12-16T09:05",
      "2026-12-30T09:10",
      "2027-01-13T09:15",
      "2027-02-10T09:20",
    ])
      await causeway.itIs(`${at}:00Z`);
    const heard = causeway.heardIn(maria.id).filter((text) => text.includes("What happened?"));
    expect(heard).toHaveLength(3);
    expect(heard.at(-1)).toContain("Causeway does not ask again");
  });

  test("others read what it taught, with the organisation and without a name", async () => {
    const { causeway, maria } = await hospital({ web: true });
    await startsInSlack(causeway, maria);
    await causeway.itIs("2026-12-02T09:01:00Z");
    await studies(causeway, maria, "Adopt: it becomes how we work");
    const priya = await atTheCareHome(causeway, "Priya Nair");
    const { words } = await priya.opens("/pages/tries");
    expect(words).toContain("Noon works.");
    expect(words).toContain(northshire.name);
    expect(words).not.toContain("Maria");
  });
});

describe("bad input", () => {
  test("a patient's number in any answer, a day that is past, and nothing at all", async () => {
    const { causeway, maria } = await hospital();
    await maria.types("/try NHS number 943 476 5919", { in: WARD });
    expect((await maria.modal()).visibleText).toContain("Start a try");
    const numbered = await maria.submits({ ...started, "make better": "NHS number 943 476 5919" }, { force: true });
    expect(Object.values(numbered.errors ?? {}).join()).toContain("943 476 5919");
    const past = await maria.submits({ ...started, "When will you look": "1 November 2026" }, { force: true });
    expect(Object.values(past.errors ?? {}).join()).toContain("Please choose a day after today.");
    expect(await cycles(causeway)).toEqual([]);
  });

  test("nobody decides another's", async () => {
    const { causeway, asha, maria } = await hospital();
    await startsInSlack(causeway, maria);
    const card = inSlack(causeway, maria, "Causeway asks you what happened");
    await asha.presses("Say what happened", card);
    expect(causeway.slack.openModal(asha.id)).toBeUndefined();
    expect(await cycles(causeway)).toMatchObject([{ decision: null }]);
  });

  test.each<Engine>(["sqlite", "postgres"])("on %s, sent twice at once it is started once", async (engine) => {
    const causeway = await startCauseway({ engine });
    const { asha } = { asha: causeway.person("U0ASHA", "Asha Patel") };
    const code = await causeway.invites(northshire);
    await asha.types("/causeway setup", { in: "C0LEADERS" });
    await asha.modal();
    await asha.submits({ Code: code });
    await asha.types("/try", { in: WARD });
    await asha.modal();
    await asha.submits(started, { times: 4 });
    await causeway.settles();
    expect(await cycles(causeway)).toHaveLength(1);
  });
});
