/** A story's author is thanked in somebody's own words: on Slack, Teams and the web. */
import { describe, expect, test } from "vitest";
import { engines } from "../fresh-store.js";
import {
  digestIn,
  HAPPENED,
  mariaTold,
  type Readers,
  readers,
  readsInTeams,
  readsOnTheWeb,
  storyId,
} from "../reactions/readers.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";
import { liveMentions as liveInTeams } from "../teams/small-teams/live-mentions.js";
import { inSlack, inTeams } from "../thanks/cast.js";

const IN_WORDS = "Thank them in your own words";
const thanksTo = ({ causeway }: Readers) =>
  causeway.heardIn("U0MARIA").filter((text) => text.includes("thanks you for your story"));

describe.each(engines)("on %s", (engine) => {
  test("a leader on Slack from the digest, a colleague on Teams, a curator on the web: once each", async () => {
    const scene = await readers({ engine });
    const { causeway, asha, maria, jo, priya } = scene;
    await mariaTold(scene);
    await asha.presses(IN_WORDS, digestIn(causeway));
    expect((await asha.modal()).visibleText).toContain(HAPPENED);
    await asha.submits({ "like to say": "You gave him his evening back" }, { times: 3 });
    await causeway.settles();
    expect(thanksTo(scene)).toEqual([
      `Asha Patel, Northshire General, thanks you for your story, Maria.\nYou gave him his evening back\nThe story: ${HAPPENED}`,
    ]);
    await asha.presses(IN_WORDS, digestIn(causeway));
    await causeway.slack.untilEphemeral(({ visibleText }) =>
      visibleText.includes("thanked them for this story already"),
    );

    // A press first; the words that follow are told too, and the press is not told twice.
    const whole = await readsInTeams(causeway, jo);
    await jo.presses("Thank them", whole);
    await jo.presses(IN_WORDS, whole);
    await jo.submits({ "like to say": "We do the same now" });
    await causeway.settles();
    expect(thanksTo(scene).slice(1)).toEqual([
      expect.stringContaining("Jo Clark, Eastshire Council, thanks you"),
      expect.stringMatching(/Jo Clark[\s\S]*We do the same now/),
    ]);
    expect(thanksTo(scene)[1]).not.toContain("We do the same now");

    // Left empty, it is a press. A fourth of one day would wait for the morning.
    await causeway.itIs("2026-11-24T10:00:00Z");
    await readsOnTheWeb(priya);
    const form = `/forms/thank-in-words?about=${await storyId(causeway)}`;
    await priya.opens(form);
    expect((await priya.sends("/forms/thank-in-words", { words: "" })).words).toContain("on their way");
    await causeway.settles();
    expect(thanksTo(scene)[3]).toContain("Priya Nair, Beech Grove Care Home");
    expect(thanksTo(scene)).toHaveLength(4);

    await maria.presses("Withdraw", inSlack(causeway, maria, "Thank you, Maria"));
    await causeway.settles();
    expect(thanksTo(scene)).toHaveLength(4);
    expect(thanksTo(scene).join()).not.toMatch(/evening|the same now|housing desk/);
    expect((await priya.opens(form)).words).toContain("no longer here");
    const kept = await causeway.store.read.select().from(causeway.store.read.tables.storyThanks);
    expect(kept.map(({ words }) => words)).toEqual(["", "", ""]);
  });
});

test("a patient's number is refused and nothing is kept; a colleague's title is not, and hostile words stay words", async () => {
  const scene = await readers();
  const { causeway, maria, jo, ruth } = scene;
  await mariaTold(scene);
  await jo.presses(IN_WORDS, await readsInTeams(causeway, jo));
  expect(jo.dialog?.visibleText).toContain("Nobody watches");
  await jo.submits({ "like to say": "NHS no 943 476 5919 is home" });
  expect(jo.dialog?.visibleText).toContain("This looks like an NHS number: 943 476 5919.");
  await causeway.settles();
  expect(thanksTo(scene)).toEqual([]);
  await jo.submits({ "like to say": "Thank you, Dr Okafor" });
  await ruth.presses(IN_WORDS, await readsInTeams(causeway, ruth));
  await ruth.submits({
    "like to say": "<!channel> <@U0ASHA> <at>Jo Clark</at> *b* [x](https://evil.example) <script>",
  });
  await causeway.settles();
  expect(inSlack(causeway, maria, "Dr Okafor").visibleText).toContain("Jo Clark");
  expect(inSlack(causeway, maria, "evil.example").visibleText).toContain("<script>");
  expect(causeway.slack.posts.flatMap((post) => liveMentions(post))).toEqual([]);
  expect(causeway.teams.posts.flatMap((post) => liveInTeams(post))).toEqual([]);
  expect(inTeams(causeway, jo, "We could use this").visibleText).toContain(IN_WORDS);
});
