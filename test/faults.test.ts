/** What a person sees, and what the log holds, when something of ours breaks. */
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { LEADERS, setUpNorthshire, startCauseway, WARD } from "./conversation.js";

const REFERENCE = /[2-9BCDFGHJKMNPQRSTVWXZ]{4}-[2-9BCDFGHJKMNPQRSTVWXZ]{2}/;
const told = { organisations: ["Eastshire Council"], changed: "He went home the same day." };

function breakTable(url: string, statement: string): void {
  const database = new Database(url.slice("file:".length));
  database.pragma("foreign_keys = OFF");
  database.exec(statement);
  database.close();
}

test("a fault keeps what was typed and gives a reference that the log carries, without the words", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/story Sam met us at discharge", { in: WARD });
  await maria.modal();
  breakTable(causeway.databaseUrl, "alter table story rename to story_away");
  const { errors = {} } = await maria.submits(told);
  const [problem = ""] = Object.values(errors);
  expect(problem).toContain("it is not your fault. What you wrote is kept here.");
  const [reference = "none"] = REFERENCE.exec(problem) ?? [];
  const lines = causeway.logged.filter((line) => line.includes(reference));
  expect(lines).toHaveLength(1);
  expect(causeway.logged.join()).not.toMatch(/Sam met us|same day|Maria/);

  breakTable(causeway.databaseUrl, "alter table story_away rename to story");
  expect((await maria.submits(told)).errors).toBeUndefined();
  await causeway.settles();
  expect(causeway.heardIn("U0MARIA").join()).toContain("Thank you, Maria");
});

test("a fault in answer to a command is told privately, with a reference", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  breakTable(causeway.databaseUrl, "alter table organisation rename to organisation_away");
  const { ephemeral, status } = await causeway.person("U0MARIA", "Maria Santos").types("/story Sam", { in: WARD });
  expect(status).toBe(200);
  expect(ephemeral?.visibleText).toMatch(REFERENCE);
});

test("a fault in the schedule is logged, and the next minute tries again", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  breakTable(causeway.databaseUrl, "alter table channel rename to channel_away");
  await causeway.itIs("2026-11-23T08:00:00Z");
  expect(causeway.logged.join()).toContain('"where":"tick"');
  breakTable(causeway.databaseUrl, "alter table channel_away rename to channel");
  await causeway.itIs("2026-11-23T08:01:00Z");
  expect(causeway.heardIn(LEADERS)).toHaveLength(2);
});

test("a card from before an upgrade says that it is too old", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  const [post] = causeway.postsIn(LEADERS);
  const button = { type: "button", text: { type: "plain_text", text: "Sing" }, action_id: "do:sing", value: "x" };
  if (post !== undefined) post.blocks = [{ type: "actions", block_id: "old", elements: [button] }];
  await asha.presses("Sing", post);
  await causeway.slack.untilEphemeral((message) => message.visibleText.includes("too old to answer"));
});

test("beyond what can wait, a write is refused with 503 and a kind word, and nothing is written", async () => {
  const causeway = await startCauseway({ maxWaiting: 2 });
  await setUpNorthshire(causeway);
  const people = Array.from({ length: 12 }, (_, index) => causeway.person(`U0P${index}`, `Person ${index}`));
  for (const person of people) {
    await person.types("/story Sam met us", { in: WARD });
    await person.modal();
  }
  const answers = await Promise.all(people.map((person) => person.submits(told).catch((error: Error) => error)));
  const refused = answers.filter((answer) => answer instanceof Error || answer.status === 503);
  expect(refused.length).toBeGreaterThan(0);
  await causeway.settles();
  const stories = await causeway.store.read.select().from(causeway.store.read.tables.story);
  expect(stories).toHaveLength(people.length - refused.length);
});
