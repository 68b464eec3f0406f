/** The same question in Teams: said in a channel, asked from one's own chat, answered on the card. */
import { describe, expect, test } from "vitest";
import { words } from "../../src/words/en-GB.js";
import { DIRECTORS } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { heardInTeams, hospitalAndCouncil, inTeams } from "../thanks/cast.js";
import { asksInTeams, HUDDLE, named, pollsIn, seen, votesIn } from "./asking.js";

const COLLEAGUES = Array.from(
  { length: 11 },
  (_, at) => `aaaaaaaa-0000-4000-8000-${String(at + 100).padStart(12, "0")}`,
);

describe.each(engines)("on %s", (engine) => {
  test("anonymous: kept without a message, one vote each, and told when it has closed", async () => {
    const scene = await hospitalAndCouncil({ engine });
    const { causeway, ruth, jo } = scene;
    const { form, card } = await asksInTeams(scene);
    expect(form).toContain("Shall we move the huddle to 8:45?");
    expect(form).toContain("Yes\\nNo\\nTry it for a week");
    expect(card.visibleText).toBe(
      [
        "Ruth Bell, Eastshire Council, asks:",
        "Shall we move the huddle to 8:45?",
        "[Yes] [No] [Try it for a week]",
        "Nobody can see in Causeway who chose what; results appear on Thursday 19 November at 09:00 if at least 11 people answer.",
        "[End this poll]",
      ].join("\n"),
    );
    expect(await pollsIn(causeway)).toHaveLength(1);
    const { posted, job } = causeway.store.read.tables;
    const before = [await causeway.store.read.select().from(posted), await causeway.store.read.select().from(job)];
    await jo.presses("Try it for a week", card, { times: 3 });
    const { message } = await jo.presses("Yes", card);
    expect(message).toContain("Your answer is kept; you can change it until Thursday 19 November at 09:00.");
    // From an old client too.
    await jo.presses("No", card, { oldClient: true });
    await causeway.settles();
    const after = [await causeway.store.read.select().from(posted), await causeway.store.read.select().from(job)];
    expect(after).toEqual(before);

    for (const user of COLLEAGUES) await causeway.colleague(user, `Colleague ${user.slice(-3)}`).presses("Yes", card);
    await causeway.itIs("2026-11-19T09:00:00Z");
    expect(card.visibleText).toContain("Yes | 10 to 14\nNo | fewer than 5\nTry it for a week | fewer than 5");
    expect(card.visibleText).not.toContain("[");
    expect(inTeams(causeway, ruth, "Your poll has closed").visibleText).toContain("11 to 14 people answered.");
    const room = causeway.teams.posts.filter(
      ({ directTo, visibleText }) => directTo === undefined && visibleText.includes("has closed:"),
    );
    expect(room).toHaveLength(2);
    expect(await votesIn(causeway)).toEqual([]);
  });
});

test("not anonymous: the press says what was chosen; only whoever asked or a steward ends it", async () => {
  const scene = await hospitalAndCouncil();
  const { causeway, ruth, jo } = scene;
  const { card } = await asksInTeams(scene, HUDDLE, { [seen]: named });
  const { message } = await jo.presses("No", card);
  expect(message).toBe(
    "You chose “No”. Ruth Bell can see that. You can change it until Thursday 19 November at 09:00.",
  );
  expect((await jo.presses("End this poll", card)).message).toBe(
    "Only Ruth Bell or one of the system's stewards can end this poll.",
  );
  expect((await ruth.presses("End this poll", card)).message).toBe(words.teams.sentPrivately);
  const offered = await causeway.teams.untilPosted(({ visibleText }) => visibleText.includes("call it off: then"));
  await ruth.presses("Close it now", offered);
  await causeway.settles();
  expect(card.visibleText).toContain("No | 1 (100%)");
});

test("said in a chat with the bot, it says where to ask instead", async () => {
  const { causeway, jo } = await hospitalAndCouncil();
  await jo.says(`pulse ask ${HUDDLE}`);
  const told = await causeway.teams.untilPosted(({ visibleText }) =>
    visibleText.includes("quick question, say it there"),
  );
  expect(told.directTo).toBe(jo.user);
});

test("taken out of the channel, it says nothing there any more; whoever asked is told what came of it", async () => {
  const scene = await hospitalAndCouncil();
  const { causeway, ruth, jo } = scene;
  const { card } = await asksInTeams(scene, HUDDLE, { [seen]: named });
  await jo.presses("No", card);
  await jo.removesBot({ in: DIRECTORS });
  await causeway.settles();
  const left = () => heardInTeams(causeway, ruth).filter((text) => text.includes("was taken out of the channel"));
  expect(left()).toHaveLength(1);
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(inTeams(causeway, ruth, "Your poll has closed").visibleText).toContain("No | 1 (100%)");
  expect(heardInTeams(causeway, ruth).join()).not.toContain("could not be posted");
  expect(left()).toHaveLength(1);
  const { channel } = causeway.store.read.tables;
  const rooms = (await causeway.store.read.select().from(channel)).filter(({ externalId }) => externalId === DIRECTORS);
  expect(rooms.map(({ retiredAt }) => retiredAt === null)).toEqual([false, false]);
});
