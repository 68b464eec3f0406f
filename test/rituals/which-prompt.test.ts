/** What somebody does answers the prompt that asked for it, and no other. */
import { expect, test } from "vitest";
import type { NewPrompt } from "../../src/rituals/prompted-rituals.js";
import { addPrompt, completePrompt, markPosted, openPrompts } from "../../src/rituals/prompted-rituals.js";
import { DAY, later } from "../../src/schedule/clock.js";
import type { Causeway } from "../conversation.js";
import { joinsInSlack, joinsInTeams, onlyMeeting, roundComes } from "../meetings/cast.js";
import { memberCalled } from "../pulses/slipped.js";
import { hospital, hospitalAndCouncil, inSlack, inTeams } from "../thanks/cast.js";
import { onlyOn, promptsIn } from "./prompted.js";

async function agreesAndMeets(asked: Awaited<ReturnType<typeof hospitalAndCouncil>>): Promise<void> {
  const { causeway, asha, jo } = asked;
  const time = "Wednesday 25 November at 10:00";
  await asha.presses(time, inSlack(causeway, asha, "You are paired for a coffee with Jo Clark"));
  await causeway.settles();
  await jo.presses(`Yes: ${time}`, inTeams(causeway, jo, "Asha Patel would meet on"));
  await causeway.settles();
}

test("a leader who confirms a coffee has answered that, and not the newer prompt to listen", async () => {
  const cast = await hospitalAndCouncil();
  const { causeway, asha, jo } = cast;
  await joinsInSlack(causeway, asha);
  await joinsInTeams(causeway, jo);
  await roundComes(causeway);
  await agreesAndMeets(cast);
  await onlyOn(causeway, { listening: [3, "09:30"] });
  await causeway.itIs("2026-11-30T00:00:00Z");
  await causeway.itIs("2026-12-02T09:30:00Z");
  expect(inSlack(causeway, asha, "Listening slot").visibleText).toContain("[Offer a time]");
  await asha.presses("Yes", inSlack(causeway, asha, "Did you meet Jo Clark?"));
  await causeway.settles();
  const { id } = await onlyMeeting(causeway);
  expect(await promptsIn(causeway, "Asha Patel")).toMatchObject([
    { ritualKey: "coffee", about: `meeting:${id}`, done: `meeting:${id}` },
    { ritualKey: "listening", doneAt: null, done: "" },
  ]);
  expect(inSlack(causeway, asha, "Listening slot").visibleText).toContain("[Offer a time]");
});

interface Was extends Partial<Pick<NewPrompt, "completion" | "about" | "occursOn">> {
  readonly ritualKey: string;
  /** So many days ago; null where it is planned, and not said yet. */
  readonly said: number | null;
}

async function wasAsked(causeway: Causeway, name: string, { said, ...prompt }: Was): Promise<void> {
  const now = causeway.clock.now();
  const to = { memberId: await memberCalled(causeway, name) };
  const dueAt = later(now, (said === null ? 1 : -said) * DAY);
  const asked = { completion: "words", about: "", occursOn: "2026-11-18", dueAt, to, ...prompt } as const;
  await causeway.store.write(async (tx) => {
    const id = await addPrompt(tx, asked, now);
    if (id !== undefined && said !== null) await markPosted(tx, id, dueAt);
  });
}

test.each([
  ["about the very thing before about nothing, though it is older", "meeting:a", ["meeting"], "coffee"],
  ["about nothing where nothing is about that very thing", "meeting:b", ["meeting"], "listening"],
  ["without a subject, about nothing before about something", undefined, ["need"], "own:need"],
  ["without a subject, about something where that is all there is", undefined, ["rule"], "unblock"],
  ["the very kind before another that it answers as well", undefined, ["lesson", "story"], "flop"],
  ["what was said before what is planned", undefined, ["thanks"], "friday"],
] as const)("%s", async (_why, about, completions, answered) => {
  const { causeway } = await hospital();
  const [of, now] = ["Maria Santos", causeway.clock.now()];
  await wasAsked(causeway, of, { ritualKey: "coffee", completion: "meeting", about: "meeting:a", said: 30 });
  await wasAsked(causeway, of, { ritualKey: "listening", completion: "meeting", said: 2 });
  await wasAsked(causeway, of, { ritualKey: "need-offer", completion: "need", about: "team:a", said: 1 });
  await wasAsked(causeway, of, { ritualKey: "own:need", completion: "need", said: 3 });
  await wasAsked(causeway, of, { ritualKey: "unblock", completion: "rule", about: "team:a", said: 1 });
  await wasAsked(causeway, of, { ritualKey: "flop", completion: "lesson", said: 4 });
  await wasAsked(causeway, of, { ritualKey: "call-first", completion: "story", said: 1 });
  await wasAsked(causeway, of, { ritualKey: "friday", completion: "thanks", said: 6 });
  await wasAsked(causeway, of, { ritualKey: "own:thanks", completion: "thanks", said: null });
  const memberId = await memberCalled(causeway, of);
  const done = about ?? "it:a";
  const complete = () => causeway.store.write((tx) => completePrompt(tx, { memberId, completions, done, about, now }));
  expect(await complete()).toMatchObject({ ritualKey: answered });
  // The same thing answers nothing a second time.
  if (about !== undefined) expect(await complete()).toBeUndefined();
});

test("what has come round again waits once, for each group that it asks about, and is over with the last time", async () => {
  const { causeway } = await hospital();
  const [of, now] = ["Maria Santos", causeway.clock.now()];
  const friday = { ritualKey: "friday", completion: "thanks" } as const;
  await wasAsked(causeway, of, { ...friday, occursOn: "2026-11-06", said: 12 });
  await wasAsked(causeway, of, { ...friday, occursOn: "2026-11-13", said: 5 });
  for (const about of ["team:a", "team:b"])
    await wasAsked(causeway, of, { ritualKey: "world-card", about, occursOn: "2026-11-10", said: 8 });
  const memberId = await memberCalled(causeway, of);
  const waiting = async () =>
    (await openPrompts(causeway.store.read, memberId, now)).map(({ ritualKey, occursOn, about }) =>
      [ritualKey, occursOn, about].join(" "),
    );
  expect((await waiting()).toSorted()).toEqual([
    "friday 2026-11-13 ",
    "world-card 2026-11-10 team:a",
    "world-card 2026-11-10 team:b",
  ]);
  await causeway.store.write((tx) => completePrompt(tx, { memberId, completions: ["thanks"], done: "thanks:a", now }));
  expect((await waiting()).filter((one) => one.startsWith("friday"))).toEqual([]);
});
