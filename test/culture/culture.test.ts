/** The web check of a team, once a quarter, and the balance of the six elements. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { quarterOf, saveWebCheck, webChecksOf } from "../../src/culture/culture.js";
import type { TeamId } from "../../src/database/ids.js";
import { addTeam, addToTeam } from "../../src/groups/team-groups.js";
import { type Causeway, eastshire } from "../conversation.js";
import { onEachPlatform, type Planner } from "../pulses/planners.js";
import { memberCalled } from "../pulses/slipped.js";
import { atTheCareHome, hospital } from "../thanks/cast.js";
import { hiddenIn } from "../web/served.js";

const seen = {
  "what people tell": "Keep",
  "what people see": "Change",
  "whose word": "Not working",
  "who meets": "Keep",
  "what is measured": "Not working",
  "what is done every": "Change",
  "change first": "Ruth begins each huddle with a story.",
};

async function hasTeam({ store, clock }: Causeway, host: string): Promise<TeamId> {
  const madeBy = await memberCalled({ store } as Causeway, host);
  const id = await store.write((tx) => addTeam(tx, { name: "Discharge hub", madeBy, now: clock.now() }));
  if (id === undefined) throw new Error("There is such a team already.");
  await store.write((tx) => addToTeam(tx, id, madeBy));
  return id;
}

const hasHub = async (person: Planner): Promise<TeamId> => hasTeam(person.causeway, person.name);

onEachPlatform((opens) => {
  test("a team says how it sees each element, and changes it in the same quarter", async () => {
    const person = await opens();
    const { causeway } = person;
    const team = await hasHub(person);
    expect(await person.comes("webcheck", "culture")).toContain("Do the web check for Discharge hub");
    await person.presses("Do the web check for Discharge hub");
    expect(await person.sends({ ...seen, "change first": "NHS number 943 476 5919" })).toContain("943 476 5919");
    const saved = await person.sends(seen);
    expect(saved).toContain("Discharge hub, October to December 2026");
    expect(saved).toContain("First: Ruth begins each huddle with a story.");
    expect(saved).toContain("Nothing for two months about");
    const [check] = await webChecksOf(causeway.store.read, [team]);
    expect(check?.seen).toContainEqual({ element: "power", view: "not-working" });
    expect(await webChecksOf(causeway.store.read, [team])).toHaveLength(1);
  });
});

const dueIn = (causeway: Causeway, person: { readonly id: string }) =>
  causeway.heardIn(person.id).filter((text) => text.includes("A new quarter has begun"));

test("whoever looks after a team is asked when a quarter begins, unless it is done", async () => {
  const { causeway, asha, maria } = await hospital();
  const team = await hasTeam(causeway, "Asha Patel");
  const byId = await memberCalled(causeway, "Asha Patel");
  await causeway.itIs("2027-01-04T09:05:00Z");
  expect(dueIn(causeway, asha)).toHaveLength(1);
  expect(dueIn(causeway, asha)[0]).toContain("the web check of Discharge hub");
  expect(dueIn(causeway, maria)).toEqual([]);
  const check = { teamId: team, quarter: "2027-04-01", seen: [], first: "" };
  await causeway.store.write((tx) => saveWebCheck(tx, check, { byId, at: causeway.clock.now() }));
  // 1 April 2027 is a Thursday before Easter.
  await causeway.itIs("2027-04-01T08:05:00Z");
  expect(dueIn(causeway, asha)).toHaveLength(1);
  await causeway.itIs("2027-07-01T08:05:00Z");
  await causeway.itIs("2027-07-02T08:05:00Z");
  expect(dueIn(causeway, asha)).toHaveLength(2);
});

test("where its maker wants no more messages, the first in it who can be asked is", async () => {
  const { causeway, asha, maria } = await hospital();
  const team = await hasTeam(causeway, "Asha Patel");
  const [ashas, marias] = [await memberCalled(causeway, "Asha Patel"), await memberCalled(causeway, "Maria Santos")];
  await causeway.store.write(async (tx) => {
    await addToTeam(tx, team, marias);
    await tx.update(tx.tables.member).set({ optedOutAt: causeway.clock.now() }).where(eq(tx.tables.member.id, ashas));
  });
  await causeway.itIs("2027-01-04T09:05:00Z");
  expect(dueIn(causeway, asha)).toEqual([]);
  expect(dueIn(causeway, maria)).toHaveLength(1);
});

test("an element of which a story is told is not empty", async () => {
  const { causeway, maria } = await hospital({ web: true });
  const { store } = causeway;
  await maria.types("/story We rang instead of writing", { in: "C0WARD" });
  await maria.modal();
  await maria.submits({ "Which organisations": [eastshire.name], "What changed": "A night at home." });
  await causeway.settles();
  await store.write((tx) => tx.update(tx.tables.story).set({ element: "ritual" }));
  await maria.types("/causeway webcheck", { in: "C0WARD" });
  const shown = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("Balance"));
  expect(shown.visibleText).toContain("Nothing for two months about stories, symbols, power, structure and control.");
});

test("nobody checks for a team that is not theirs", async () => {
  const { causeway } = await hospital({ web: true });
  const team = await hasTeam(causeway, "Asha Patel");
  const priya = await atTheCareHome(causeway, "Priya Nair");
  await priya.opens("/pages/tries");
  const { page } = await priya.presses("Start a try");
  const token = hiddenIn(page, "/forms/start-try")["_token"] ?? "";
  const all = Object.fromEntries(
    ["story", "symbol", "power", "structure", "control", "ritual"].map((element) => [element, "keep"]),
  );
  const refused = await priya.sends("/forms/web-check", { _token: token, about: team, ...all });
  expect(refused.words).toContain("This team is not yours");
  expect(await webChecksOf(causeway.store.read, [team])).toEqual([]);
});

test.each([
  ["2026-01-01", "2026-01-01"],
  ["2026-03-31", "2026-01-01"],
  ["2026-04-01", "2026-04-01"],
  ["2026-12-31", "2026-10-01"],
])("%s is in the quarter that began on %s", (date, quarter) => {
  expect(quarterOf(date)).toBe(quarter);
});
