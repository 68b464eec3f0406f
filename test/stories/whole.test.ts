/** Everything that a story may tell: its kind, who else was there, whose words, and for whom. */
import { expect, test } from "vitest";
import { saveSystemSettings, systemSettings } from "../../src/directory/system-settings.js";
import { setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { onEachPlatform, storiesIn, tells } from "./tellers.js";

onEachPlatform((opens) => {
  test("the first screen asks three questions, then short ones, under what the partners work together for", async () => {
    const teller = await opens("sqlite");
    const { store } = teller.causeway;
    const purpose = "So that nobody waits in hospital for want of a call";
    await store.write(async (tx) => saveSystemSettings(tx, { ...(await systemSettings(tx)), purpose }));
    expect(await teller.opens()).toMatch(
      /So that nobody waits[\s\S]*What happened\?[\s\S]*Which organisations[\s\S]*Somebody from elsewhere\?[\s\S]*What changed[\s\S]*What kind of story/,
    );
  });

  test("somebody from elsewhere is enough; nobody at all is not", async () => {
    const teller = await opens("sqlite");
    expect(await tells(teller, { "which organisations": [] })).toContain(
      "Please say which organisations were involved",
    );
    await teller.sends({ elsewhere: "the pharmacist on the high street" });
    await teller.causeway.settles();
    expect((await teller.told()).at(-1)).toContain("the pharmacist on the high street");
    expect(await storiesIn(teller)).toMatchObject([{ others: "the pharmacist on the high street" }]);
  });

  test.each([
    ["Something that worked", "win", "name"],
    ["Something that is hard", "challenge", "role"],
    ["Something that did not work", "lesson", "role"],
    ["Something that we need", "need", "name"],
  ])("%s is shown by %s's own rule where its author says nothing", async (label, kind, byline) => {
    const teller = await opens("sqlite");
    await tells(teller, { "what kind": label, "your role": "night nurse" });
    expect(await storiesIn(teller)).toMatchObject([{ kind, byline }]);
    const shown = (await teller.told()).at(-1) ?? "";
    expect(shown.includes(label)).toBe(kind !== "win");
  });

  test("what is hard is by nobody's name where no role is known, unless its author says so", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what kind": "Something that is hard" });
    await tells(teller, { "what kind": "Something that is hard", "know you": "By my name" });
    expect((await storiesIn(teller)).map(({ byline }) => byline).toSorted()).toEqual(["name", "nobody"]);
  });

  test("a kind that is changed later changes how its author is shown, unless they said how", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "your role": "night nurse" });
    await teller.pressesOwn("Edit");
    await teller.sends({ "what kind": "Something that did not work" });
    expect(await storiesIn(teller)).toMatchObject([{ kind: "lesson", byline: "role" }]);
  });

  test("its author adds a carer's own words, for whom it is told, and what it shows", async () => {
    const teller = await opens("sqlite");
    await tells(teller);
    expect(await teller.pressesOwn("Add to it")).toMatch(/own words[\s\S]*Did they agree[\s\S]*Whose story is it/i);
    const words = "Nobody asked me twice. I slept for the first time in a week.";
    expect(await teller.sends({ "carer say": words })).toContain("Please say who agreed");
    await teller.sends({
      "did they agree": "A carer or relative agreed that their words are told",
      "whose story": "a healthcare assistant",
      "how people work together": "Rules, forms and targets",
      "what did people do": "Tried something and learned from it",
    });
    await teller.causeway.settles();
    expect(await storiesIn(teller)).toMatchObject([
      {
        ownWords: words,
        permission: "carer",
        toldFor: "a healthcare assistant",
        element: "control",
        way: "experiment",
      },
    ]);
    const shown = await teller.pressesOwn("Add to it");
    expect(shown).toContain("I slept for the first time in a week.");
    await teller.closes();
    const card = (await teller.told()).at(-1) ?? "";
    expect(card).toMatch(
      /Rules, forms and targets[\s\S]*Tried something and learned from it[\s\S]*first time in a week/,
    );
    expect(card).toContain("A carer or relative agreed that this is told.");
  });

  test("an agreement to nothing is not kept", async () => {
    const teller = await opens("sqlite");
    await tells(teller);
    await teller.pressesOwn("Add to it");
    await teller.sends({ "did they agree": "The person agreed that their words are told" });
    expect(await storiesIn(teller)).toMatchObject([{ ownWords: "", permission: null }]);
  });

  test("hostile words stay words in what is added, and in who else was there", async () => {
    const teller = await opens("sqlite");
    const hostile = "<!channel> <at>Ruth</at> [x](https://evil.example) <script>alert(1)</script> \u202Eabc \u0000";
    expect(await tells(teller, { elsewhere: hostile })).not.toContain("Please");
    await teller.pressesOwn("Add to it");
    await teller.sends({
      "carer say": hostile,
      "did they agree": "The person agreed that their words are told",
      "whose story": hostile.slice(0, 60),
    });
    await teller.causeway.settles();
    const card = (await teller.told()).at(-1) ?? "";
    expect(card.split("evil.example").length).toBeGreaterThan(2);
    const { slack } = teller.causeway;
    expect(slack.calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
  });
});

test("nobody adds to another person's story", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/story The ward rang us", { in: WARD });
  await maria.modal();
  await maria.submits({ organisations: ["Eastshire Council"], changed: "Home" });
  await causeway.settles();
  await asha.presses("Add to it", causeway.postsIn("U0MARIA")[0]);
  await causeway.slack.untilEphemeral((message) => message.visibleText.includes("no longer here"));
});
