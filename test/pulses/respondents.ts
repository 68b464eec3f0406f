/** Somebody who is asked in a pulse, on each platform: the same people do the same, whatever their screens are. */
import { describe } from "vitest";
import type { MemberId } from "../../src/database/ids.js";
import { createSignIn, LINK_LIFE_MS, spendSignIn } from "../../src/directory/passes.js";
import { later } from "../../src/schedule/clock.js";
import { beechGrove, type Causeway, COUNCIL, setUpNorthshire, startCauseway, TEAM } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import type { Json } from "../slack/small-slack/json.js";
import type { Block } from "../slack/small-slack/world.js";
import { cardText } from "../teams/small-teams/cards/card-text.js";
import { type Seen, type Visitor, visitor } from "../web/visitor.js";
import { colleagueInSlack, colleagueInTeams, colleagueOnTheWeb, crowdInSlack, memberIn, setUpCouncil } from "./cast.js";

export interface Forgery {
  /** What the button says of itself, in place of what it says truly. */
  readonly about?: string;
  /** How often the same press arrives, all at once. */
  readonly times?: number;
}

export interface Respondent {
  readonly causeway: Causeway;
  readonly id: MemberId;
  /** What is in front of them: the card, or the page. */
  sees(): Promise<string>;
  /** Presses what is read aloud so; what they see then. */
  presses(label: string, forgery?: Forgery): Promise<string>;
  /** Fills in the form in front of them; what they see then. */
  sends(words: string): Promise<string>;
  /** Whatever has left Causeway for them, to the byte, without the names of people, messages and addresses. */
  received(): readonly string[];
}

export interface Asking {
  readonly causeway: Causeway;
  /** One more of them, who was asked before the wave opened. */
  respondent(at: number): Promise<Respondent>;
}

type Opens = (engine?: Engine) => Promise<Asking>;

/** As many as are asked besides the respondents, so that a wave may open. */
const CROWD = 5;

/** The same test for somebody on each platform. */
export function onEachPlatform(tests: (opens: Opens) => void): void {
  describe("on Slack", () => tests(inSlack));
  describe("on Teams", () => tests(inTeams));
  describe("on the web", () => tests(onTheWeb));
}

async function inSlack(engine: Engine = "sqlite"): Promise<Asking> {
  const causeway = await startCauseway({ engine });
  await setUpNorthshire(causeway);
  await crowdInSlack(causeway, CROWD, 100);
  return { causeway, respondent: (at) => slackRespondent(causeway, at) };
}

export async function slackRespondent(causeway: Causeway, at: number): Promise<Respondent> {
  const { slack } = causeway;
  const person = await colleagueInSlack(causeway, at);
  const id = await memberIn(causeway, TEAM, person.id);
  const left: unknown[] = [];
  const card = () => causeway.postsIn(person.id).at(-1);
  const told = () => slack.ephemerals.filter(({ user }) => user === person.id);
  return {
    ...{ causeway, id },
    sees: async () => card()?.visibleText ?? "",
    async presses(label, { about, times = 1 } = {}) {
      const [post, heard, calls] = [card(), told().length, slack.calls.length];
      const where =
        post === undefined || about === undefined ? post : { ...post, blocks: forged(post.blocks, label, about) };
      const { deliveries } = await person.presses(label, where, { times });
      await slack.until(() => slack.calls[calls]);
      await causeway.settles();
      left.push(...deliveries.map(({ body }) => body), ...slack.calls.slice(calls).map(({ args }) => args));
      const modal = slack.openModal(person.id);
      return modal?.visibleText ?? told()[heard]?.visibleText ?? card()?.visibleText ?? "";
    },
    async sends(words) {
      const { errors, view } = await person.submits({ "would you like": words });
      await causeway.settles();
      const seen = errors === undefined ? (view?.visibleText ?? "") : Object.values(errors).join(" ");
      if (errors === undefined) await person.closes();
      return seen;
    },
    received() {
      const posts = causeway.postsIn(person.id);
      return nameless([...posts.map(({ args }) => args), ...left], [person.id, ...posts.map(({ channel }) => channel)]);
    },
  };
}

/** The same blocks, where the button says something else of itself. */
function forged(blocks: readonly Block[], label: string, about: string): readonly Block[] {
  const says = (element: Json) =>
    element["accessibility_label"] === label || JSON.stringify(element["text"])?.includes(`"${label}"`);
  return blocks.map((block) => {
    const elements = block["elements"];
    if (block.type !== "actions" || !Array.isArray(elements)) return block;
    return { ...block, elements: elements.map((one: Json) => (says(one) ? { ...one, value: about } : one)) };
  });
}

async function inTeams(engine: Engine = "sqlite"): Promise<Asking> {
  const causeway = await startCauseway({ engine, teams: true });
  await setUpNorthshire(causeway);
  await setUpCouncil(causeway);
  await crowdInSlack(causeway, CROWD, 100);
  return { causeway, respondent: (at) => teamsRespondent(causeway, at) };
}

export async function teamsRespondent(causeway: Causeway, at: number): Promise<Respondent> {
  const { teams } = causeway;
  const person = await colleagueInTeams(causeway, at);
  const id = await memberIn(causeway, COUNCIL, person.user);
  const answers: string[] = [];
  const card = () => teams.posts.findLast(({ directTo }) => directTo === person.user);
  const chat = () => teams.personal(COUNCIL, person.user).id;
  const sees = () => {
    const post = card();
    return person.dialog?.visibleText ?? (post === undefined ? "" : cardText(person.sees(post)));
  };
  return {
    ...{ causeway, id },
    sees: async () => sees(),
    async presses(label, { about, times = 1 } = {}) {
      person.closes();
      const change = (activity: Json) => (about === undefined ? activity : withAbout(activity, about));
      const edits = card()?.edits.length ?? 0;
      const { message, deliveries, card: instead } = await person.presses(label, card(), { times, change });
      answers.push(...deliveries.map(({ body }) => body));
      // The message itself is changed a moment after this person's own view of it.
      if (instead !== undefined) await teams.until(() => ((card()?.edits.length ?? 0) > edits ? true : undefined));
      await causeway.settles();
      return message ?? sees();
    },
    async sends(words) {
      const { problems } = await person.submits({ "would you like": words });
      await causeway.settles();
      return problems === undefined ? sees() : Object.values(problems).join(" ");
    },
    received() {
      const calls = teams.calls.filter(({ conversation }) => conversation === chat());
      const mine = [person.user, person.id, chat(), ...teams.posts.map((post) => post.id)];
      return nameless([...answers, ...calls.map(({ verb, body }) => ({ verb, body }))], mine);
    },
  };
}

/** Whatever says of itself what it is about says something else. */
function withAbout(value: Json, about: string): Json {
  return JSON.parse(JSON.stringify(value), (key, one) => (key === "about" ? about : one));
}

async function onTheWeb(engine: Engine = "sqlite"): Promise<Asking> {
  const causeway = await startCauseway({ engine, web: true });
  await setUpNorthshire(causeway);
  await crowdInSlack(causeway, CROWD, 100);
  return { causeway, respondent: (at) => webRespondent(causeway, `Carer ${at}`) };
}

export async function webRespondent(causeway: Causeway, name: string): Promise<Respondent> {
  let person = await colleagueOnTheWeb(causeway, name);
  const { member } = causeway.store.read.tables;
  const known = await causeway.store.read.select().from(member);
  const id = known.find((one) => one.name === name)?.id;
  if (id === undefined) throw new Error(`${name} is not known at ${beechGrove.name}.`);
  const pages: string[] = [];
  const looks = async (seeing: Promise<Seen>) => {
    const { page, words } = await seeing;
    pages.push(page);
    return words;
  };
  return {
    ...{ causeway, id },
    async sees() {
      const seen = await person.opens("/pages/pulse");
      if (seen.status !== 403) return looks(Promise.resolve(seen));
      person = await signedInAgain(causeway, id);
      return looks(person.opens("/pages/pulse"));
    },
    async presses(label, { about, times = 1 } = {}) {
      const forgery = about === undefined ? {} : { about };
      const all = await Promise.all(Array.from({ length: times }, () => looks(person.presses(label, forgery))));
      await causeway.settles();
      return all.find((words) => words !== "") ?? "";
    },
    sends: (words) => looks(person.sends("/forms/pulse-comment", { words })),
    received: () => nameless(pages, [name]),
  };
}

/** By a link such as a colleague gives them. No cookie is set, since none may last beyond 400 days of the real clock. */
async function signedInAgain({ store, clock, address }: Causeway, id: MemberId): Promise<Visitor> {
  const now = clock.now();
  const signedIn = await store.write(async (tx) =>
    spendSignIn(tx, await createSignIn(tx, id, later(now, LINK_LIFE_MS)), now),
  );
  return visitor(address, signedIn?.session);
}

/** One-time ids, tokens and moments are another for everybody, and say nothing. */
function nameless(sent: readonly unknown[], names: readonly string[]): readonly string[] {
  return sent.map((one) =>
    names
      .reduce((text, name) => text.replaceAll(name, "…"), typeof one === "string" ? one : JSON.stringify(one))
      .replace(/name="(_id|_token)" value="[^"]*"/g, "$1")
      .replace(/"event_payload\\":{[^}]*}/g, "event_payload"),
  );
}
