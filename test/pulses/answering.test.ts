/** Answering: one card, a press for each question, and a way back until the wave closes. */
import { describe, expect, test } from "vitest";
import { words } from "../../src/words/en-GB.js";
import { COUNCIL, setUpNorthshire, startCauseway, TEAM, WARD } from "../conversation.js";
import { cardText } from "../teams/small-teams/cards/card-text.js";
import { addsOwnItem, answersKept, colleagueInTeams, crowdInSlack, memberIn, planned, setUpCouncil } from "./cast.js";
import { onEachPlatform, type Respondent } from "./respondents.js";

const { asking, pulseQuestions } = words;
const { P1, D2, S3 } = pulseQuestions.items;

const countedIn = ({ causeway, id }: Respondent) => answersKept(causeway, id);

/** Presses one answer for each question that is left, from the first to the last. */
async function answers(person: Respondent, of: number, ...labels: readonly string[]): Promise<string> {
  await person.sees();
  let seen = "";
  for (const [at, label] of labels.entries()) seen = await person.presses(`${label}: question ${at + 1} of ${of}`);
  return seen;
}

onEachPlatform((opens) => {
  test("one card asks three questions, five buttons each; each press keeps an answer and shows what is left", async () => {
    const { causeway, respondent } = await opens();
    const person = await respondent(1);
    await planned(causeway, { kind: "system" }, { threshold: 5 });
    await causeway.itIs("2026-11-23T09:00:00Z");

    const card = await person.sees();
    expect(card).toContain("Three quick questions about working across organisations.");
    expect(card).toContain(asking.promise(5));
    for (const question of [P1, D2, S3]) expect(card).toContain(question);
    for (const label of Object.values(asking.scale)) expect(card.split(label).length - 1).toBeGreaterThanOrEqual(3);

    const afterOne = await person.presses("Agree: question 1 of 3");
    expect(afterOne).toContain("Kept. 2 questions are left.");
    expect(afterOne).not.toContain(P1);
    const afterTwo = await person.presses("Strongly agree: question 3 of 3");
    expect(afterTwo).toContain("Kept. 1 question is left.");
    expect(afterTwo).toContain(D2);
    expect(afterTwo).not.toContain(S3);
    expect(await person.presses("Disagree: question 2 of 3")).toContain("Answered; you can change it until it closes.");
    expect(await countedIn(person)).toEqual({ P1: 4, D2: 2, S3: 5 });
  });

  test("an answer can be changed, and the last one counts", async () => {
    const { causeway, respondent } = await opens();
    const person = await respondent(1);
    await planned(causeway, { kind: "system" }, { threshold: 5 });
    await causeway.itIs("2026-11-23T09:00:00Z");
    await answers(person, 3, "Agree", "Agree", "Agree");

    const again = await person.presses("Change an answer");
    for (const part of [asking.again, P1, D2, S3]) expect(again).toContain(part);
    expect(await person.presses("Strongly disagree: question 2 of 3")).toContain("Answered; you can change it");
    expect(await countedIn(person)).toEqual({ P1: 4, D2: 1, S3: 4 });
  });

  test("whatever somebody answers, what leaves Causeway is the same to the byte", async () => {
    const { causeway, respondent } = await opens();
    const [one, other] = [await respondent(1), await respondent(2)];
    await planned(causeway, { kind: "system" }, { threshold: 5 });
    await causeway.itIs("2026-11-23T09:00:00Z");
    const everything = async (person: Respondent, ...labels: readonly [string, string, string, string]) => {
      const [first, second, third, changed] = labels;
      await answers(person, 3, first, second, third);
      await person.presses("Change an answer");
      await person.presses(`${changed}: question 1 of 3`);
      await person.sees();
      return person.received();
    };
    const agreed = await everything(one, "Strongly agree", "Agree", "Strongly agree", "Agree");
    expect(
      await everything(other, "Disagree", "Neither agree nor disagree", "Strongly disagree", "Strongly disagree"),
    ).toEqual(agreed);
    expect(agreed.join("")).toContain("Answered; you can change it");
    expect(causeway.logged.join("")).not.toMatch(/agree|P1|D2/i);
  });

  test("a system's own question stands after the three", async () => {
    const { causeway, respondent } = await opens();
    const person = await respondent(1);
    await planned(causeway, { kind: "system" }, { threshold: 5 });
    const item = `own:${await addsOwnItem(causeway, "I can park when I visit a partner.")}`;
    await causeway.itIs("2026-11-23T09:00:00Z");
    expect(await person.sees()).toMatch(/Four quick questions[\s\S]*4 of 4\. I can park when I visit a partner\./);
    expect(await answers(person, 4, "Agree", "Agree", "Agree", "Disagree")).toContain("Answered;");
    expect(await countedIn(person)).toEqual({ P1: 4, D2: 4, S3: 4, [item]: 2 });
  });
});

describe("whoever has lost the card asks for it and answers there", () => {
  test("on Slack", async () => {
    const causeway = await startCauseway();
    await setUpNorthshire(causeway);
    const [maria] = await crowdInSlack(causeway, 5);
    if (maria === undefined) throw new Error("nobody is there");
    await planned(causeway, { kind: "system" }, { threshold: 5 });
    await causeway.itIs("2026-11-23T09:00:00Z");
    await maria.types("/pulse", { in: WARD });
    const card = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes(P1));
    await maria.presses("Agree: question 1 of 3", card);
    await causeway.slack.until(() => (card.visibleText.includes("Kept. 2 questions are left.") ? true : undefined));
    expect(await answersKept(causeway, await memberIn(causeway, TEAM, maria.id))).toEqual({ P1: 4 });
  });

  test("on Teams", async () => {
    const causeway = await startCauseway({ teams: true });
    await setUpNorthshire(causeway);
    await setUpCouncil(causeway);
    await crowdInSlack(causeway, 5);
    const jo = await colleagueInTeams(causeway, 1);
    await planned(causeway, { kind: "system" }, { threshold: 5 });
    await causeway.itIs("2026-11-23T09:00:00Z");
    await jo.says("pulse");
    const card = await causeway.teams.untilPosted((post) => post.visibleText.includes(words.pulse.title));
    await jo.presses("Agree: question 1 of 3", card);
    expect(cardText(jo.sees(card))).toContain("Kept. 2 questions are left.");
    expect(await answersKept(causeway, await memberIn(causeway, COUNCIL, jo.user))).toEqual({ P1: 4 });
  });
});
