/** Who thanks whom: a hospital on Slack, a council on Teams and a care home with neither. */
import {
  beechGrove,
  type Causeway,
  type ConversationOptions,
  DIRECTORS,
  eastshire,
  setUpNorthshire,
  startCauseway,
  WARD,
} from "../conversation.js";
import type { Person } from "../slack/person.js";
import type { Post } from "../slack/small-slack/world.js";
import type { TeamsPerson } from "../teams/person.js";
import type { Post as TeamsPost } from "../teams/small-teams/world.js";
import { type Visitor, visitor } from "../web/visitor.js";

export const JO = "aaaaaaaa-0000-4000-8000-00000000000a";
export const RUTH = "aaaaaaaa-0000-4000-8000-00000000000b";
export const SAM = "aaaaaaaa-0000-4000-8000-00000000000c";

export interface Cast {
  readonly causeway: Causeway;
  readonly asha: Person;
  readonly maria: Person;
}

/** The hospital on Slack, where Asha and Maria are known already. */
export async function hospital(options: ConversationOptions = {}): Promise<Cast> {
  const causeway = await startCauseway(options);
  const asha = await setUpNorthshire(causeway);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  await isKnown(causeway, maria);
  return { causeway, asha, maria };
}

export interface TwoChats extends Cast {
  readonly ruth: TeamsPerson;
  readonly jo: TeamsPerson;
}

/** The same, and the council on Teams, where Ruth and Jo are. */
export async function hospitalAndCouncil(options: ConversationOptions = {}): Promise<TwoChats> {
  const cast = await hospital({ ...options, teams: true });
  const { causeway } = cast;
  const ruth = causeway.colleague(RUTH, "Ruth Bell");
  await ruth.says("setup", { in: DIRECTORS });
  const card = await causeway.teams.untilPosted((post) => post.visibleText.includes("Set up this channel"));
  await ruth.presses("Set up this channel", card);
  await ruth.submits({ Code: await causeway.invites(eastshire) });
  const jo = causeway.colleague(JO, "Jo Clark");
  await isKnownInTeams(causeway, jo);
  return { ...cast, ruth, jo };
}

/** Leaves something in Causeway, so that it knows who they are. */
export async function isKnown(causeway: Causeway, person: Person): Promise<void> {
  await person.types("/causeway quiet", { in: WARD });
  await person.modal();
  await person.submits({});
  await person.closes();
  await causeway.settles();
}

export async function isKnownInTeams(causeway: Causeway, person: TeamsPerson): Promise<void> {
  await person.usesComposeAction("thanks");
  person.closes();
  await person.says("quiet");
  const card = await causeway.teams.untilPosted(
    (post) => post.directTo === person.user && post.visibleText.includes("Messages from Causeway"),
  );
  await person.presses("Messages from Causeway", card);
  await person.submits({});
  person.closes();
  await causeway.settles();
}

/** Somebody at the care home, signed in by the link that a curator's invitation is. */
export async function atTheCareHome(causeway: Causeway, name: string): Promise<Visitor> {
  const person = visitor(causeway.address);
  await person.opens(await causeway.invitesToWeb(beechGrove, name));
  await person.presses("Sign in");
  return person;
}

export const who = "Who do you want to thank?";
export const where = "Where do they work?";
export const what = "What for?";
export const seen = "May others see it?";
export const others = "Others too, once all those I thank agree";

export interface Said {
  readonly to: string;
  readonly at?: readonly string[];
  readonly what?: string;
  readonly seen?: string;
  readonly times?: number;
}

/** `/thanks` on Slack, filled in and sent. */
export async function thanksInSlack(causeway: Causeway, person: Person, said: Said) {
  await person.types("/thanks", { in: WARD });
  await person.modal();
  const { to, at = [eastshire.name], what: told = "You rang me back", times = 1 } = said;
  const may = said.seen === undefined ? {} : { [seen]: said.seen };
  const reply = await person.submits({ [who]: to, [where]: at, [what]: told, ...may }, { times });
  await causeway.settles();
  return reply;
}

/** The newest message to somebody in Slack that says so. */
export function inSlack(causeway: Causeway, person: Person, words: string): Post {
  const post = causeway.postsIn(person.id).findLast(({ visibleText }) => visibleText.includes(words));
  if (post === undefined)
    throw new Error(`Nobody told ${person.id} "${words}": ${causeway.heardIn(person.id).join("\n")}`);
  return post;
}

/** The newest message to somebody in Teams that says so. */
export function inTeams(causeway: Causeway, person: TeamsPerson, words: string): TeamsPost {
  const told = causeway.teams.posts.filter(({ directTo }) => directTo === person.user);
  const post = told.findLast(({ visibleText }) => visibleText.includes(words));
  if (post === undefined)
    throw new Error(`Nobody told ${person.user} "${words}": ${told.map((one) => one.visibleText)}`);
  return post;
}

export const heardInTeams = (causeway: Causeway, person: TeamsPerson): readonly string[] =>
  causeway.teams.posts.filter(({ directTo }) => directTo === person.user).map(({ visibleText }) => visibleText);

/** The value of a choice on a page, by what is shown beside it. */
export function choiceOn(page: string, label: string): string {
  const [, id = ""] = new RegExp(`<label[^>]* for="([^"]+)">${label}</label>`).exec(page) ?? [];
  return new RegExp(`id="${id}"[^>]* value="([^"]+)"`).exec(page)?.[1] ?? "";
}
