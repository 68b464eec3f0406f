/** Somebody who looks after an organisation, on each platform: the same people do the same, whatever their screens are. */
import { describe } from "vitest";
import { grantFromShell } from "../../src/directory/role-commands.js";
import { words } from "../../src/words/en-GB.js";
import {
  beechGrove,
  type Causeway,
  DIRECTORS,
  eastshire,
  northshire,
  setUpNorthshire,
  startCauseway,
  WARD,
} from "../conversation.js";
import { cardText } from "../teams/small-teams/cards/card-text.js";
import { RUTH } from "../thanks/cast.js";
import { canBrowse } from "../web/browser.js";
import { oneBrowser, type Windows, webPerson } from "../web/person.js";

export type Said = Readonly<Record<string, string | readonly string[]>>;

export interface Planner {
  readonly causeway: Causeway;
  readonly name: string;
  readonly own: string;
  /** Says it to the bot; on the web, where nobody can, opens the page. What they see then. */
  comes(said: string, page: string): Promise<string>;
  /** Presses a button of what is in front of them, and says yes where it asks; what they see then. */
  presses(label: string, yes?: string): Promise<string>;
  /** Fills in the form in front of them, each answer by a word of its label, and sends it; what they see then. */
  sends(answers: Said): Promise<string>;
}

type Opens = (settings?: Readonly<Record<string, string>>) => Promise<Planner>;

/** The same test for a leader on each platform. */
export function onEachPlatform(tests: (opens: Opens) => void): void {
  describe("on Slack", () => tests(inSlack));
  describe("on Teams", () => tests(inTeams));
  describe.skipIf(!canBrowse)("on the web", () => {
    const browser = oneBrowser();
    tests((settings) => onTheWeb(browser, settings));
  });
}

export async function makesSteward({ store, clock }: Causeway, person: string): Promise<void> {
  await store.write((tx) => grantFromShell(tx, { role: "steward", person, at: undefined }, clock.now(), words));
}

/** A command of its own, or one that follows the product's name. */
const commandFor = (said: string) => (/^(?:pulse|try|ritual)/.test(said) ? `/${said}` : `/causeway ${said}`);

async function inSlack(settings: Readonly<Record<string, string>> = {}): Promise<Planner> {
  const causeway = await startCauseway({ settings });
  const asha = await setUpNorthshire(causeway);
  const { slack } = causeway;
  const modal = () => slack.openModal(asha.id);
  const front = () => modal() ?? slack.ephemerals.findLast(({ user }) => user === asha.id);
  const state = () => JSON.stringify([modal()?.view, slack.ephemerals.length, front()?.visibleText]);
  return {
    ...{ causeway, name: "Asha Patel", own: northshire.name },
    async comes(said) {
      while (modal() !== undefined) await asha.closes();
      const before = state();
      await asha.types(commandFor(said), { in: WARD });
      await slack.until(() => (state() === before ? undefined : true));
      return front()?.visibleText ?? "";
    },
    async presses(label) {
      const before = state();
      await asha.presses(label, front());
      await slack.until(() => (state() === before ? undefined : true));
      await causeway.settles();
      return front()?.visibleText ?? "";
    },
    async sends(answers) {
      const { errors } = await asha.submits(answers, { force: true });
      await causeway.settles();
      return errors === undefined ? (front()?.visibleText ?? "") : Object.values(errors).join(" ");
    },
  };
}

async function inTeams(settings: Readonly<Record<string, string>> = {}): Promise<Planner> {
  const causeway = await startCauseway({ settings, teams: true });
  const { teams } = causeway;
  await causeway.invites(northshire);
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const setUp = await teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  await ruth.presses("Set up this channel", setUp);
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  ruth.closes();
  await causeway.settles();
  const own = () => teams.posts.filter(({ directTo, deleted }) => directTo === RUTH && !deleted);
  const front = () => ruth.dialog ?? own().at(-1);
  const reads = () => {
    const { dialog } = ruth;
    const post = own().at(-1);
    return dialog?.visibleText ?? (post === undefined ? "" : cardText(ruth.sees(post)));
  };
  return {
    ...{ causeway, name: "Ruth Bell", own: eastshire.name },
    async comes(said) {
      ruth.closes();
      const before = own().length;
      await ruth.says(said);
      await teams.until(() => (own().length > before ? true : undefined));
      return reads();
    },
    async presses(label, yes) {
      const where = front();
      const before = own().length;
      const first = await ruth.presses(label, where);
      const { message } = yes === undefined ? first : await ruth.presses(yes, where);
      const follows = message === words.teams.sentPrivately;
      if (follows) await teams.until(() => (own().length > before ? true : undefined));
      await causeway.settles();
      return follows ? reads() : (message ?? reads());
    },
    async sends(answers) {
      const { problems } = await ruth.submits(answers, { force: true });
      await causeway.settles();
      return problems === undefined ? reads() : Object.values(problems).join(" ");
    },
  };
}

async function onTheWeb(browser: Windows, settings: Readonly<Record<string, string>> = {}): Promise<Planner> {
  const causeway = await startCauseway({ settings, web: true });
  await setUpNorthshire(causeway);
  const priya = await webPerson({ browser, address: causeway.address });
  await priya.signsIn(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
  return {
    ...{ causeway, name: "Priya Nair", own: beechGrove.name },
    comes: async (_said, page) => (await priya.opens(`/pages/${page}`)).text,
    async presses(label, yes) {
      await priya.presses(label);
      if (yes !== undefined) await priya.presses(yes);
      await causeway.settles();
      return priya.screen.text;
    },
    async sends(answers) {
      await priya.submits(answers);
      await causeway.settles();
      return priya.screen.text;
    },
  };
}
