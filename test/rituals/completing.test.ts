/** Each prompt from its card to where its answer belongs: answered in place, and over in one kind sentence. */
import { expect, test } from "vitest";
import { addThanksTo } from "../../src/thanks/thanks.js";
import type { Causeway } from "../conversation.js";
import { eastshire, northshire } from "../conversation.js";
import { memberCalled } from "../pulses/slipped.js";
import { onEachPlatform, onlyOn, organisationCalled, type Prompted, promptsIn, toldStory } from "./prompted.js";

const FRIDAY = "2026-11-27T11:00:00Z";
const TUESDAY = "2026-11-24T09:30:00Z";
const other = ({ own }: Prompted) => (own === eastshire.name ? northshire.name : eastshire.name);

/** The week is planned as it begins, and then it is that moment. */
async function comesRound({ causeway }: Prompted, instant: string): Promise<void> {
  await causeway.itIs(`${instant.slice(0, 8)}23T00:00:00Z`);
  await causeway.itIs(instant);
}

async function newest(prompted: Prompted): Promise<string> {
  return (await prompted.told()).at(-1) ?? "";
}

async function isDone({ causeway, name }: Prompted, done: string): Promise<void> {
  const rows = (await promptsIn(causeway, name)).filter(({ postedAt }) => postedAt !== null);
  expect(rows).toMatchObject([
    { done: expect.stringMatching(new RegExp(`^${done}:`)), lapsedAt: null, passedAt: null },
  ]);
  expect(rows[0]?.doneAt).toBeInstanceOf(Date);
}

async function thanksIn({ store }: Causeway) {
  return store.read.select().from(store.read.tables.thanks);
}

onEachPlatform((opens) => {
  test("on Friday somebody is thanked, from the card", async () => {
    const asked = await opens();
    await comesRound(asked, FRIDAY);
    expect(await newest(asked)).toContain("Who outside your organisation made this week easier, and how?");
    expect(await asked.presses("Thank somebody", "Cross-boundary Friday")).toContain("Who do you want to thank?");
    const patient = { "Who do you want to thank?": "Lee Ward", "Where do they work?": [other(asked)] };
    expect(await asked.sends({ ...patient, "What for?": "943 476 5919" })).toContain("943 476 5919");
    await asked.sends({ ...patient, "What for?": "You waited up" });
    expect(await thanksIn(asked.causeway)).toMatchObject([{ words: "You waited up" }]);
    await isDone(asked, "thanks");
    const told = (await asked.told()).join("\n");
    expect(told).toContain("Cross-boundary Friday: Thank you. Your thanks are on their way.");
    expect(told).not.toContain("Not this time");
  });

  test("“Not this time” is as good an answer, and nothing more is said", async () => {
    const asked = await opens();
    await comesRound(asked, FRIDAY);
    await asked.presses("Not this time", "Cross-boundary Friday");
    const fine = "Cross-boundary Friday: not this time. That is fine, and nobody is told.";
    expect((await asked.told()).join("\n")).toContain(fine);
    expect(await promptsIn(asked.causeway, asked.name)).toMatchObject([{ doneAt: null, done: "" }]);
    const before = (await asked.told()).length;
    await asked.causeway.itIs("2026-12-03T12:00:00Z");
    expect(await asked.told()).toHaveLength(before);
  });

  test("whoever was thanked passes it on", async () => {
    const asked = await opens();
    const { causeway } = asked;
    await onlyOn(causeway, { relay: [3, "10:00"] });
    const memberId = await memberCalled(causeway, asked.name);
    const own = await organisationCalled(causeway, asked.own);
    const from = await organisationCalled(causeway, other(asked));
    const given = { organisationId: from, words: "You rang me back", seenBy: "them", relayOf: null } as const;
    const person = { memberId, name: asked.name, organisationId: own, askedAt: null };
    const { id } = await causeway.store.write((tx) => {
      const times = { week: "2026-11-16", createdAt: causeway.clock.now() };
      return addThanksTo(tx, { ...given, ...times, senderId: memberId }, [person]);
    });
    // Fortnights are counted from the first Monday of 2024: the next begins on 30 November.
    await causeway.itIs("2026-11-30T00:00:00Z");
    await causeway.itIs("2026-12-02T10:00:00Z");
    const card = await newest(asked);
    expect(card).toContain("You were thanked. Who elsewhere made that possible?");
    expect(card).toContain("You rang me back");
    expect(await asked.presses("Thank who made it possible", "Thanks relay")).toContain("Who else made that possible?");
    await asked.sends({
      "made that possible": "Lee Ward",
      "do they work": [other(asked)],
      "What for?": "You made it possible",
    });
    expect((await thanksIn(causeway)).map(({ relayOf }) => relayOf)).toEqual([null, id]);
    await isDone(asked, "thanks");
    expect((await asked.told()).join("\n")).toContain("Thanks relay: Thank you. Your thanks are passed on.");
  });

  test("a leader thanks whoever told a story that no leader has thanked for", async () => {
    const asked = await opens();
    const { causeway } = asked;
    await causeway.invitesToWeb(
      { name: "Kestrel Hospice", sector: "charity", places: ["Harbour"], staff: 90 },
      "Kit Hale",
    );
    // One for each of the leaders: nobody is asked about the same.
    const told = { by: "Kit Hale", at: "Kestrel Hospice", happened: "The desk rang at once" };
    for (let stories = 0; stories < 2; stories += 1) await toldStory(causeway, told);
    await comesRound(asked, TUESDAY);
    expect(await newest(asked)).toContain("This story has no senior reply. Will you thank them in your words?");
    expect(await newest(asked)).toContain("The desk rang at once");
    await asked.presses("Thank them in your words", "no senior reply");
    await asked.sends({ "like to say": "That made my day" });
    const thanks = await causeway.store.read.select().from(causeway.store.read.tables.storyThanks);
    expect(thanks).toMatchObject([{ words: "That made my day" }]);
    await isDone(asked, "story");
    expect((await asked.told()).join("\n")).toContain("They are told that you thanked them.");
  });

  test("what did not work is told as a story of that kind", async () => {
    const asked = await opens();
    await onlyOn(asked.causeway, { flop: [5, "10:00"] });
    await asked.causeway.itIs("2026-11-30T00:00:00Z");
    await asked.causeway.itIs("2026-12-04T10:00:00Z");
    expect(await newest(asked)).toContain("What didn’t work, and what do we know now?");
    await asked.presses("Tell it as a story", "Useful flop");
    await asked.sends({
      "What happened": "The shared list was never read",
      "Which organisations": [other(asked)],
      "What changed": "We ring each other now",
    });
    await asked.causeway.settles();
    const { store } = asked.causeway;
    expect(await store.read.select().from(store.read.tables.story)).toMatchObject([{ kind: "lesson" }]);
    await isDone(asked, "story");
  });

  test("an abbreviation gets its meaning", async () => {
    const asked = await opens();
    await onlyOn(asked.causeway, { amnesty: [4, "14:00"] });
    await asked.causeway.itIs("2026-11-30T00:00:00Z");
    await asked.causeway.itIs("2026-12-03T14:00:00Z");
    expect(await newest(asked)).toContain("Which abbreviation have you nodded along to?");
    await asked.presses("Add its meaning", "Acronym amnesty");
    await asked.sends({ Abbreviation: "TTO", mean: "Medicines to take home" });
    const { store } = asked.causeway;
    expect(await store.read.select().from(store.read.tables.jargon)).toMatchObject([{ abbreviation: "TTO" }]);
    await isDone(asked, "jargon");
    expect((await asked.told()).join("\n")).toContain("The next person who meets these letters can look them up.");
  });
});
