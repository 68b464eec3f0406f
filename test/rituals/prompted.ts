/** Somebody who leads their organisation and is prompted, on each platform: the same people do the same. */
import { eq } from "drizzle-orm";
import { describe } from "vitest";
import type { OrganisationId, StoryId } from "../../src/database/ids.js";
import type { RitualKey, RitualScope } from "../../src/database/tables/rituals.js";
import { saveSwitch } from "../../src/rituals/rituals.js";
import { addStory } from "../../src/stories/stories.js";
import {
  beechGrove,
  type Causeway,
  type ConversationOptions,
  eastshire,
  northshire,
  setUpNorthshire,
  startCauseway,
} from "../conversation.js";
import { setUpCouncil } from "../pulses/cast.js";
import { memberCalled } from "../pulses/slipped.js";
import { canBrowse } from "../web/browser.js";
import { oneBrowser, type Windows, webPerson } from "../web/person.js";

export type Said = Readonly<Record<string, string | readonly string[]>>;

export interface Prompted {
  readonly causeway: Causeway;
  readonly name: string;
  readonly own: string;
  /** What they were told, the newest last. */
  told(): Promise<readonly string[]>;
  /** Presses a button of the newest message that says so, and says yes where it asks; what is in front of them then. */
  presses(label: string, message: string, yes?: string): Promise<string>;
  /** Fills in the form in front of them, each answer by a word of its label, and sends it; what they see then. */
  sends(answers: Said): Promise<string>;
}

type Opens = (options?: ConversationOptions) => Promise<Prompted>;

export function onEachPlatform(tests: (opens: Opens) => void): void {
  describe("on Slack", () => tests(inSlack));
  describe("on Teams", () => tests(inTeams));
  describe.skipIf(!canBrowse)("on the web", () => {
    const browser = oneBrowser();
    tests((options) => onTheWeb(browser, options));
  });
}

export async function inSlack(options: ConversationOptions = {}): Promise<Prompted> {
  const causeway = await startCauseway(options);
  const asha = await setUpNorthshire(causeway);
  const { slack } = causeway;
  const modal = () => slack.openModal(asha.id);
  const front = () => modal()?.visibleText ?? slack.ephemerals.findLast(({ user }) => user === asha.id)?.visibleText;
  return {
    ...{ causeway, name: "Asha Patel", own: northshire.name },
    told: async () => causeway.heardIn(asha.id),
    async presses(label, message) {
      while (modal() !== undefined) await asha.closes();
      const post = causeway.postsIn(asha.id).findLast(({ visibleText }) => visibleText.includes(message));
      const before = [post?.visibleText, front()].join();
      await asha.presses(label, post);
      await slack.until(() => ([post?.visibleText, front()].join() === before ? undefined : true));
      await causeway.settles();
      return modal()?.visibleText ?? post?.visibleText ?? "";
    },
    async sends(answers) {
      const { errors } = await asha.submits(answers, { force: true });
      await causeway.settles();
      return errors === undefined ? (front() ?? "") : Object.values(errors).join(" ");
    },
  };
}

export async function inTeams(options: ConversationOptions = {}): Promise<Prompted> {
  const causeway = await startCauseway({ ...options, teams: true });
  await causeway.invites(northshire);
  const ruth = await setUpCouncil(causeway);
  const own = () => causeway.teams.posts.filter(({ directTo, deleted }) => directTo === ruth.user && !deleted);
  return {
    ...{ causeway, name: "Ruth Bell", own: eastshire.name },
    told: async () => own().map(({ visibleText }) => visibleText),
    async presses(label, message, yes) {
      ruth.closes();
      const post = own().findLast(({ visibleText }) => visibleText.includes(message));
      await ruth.presses(label, post);
      if (yes !== undefined) await ruth.presses(yes, post);
      await causeway.settles();
      return ruth.dialog?.visibleText ?? post?.visibleText ?? "";
    },
    async sends(answers) {
      const { problems } = await ruth.submits(answers, { force: true });
      await causeway.settles();
      return problems === undefined ? (ruth.dialog?.visibleText ?? "") : Object.values(problems).join(" ");
    },
  };
}

async function onTheWeb(browser: Windows, options: ConversationOptions = {}): Promise<Prompted> {
  const causeway = await startCauseway({ ...options, web: true });
  await setUpNorthshire(causeway);
  const priya = await webPerson({ browser, address: causeway.address });
  await priya.signsIn(await causeway.invitesToWeb(beechGrove, "Priya Nair"));
  return {
    ...{ causeway, name: "Priya Nair", own: beechGrove.name },
    told: async () => (await priya.messages()).toReversed(),
    async presses(label, _message, yes) {
      await priya.opens("/pages/messages");
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

/** Only these are on, each on its day and time where that is said. */
export async function onlyOn(
  { store }: Causeway,
  on: Readonly<Partial<Record<RitualKey, readonly [day: number, time: string]>>>,
  scope: RitualScope = "system",
): Promise<void> {
  const all = ["friday", "relay", "leaders-thanks", "coffee"];
  await store.write(async (tx) => {
    for (const ritualKey of new Set([...all, ...Object.keys(on)])) {
      const [day = null, time = null] = on[ritualKey] ?? [];
      await saveSwitch(tx, { ritualKey, scope, on: on[ritualKey] !== undefined, day, time });
    }
  });
}

export async function promptsIn({ store }: Causeway, name?: string) {
  const { ritualPrompt, member } = store.read.tables;
  const rows = await store.read
    .select({ prompt: ritualPrompt, name: member.name })
    .from(ritualPrompt)
    .leftJoin(member, eq(member.id, ritualPrompt.memberId))
    .orderBy(ritualPrompt.dueAt, ritualPrompt.ritualKey);
  return rows.filter((row) => name === undefined || row.name === name).map(({ prompt }) => prompt);
}

export async function organisationCalled({ store }: Causeway, name: string): Promise<OrganisationId> {
  const rows = await store.read.select().from(store.read.tables.organisation);
  const found = rows.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found.id;
}

/** A story that the whole system may read. */
export async function toldStory(
  causeway: Causeway,
  { by, at, happened }: { readonly by: string; readonly at: string; readonly happened: string },
): Promise<StoryId> {
  const organisationId = await organisationCalled(causeway, at);
  const authorId = await memberCalled(causeway, by);
  const createdAt = causeway.clock.now();
  const how = { kind: "win", audience: "system", byline: "name", role: "", partners: [], others: "the ward" } as const;
  const when = { week: "2026-11-16", createdAt, heldAt: null, sharedAt: createdAt };
  return causeway.store.write((tx) =>
    addStory(tx, { organisationId, authorId, happened, changed: "He went home", ...how, ...when }),
  );
}
