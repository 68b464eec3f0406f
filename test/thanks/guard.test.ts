/** What the guard makes of thanks: no second step, and a colleague may be called by title and surname. */
import { expect, test } from "vitest";
import { northshire, setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { hospital, thanksInSlack, what } from "./cast.js";

const thanksIn = async ({ causeway }: Awaited<ReturnType<typeof hospital>>) =>
  causeway.store.read.select().from(causeway.store.read.tables.thanks);

test("a colleague is thanked by title and surname", async () => {
  const cast = await hospital();
  const said = await thanksInSlack(cast.causeway, cast.maria, {
    to: "Asha Patel",
    at: [northshire.name],
    what: "Mrs Patel rang me back, and Mr Osei drove",
  });
  expect(said.errors).toBeUndefined();
  expect(await thanksIn(cast)).toHaveLength(1);
});

test.each([
  ["Ring her on 01392 496 123", "looks like a phone number: 01392 496 123"],
  ["He lives at EX4 4QJ", "looks like a full postcode: EX4 4QJ"],
  ["NHS no 943 476 5919 went home", "looks like an NHS number: 943 476 5919"],
])("%s is refused, and nothing is kept", async (words, seems) => {
  const cast = await hospital();
  const said = await thanksInSlack(cast.causeway, cast.maria, { to: "Asha Patel", at: [northshire.name], what: words });
  const [[field, problem] = ["", ""]] = Object.entries(said.errors ?? {});
  expect(field).toBe(what);
  expect(problem).toContain(seems);
  expect(await thanksIn(cast)).toEqual([]);
});

test("a number that a team has published may stand in thanks and in a meaning", async () => {
  const cast = await hospital();
  const { store } = cast.causeway;
  const [organisation] = await store.read.select().from(store.read.tables.organisation);
  if (organisation === undefined) throw new Error("nobody is set up");
  const published = { organisationId: organisation.id, contact: "01392 496123" };
  await store.write((tx) => tx.insert(tx.tables.publishedContact).values(published));
  const told = { to: "Asha Patel", at: [northshire.name], what: "01392 496 123 was answered at once" };
  expect((await thanksInSlack(cast.causeway, cast.maria, told)).errors).toBeUndefined();
  await cast.maria.types("/jargon add SPA single point of access, 01392 496 123", { in: WARD });
  await cast.maria.modal();
  expect((await cast.maria.submits({})).errors).toBeUndefined();
  expect(await store.read.select().from(store.read.tables.jargon)).toHaveLength(1);
});

test("another's message with what may be a patient's is not even proposed", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  const message = { text: "Mrs Whitfield is home at last", author: "U0MARIA" };
  causeway.person("U0MARIA", "Maria Santos");
  await asha.usesMessageShortcut("share-as-story", message, { in: WARD });
  await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("somebody's name: Mrs Whitfield"));
  expect(await causeway.store.read.select().from(causeway.store.read.tables.proposal)).toEqual([]);
});
