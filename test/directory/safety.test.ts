/** Where to turn instead stands on every form in which somebody writes freely, in their organisation's own words. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OrganisationId } from "../../src/database/ids.js";
import { organisations } from "../../src/directory/organisations.js";
import { type Routes, routesOf, saveRoutes } from "../../src/directory/routes.js";
import { beechGrove, type Causeway, eastshire, LEADERS, northshire, startCauseway, WARD } from "../conversation.js";
import { engines, freshStore } from "../fresh-store.js";
import { atTheCareHome, hospital, hospitalAndCouncil, thanksInSlack } from "../thanks/cast.js";
import { visitor } from "../web/visitor.js";

/** Forms with free text on which nobody would tell of harm: names, codes, settings, questions and words to look up. */
const needNone = [
  "add-question",
  "add-to-team",
  "ask-jargon",
  "change-pulse",
  "find-stories",
  "find-team",
  "give-role",
  "hand-ritual",
  "hand-rule",
  "invite-colleague",
  "make-team",
  "mark-away",
  "organisation-settings",
  "plan-pulse",
  "put-off-try",
  "ritual-plan",
  "set-up-channel",
  "switch-ritual",
  "system-settings",
];

const sources = new Map(
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && name !== "chat/form.ts")
    .map((name) => [name, readFileSync(join("src", name), "utf8")]),
);

interface FoundForm {
  readonly name: string;
  readonly writesFreely: boolean;
  readonly saysWhere: boolean;
}

const forms = [...sources.values()].flatMap((text): FoundForm[] => {
  const [before = "", ...definitions] = text.split(/\bdefineForm\(/);
  return definitions.map((definition) => {
    const [presented = ""] = definition.split(/\bsubmit\(/);
    const asked = [before, presented, ...[...text.matchAll(/\b\w+Fields?\b/g)].map(([name]) => definedAs(name))];
    return {
      name: /name: "([^"]+)"/.exec(presented)?.[1] ?? "a form whose name is given",
      writesFreely: asked.some((one) => /kind: "(line|paragraph)"/.test(one)),
      saysWhere: [presented, ...[...presented.matchAll(/\b(\w+)\(/g)].map(([, name = ""]) => definedAs(name))].some(
        (one) => /\bsafetyNodes\(/.test(one),
      ),
    };
  });
});

/** The file that exports this. */
function definedAs(name: string): string {
  const definition = new RegExp(`export (?:async )?(?:function|const) ${name}\\b`);
  return [...sources.values()].find((text) => definition.test(text)) ?? "";
}

test("every form with free text says it", () => {
  const free = forms.filter(({ writesFreely }) => writesFreely);
  expect(free.map(({ name }) => name)).toEqual(expect.arrayContaining([...needNone, "share-story", "thank-people"]));
  const lacking = free.filter(({ name, saysWhere }) => !saysWhere && !needNone.includes(name));
  expect(lacking.map(({ name }) => name)).toEqual([]);
});

const routes: Routes = {
  emergencies: "Ring 999, then the site manager on 01632 960 100",
  safeguarding: "Ring the safeguarding team on 01632 960 101",
};
const said = /At Northshire General:\s*Emergencies:? *Ring 999, then the site manager on 01632 960 100\s*Safeguarding/;
const general =
  "Nobody watches Causeway for emergencies. If somebody is at risk, use your organisation's own route now.";

async function idOf(causeway: Causeway, name: string): Promise<OrganisationId> {
  const found = (await organisations(causeway.store.read)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no organisation is called ${name}`);
  return found.id;
}

const settle = async (causeway: Causeway, name: string) => {
  const id = await idOf(causeway, name);
  await causeway.store.write((tx) => saveRoutes(tx, id, routes));
};

test("on Slack: the story, its edit, thanks, a reply, passing on and abbreviations", async () => {
  const { causeway, maria } = await hospital();
  await maria.types("/story", { in: WARD });
  expect((await maria.modal()).visibleText).toContain(general);
  await maria.closes();
  await settle(causeway, northshire.name);
  for (const command of ["/story", "/thanks", "/jargon add"]) {
    await maria.types(command, { in: WARD });
    expect((await maria.modal()).visibleText).toMatch(said);
    await maria.closes();
  }
  await thanksInSlack(causeway, causeway.person("U0ASHA", "Asha Patel"), { to: "Maria Santos", at: [northshire.name] });
  const thanks = causeway.postsIn(maria.id).findLast(({ visibleText }) => visibleText.includes("thanks you"));
  for (const label of ["Reply", "Pass it on"]) {
    await maria.presses(label, thanks);
    expect((await maria.modal()).visibleText).toMatch(said);
    await maria.closes();
  }
});

test("on Teams and on the web each reads their own organisation's; the standing link has its organisation's", async () => {
  const { causeway, jo } = await hospitalAndCouncil({ web: true });
  await settle(causeway, northshire.name);
  await jo.usesComposeAction("story");
  expect(jo.dialog?.visibleText).toContain(general);
  expect(jo.dialog?.visibleText).not.toContain("01632");
  jo.closes();
  await settle(causeway, eastshire.name);
  await jo.usesComposeAction("thanks");
  expect(jo.dialog?.visibleText).toMatch(/At Eastshire Council:[\s\S]*Ring the safeguarding team on 01632 960 101/);

  const priya = await atTheCareHome(causeway, "Priya Nair");
  expect((await priya.opens("/forms/share-story")).words).toContain(general);
  const [standing = ""] = /\/s\/[\dA-Z]{4}(-[\dA-Z]{4}){3}/.exec((await priya.opens("/pages/curator")).page) ?? [];
  await settle(causeway, beechGrove.name);
  const { words } = await visitor(causeway.address).opens(standing);
  expect(words).toMatch(/At Beech Grove Care Home: Emergencies Ring 999/);
});

describe("at setup", () => {
  test("they are asked for, kept, and need not be given; what was said before stays", async () => {
    const causeway = await startCauseway();
    const asha = causeway.person("U0ASHA", "Asha Patel");
    const setsUp = async (answers: Readonly<Record<string, string>>) => {
      await asha.types("/causeway setup", { in: LEADERS });
      await asha.modal();
      const { errors } = await asha.submits({ Code: await causeway.invites(northshire), ...answers });
      if (errors !== undefined) await asha.closes();
      return errors;
    };
    const emergency = "What should staff do in an emergency?";
    expect(await setsUp({ [emergency]: "NHS number 943 476 5919 fell" })).toEqual({
      [emergency]: expect.stringContaining("943 476 5919"),
    });
    expect(await setsUp({ [emergency]: "Ring 999 and then 01632 960 100" })).toBeUndefined();
    const id = await idOf(causeway, northshire.name);
    expect(await routesOf(causeway.store.read, id)).toEqual({ emergencies: "Ring 999 and then 01632 960 100" });
    await setsUp({ "speak up": "speakup@example.org" });
    expect(await routesOf(causeway.store.read, id)).toEqual({
      emergencies: "Ring 999 and then 01632 960 100",
      "speaking-up": "speakup@example.org",
    });
  });

  test("an organisation without a chat is told on its curator's page what is missing, until it has said it", async () => {
    const causeway = await startCauseway({ web: true });
    const priya = await atTheCareHome(causeway, "Priya Nair");
    expect((await priya.opens("/pages/curator")).words).toContain(
      "Not said yet: emergencies, safeguarding, speaking up and support for staff.",
    );
    const id = await idOf(causeway, beechGrove.name);
    expect((await priya.opens(`/forms/organisation-settings?about=${id}`)).words).toContain("in an emergency?");
    const all = { emergencies: "999", safeguarding: "Ring Ann", "speaking-up": "Ask Bo", "staff-support": "Ask Cy" };
    expect((await priya.sends("/forms/organisation-settings", all)).words).toContain("Saved.");
    expect((await priya.opens("/pages/curator")).words).not.toContain("Not said yet");
  });
});

test.each(engines)("on %s, the routes of another organisation are nobody's", async (engine) => {
  const store = await freshStore(engine);
  const at = new Date();
  const [one, other] = ["01990000-0000-7000-8000-000000000001", "01990000-0000-7000-8000-000000000002"] as [
    OrganisationId,
    OrganisationId,
  ];
  await store.write(async (tx) => {
    for (const id of [one, other])
      await tx
        .insert(tx.tables.organisation)
        .values({ id, name: id, nameKey: id, sector: "charity", staff: 1, createdAt: at });
    await saveRoutes(tx, one, { ...routes, "staff-support": "" });
  });
  expect(await routesOf(store.read, one)).toEqual(routes);
  expect(await routesOf(store.read, other)).toEqual({});
  await store.close();
});
