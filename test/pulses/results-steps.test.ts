/** Steps: a steward starts one for a reason, and it stays on the chart. */
import { gt } from "drizzle-orm";
import { expect, test } from "vitest";
import { endRole } from "../../src/directory/roles.js";
import type { Causeway } from "../conversation.js";
import type { Person } from "../slack/person.js";
import { inSlack } from "../thanks/cast.js";
import { fiveWaves, holds, memberNamed } from "./results-cast.js";

/** What they alone are shown once they have done that. */
async function next({ slack }: Causeway, does: () => Promise<unknown>) {
  const before = slack.ephemerals.length;
  await does();
  return slack.until(() => slack.ephemerals.at(before));
}

async function chartInSlack(causeway: Causeway, person: Person) {
  const results = await next(causeway, () => person.types("/pulse results"));
  return next(causeway, () => person.presses("Support over time", results));
}

async function startsStep(causeway: Causeway, person: Person, answers: Record<string, string>) {
  await person.presses("Start a new step", await chartInSlack(causeway, person));
  await person.modal();
  const reply = await person.submits(answers, { force: true });
  await causeway.settles();
  return reply;
}

async function asStewards() {
  const cast = await fiveWaves();
  await holds(cast.causeway, "Asha Patel", "steward");
  return cast;
}

const august = "11 August 2026: 60 with the wave before";

test("from the wave that was chosen on the limits are worked out anew; everybody reads why, and stewards who did it", async () => {
  const { causeway, asha, jo, pulseId } = await asStewards();
  const patient = "Ring Maria on 07700 900123";
  const { errors = {} } = await startsStep(causeway, asha, { "From which": august, "What changed": patient });
  expect(Object.values(errors).join()).toContain("07700 900123");
  const choices = JSON.stringify((await asha.modal()).view);
  for (const choice of ["28 July 2026: withheld", august, "25 August 2026: 57", "8 September 2026: 5 or less"])
    expect(choices).toContain(choice);
  expect(choices).not.toContain("14 July 2026");

  await asha.submits({ "From which": august, "What changed": "The discharge hub moved to the council." });
  await causeway.settles();
  const told = inSlack(causeway, asha, "A new step starts on 11 August 2026.");
  expect(told.visibleText).toContain("New limits since 11 August 2026: The discharge hub moved to the council.");
  const { pulseStep } = causeway.store.read.tables;
  const madeBy = await memberNamed(causeway, "Asha Patel");
  expect(await causeway.store.read.select().from(pulseStep)).toEqual([
    expect.objectContaining({ pulseId, cell: "group", measure: "support", madeBy }),
  ]);

  const said = (words: string) => causeway.teams.untilPosted(({ visibleText }) => visibleText.includes(words));
  await jo.says("pulse results");
  await jo.presses("Support over time", await said("All waves"));
  await said("New limits since 11 August 2026: The discharge hub moved to the council.");

  const again = await startsStep(causeway, asha, { "From which": august, "What changed": "Again" });
  expect(Object.values(again.errors ?? {})).toEqual(["A step starts there already."]);
  await asha.closes();
  const audit = await next(causeway, () => asha.types("/causeway audit"));
  expect(audit.visibleText).toContain(
    "Asha Patel started a new step on the chart of a pulse check in the whole system.",
  );
  expect(audit.visibleText).toContain("Reason: Support, Northshire: The discharge hub moved to the council.");
});

test("nobody else starts one, nor a steward who is none any more when they send it", async () => {
  const { causeway, asha, maria, priya, pulseId } = await asStewards();
  expect((await chartInSlack(causeway, maria)).visibleText).not.toContain("Start a new step");
  const form = `/forms/start-step?about=${encodeURIComponent(`${pulseId} group support`)}`;
  expect((await priya.opens(form)).words).toContain("This is for the system's stewards.");

  await asha.presses("Start a new step", await chartInSlack(causeway, asha));
  await asha.modal();
  const steward = {
    memberId: await memberNamed(causeway, "Asha Patel"),
    role: "steward",
    organisationId: null,
  } as const;
  await causeway.store.write((tx) => endRole(tx, steward, { actorId: null, now: causeway.clock.now() }));
  await asha.submits({ "From which": august, "What changed": "The discharge hub moved." }, { force: true });
  await causeway.settles();
  const { pulseStep } = causeway.store.read.tables;
  expect(await causeway.store.read.select().from(pulseStep)).toEqual([]);
});

test("a chart with one result has no room for a step", async () => {
  const { causeway, asha } = await asStewards();
  const { wave } = causeway.store.read.tables;
  await causeway.store.write((tx) => tx.delete(wave).where(gt(wave.number, 0)));
  const chart = await chartInSlack(causeway, asha);
  const said = await next(causeway, () => asha.presses("Start a new step", chart));
  expect(said.visibleText).toContain("There is only one so far.");
});
