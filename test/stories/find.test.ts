/** Finding stories, on Slack, Teams and the web. */
import { expect, test } from "vitest";
import { beechGrove, DIRECTORS, eastshire, LEADERS, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";
import { visitor } from "../web/visitor.js";
import { fillLibrary } from "./library.js";

const JO = "aaaaaaaa-0000-4000-8000-00000000000a";
const RUTH = "aaaaaaaa-0000-4000-8000-00000000000b";

async function atNorthshire(options: { readonly teams?: boolean; readonly web?: boolean } = {}) {
  const causeway = await startCauseway(options);
  const asha = await setUpNorthshire(causeway);
  const library = await fillLibrary(causeway.store);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  const searches = async (typed: string, person = maria) =>
    (await person.types(`/story find ${typed}`, { in: WARD })).ephemeral;
  return { causeway, asha, maria, library, searches };
}

test("in Slack, somebody finds a story by its words, reads it, and no form opens", async () => {
  const { causeway, library, maria, searches } = await atNorthshire();
  const long = `${"And then we waited. ".repeat(20)}The kitchen rang before the discharge.`;
  await library.tells(long, { at: library.council, ago: 400, more: { kind: "challenge" } });
  await library.tells("Discharged by noon, straight from the kitchen", { ago: 3 });
  await library.tells("A kitchen of the council's own", { at: library.council, audience: "organisation" });
  const posted = causeway.slack.posts.length;
  const found = await searches("discharge kitchen");
  expect(found?.visibleText).toBe(
    [
      "Stories with “discharge kitchen”",
      "The newest are first.",
      "Maria Santos, Northshire General: Discharged by noon, straight from the kitchen",
      "Shared on 15 November 2026.",
      "[Read it]",
      "Maria Santos, Eastshire Council: …we waited. And then we waited. And then we waited. The kitchen rang before the discharge.",
      "Something that is hard. Shared on 14 October 2025.",
      "[Read it]",
      "[Narrow it down]",
    ].join("\n"),
  );
  const one = await searches('"straight from the kitchen"');
  await maria.presses("Read it", one);
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("What changed: Home by tea."));
  expect((await searches("nobody told this"))?.visibleText).toContain("No story that you may read fits.");
  expect(causeway.slack.posts).toHaveLength(posted);
});

test("in Slack, “find” alone opens the form, filters narrow, and more pages follow without a gap", async () => {
  const { causeway, library, maria, searches } = await atNorthshire();
  for (let at = 1; at <= 15; at++) await library.tells(`Lantern number ${at}.`, { ago: at });
  await library.tells("Lantern of the council", { at: library.council, ago: 200, more: { kind: "need" } });
  const numbers = (text = "") => [...text.matchAll(/number (\d+)/g)].map(([, number]) => Number(number));

  const first = await searches("lantern");
  expect(numbers(first?.visibleText)).toEqual([1, 2, 3, 4, 5, 6]);
  await library.tells("Lantern number 99", { ago: 0 });
  await maria.presses("More", first);
  const second = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("number 7"));
  expect(numbers(second.visibleText)).toEqual([7, 8, 9, 10, 11, 12]);
  await maria.presses("More", second);
  const third = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("number 13"));
  expect(numbers(third.visibleText)).toEqual([13, 14, 15]);
  expect(third.visibleText).not.toContain("[More]");

  await maria.presses("Narrow it down", third);
  expect((await maria.modal()).visibleText).toContain("lantern");
  const { view } = await maria.submits({ "Which organisation": "Eastshire Council", "When was it": "At any time" });
  expect(view?.visibleText).toContain("Lantern of the council");
  expect(view?.visibleText).toContain("Eastshire Council.");
  expect(numbers(view?.visibleText)).toEqual([]);
  await maria.closes();

  await maria.types("/story find", { in: WARD });
  expect((await maria.modal()).title).toBe("Find a story");
  const { view: none } = await maria.submits({ "Words in": "lantern", "What kind": "Something that we can offer" });
  expect(none?.visibleText ?? "").not.toContain("number");
});

test("in Slack, a story that begins otherwise is still told; home leads to search", async () => {
  const { causeway, library, maria } = await atNorthshire();
  await library.tells("A quiet lantern");
  await maria.types("/story Finding the key safe took a day", { in: WARD });
  expect((await maria.modal()).visibleText).toContain("Finding the key safe took a day");
  await maria.closes();
  const { ephemeral: home } = await maria.types("/causeway", { in: WARD });
  expect(home?.visibleText).toContain("[Find a story] [All stories you may read]");
  await maria.presses("All stories you may read", home);
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.startsWith("Stories you may read"));
  expect((await maria.types("/causeway help", { in: WARD })).ephemeral?.visibleText).toContain(
    "/story [what happened] or find [words]",
  );
});

test("in Slack, hostile words stay words, and none of them is logged", async () => {
  const { causeway, library, searches } = await atNorthshire();
  await library.tells("A secret lantern", { at: library.council, audience: "organisation" });
  await library.tells("An open lantern of <!channel>");
  for (const typed of [
    '"lantern" OR secret NEAR( *',
    "<!channel> & @here",
    "\u0000 ' ; drop table story",
    "x".repeat(9000),
  ])
    expect((await searches(typed))?.visibleText).not.toContain("secret lantern\n");
  const found = await searches("lantern");
  expect(found?.visibleText).not.toContain("secret");
  expect(causeway.slack.ephemerals.flatMap((message) => liveMentions(message))).toEqual([]);
  expect(causeway.logged.join()).not.toContain("lantern");
});

test("where whom somebody works for is not known, they are asked; where nothing is set up, they are told", async () => {
  const { causeway, asha, library } = await atNorthshire();
  await asha.types("/causeway setup", { in: LEADERS });
  await asha.modal();
  await asha.submits({ Code: await causeway.invites(eastshire) });
  await causeway.settles();
  await library.tells("A quiet lantern");
  const ben = causeway.person("U0BEN", "Ben Osei");
  await ben.types("/story find lantern", { in: WARD });
  expect((await ben.modal()).title).toBe("Whom you work for");
  const empty = await startCauseway();
  const sam = empty.person("U0SAM", "Sam Reed");
  expect((await sam.types("/story find lantern", { in: WARD })).ephemeral?.visibleText).toContain("is not set up");
});

test("in Teams, somebody asks in a channel and is answered alone, with more, and narrows it down", async () => {
  const { causeway, library } = await atNorthshire({ teams: true });
  const { teams } = causeway;
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const card = await teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  await ruth.presses("Set up this channel", card);
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  await causeway.settles();
  for (let at = 1; at <= 8; at++) await library.tells(`Lantern number ${at} <at>Ruth Bell</at>`, { ago: at });
  await library.tells("A lantern of the ward's own", { audience: "organisation" });
  const jo = causeway.colleague(JO, "Jo Clark");
  const inChannel = () => teams.posts.filter(({ conversation }) => conversation === DIRECTORS).length;
  const before = inChannel();
  const from = teams.posts.length;
  await jo.says("story find lantern", { in: DIRECTORS });
  const found = await teams.until(() => teams.posts.slice(from).find(({ directTo }) => directTo === jo.user));
  expect(found.visibleText).toContain("Stories with “lantern”");
  expect(found.visibleText).toContain("Lantern number 6");
  expect(found.visibleText).not.toMatch(/number 7|ward's own/);
  expect(inChannel()).toBe(before);
  await jo.presses("More", found);
  const rest = await teams.untilPosted(({ visibleText }) => visibleText.includes("number 8"));
  expect(rest.visibleText).not.toContain("number 6");
  await jo.presses("Narrow it down", rest);
  const { dialog } = await jo.submits({ "What kind": "Something that we need" });
  expect(dialog?.visibleText).toContain("No story that you may read fits.");
});

test("on the web, the page lists what may be read, the form finds, and pages follow", async () => {
  const { causeway, library } = await atNorthshire({ web: true });
  for (let at = 1; at <= 8; at++) await library.tells(`Lantern <b>number ${at}</b>`, { ago: at * 20 });
  await library.tells("A kettle", { audience: "organisation" });
  const priya = visitor(causeway.address);
  await priya.opens(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
  expect((await priya.presses("Sign in")).page).toContain('href="/pages/stories"');
  const page = await priya.opens("/pages/stories");
  expect(page.words).toContain("Stories you may read Find a story The newest are first.");
  expect(page.page).toContain("Lantern &lt;b&gt;number 6");
  expect(page.words).not.toContain("kettle");
  expect((await priya.presses("More")).words).toMatch(/number 7.*number 8/);

  await priya.opens("/forms/find-stories");
  const open = { organisation: "any", place: "any", kind: "any", element: "any" };
  const lately = await priya.sends("/forms/find-stories", { ...open, words: "lanterns", when: "weeks" });
  expect(lately.words).toContain("In the last 4 weeks.");
  expect(lately.words).toContain("number 1");
  expect(lately.words).not.toContain("number 2");
  await priya.opens("/forms/find-stories");
  const bad = await priya.sends("/forms/find-stories", { ...open, place: "nowhere", when: "any" });
  expect([bad.status, bad.words]).toEqual([422, expect.stringContaining("Please choose from the list.")]);
});
