/** The twenty rituals as they come: each has everything, in plain words, and fits every platform. */
import { describe, expect, test } from "vitest";
import { messageOf as slackMessage, viewBlocks } from "../../adapters/slack/blocks.js";
import { cardOf } from "../../adapters/teams/adaptive-cards.js";
import { bytesOf } from "../../adapters/teams/budget.js";
import { cardMain } from "../../adapters/web/cards.js";
import type { Card } from "../../src/chat/card.js";
import { audiences, cadences, completions } from "../../src/database/tables/rituals.js";
import { elements, ways } from "../../src/database/tables/stories.js";
import { answerCard } from "../../src/rituals/answering/answer-cards.js";
import type { RitualAnswer } from "../../src/rituals/answering/answered-rituals.js";
import { type Ritual, standardRituals } from "../../src/rituals/catalogue.js";
import { catalogueCard, MOST_LISTED, ritualCard } from "../../src/rituals/editing/catalogue-cards.js";
import { meantBy } from "../../src/rituals/meant-rituals.js";
import { promptCard } from "../../src/rituals/prompts/prompt-cards.js";
import {
  type AnsweredLately,
  MOST_LATELY,
  MOST_ON,
  MOST_WAITING,
  ritualsCard,
} from "../../src/rituals/ritual-cards.js";
import { questionsIn } from "../../src/rituals/rituals.js";
import { spotAbbreviations } from "../../src/safeguards/jargon.js";
import { words } from "../../src/words/en-GB.js";
import { complaints } from "../slack/kept-limits.js";
import { words as slack } from "../slack/words.js";
import { checkCard } from "../teams/small-teams/cards/check-card.js";
import { words as teams } from "../teams/words.js";

const all = standardRituals(words);
const id = "01990000-0000-7000-8000-000000000001" as never;
const blocks = ["header", "rich_text", "context", "section", "table", "image", "actions", "divider"];

/** Whole on each platform: nothing of it is cut off. */
function fits(card: Card): void {
  const message = slackMessage(card, slack.cut);
  expect(complaints(message.blocks ?? [], 50, blocks)).toEqual([]);
  expect(JSON.stringify(message).includes(slack.cut)).toBe(false);
  expect(JSON.stringify(viewBlocks(card.body, slack.cut)).includes(slack.cut)).toBe(false);
  const adaptive = cardOf(card, teams, { place: "message", room: undefined });
  expect(checkCard(JSON.parse(JSON.stringify(adaptive)))).toEqual([]);
  expect(bytesOf(adaptive)).toBeLessThan(28_000);
  expect(JSON.stringify(adaptive).includes(teams.cut)).toBe(false);
  const { main } = cardMain(card, { token: "t", newId: () => "one", mayPress: true });
  expect(main.toString().includes("<p")).toBe(true);
}

test("there are twenty, five of them on from the start", () => {
  expect(all).toHaveLength(20);
  expect(all.filter(({ startsOn }) => startsOn).map(({ name }) => name)).toEqual([
    "Cross-boundary Friday",
    "Thanks relay",
    "Leader’s thank-you",
    "Coffee trial",
    "Still doing it?",
  ]);
});

describe.each(all)("$name", (ritual) => {
  test("has everything that makes a ritual", () => {
    const { key, name, purpose, prompt, element, way, cadence, day, time, minutes, audience, completion } = ritual;
    for (const text of [key, name, purpose, prompt]) expect(text).not.toBe("");
    expect(elements).toContain(element);
    expect(ways).toContain(way);
    expect(cadences).toContain(cadence);
    expect(audiences).toContain(audience);
    expect(completions).toContain(completion);
    expect(day).toBeGreaterThanOrEqual(1);
    expect(day).toBeLessThanOrEqual(5);
    expect(time).toMatch(/^(0[89]|1[0-8]):[0-5]\d$/);
    expect(minutes).toBeGreaterThan(0);
    expect(words.rituals.catalogue[key as keyof typeof words.rituals.catalogue].counted).not.toBe("");
    expect(ritual.asks.length > 0).toBe(completion === "words");
    expect(ritual.asks.length).toBeLessThanOrEqual(4);
  });

  test("says it plainly, and within what a steward may write", () => {
    const said = [ritual.name, ritual.purpose, ritual.prompt, ...ritual.asks];
    for (const text of said) {
      expect(spotAbbreviations(text)).toEqual([]);
      expect(text).not.toMatch(/!!|\b(just|simply|oops)\b/i);
    }
    expect(ritual.name.length).toBeLessThanOrEqual(40);
    expect(ritual.purpose.length).toBeLessThanOrEqual(200);
    expect(ritual.prompt.length).toBeLessThanOrEqual(300);
  });

  test("fits a card of each platform, as a prompt, to a steward, and answered at length", () => {
    for (const inRoom of [true, false]) {
      const subject = { kind: "nothing" } as const;
      const { completion } = ritual;
      fits(
        promptCard(words, { id, ritual, completion, about: "", subject, inRoom, isAnswered: false, chart: undefined }),
      );
    }
    fits(ritualCard(words, { ritual, edited: true, isSteward: true, maySwitch: true, news: "Saved." }));
    if (ritual.asks.length > 0) fits(answerCard(words, answered(ritual), ritual.name, "Europe/London"));
  });
});

const person = { id, name: "Asha Patel", workspaceId: id, awayAt: null };

const answered = ({ key, asks }: Ritual): RitualAnswer => ({
  ...{ id, ritualKey: key, author: person, organisation: "Northshire General", organisationId: id, team: "Hub" },
  answers: asks.map((question) => ({ question, answer: "Wörds, “wörds”. ".repeat(37) })),
  ...{ cameOf: "Wörds, “wörds”. ".repeat(37), owner: person, ownerId: id, dueOn: "2026-12-04" },
  createdAt: new Date("2026-11-18T09:00:00Z"),
});

/** As long as a steward may make them. */
const longest = (ritual: Ritual): Ritual => ({
  ...ritual,
  ...{ name: "Ä".repeat(40), prompt: `${"Ünd ".repeat(74)}was?`, purpose: "Ö".repeat(200) },
});

test("the page and the catalogue fit each platform, however much waits and however long the words are", () => {
  const rituals = Array.from({ length: 30 }, (_, at) => longest({ ...(all[at % 20] as Ritual), key: `own:${at}` }));
  const lately = Array.from({ length: MOST_LATELY }, (): AnsweredLately => {
    return { title: "Ä".repeat(40), by: "Asha Patel, Northshire General", words: "Ünd ".repeat(600) };
  });
  const waiting = rituals.slice(0, MOST_WAITING).map((ritual) => {
    return { id, about: "", completion: ritual.completion, ritual, subject: "Ünd ".repeat(200) };
  });
  const on = rituals.slice(0, MOST_ON + 1);
  fits(ritualsCard(words, { waiting, on, started: rituals, lately, isLeader: true, mayChange: true }));
  const listed = rituals.slice(0, MOST_LISTED + 1).map((ritual) => ({ ritual, on: true, edited: true }));
  fits(catalogueCard(words, { listed, isSteward: true, news: "Saved." }));
});

describe("which ritual is meant", () => {
  test.each([
    ["review", "Four-question review"],
    ["REVIEW", "Four-question review"],
    ["world card", "World card"],
    ["purpose", "Purpose check"],
    ["leader's thank you", "Leader’s thank-you"],
    ["still doing it?", "Still doing it?"],
  ])("%s", (typed, name) => expect(meantBy(typed, all).ritual?.name).toBe(name));

  test.each([
    ["thank", false, ["Thanks relay", "Leader’s thank-you"]],
    ["purpse chek", true, ["Purpose check"]],
    ["xyzzy", true, []],
    ["?", true, []],
  ])("%s is nobody's name", (typed, isNear, names) => {
    const { ritual, nearest, ...meant } = meantBy(typed, all);
    expect(ritual).toBeUndefined();
    expect(meant.isNear).toBe(isNear);
    expect(nearest.map(({ name }) => name)).toEqual(expect.arrayContaining([...names]));
    if (names.length === 0) expect(nearest).toEqual([]);
  });
});

test.each([
  ["What helped?", ["What helped?"]],
  ["What helped? What did not?", ["What helped?", "What did not?"]],
  ["Begin with a story. What should we change?", ["Begin with a story. What should we change?"]],
  ["Together we exist so that…", ["Together we exist so that…"]],
])("%s asks", (prompt, asks) => expect(questionsIn(prompt)).toEqual(asks));
