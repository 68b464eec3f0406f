/** What cannot be asked, and what is said then. */
import { describe, expect, test } from "vitest";
import { pauseUntil } from "../../src/schedule/recipients.js";
import { type Causeway, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import { liveMentions } from "../slack/small-slack/live-mentions.js";
import { atTheCareHome, hospital, inSlack } from "../thanks/cast.js";
import { asksInSlack, HUDDLE, pollsIn, pressesInSlack, seen } from "./asking.js";

const lines = (...options: readonly string[]) => options.join("\n");
const numbers = (most: number) => Array.from({ length: most }, (_, at) => `Answer ${at + 1}`);

async function says({ slack }: Causeway, person: Person, said: string, channel?: string) {
  const before = slack.ephemerals.length + slack.posts.length;
  await person.types(said, channel === undefined ? {} : { in: channel });
  const told = () => [...slack.ephemerals, ...slack.posts].length > before || undefined;
  await slack.until(told);
  return slack.ephemerals.findLast(({ user }) => user === person.id)?.visibleText ?? "";
}

describe.each(engines)("on %s", (engine) => {
  test("an answer too few, too many, too long or twice; a patient's number in any field", async () => {
    const { causeway, maria } = await hospital({ engine });
    await maria.types("/pulse ask", { in: WARD });
    await maria.modal();
    const sent = async (question: string, options: string) => {
      const { errors = {} } = await maria.submits({ ask: question, answer: options }, { force: true });
      return Object.values(errors).join(" ");
    };
    expect(await sent("", "Yes\nNo")).toContain("Please write your question.");
    expect(await sent("\u200B", "Yes\nNo")).toContain("Please write your question.");
    for (const options of ["", "Yes", "Yes\n\n \n", "Yes\n\u200B\u2060"])
      expect(await sent("Now?", options)).toContain("Please give at least two answers, one on each line.");
    expect(await sent("Now?", lines(...numbers(11)))).toContain("Please give at most 10 answers.");
    expect(await sent("Now?", lines("Yes", "N".repeat(76)))).toContain("an answer has at most 75 characters");
    expect(await sent("Now?", lines("Yes", "no", " NO "))).toContain("“NO” is there twice");
    expect(await sent("For 943 476 5919?", "Yes\nNo")).toContain("This looks like an NHS number");
    expect(await sent("Whose?", lines("943 476 5919", "No"))).toContain("This looks like an NHS number");
    expect([await pollsIn(causeway), causeway.heardIn(WARD)]).toEqual([[], []]);

    expect(await sent("Now?", lines(...numbers(9), "N".repeat(75)))).toBe("");
    await causeway.settles();
    const [poll] = await pollsIn(causeway);
    expect(poll?.options).toEqual([...numbers(9), "N".repeat(75)]);
    const [card] = causeway.postsIn(WARD);
    // Long answers stand in full above their buttons.
    expect(card?.visibleText).toContain(`10. ${"N".repeat(75)}\n[1. Answer 1]`);
    if (card === undefined) throw new Error("there is no card");
    const { visibleText } = await pressesInSlack(causeway, maria, "9. Answer 9", card);
    expect(visibleText).toContain("Your answer is kept");
    expect(causeway.logged.join()).not.toMatch(/943 476|Answer 9/);
  });
});

test("where nobody else reads, it says where to ask", async () => {
  const { causeway, maria } = await hospital({ web: true });
  await maria.types(`/pulse ask ${HUDDLE}`);
  await causeway.slack.until(() =>
    causeway.slack.ephemerals.find(({ visibleText }) => visibleText.includes("/pulse ask")),
  );
  const priya = await atTheCareHome(causeway, "Priya Nair");
  expect((await priya.opens("/forms/ask-poll")).words).toContain("To ask a channel a quick question, say it there");
  await priya.opens("/pages/home");
  expect(await pollsIn(causeway)).toEqual([]);
});

test("in a workspace that is not set up, or while everything is paused, nothing is asked", async () => {
  const causeway = await startCauseway();
  const maria = causeway.person("U0MARIA", "Maria Santos");
  expect(await says(causeway, maria, `/pulse ask ${HUDDLE}`, WARD)).toContain("is not set up in this workspace yet");
  await setUpNorthshire(causeway);
  await causeway.store.write((tx) => pauseUntil(tx, new Date("2026-11-20T08:00:00Z")));
  expect(await says(causeway, maria, `/pulse ask ${HUDDLE}`, WARD)).toContain(
    "The stewards have paused Causeway until Friday 20 November at 08:00.",
  );
});

test("a pause holds back no closing: the card says what came of it, and the room is not spoken to", async () => {
  const { causeway, maria } = await hospital();
  const card = await asksInSlack(causeway, maria, HUDDLE);
  await causeway.store.write((tx) => pauseUntil(tx, new Date("2026-11-20T08:00:00Z")));
  await causeway.itIs("2026-11-19T09:00:00Z");
  expect(card.visibleText).toContain("Fewer than 11 people answered");
  expect(causeway.heardIn(WARD)).toHaveLength(1);
  expect(inSlack(causeway, maria, "Your poll has closed").visibleText).toContain("Fewer than 11");
});

test("without a place for keys only what is not anonymous can be asked, and it is said why", async () => {
  const { causeway, maria } = await hospital({ engine: "postgres", settings: { PULSE_KEYS_URL: "" } });
  await maria.types(`/pulse ask ${HUDDLE}`, { in: WARD });
  const form = await maria.modal();
  expect(form.visibleText).toContain("Anonymous questions cannot be asked here yet");
  expect(form.visibleText).not.toContain("Nobody: it is anonymous");
  const forced = await maria.submits({ [seen]: "nobody" }, { force: true });
  expect(Object.values(forced.errors ?? {}).join()).not.toBe("");
  await maria.closes();
  const card = await asksInSlack(causeway, maria, HUDDLE);
  expect(card.visibleText).toContain("This is not anonymous: Maria Santos can see who chose what.");
});

test("a key that is lost calls the poll off, and takes no more answers", async () => {
  const { causeway, maria, asha } = await hospital();
  const card = await asksInSlack(causeway, maria, HUDDLE);
  const [poll] = await pollsIn(causeway);
  const { openWaveKeys } = await import("../../src/database/wave-keys.js");
  const keys = await openWaveKeys(causeway.pulseKeysUrl);
  await keys.destroy(poll?.id ?? "");
  await keys.close();
  expect((await pressesInSlack(causeway, asha, "Yes", card)).visibleText).toContain("This poll has closed");
  await causeway.itIs("2026-11-19T09:00:00Z");
  expect(card.visibleText).toBe("This poll ended without a result. Its answers are deleted.");
  expect(causeway.logged.join()).toContain("a poll's key is lost");
});

test("where the bot is not in the channel, whoever asked hears it, adds it and tries again", async () => {
  const { causeway, maria } = await hospital();
  const { channels } = causeway.slack.workspace("T0HOSPITAL");
  channels.set("C0FAR", { id: "C0FAR", name: "far", members: [], botIsMember: false });
  await maria.types(`/pulse ask ${HUDDLE}`, { in: "C0FAR" });
  await maria.modal();
  await maria.submits();
  await causeway.settles();
  const told = inSlack(causeway, maria, "What you asked could not be posted in the channel.");
  expect(told.visibleText).toContain("not_in_channel");
  expect(told.visibleText).toContain("Please add Causeway to the channel, then press Try again.");
  channels.set("C0FAR", { id: "C0FAR", name: "far", members: [], botIsMember: true });
  await maria.presses("Try again", told);
  await causeway.settles();
  expect(causeway.heardIn("C0FAR")).toEqual([expect.stringContaining("[Yes]")]);
});

test("hostile words stay words, in the card, in the answers and in what came of it", async () => {
  const { causeway, maria } = await hospital();
  const hostile = ["<!channel> <@U0ASHA> *b*", "[x](https://evil.example)", "\u202Eabc <script>&amp;", "`:tada:` ~x~"];
  await maria.types("/pulse ask", { in: WARD });
  await maria.modal();
  await maria.submits({ ask: hostile.join(" "), answer: lines(...hostile) });
  await causeway.settles();
  const read = () => causeway.heardIn(WARD).map((text) => text.replaceAll("\u2060", ""));
  expect(read()[0]).toContain("<!channel> <@U0ASHA> *b* [x](https://evil.example) abc <script>&amp;");
  expect(read()[0]).toContain("[<!channel> <@U0ASHA> *b*] [[x](https://evil.example)] [abc <script>&amp;]");
  await causeway.itIs("2026-11-19T09:00:00Z");
  expect(causeway.slack.posts.flatMap((post) => liveMentions(post))).toEqual([]);
  expect(causeway.slack.calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
});
