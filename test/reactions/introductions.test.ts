/** "Tell me more": two people are introduced across platforms, and neither learns of the other before both agree. */
import { describe, expect, test } from "vitest";
import { newId } from "../../src/database/ids.js";
import { northshire } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";
import { agreesInSlack } from "../stories/agreeing.js";
import { liveMentions as liveInTeams } from "../teams/small-teams/live-mentions.js";
import { heardInTeams, inSlack, inTeams } from "../thanks/cast.js";
import {
  HAPPENED,
  mariaTold,
  type Readers,
  readers,
  readsInSlack,
  readsInTeams,
  readsOnTheWeb,
  storyId,
} from "./readers.js";

const ASKS = "would like to hear more";
const OVER = "No introduction comes of it this time.";
const question = { "like to know": "Who did you ring?", "reach you": "jo.clark@eastshire.example, 01632 960 123" };

async function joAsks({ causeway, jo }: Readers, answers: Record<string, string> = question): Promise<void> {
  await jo.presses("Tell me more", await readsInTeams(causeway, jo));
  await jo.submits(answers, { times: 3 });
  await causeway.settles();
}

const rows = ({ causeway }: Readers) => causeway.store.read.select().from(causeway.store.read.tables.introduction);

describe.each(engines)("on %s", (engine) => {
  test("asked on Teams, agreed to on Slack: each learns of the other then, and it is deleted after 30 days", async () => {
    const scene = await readers({ engine });
    const { causeway, maria, jo } = scene;
    await mariaTold(scene);
    await joAsks(scene);
    const waits = inTeams(causeway, jo, "Your question goes to whoever told this story.");
    expect(heardInTeams(causeway, jo).join()).not.toContain("Maria");
    const asked = inSlack(causeway, maria, ASKS);
    expect(causeway.heardIn("U0MARIA").filter((text) => text.includes(ASKS))).toHaveLength(1);
    expect(asked.visibleText).toContain("Jo Clark, Eastshire Council, would like to hear more about a story of yours.");
    expect(asked.visibleText).toContain("Who did you ring?");
    expect(asked.visibleText).toContain("They do not know who you are.");
    expect(asked.visibleText).not.toMatch(/jo\.clark|960 123/);

    await maria.presses("Introduce us", asked);
    expect((await maria.modal()).visibleText).toContain("Jo Clark, Eastshire Council, learns your name");
    await maria.submits({ "reach you": "Ward 7 on extension 4141" }, { times: 3 });
    await causeway.settles();
    const toJo = inTeams(causeway, jo, "You and Maria Santos, Northshire General, are introduced");
    expect(toJo.visibleText).toContain("Ward 7 on extension 4141");
    const toMaria = inSlack(causeway, maria, "You and Jo Clark, Eastshire Council, are introduced");
    expect(toMaria.visibleText).toContain("jo.clark@eastshire.example, 01632 960 123");
    for (const heard of [causeway.heardIn("U0MARIA"), heardInTeams(causeway, jo)])
      expect(heard.filter((text) => text.includes("are introduced to each other"))).toHaveLength(1);
    expect(waits.visibleText).toContain("They agreed");
    expect(asked.visibleText).not.toContain("[Not now]");
    const jobs = await causeway.store.read.select().from(causeway.store.read.tables.job);
    expect(JSON.stringify(jobs)).not.toMatch(/Clark|4141|Who did you ring/);
    expect(causeway.logged.join()).not.toMatch(/4141|960 123|Who did you ring/);

    await causeway.itIs("2026-12-22T08:00:00Z");
    expect(toJo.visibleText).toContain("Maria Santos");
    await causeway.itIs("2026-12-24T08:00:00Z");
    for (const { visibleText } of [toJo, toMaria])
      expect(visibleText).toBe("You were introduced to somebody here. Who it was and how to reach them is deleted.");
    expect(await rows(scene)).toEqual([expect.objectContaining({ words: "", askerContact: "", authorContact: "" })]);
  });

  test("asked on the web, declined on Slack: told kindly, without a name or a reason, and not asked again", async () => {
    const scene = await readers({ engine });
    const { causeway, maria, priya } = scene;
    await mariaTold(scene);
    const form = `/forms/ask-author?about=${await storyId(causeway)}`;
    await readsOnTheWeb(priya);
    expect((await priya.opens(form)).words).toContain("Whoever told this story is asked.");
    const sent = await priya.sends("/forms/ask-author", { question: "Would it work here?", contact: "01632 960 001" });
    expect(sent.words).toContain("Your question goes to whoever told this story.");
    await causeway.settles();
    await maria.presses("Not now", inSlack(causeway, maria, "Priya Nair, Beech Grove Care Home, would like"));
    await causeway.settles();
    const { words } = await priya.opens("/pages/messages");
    expect(words).toContain(OVER);
    expect(words).not.toMatch(/Maria|declined|said no/);
    expect(await rows(scene)).toEqual([expect.objectContaining({ words: "", askerContact: "", agreedAt: null })]);
    expect((await priya.opens(form)).words).toContain("You have asked about this story already.");
  });

  test("nobody answers for 14 days: it ends, and whoever asked is told; the same where the story is a concern", async () => {
    const scene = await readers({ engine });
    const { causeway, maria, jo, priya, ruth } = scene;
    await mariaTold(scene);
    await joAsks(scene);
    const asked = inSlack(causeway, maria, ASKS);
    await causeway.itIs("2026-12-07T07:00:00Z");
    expect(heardInTeams(causeway, jo).join()).not.toContain(OVER);
    await causeway.itIs("2026-12-07T09:00:00Z");
    expect(inTeams(causeway, jo, OVER).visibleText).not.toContain("Maria");
    expect(asked.visibleText).toBe("There is nothing to answer any more.");
    expect(await rows(scene)).toEqual([expect.objectContaining({ words: "", askerContact: "" })]);

    await readsOnTheWeb(priya);
    await priya.opens(`/forms/ask-author?about=${await storyId(causeway)}`);
    await priya.sends("/forms/ask-author", { question: "Would it work here?", contact: "01632 960 001" });
    await causeway.settles();
    const again = inSlack(causeway, maria, ASKS);
    const card = inTeams(causeway, ruth, "agreed that others read");
    await ruth.presses("This is a concern", card);
    await ruth.presses("It is a concern", card);
    await causeway.settles();
    expect(again.visibleText).toBe("There is nothing to answer any more.");
    await causeway.itIs("2026-12-07T09:02:00Z");
    expect((await priya.opens("/pages/messages")).words).toContain(OVER);
    expect(JSON.stringify(await rows(scene))).not.toContain("960 001");
  });
});

test("asked on Slack, agreed to on Teams", async () => {
  const scene = await readers();
  const { causeway, asha, jo } = scene;
  await jo.usesComposeAction("story");
  const reach = { "see it": "The whole system", "know you": "Not at all" };
  await jo.submits({ happened: HAPPENED, organisations: [northshire.name], changed: "Home", ...reach });
  await agreesInSlack(causeway, asha);
  await asha.presses("Tell me more", await readsInSlack(asha));
  await causeway.slack.until(
    () => causeway.slack.openModal(asha.id)?.visibleText.includes("like to know") || undefined,
  );
  await asha.submits({ "like to know": "How long did it take?", "reach you": "asha@northshire.example" });
  await causeway.settles();
  expect(causeway.heardIn("U0ASHA").join()).not.toContain("Jo Clark");
  const asked = inTeams(causeway, jo, "Asha Patel, Northshire General, would like to hear more");
  await jo.presses("Introduce us", asked);
  await jo.submits({ "reach you": "On Teams" });
  await causeway.settles();
  const made = inSlack(causeway, asha, "You and Jo Clark, Eastshire Council, are introduced").visibleText;
  expect(made).toContain("On Teams");
  expect(inTeams(causeway, jo, "are introduced").visibleText).toContain("asha@northshire.example");
});

test("a withdrawn story ends what is open; a question that is taken back is gone", async () => {
  const scene = await readers();
  const { causeway, asha, maria, jo } = scene;
  await mariaTold(scene);
  await joAsks(scene);
  const asked = inSlack(causeway, maria, ASKS);
  await jo.presses("Take my question back", inTeams(causeway, jo, "Your question goes to"));
  await causeway.settles();
  expect(asked.visibleText).toBe("There is nothing to answer any more.");
  expect(JSON.stringify(await rows(scene))).not.toMatch(/Who did you ring|jo\.clark/);

  await asha.presses("Tell me more", await readsInSlack(asha));
  await causeway.slack.until(
    () => causeway.slack.openModal(asha.id)?.visibleText.includes("like to know") || undefined,
  );
  await asha.submits({ "like to know": "How long did it take?", "reach you": "asha@northshire.example" });
  await causeway.settles();
  const open = inSlack(causeway, maria, ASKS);
  expect(open.visibleText).toContain("How long did it take?");
  await maria.presses("Withdraw", inSlack(causeway, maria, "Thank you, Maria"));
  await causeway.settles();
  expect(open.visibleText).toBe("There is nothing to answer any more.");
  await causeway.itIs("2026-11-23T09:00:00Z");
  expect(causeway.heardIn("U0ASHA").join()).toContain(OVER);
  expect(JSON.stringify(await rows(scene))).not.toContain("asha@northshire");
});

test("only the author answers, and only what is there: a guessed id says nothing", async () => {
  const scene = await readers();
  const { causeway, priya } = scene;
  await mariaTold(scene);
  await joAsks(scene);
  const [introduction] = await rows(scene);
  for (const id of [introduction?.id, newId(), "of-all"]) {
    const { words } = await priya.opens(`/forms/agree-introduction?about=${id}`);
    expect(words).toContain("There is nothing to answer any more.");
    expect(words).not.toMatch(/Jo Clark|Who did you ring/);
  }
  expect((await priya.opens(`/forms/ask-author?about=${newId()}`)).words).toContain("no longer here");
  expect(causeway.heardIn("U0MARIA").join()).not.toContain("are introduced");
});

test("a patient's number is refused in each field; hostile words stay words", async () => {
  const scene = await readers();
  const { causeway, maria, jo } = scene;
  await mariaTold(scene);
  const hostile = "<!channel> <@U0ASHA> <at>Ruth Bell</at> *b* [x](https://evil.example) \u202Eabc <script>";
  await jo.presses("Tell me more", await readsInTeams(causeway, jo));
  await jo.submits({ "like to know": "NHS no 943 476 5919?", "reach you": "NHS no 943 476 5919" });
  const problems = jo.dialog?.visibleText ?? "";
  expect(problems.match(/This looks like an NHS number/g)).toHaveLength(2);
  expect(await rows(scene)).toEqual([]);
  await jo.submits({ "like to know": hostile, "reach you": hostile });
  await causeway.settles();
  await maria.presses("Introduce us", inSlack(causeway, maria, ASKS));
  await maria.modal();
  const { errors = {} } = await maria.submits({ "reach you": "NHS no 943 476 5919" });
  expect(Object.values(errors).join()).toContain("This looks like an NHS number");
  expect(await rows(scene)).toEqual([expect.objectContaining({ agreedAt: null })]);
  await maria.submits({ "reach you": hostile });
  await causeway.settles();
  expect(inTeams(causeway, jo, "are introduced").visibleText).toContain("evil.example");
  expect(causeway.slack.posts.flatMap((post) => liveMentions(post))).toEqual([]);
  expect(causeway.teams.posts.flatMap((post) => liveInTeams(post))).toEqual([]);
  expect(causeway.slack.calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
});
