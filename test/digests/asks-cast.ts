/** What there is to ask about, as the people of the system left it. */
import { eq } from "drizzle-orm";
import type { BlockedRuleId, NeedId, OrganisationId } from "../../src/database/ids.js";
import { addNeed } from "../../src/needs/needs.js";
import { chaseLater } from "../../src/rules/chase-rules.js";
import { addRule } from "../../src/rules/rules.js";
import { type Causeway, DIRECTORS, LEADERS } from "../conversation.js";
import { memberCalled } from "../pulses/slipped.js";
import type { Person } from "../slack/person.js";

export const fitter = "Somebody who can fit a key safe at the weekend";
export const porters = "Only hospital porters may collect from the pharmacy";

export async function organisationCalled({ store }: Causeway, name: string): Promise<OrganisationId> {
  const { organisation } = store.read.tables;
  const [found] = await store.read.select().from(organisation).where(eq(organisation.name, name));
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found.id;
}

export async function needs(causeway: Causeway, person: string, at: string, words = fitter): Promise<NeedId> {
  const memberId = await memberCalled(causeway, person);
  const organisationId = await organisationCalled(causeway, at);
  const need = { memberId, organisationId, offer: false, words, contact: "x", createdAt: causeway.clock.now() };
  return causeway.store.write((tx) => addNeed(tx, need));
}

/** Raised today by somebody at one organisation, about another's rule. */
export async function raisesRule(
  causeway: Causeway,
  person: string,
  { from, of, rule = porters }: { readonly from: string; readonly of: string; readonly rule?: string },
): Promise<BlockedRuleId> {
  const raisedBy = await memberCalled(causeway, person);
  const [organisationId, ownedBy] = [await organisationCalled(causeway, from), await organisationCalled(causeway, of)];
  const raised = { raisedBy, organisationId, ownedBy, rule, stopped: "It", ownerId: null };
  return causeway.store.write(async (tx) => {
    const id = await addRule(tx, { ...raised, raisedAt: causeway.clock.now(), dueOn: "2026-11-28" });
    await chaseLater(tx, id, "2026-11-28", "Europe/London");
    return id;
  });
}

export const inRoom = (causeway: Causeway) =>
  causeway.postsIn(LEADERS).findLast(({ visibleText }) => visibleText.startsWith("Across"));

export const inDirectors = (causeway: Causeway) =>
  causeway.teams.posts.findLast(
    ({ conversation, visibleText }) => conversation.startsWith(DIRECTORS) && visibleText.includes("Across"),
  );

/** The line of the digest that begins so; undefined where it has none. */
export const lineOf = (post: { readonly visibleText: string } | undefined, label: string): string | undefined =>
  post?.visibleText.split("\n").find((line) => line.startsWith(label));

export const askedIn = (post: { readonly visibleText: string } | undefined) => lineOf(post, "One ask:");
export const lastIn = (post: { readonly visibleText: string } | undefined) => lineOf(post, "Last week’s ask:");

export async function opensForm(
  causeway: Causeway,
  person: Person,
  label: string,
  where: Parameters<Person["presses"]>[1],
) {
  await person.presses(label, where);
  return causeway.slack.until(() => causeway.slack.openModal(person.id));
}

/** What they were told, by nobody else seen. */
export const toldTo = ({ slack }: Causeway, person: Person, words: string) =>
  slack.untilEphemeral(({ user, visibleText }) => user === person.id && visibleText.includes(words));

export async function asksOf({ store }: Causeway) {
  return store.read.select().from(store.read.tables.digestAsk).orderBy(store.read.tables.digestAsk.askedAt);
}
