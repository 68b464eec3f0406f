/** What stewards settle for the whole system, and curators and leaders for their organisation. */
import { describe, expect, test } from "vitest";
import type { MemberId, OrganisationId } from "../../src/database/ids.js";
import { settingsOf } from "../../src/directory/organisation-settings.js";
import { organisations } from "../../src/directory/organisations.js";
import { grantRole } from "../../src/directory/roles.js";
import { systemSettings } from "../../src/directory/system-settings.js";
import { beechGrove, type Causeway, northshire, WARD } from "../conversation.js";
import { atTheCareHome, heardInTeams, hospital, hospitalAndCouncil } from "../thanks/cast.js";

const why = "Why do you work together";
const purpose = "So that nobody stays in hospital for want of a key safe.";

async function isMadeSteward(causeway: Causeway, name: string): Promise<void> {
  const { member } = causeway.store.read.tables;
  const found = (await causeway.store.read.select().from(member)).find((one) => one.name === name);
  const memberId = found?.id ?? ("" as MemberId);
  const grant = { memberId, role: "steward", organisationId: null } as const;
  await causeway.store.write((tx) => grantRole(tx, grant, { actorId: null, now: causeway.clock.now() }));
}

async function idOf(causeway: Causeway, name: string): Promise<OrganisationId> {
  const found = (await organisations(causeway.store.read)).find((one) => one.name === name);
  return found?.id ?? ("" as OrganisationId);
}

describe("the whole system's", () => {
  test("a steward settles them in Slack; the purpose then stands where people write, and on Home", async () => {
    const { causeway, asha, maria } = await hospital();
    await isMadeSteward(causeway, "Asha Patel");
    await asha.types("/causeway settings", { in: WARD });
    expect((await asha.modal()).visibleText).toContain("#005eb8");
    const { view } = await asha.submits({
      [why]: purpose,
      "names a partner": "Only when the partner agrees",
      colour: "#00A499",
    });
    expect(view?.visibleText).toContain("Saved. It holds from now on, for every organisation.");
    expect(await systemSettings(causeway.store.read)).toEqual({ purpose, mustAgree: true, colour: "#00a499" });
    await maria.types("/thanks", { in: WARD });
    expect((await maria.modal()).visibleText).toContain(purpose);
    await maria.closes();
    await maria.opensHome();
    expect((await maria.home()).visibleText).toContain(purpose);
  });

  test.each([
    [{ [why]: "For NHS number 943 476 5919" }, "943 476 5919"],
    [{ [why]: "For the one with NG12345" }, "NG12345"],
    [{ colour: "blue" }, "such as #005eb8"],
    [{ colour: "#12345g" }, "such as #005eb8"],
  ])("%j is refused beside its field, and nothing is saved", async (wrong, problem) => {
    const { causeway, asha } = await hospital();
    await isMadeSteward(causeway, "Asha Patel");
    const organisationId = await idOf(causeway, northshire.name);
    await causeway.store.write((tx) =>
      tx.insert(tx.tables.hospitalNumber).values({ organisationId, template: "NG#####" }),
    );
    await asha.types("/causeway settings", { in: WARD });
    await asha.modal();
    const { errors } = await asha.submits(wrong);
    expect(Object.values(errors ?? {})).toEqual([expect.stringContaining(problem)]);
    expect((await systemSettings(causeway.store.read)).purpose).toBe("");
  });

  test("a leader is kindly refused, in Slack, in Teams and on the web; so is a form that she sends all the same", async () => {
    const { causeway, asha, ruth } = await hospitalAndCouncil({ web: true });
    const refused = "This is for the system's stewards.";
    const { ephemeral } = await asha.types("/causeway settings", { in: WARD });
    expect(ephemeral?.visibleText ?? (await asha.modal()).visibleText).toContain(refused);
    await ruth.says("settings");
    await causeway.teams.until(() => heardInTeams(causeway, ruth).some((one) => one.includes(refused)) || undefined);
    const priya = await atTheCareHome(causeway, "Priya Nair");
    expect((await priya.opens("/forms/system-settings")).words).toContain(refused);
    await isMadeSteward(causeway, "Priya Nair");
    await priya.opens("/forms/system-settings");
    const { roleGrant } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(roleGrant).set({ endedAt: causeway.clock.now() }));
    const sent = await priya.sends("/forms/system-settings", { purpose, sharing: "agree", colour: "#00a499" });
    expect(sent.words).toContain(refused);
    expect((await systemSettings(causeway.store.read)).mustAgree).toBe(false);
  });
});

describe("an organisation's", () => {
  test("its curator settles them on the web, and the page says what is settled", async () => {
    const { causeway } = await hospital({ web: true });
    const priya = await atTheCareHome(causeway, "Priya Nair");
    const id = await idOf(causeway, beechGrove.name);
    const at = `/forms/organisation-settings?about=${id}`;
    await priya.opens(at);
    const told = {
      numbers: "BG####, RX-######",
      contacts: "01632 960 001\nfront.desk@beech.example",
      emergencies: "999",
    };
    expect((await priya.sends("/forms/organisation-settings", told)).words).toContain("Saved.");
    expect(await settingsOf(causeway.store.read, id)).toEqual({
      routes: { emergencies: "999" },
      hospitalNumbers: ["BG####", "RX-######"],
      contacts: ["01632 960 001", "front.desk@beech.example"],
    });
    expect((await priya.opens("/pages/organisation")).words).toMatch(
      /Emergencies 999 Not said yet: safeguarding, speaking up and support for staff\..*BG#### and RX-######.*2 contacts/,
    );
    // It starts with what holds, so that saving again changes nothing.
    await priya.opens(at);
    await priya.sends("/forms/organisation-settings", told);
    await priya.opens(at);
    await priya.sends("/forms/organisation-settings", { ...told, emergencies: "" });
    expect((await settingsOf(causeway.store.read, id)).routes).toEqual({});
  });

  test("the audit trail has which of them were changed, and none of what they say", async () => {
    const { causeway } = await hospital({ web: true });
    const priya = await atTheCareHome(causeway, "Priya Nair");
    const about = await idOf(causeway, beechGrove.name);
    const told = { numbers: "BG####", contacts: "01632 960 001, 111", emergencies: "999" };
    for (const answers of [told, told, { ...told, contacts: "01632 960 001 ext 4" }]) {
      await priya.opens(`/forms/organisation-settings?about=${about}`);
      await priya.sends("/forms/organisation-settings", answers);
    }
    const rows = await causeway.store.read.select().from(causeway.store.read.tables.auditEntry);
    const changes = rows.filter(({ deed }) => deed === "settings-changed").map(({ reason }) => reason);
    expect(changes).toEqual(["routes hospitalNumbers contacts", "contacts"]);
    const page = (await priya.opens("/pages/audit")).words;
    expect(page).toContain(
      "Priya Nair changed settings of Beech Grove Care Home: where staff turn, patients' numbers and published contacts.",
    );
    expect(page).toContain("Beech Grove Care Home: published contacts.");
    expect(page).not.toMatch(/960 001|BG####|Reason/);
  });

  test.each([
    [{ numbers: "RX######, .*" }, "“.*” cannot be used"],
    [{ numbers: "RX##" }, "“RX##” cannot be used"],
    [{ contacts: "01632 960 001\nAsk Ann" }, "“Ask Ann” is neither"],
    [{ contacts: "front.desk@beech.example\n943 476 5919" }, "“943 476 5919” is neither"],
    [{ contacts: "9434765919" }, "“9434765919” is neither"],
    [{ contacts: "+44 943 476 5919 22 333" }, "is neither"],
    [{ contacts: "NHS.9434765919@nhs.example" }, "is neither"],
    [{ numbers: "BG####", contacts: "BG1234@beech.example" }, "“BG1234@beech.example” is neither"],
    [{ contacts: "12.03.1948" }, "“12.03.1948” is neither"],
    [{ numbers: "01632-######", contacts: "01632-960001" }, "“01632-960001” is neither"],
    [{ safeguarding: "as for NHS number 943 476 5919" }, "looks like an NHS number: 943 476 5919"],
    [{ numbers: "BG####", safeguarding: "as for BG1234" }, "looks like a hospital number: BG1234"],
    [{ emergencies: "Ring his wife, he was born on 3 April 1941" }, "looks like a date of birth"],
  ])("%j is refused beside its field", async (wrong, problem) => {
    const { causeway } = await hospital({ web: true });
    const priya = await atTheCareHome(causeway, "Priya Nair");
    const id = await idOf(causeway, beechGrove.name);
    await priya.opens(`/forms/organisation-settings?about=${id}`);
    expect((await priya.sends("/forms/organisation-settings", wrong)).words).toContain(problem);
    expect(await settingsOf(causeway.store.read, id)).toEqual({ routes: {}, hospitalNumbers: [], contacts: [] });
  });

  test("those of another organisation are neither shown nor changed, by whatever address", async () => {
    const { causeway } = await hospital({ web: true });
    const priya = await atTheCareHome(causeway, "Priya Nair");
    const [own, foreign] = [await idOf(causeway, beechGrove.name), await idOf(causeway, northshire.name)];
    for (const about of [foreign, "", "nonsense"])
      expect((await priya.opens(`/forms/organisation-settings?about=${about}`)).words).toContain(
        "This is for curators and leaders of an organisation.",
      );
    await priya.opens(`/forms/organisation-settings?about=${own}`);
    await priya.sends("/forms/organisation-settings", { about: foreign, emergencies: "Ring nobody" });
    expect((await settingsOf(causeway.store.read, foreign)).routes).toEqual({});
  });
});
