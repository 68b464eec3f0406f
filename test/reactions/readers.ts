/** A story that three organisations read: told on Slack, read on Slack, Teams and the web. */
import { type Causeway, type ConversationOptions, eastshire, LEADERS, WARD } from "../conversation.js";
import type { Person } from "../slack/person.js";
import type { Modal } from "../slack/small-slack/world.js";
import { agreesInTeams } from "../stories/agreeing.js";
import type { TeamsPerson } from "../teams/person.js";
import type { Post } from "../teams/small-teams/world.js";
import { atTheCareHome, hospitalAndCouncil, inTeams, type TwoChats } from "../thanks/cast.js";
import type { Visitor } from "../web/visitor.js";

export const MONDAY = "2026-11-23T08:00:00Z";
export const HAPPENED = "I rang the housing desk instead of writing";

export interface Readers extends TwoChats {
  /** The care home's curator. */
  readonly priya: Visitor;
}

export async function readers(options: ConversationOptions = {}): Promise<Readers> {
  const cast = await hospitalAndCouncil({ ...options, web: true });
  return { ...cast, priya: await atTheCareHome(cast.causeway, "Priya Nair") };
}

/** Maria tells it, shown by her role, and the council agrees; it is Monday, and the digest has told it. */
export async function mariaTold({ causeway, maria, ruth }: Readers, more: Record<string, string> = {}): Promise<void> {
  await maria.types(`/story ${HAPPENED}`, { in: WARD });
  await maria.modal();
  const reach = { "see it": "The whole system", "know you": "By my role", "your role": "Ward clerk" };
  await maria.submits({ organisations: [eastshire.name], changed: "He went home.", ...reach, ...more });
  await agreesInTeams(causeway, ruth);
  await causeway.itIs(MONDAY);
}

export async function storyId(causeway: Causeway): Promise<string> {
  const [row] = await causeway.store.read.select().from(causeway.store.read.tables.story);
  if (row === undefined) throw new Error("no story was told");
  return row.id;
}

/** The whole story, in a window over Slack. */
export async function readsInSlack(person: Person): Promise<Modal> {
  await person.opensHome();
  await person.presses("Read it", await person.home());
  return person.modal();
}

/** The whole story, in somebody's own chat on Teams. */
export async function readsInTeams(causeway: Causeway, person: TeamsPerson): Promise<Post> {
  await person.says("story find housing");
  const isFound = (post: Post) => post.directTo === person.user && post.visibleText.includes("Read it");
  await person.presses("Read it", await causeway.teams.untilPosted(isFound));
  await causeway.settles();
  return inTeams(causeway, person, "We could use this");
}

/** The whole story, as a page. */
export async function readsOnTheWeb(person: Visitor): Promise<void> {
  await person.opens("/");
  await person.presses("Read it");
}

/** The digest in the hospital's leadership channel. */
export const digestIn = (causeway: Causeway) => causeway.postsIn(LEADERS).at(-1);
