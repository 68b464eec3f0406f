/** What follows from an answer is handed on, or let go, and nobody who is away is asked about it meanwhile. */
import { describe, expect, test } from "vitest";
import type { RitualAnswerId } from "../../src/database/ids.js";
import { addAnswer, anyAnswer } from "../../src/rituals/answering/answered-rituals.js";
import { askCameOfLater } from "../../src/rituals/answering/ask-came-of.js";
import { tellAnswerOwner } from "../../src/rituals/answering/owner-messages.js";
import { later, MINUTE } from "../../src/schedule/clock.js";
import { type Causeway, WARD } from "../conversation.js";
import { endsOf } from "../directory/somebody.js";
import { changesMember } from "../pulses/cast.js";
import { memberCalled } from "../pulses/slipped.js";
import type { Person } from "../slack/person.js";
import { heardInTeams, hospitalAndCouncil, inSlack, inTeams } from "../thanks/cast.js";
import { onEachPlatform, organisationCalled } from "./prompted.js";

const DUE_ON = "2026-12-02";
const kestrel = { name: "Kestrel Hospice", sector: "charity", places: ["Harbour"], staff: 90 } as const;

/** As its form does, of somebody at a hospice. */
async function answered(causeway: Causeway, owner: string): Promise<RitualAnswerId> {
  await causeway.invitesToWeb(kestrel, "Kit Hale");
  const { store, clock } = causeway;
  const [author, ownerId] = [await memberCalled(causeway, "Kit Hale"), await memberCalled(causeway, owner)];
  const members = await store.read.select().from(store.read.tables.member);
  const named = members.find(({ id }) => id === ownerId);
  if (named === undefined) throw new Error("nobody is there");
  const { workspaceId } = named;
  const organisationId = await organisationCalled(causeway, kestrel.name);
  const now = clock.now();
  const id = await store.write(async (tx) => {
    const given = { ritualKey: "leave-carry", promptId: null, memberId: author, organisationId, teamId: null } as const;
    const answers = [{ question: "What should we keep?", answer: "The Friday call" }];
    const answer = await addAnswer(tx, { ...given, answers, ownerId, dueOn: DUE_ON, createdAt: now });
    await tellAnswerOwner(tx, { answer, owner: { id: ownerId, workspaceId }, by: author }, now);
    await askCameOfLater(tx, { answer, owner: ownerId, dueOn: DUE_ON }, "Europe/London");
    return answer;
  });
  await causeway.itIs(later(now, MINUTE).toISOString());
  return id;
}

const told = "Kit Hale says that you will see to this by 2 December:";

/** How many messages of a kind somebody was to be told. */
const saidTo = async (causeway: Causeway, name: string, message: string) =>
  (await endsOf(causeway, await memberCalled(causeway, name), message)).length;

onEachPlatform((opens) => {
  test("whoever was named says that they can't, and has nothing more to see to", async () => {
    const me = await opens();
    const { causeway, name } = me;
    const id = await answered(causeway, name);
    const card = (await me.told()).join("\n");
    expect(card).toContain(told);
    expect(card).toContain("The Friday call");
    await me.presses("I can’t take this", told);
    expect((await me.told()).join("\n")).toContain("This is no longer yours to see to.");
    expect(await anyAnswer(causeway.store.read, id)).toMatchObject({ owner: undefined, dueOn: DUE_ON });
    expect(await saidTo(causeway, "Kit Hale", "ritual-declined")).toBe(1);
    await causeway.itIs("2026-12-02T09:00:00Z");
    expect((await me.told()).join("\n")).not.toContain("What came of it?");
  });

  test("whoever was named says who else will: they are told at once, and asked on the day", async () => {
    const me = await opens();
    const { causeway, name } = me;
    const id = await answered(causeway, name);
    await causeway.invitesToWeb(kestrel, "Robin Moss");
    const form = await me.presses("Someone else will", told);
    expect(form).toContain("The Friday call");
    expect(form).not.toContain("By when?");
    expect(await me.sends({ "Who will": "No Body" })).toContain("Causeway knows nobody called No Body.");
    await me.sends({ "Who will": "Robin Moss" });
    expect((await me.told()).join("\n")).toContain("This is no longer yours to see to.");
    const robin = await memberCalled(causeway, "Robin Moss");
    expect(await anyAnswer(causeway.store.read, id)).toMatchObject({ ownerId: robin, dueOn: DUE_ON });
    await causeway.itIs("2026-12-02T09:00:00Z");
    expect((await me.told()).join("\n")).not.toContain("What came of it?");
    for (const message of ["ritual-given", "ritual-due"]) expect(await saidTo(causeway, "Robin Moss", message)).toBe(1);
  });
});

async function asks(causeway: Causeway, asha: Person, owner: string): Promise<void> {
  await asha.types("/ritual leave and carry", { in: WARD });
  await asha.modal();
  const answer = { keep: "The Friday call", "let go": "Faxes" };
  await asha.submits({ ...answer, "Who sees to": owner, "By when": "2 December" });
  await asha.closes();
  await causeway.settles();
}

describe("across platforms", () => {
  test("whoever wrote it is told kindly, names somebody else after its day, and that one is asked on a new day", async () => {
    const { causeway, asha, maria, jo } = await hospitalAndCouncil();
    await asks(causeway, asha, "Jo Clark");
    await jo.presses("I can’t take this", inTeams(causeway, jo, "Asha Patel says that you will see to this"));
    await causeway.settles();
    const card = inSlack(causeway, asha, "Jo Clark cannot take this on now.");
    expect(card.visibleText).toContain("You can name somebody else, or see to it yourself.");
    expect(card.visibleText).toContain("The Friday call");
    await causeway.itIs("2026-12-03T09:00:00Z");
    await asha.presses("Say who sees to it", card);
    expect((await asha.modal()).visibleText).toContain("By when?");
    const past = await asha.submits({ "Who will": "Maria Santos", "By when": "2 December 2026" });
    expect(Object.values(past.errors ?? {}).join()).toContain("Please choose a day after today.");
    await asha.submits({ "Who will": "Maria Santos", "By when": "9 December" });
    await asha.closes();
    await causeway.settles();
    expect(card.visibleText).toContain("Maria Santos sees to it, by 9 December.");
    expect(inSlack(causeway, maria, "Asha Patel says that you will see to this by 9 December:")).toBeDefined();
    await causeway.itIs("2026-12-09T09:00:00Z");
    expect(inSlack(causeway, maria, "You have this to see to by 9 December.").visibleText).toContain(
      "[Say what came of it] [Someone else will] [I can’t take this]",
    );
  });

  test("nobody hands on what is not theirs: whoever wrote it while somebody has it, nor whoever had it", async () => {
    const { causeway, asha, maria, jo } = await hospitalAndCouncil();
    await asks(causeway, asha, "Maria Santos");
    const card = inSlack(causeway, maria, "Asha Patel says that you will see to this");
    for (const person of [asha, causeway.person("U0SAM", "Sam Lee")]) {
      const before = causeway.slack.ephemerals.length;
      await person.presses("Someone else will", card);
      await causeway.slack.until(() => causeway.slack.ephemerals.length > before || undefined);
      expect(causeway.slack.ephemerals.at(-1)?.visibleText).toContain("This is not yours to answer");
    }
    const form = async () => {
      await maria.presses("Someone else will", card);
      await maria.modal();
    };
    await form();
    // Meanwhile, on another device, they let it go.
    const { ritualAnswer } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(ritualAnswer).set({ ownerId: null }));
    const { view } = await maria.submits({ "Who will": "Jo Clark" });
    expect(view?.visibleText).toContain("This is not yours to answer, or it is answered already.");
    expect(heardInTeams(causeway, jo).join("\n")).not.toContain("you will see to this");
  });

  test("while whoever wrote it or sees to it is away it is put off, and asked once both are back", async () => {
    const { causeway, asha, maria } = await hospitalAndCouncil();
    await asks(causeway, asha, "Maria Santos");
    const marks = async (name: string, awayAt: Date | null) =>
      changesMember(causeway, await memberCalled(causeway, name), { awayAt });
    const asked = () => causeway.heardIn(maria.id).filter((text) => text.includes("What came of it?")).length;
    await marks("Asha Patel", causeway.clock.now());
    for (const day of ["02", "09"]) await causeway.itIs(`2026-12-${day}T09:00:00Z`);
    await marks("Asha Patel", null);
    await marks("Maria Santos", causeway.clock.now());
    await causeway.itIs("2026-12-16T09:00:00Z");
    await marks("Maria Santos", null);
    expect(asked()).toBe(0);
    await causeway.itIs("2026-12-23T09:00:00Z");
    expect(asked()).toBe(1);
    await causeway.itIs("2027-01-06T09:00:00Z");
    expect(asked()).toBe(2);
    await causeway.itIs("2027-02-06T09:00:00Z");
    expect(asked()).toBe(2);
  });

  test("nobody reads on the page of answers that somebody who is away sees to something", async () => {
    const { causeway, asha } = await hospitalAndCouncil();
    await asks(causeway, asha, "Jo Clark");
    const page = async () => {
      await asha.types("/ritual", { in: WARD });
      const before = causeway.slack.ephemerals.length;
      await asha.presses(
        "Read what people answered",
        causeway.slack.ephemerals.findLast(({ user }) => user === asha.id),
      );
      await causeway.slack.until(() => causeway.slack.ephemerals.length > before || undefined);
      return causeway.slack.ephemerals.at(-1)?.visibleText ?? "";
    };
    expect(await page()).toContain("Jo Clark sees to it, by 2 December.");
    await changesMember(causeway, await memberCalled(causeway, "Jo Clark"), { awayAt: causeway.clock.now() });
    const after = await page();
    expect(after).not.toContain("Jo Clark");
    expect(after).toContain("[Say who sees to it]");
  });
});
