/** A poll is its own workspace's: whoever holds its id, which stands in every button, gets nowhere from another (R12). */
import { describe, expect, test } from "vitest";
import type { PollId } from "../../src/database/ids.js";
import { words } from "../../src/words/en-GB.js";
import { northshire } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { makesSteward } from "../pulses/planners.js";
import { atTheCareHome, hospitalAndCouncil, type TwoChats } from "../thanks/cast.js";
import { hiddenIn } from "../web/served.js";
import { type Visitor, visitor } from "../web/visitor.js";
import { asksInSlack, asksInTeams, HUDDLE, named, pollsIn, pressesInSlack, seen, votesIn } from "./asking.js";

/** Everything that a button of a poll does, and what it is about. */
const doings = (id: PollId) =>
  [
    ["answer-poll", `${id},0`],
    ["end-poll", id],
    ["close-poll", id],
    ["call-off-poll", id],
    ["export-poll", id],
  ] as const;

/** Sends what no page of theirs offers. */
async function forges(person: Visitor, action: string, about: string): Promise<string> {
  const { page } = await person.opens("/");
  return (await person.sends(`/actions/${action}`, { ...hiddenIn(page, "/sign-out"), about })).words;
}

async function theOnly({ causeway }: TwoChats) {
  const [poll] = await pollsIn(causeway);
  if (poll === undefined) throw new Error("nothing was asked");
  return poll;
}

describe.each(engines)("on %s", (engine) => {
  test.each([
    ["anonymous", {}],
    ["not anonymous", { [seen]: named }],
  ])("%s: from the web it is neither answered, ended nor exported, though a steward tries", async (_, answers) => {
    const scene = await hospitalAndCouncil({ engine, web: true });
    const { causeway, maria } = scene;
    const card = await asksInSlack(causeway, maria, HUDDLE, answers);
    await maria.presses("Yes", card);
    await causeway.settles();
    const [poll, votes] = [await theOnly(scene), await votesIn(causeway)];
    const priya = await atTheCareHome(causeway, "Priya Nair");
    await makesSteward(causeway, "Priya Nair");
    // The same person as in the chat, as far as anybody but Causeway can tell.
    const again = visitor(causeway.address);
    await again.opens(await causeway.invitesToWeb(northshire, "Maria Santos"));
    await again.presses("Sign in");
    for (const person of [priya, again])
      for (const [action, about] of doings(poll.id))
        expect(await forges(person, action, about), action).toContain(words.polls.gone);
    expect([await pollsIn(causeway), await votesIn(causeway)]).toEqual([[poll], votes]);
    await causeway.itIs("2026-11-19T09:00:00Z");
    expect(await forges(priya, "export-poll", poll.id)).toContain(words.polls.gone);
  });
});

test("nor from another chat", async () => {
  const scene = await hospitalAndCouncil();
  const { causeway, maria, asha } = scene;
  await asksInTeams(scene, HUDDLE, { [seen]: named });
  const theirs = await theOnly(scene);
  await makesSteward(causeway, "Asha Patel");
  const card = await asksInSlack(causeway, maria, HUDDLE);
  for (const [action, about] of doings(theirs.id)) {
    const blocks = JSON.parse(JSON.stringify(card.blocks), (_, one) =>
      one?.action_id === "do:end-poll" ? { ...one, action_id: `do:${action}`, value: about } : one,
    );
    const { visibleText } = await pressesInSlack(causeway, asha, "End this poll", { ...card, blocks });
    expect(visibleText, action).toBe(words.polls.gone);
  }
  expect((await pollsIn(causeway)).find(({ id }) => id === theirs.id)).toEqual(theirs);
  expect(causeway.teams.posts.filter(({ visibleText }) => visibleText.includes("[Yes]"))).toHaveLength(1);
});
