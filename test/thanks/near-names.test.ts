/** A name that nobody has: who may have been meant is offered, and never chosen. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MemberId, newId, type OrganisationId, type WorkspaceId } from "../../src/database/ids.js";
import { nameKey } from "../../src/directory/name-key.js";
import { nearTo } from "../../src/thanks/near-names.js";
import type { PeopleByName } from "../../src/thanks/people.js";
import { type Causeway, eastshire, northshire } from "../conversation.js";
import {
  atTheCareHome,
  choiceOn,
  heardInTeams,
  hospitalAndCouncil,
  inSlack,
  inTeams,
  thanksInSlack,
  what,
  where,
  who,
} from "./cast.js";

function people(...names: readonly string[]): PeopleByName {
  const rest = { workspaceId: newId<WorkspaceId>(), organisationId: newId<OrganisationId>(), role: "", isSure: true };
  const all = names.map((name) => ({ id: newId<MemberId>(), name, createdAt: new Date(0), ...rest }));
  return new Map(names.map((name) => [nameKey(name), all.filter((one) => nameKey(one.name) === nameKey(name))]));
}
const near = (typed: string, ...names: readonly string[]) => nearTo(typed, people(...names)).map(({ name }) => name);

test.each([
  ["Jo Clarke", ["Jo Clark"]],
  ["Clark Jo", ["Jo Clark"]],
  ["jo clrak", ["Jo Clark"]],
  ["Jo Park", []],
  ["Jon", []],
  ["?!", []],
])("%s", (typed, found) => {
  expect(near(typed, "Jo Clark", "Ruth Bell", "Jo")).toEqual(found);
});

test("the nearest come first, three at most, and whoever has the name itself is not near it", () => {
  const names = ["Sam Reeds", "Sam Reedss", "Sam Reid", "Samm Reed", "Sam Reed"];
  expect(near("Sam Reed", ...names)).toEqual(["Sam Reeds", "Sam Reid", "Samm Reed"]);
});

test("only those who are there are offered, whatever was typed", () => {
  const names = ["Jo Clark", "Ruth Bell", "Zoë O’Neil", "Li"];
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (typed) => {
      const found = near(typed, ...names);
      expect(found.length).toBeLessThanOrEqual(3);
      expect(names).toEqual(expect.arrayContaining([...found]));
    }),
  );
});

const rows = (causeway: Causeway) => causeway.store.read.select().from(causeway.store.read.tables.thanked);
const asks = "Did you mean Jo Clark?";

describe("offered, and nothing is sent until then", () => {
  test("on Slack, to the one who was meant; and to somebody else of that name", async () => {
    const { causeway, maria, jo } = await hospitalAndCouncil();
    const { view } = await thanksInSlack(causeway, maria, { to: "Jo Clarke" });
    expect(view?.visibleText).toContain(asks);
    expect(view?.visibleText).toContain("Causeway knows nobody called Jo Clarke there.");
    expect(JSON.stringify(view)).not.toContain("initial_option");
    expect(await rows(causeway)).toEqual([]);
    await maria.submits({ [asks]: "Jo Clark: Eastshire Council" });
    await causeway.settles();
    expect(inTeams(causeway, jo, "Maria Santos, Northshire General, thanks you, Jo.").visibleText).toContain("rang");

    await thanksInSlack(causeway, maria, { to: "Jo Clarke", what: "Another" });
    await maria.submits({ [asks]: "Somebody else" });
    await causeway.settles();
    expect(inSlack(causeway, maria, "cannot reach Jo Clarke").visibleText).toContain("Another");
    expect(heardInTeams(causeway, jo).join()).not.toContain("Another");
  });

  test("on Teams and on the web; nobody of another organisation is", async () => {
    const { causeway, jo, ruth } = await hospitalAndCouncil({ web: true });
    await ruth.usesComposeAction("thanks");
    await ruth.submits({ [who]: "Maria Santo", [where]: [northshire.name], [what]: "You rang" });
    expect(ruth.dialog?.visibleText).toContain("Did you mean Maria Santos?");
    await ruth.submits({ "Did you mean": "Maria Santos: Northshire General" });
    await causeway.settles();
    expect(causeway.heardIn("U0MARIA").join()).toContain("Ruth Bell, Eastshire Council, thanks you, Maria.");

    const priya = await atTheCareHome(causeway, "Priya Nair");
    const { page } = await priya.opens("/forms/thank-people");
    const given = { who: "Jo Clarke", what: "You rang", seen: "them" };
    const elsewhere = await priya.sends("/forms/thank-people", { ...given, where: choiceOn(page, northshire.name) });
    expect(elsewhere.words).toContain("Causeway cannot reach Jo Clarke");
    await priya.opens("/forms/thank-people");
    const asked = await priya.sends("/forms/thank-people", { ...given, where: choiceOn(page, eastshire.name) });
    expect(asked.words).toContain(asks);
    await priya.sends("/forms/choose-people", { "name-1": choiceOn(asked.page, "Jo Clark: Eastshire Council") });
    await causeway.settles();
    expect(inTeams(causeway, jo, "Priya Nair, Beech Grove Care Home, thanks you, Jo.").visibleText).toContain("rang");
  });
});
