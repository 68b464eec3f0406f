/** A person's own record, asked for on each platform: theirs alone, in words, and nothing but words. */
import { describe, expect, test } from "vitest";
import { type Causeway, eastshire, WARD } from "../conversation.js";
import { addressesIn, fetched } from "../documents/fetched.js";
import { engines } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import { atTheCareHome, hospitalAndCouncil, thanksInSlack } from "../thanks/cast.js";

async function tells(causeway: Causeway, person: Person, happened: string, changed = "He went home the same day.") {
  await person.types("/story", { in: WARD });
  await person.modal();
  await person.submits({ happened, organisations: [eastshire.name], changed, "see it": "My organisation" });
  await causeway.settles();
}

async function asksInSlack(causeway: Causeway, person: Person) {
  const { slack } = causeway;
  const before = slack.ephemerals.length;
  await person.types("/causeway my record", { in: WARD });
  return slack.until(() =>
    slack.ephemerals
      .slice(before)
      .find(({ user, visibleText }) => user === person.id && visibleText.includes("[Save it as Markdown]")),
  );
}

describe.each(engines)("on %s", (engine) => {
  test("in Slack: own stories, thanks given and received, by year, in words without a total", async () => {
    const { causeway, maria, asha, jo } = await hospitalAndCouncil({ engine, web: true });
    await tells(causeway, maria, "Sam met us at the door");
    await tells(causeway, asha, "A story of Asha's own");
    await thanksInSlack(causeway, maria, { to: "Jo Clark", what: "You rang me back" });
    await jo.usesComposeAction("thanks");
    await jo.submits({
      "Who do you want to thank?": "Maria Santos",
      "Where do they work?": ["Northshire General"],
      "What for?": "You waited with him",
    });
    await causeway.settles();
    await causeway.itIs("2027-01-06T09:00:00Z");
    await tells(causeway, maria, "A new year, and the door is open");

    const card = await asksInSlack(causeway, maria);
    expect(card.visibleText).toContain(
      "It is yours alone. Nobody else can ask Causeway for it, and nobody may require you",
    );
    const [page = "", saved = ""] = addressesIn(card);
    for (const address of [page, saved]) {
      const { text, status, headers } = await fetched(address);
      expect(status).toBe(200);
      expect(headers.get("cache-control")).toBe("no-store");
      const [newer, older] = [text.indexOf("2027"), text.lastIndexOf("2026")];
      expect(newer).toBeGreaterThan(-1);
      expect(text.indexOf("A new year")).toBeGreaterThan(newer);
      expect(text.indexOf("Sam met us at the door")).toBeGreaterThan(text.indexOf("A new year"));
      expect(older).toBeGreaterThan(newer);
      for (const words of ["Record of Maria Santos", "You rang me back", "You waited with him", "nobody may require"])
        expect(text).toContain(words);
      expect(text).toMatch(/Thanks to Jo Clark \\?\(Eastshire Council\\?\)/);
      expect(text).toMatch(/Thanks from Jo Clark \\?\(Eastshire Council\\?\)/);
      expect(text).toMatch(/What changed\\?: He went home the same day/);
      expect(text).not.toMatch(/Asha|total|\b\d+ (stories|story|thanks)\b/i);
    }
    const { headers } = await fetched(page);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
    const markdown = await fetched(saved);
    expect(markdown.headers.get("content-disposition")).toBe('attachment; filename="my-record.md"');
    expect(causeway.logged.join()).not.toMatch(/Sam met us|Maria|documents\//);
  });
});

test("in Teams and on the web, it is of whoever asks", async () => {
  const { causeway, maria, jo } = await hospitalAndCouncil({ web: true });
  await tells(causeway, maria, "Sam met us at the door");
  await thanksInSlack(causeway, maria, { to: "Jo Clark", what: "You rang me back" });
  await jo.says("my record");
  const card = await causeway.teams.untilPosted(
    ({ directTo, visibleText }) => directTo === jo.user && visibleText.includes("[Open it to read or print]"),
  );
  const [ofJo = ""] = addressesIn(card);
  const read = await fetched(ofJo);
  expect(read.text).toContain("Thanks from Maria Santos (Northshire General)");
  expect(read.text).not.toContain("Sam met us");

  const tom = await atTheCareHome(causeway, "Tom Reid");
  expect((await tom.opens("/")).words).toContain("My record");
  const shown = await tom.opens("/pages/record");
  expect(shown.words).toContain("nobody may require you to show it");
  const [ofTom = ""] = addressesIn(shown.page);
  expect((await fetched(ofTom)).text).toContain("There is nothing in your record yet");
});

test("its address ends after 15 minutes, and when its person is no longer there", async () => {
  const { causeway, maria } = await hospitalAndCouncil({ web: true });
  await tells(causeway, maria, "Sam met us");
  const [first = ""] = addressesIn(await asksInSlack(causeway, maria));
  await causeway.clock.moveTo(new Date(causeway.clock.now().getTime() + 14 * 60_000).toISOString());
  expect((await fetched(first)).status).toBe(200);
  await causeway.clock.moveTo(new Date(causeway.clock.now().getTime() + 60_000).toISOString());
  const old = await fetched(first);
  expect(old.status).toBe(403);
  expect(old.text).not.toContain("Sam");

  const [again = ""] = addressesIn(await asksInSlack(causeway, maria));
  await maria.events({ type: "app_uninstalled" });
  await causeway.settles();
  expect((await fetched(again)).status).toBe(404);
});

test("what was withdrawn or taken back is not in it, and a colleague's is nobody else's", async () => {
  const { causeway, maria, asha } = await hospitalAndCouncil({ web: true });
  await tells(causeway, maria, "Sam met us");
  await maria.presses("Withdraw", causeway.postsIn("U0MARIA").at(-1));
  await thanksInSlack(causeway, maria, { to: "Jo Clark", what: "You rang me back" });
  await maria.presses("Take it back", causeway.postsIn("U0MARIA").at(-1));
  await causeway.settles();
  const [page = ""] = addressesIn(await asksInSlack(causeway, maria));
  expect((await fetched(page)).text).not.toMatch(/Sam met us|You rang me back/);
  const [ofAsha = ""] = addressesIn(await asksInSlack(causeway, asha));
  expect((await fetched(ofAsha)).text).toContain("Record of Asha Patel");
});
