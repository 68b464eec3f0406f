/** The card of a poll as each platform gets it, to the letter. */
import { expect, test } from "vitest";
import { hospital, hospitalAndCouncil } from "../thanks/cast.js";
import { asksInSlack, asksInTeams, HUDDLE, named, pollsIn, seen } from "./asking.js";

const NOBODY =
  "Nobody can see in Causeway who chose what; results appear on Thursday 19 November at 09:00 if at least 11 people answer.";

test("on Slack", async () => {
  const { causeway, maria } = await hospital();
  const card = await asksInSlack(causeway, maria, HUDDLE);
  const [poll] = await pollsIn(causeway);
  const words = (text: string) => [{ type: "text", text }];
  const said = (type: string, text: string) => ({ type: "rich_text", elements: [{ type, elements: words(text) }] });
  const button = (text: string, action_id: string, value: string) => ({
    ...{ type: "button", text: { type: "plain_text", text, emoji: true } },
    ...{ action_id, value },
  });
  expect(card.text).toBe("Maria Santos asks: Shall we move the huddle to 8:45?");
  expect(card.blocks.map(({ block_id: _, ...block }) => block)).toEqual([
    said("rich_text_section", "Maria Santos, Northshire General, asks:"),
    said("rich_text_quote", "Shall we move the huddle to 8:45?"),
    {
      type: "actions",
      elements: [
        button("Yes", "do:answer-poll", `${poll?.id},0`),
        button("No", "do:answer-poll#2", `${poll?.id},1`),
        button("Try it for a week", "do:answer-poll#3", `${poll?.id},2`),
      ],
    },
    said("rich_text_section", NOBODY),
    { type: "actions", elements: [button("End this poll", "do:end-poll", poll?.id ?? "")] },
  ]);
  await causeway.itIs("2026-11-19T09:00:00Z");
  expect(card.blocks.map(({ block_id: _, ...block }) => block)).toEqual([
    said("rich_text_section", "The poll by Maria Santos has closed:"),
    said("rich_text_quote", "Shall we move the huddle to 8:45?"),
    said("rich_text_section", "Fewer than 11 people answered, so nothing is shown."),
  ]);
});

test("on Teams, where more than six buttons stand in two rows", async () => {
  const scene = await hospitalAndCouncil();
  const options = ["A", "B", "C", "D", "E", "F", "G"];
  const { card } = await asksInTeams(scene, `"Which?" ${options.map((option) => `"${option}"`).join(" ")}`, {
    [seen]: named,
  });
  const [poll] = await pollsIn(scene.causeway);
  const run = (text: string) => ({ type: "RichTextBlock", inlines: [{ type: "TextRun", text }] });
  const press = (title: string, data: object) => ({
    ...{ type: "Action.Execute", title, verb: "do", data, associatedInputs: "none" },
    fallback: { type: "Action.Submit", title, data, associatedInputs: "none" },
  });
  const answers = options.map((option, at) => press(option, { do: "answer-poll", about: `${poll?.id},${at}` }));
  expect(card.cards[0]?.["body"]).toEqual([
    run("Ruth Bell, Eastshire Council, asks:"),
    { type: "Container", style: "emphasis", items: [run("Which?")] },
    { type: "ActionSet", actions: answers.slice(0, 6) },
    { type: "ActionSet", actions: answers.slice(6) },
    run("This is not anonymous: Ruth Bell can see who chose what. It closes on Thursday 19 November at 09:00."),
    { type: "ActionSet", actions: [press("End this poll", { do: "end-poll", about: poll?.id })] },
  ]);
});
