/** Somebody who tells stories, on each platform: the same people do the same things, whatever their screens are. */
import { describe } from "vitest";
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
import type { Engine } from "../fresh-store.js";
import { JO, RUTH } from "../thanks/cast.js";
import { canBrowse } from "../web/browser.js";
import { oneBrowser, type Windows, webPerson } from "../web/person.js";

export type Said = Readonly<Record<string, string | readonly string[]>>;

export interface Teller {
  readonly causeway: Causeway;
  /** Their own organisation, and another that a story can name. */
  readonly own: string;
  readonly partner: string;
  /** What stands on their confirmation and on a byline. */
  readonly name: string;
  /** Asks for the story form; what stands in it. */
  opens(): Promise<string>;
  /** Fills in the form in front of them, each answer by a word of its label, and sends it; what they see then. */
  sends(answers: Said): Promise<string>;
  /** Presses a button of the form in front of them; what they see then. */
  presses(label: string): Promise<string>;
  /** Presses a button on their newest confirmation; what they see then. */
  pressesOwn(label: string): Promise<string>;
  closes(): Promise<void>;
  /** What they have been told in private, the newest last. */
  told(): Promise<readonly string[]>;
}

type Opens = (engine: Engine) => Promise<Teller>;

/** The same test for a person on each platform. */
export function onEachPlatform(tests: (opens: Opens) => void): void {
  describe("on Slack", () => tests(inSlack));
  describe("on Teams", () => tests(inTeams));
  describe.skipIf(!canBrowse)("on the web", () => {
    const browser = oneBrowser();
    tests((engine) => onTheWeb(engine, browser));
  });
}

/** What every story here says besides what the test is about. */
export const story = (teller: Teller, more: Said = {}): Said => ({
  "what happened": "The ward rang us",
  "which organisations": [teller.partner],
  "what changed": "He went home the same day",
  ...more,
});

/** Opens the form and tells a story; what they see then. */
export async function tells(teller: Teller, more: Said = {}): Promise<string> {
  await teller.opens();
  const seen = await teller.sends(story(teller, more));
  await teller.causeway.settles();
  return seen;
}

export async function storiesIn({ causeway: { store } }: Teller) {
  return store.read.select().from(store.read.tables.story);
}

export async function draftsIn({ causeway: { store } }: Teller) {
  return store.read.select().from(store.read.tables.storyDraft);
}

async function inSlack(engine: Engine): Promise<Teller> {
  const causeway = await startCauseway({ engine });
  await setUpNorthshire(causeway);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  const { slack } = causeway;
  const modal = () => slack.openModal(maria.id);
  const seen = () => modal()?.visibleText ?? "";
  /** A press answers first, and shows what it opens after. */
  const after = async (press: () => Promise<unknown>) => {
    const before = [modal()?.view, slack.ephemerals.length];
    await press();
    return slack.until(() => {
      const now = [modal()?.view, slack.ephemerals.length];
      if (now[0] === before[0] && now[1] === before[1]) return undefined;
      return seen() || slack.ephemerals.at(-1)?.visibleText;
    });
  };
  return {
    ...{ causeway, own: northshire.name, partner: eastshire.name, name: "Maria Santos" },
    async opens() {
      await maria.types("/story", { in: WARD });
      return (await maria.modal()).visibleText;
    },
    async sends(answers) {
      const { errors } = await maria.submits(answers, { force: true });
      await causeway.settles();
      return errors === undefined ? seen() : Object.values(errors).join(" ");
    },
    presses: (label) => after(() => maria.presses(label, modal())),
    pressesOwn: (label) => after(() => maria.presses(label, causeway.postsIn(maria.id).at(-1))),
    async closes() {
      if (modal() !== undefined) await maria.closes();
    },
    told: async () => causeway.heardIn(maria.id),
  };
}

async function inTeams(engine: Engine): Promise<Teller> {
  const causeway = await startCauseway({ engine, teams: true });
  const { teams } = causeway;
  await causeway.invites(northshire);
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const setUp = await teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  await ruth.presses("Set up this channel", setUp);
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  await causeway.settles();
  const jo = causeway.colleague(JO, "Jo Clark");
  const own = () => teams.posts.filter(({ directTo, deleted }) => directTo === JO && !deleted);
  const seen = () =>
    jo.dialog === undefined ? "" : `${jo.dialog.visibleText} ${JSON.stringify(jo.dialog.card["body"])}`;
  return {
    ...{ causeway, own: eastshire.name, partner: northshire.name, name: "Jo Clark" },
    async opens() {
      jo.closes();
      await jo.usesComposeAction("story");
      return seen();
    },
    async sends(answers) {
      const { problems = {} } = await jo.submits(answers, { force: true });
      await causeway.settles();
      return `${Object.values(problems).join(" ")}${seen()}`;
    },
    async presses(label) {
      await jo.presses(label, jo.dialog);
      return seen();
    },
    async pressesOwn(label) {
      jo.closes();
      const reply = await jo.presses(label, own().at(-1));
      await causeway.settles();
      return reply.message ?? seen();
    },
    closes: async () => jo.closes(),
    told: async () => own().map(({ visibleText }) => visibleText),
  };
}

async function onTheWeb(engine: Engine, browser: Windows): Promise<Teller> {
  const causeway = await startCauseway({ engine, web: true });
  await setUpNorthshire(causeway);
  const priya = await webPerson({ browser, address: causeway.address });
  await priya.signsIn(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
  const seen = () => `${priya.screen.text} ${priya.screen.held.join(" ")}`;
  return {
    ...{ causeway, own: beechGrove.name, partner: eastshire.name, name: "Priya Nair" },
    async opens() {
      await priya.opens("/forms/share-story");
      return seen();
    },
    async sends(answers) {
      // A form without a question is its button.
      await (priya.screen.asksSomething ? priya.submits(answers) : priya.presses("Share it"));
      await causeway.settles();
      return seen();
    },
    async presses(label) {
      await priya.presses(label);
      return seen();
    },
    async pressesOwn(label) {
      await priya.opens("/");
      await priya.presses("Read it");
      await priya.presses(label);
      return seen();
    },
    closes: async () => undefined,
    async told() {
      await priya.opens("/");
      const read = priya.screen.buttons.includes("Read it") ? (await priya.presses("Read it")).text : "";
      return [read];
    },
  };
}
