/** Presses that come too late, twice, or from somebody's own workshop: a kind sentence, and one answer or none. */
import { describe, expect, test } from "vitest";
import { newId, type WaveId } from "../../src/database/ids.js";
import { words } from "../../src/words/en-GB.js";
import { setUpNorthshire, startCauseway, TEAM, WARD } from "../conversation.js";
import { visitor } from "../web/visitor.js";
import {
  addsOwnItem,
  answersKept,
  colleagueInSlack,
  crowdInSlack,
  memberIn,
  newest,
  opensFor,
  planned,
  wavesOf,
} from "./cast.js";
import { type Asking, onEachPlatform, type Respondent } from "./respondents.js";

const { asking, bot } = words;

async function open({ causeway, respondent }: Asking) {
  const person = await respondent(1);
  const pulseId = await planned(causeway, { kind: "system" }, { threshold: 5 });
  await causeway.itIs("2026-11-23T09:00:00Z");
  const [wave] = await wavesOf(causeway, pulseId);
  if (wave === undefined) throw new Error("no wave was opened");
  return { causeway, person, wave };
}

const kept = ({ causeway, id }: Respondent) => answersKept(causeway, id);

onEachPlatform((opens) => {
  test("a press on a card whose pulse has closed changes nothing", async () => {
    const { causeway, person } = await open(await opens());
    await person.sees();
    await causeway.clock.moveTo("2026-11-30T17:00:00Z");
    expect(await person.presses("Agree: question 1 of 3")).toContain(asking.closed);
    expect(await kept(person)).toBeUndefined();
  });

  test("the same press, delivered four times at once, is one answer", async () => {
    const { person } = await open(await opens());
    await person.sees();
    await person.presses("Agree: question 1 of 3", { times: 4 });
    expect(await kept(person)).toEqual({ P1: 4 });
  });

  test("two presses at once are both kept, and of two for one question either", async () => {
    const { person } = await open(await opens());
    await person.sees();
    await Promise.all([person.presses("Agree: question 1 of 3"), person.presses("Disagree: question 3 of 3")]);
    expect(await kept(person)).toEqual({ P1: 4, S3: 2 });
    await person.sees();
    await Promise.all([person.presses("Agree: question 2 of 3"), person.presses("Strongly disagree: question 2 of 3")]);
    expect([4, 1]).toContain((await kept(person))?.D2);
  });

  test("what no button of ours says is refused kindly, and leaves no answer", async () => {
    const { causeway, person, wave } = await open(await opens());
    const item = await addsOwnItem(causeway, "A question that came too late for this wave.");
    const another = await opensFor(causeway, await planned(causeway, { kind: "organisation", id: newId() }));
    const refused = async (about: string, sentence: string) => {
      await person.sees();
      expect(await person.presses("Agree: question 1 of 3", { about }), about).toContain(sentence);
    };
    for (const value of ["0", "6", "1.5", "five", "", "4,4"]) await refused(`${wave.id},P1,${value}`, bot.oldCard);
    await refused("nonsense", bot.oldCard);
    await refused(wave.id, bot.oldCard);
    for (const other of ["P2", "p1", `own:${item}`, "__proto__"])
      await refused(`${wave.id},${other},4`, asking.notAsked);
    await refused(`${newId<WaveId>()},P1,4`, asking.notAsked);
    await refused(`../../etc,P1,4`, asking.notAsked);
    await refused(`${another},P1,4`, asking.notAsked);
    expect(await kept(person)).toEqual({});
    await person.sees();
    expect(await person.presses("Agree: question 1 of 3")).toContain("Kept.");
    expect(await kept(person)).toEqual({ P1: 4 });
  });
});

describe("somebody who", () => {
  test("came after the wave had opened is told that they were not asked, by word and on somebody else's card", async () => {
    const causeway = await startCauseway();
    await setUpNorthshire(causeway);
    const [first] = await crowdInSlack(causeway, 5);
    if (first === undefined) throw new Error("nobody is there");
    await planned(causeway, { kind: "system" }, { threshold: 5 });
    await causeway.itIs("2026-11-23T09:00:00Z");
    const late = await colleagueInSlack(causeway, 50);
    expect(newest(causeway, late)).toBeUndefined();
    await late.presses("Agree: question 1 of 3", newest(causeway, first));
    const told = await causeway.slack.untilEphemeral(({ user }) => user === late.id);
    expect(told.visibleText).toContain(asking.notAsked);
    await late.types("/pulse", { in: WARD });
    expect(causeway.slack.ephemerals.at(-1)?.visibleText).toContain(asking.noneOpen);
    expect(await answersKept(causeway, await memberIn(causeway, TEAM, late.id))).toBeUndefined();
    // The card in front of the other is as it was.
    expect(newest(causeway, first)?.visibleText).toContain("Three quick questions");
  });

  test("is in a chat and has come to the web by a link from there is one person, with one answer", async () => {
    const causeway = await startCauseway({ web: true });
    await setUpNorthshire(causeway);
    const [maria] = await crowdInSlack(causeway, 5);
    if (maria === undefined) throw new Error("nobody is there");
    await planned(causeway, { kind: "system" }, { threshold: 5 });
    await causeway.itIs("2026-11-23T09:00:00Z");
    const id = await memberIn(causeway, TEAM, maria.id);
    await maria.presses("Agree: question 1 of 3", newest(causeway, maria));
    await causeway.slack.until(() => (newest(causeway, maria)?.visibleText.includes("Kept.") ? true : undefined));

    await maria.types("/causeway web", { in: WARD });
    const link = /http:[^"\\]+sign-in[^"\\]+/.exec(JSON.stringify(causeway.slack.ephemerals.at(-1)))?.[0] ?? "";
    const page = visitor(causeway.address);
    await page.opens(link);
    await page.presses("Sign in");
    expect((await page.opens("/pages/pulse")).words).toContain("Kept. 2 questions are left.");
    await page.presses("Disagree: question 2 of 3");
    // The card in the chat is older than that, and all the same adds to it.
    await maria.presses("Strongly agree: question 3 of 3", newest(causeway, maria));
    await causeway.slack.until(() => (newest(causeway, maria)?.visibleText.includes("Answered;") ? true : undefined));
    expect(await answersKept(causeway, id)).toEqual({ P1: 4, D2: 2, S3: 5 });
    const { waveAnswer } = causeway.store.read.tables;
    expect(await causeway.store.read.select().from(waveAnswer)).toHaveLength(6);
  });
});
