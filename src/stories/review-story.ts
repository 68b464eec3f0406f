/** A curator lets a story go that nobody signed, or says no. */
import { z } from "zod";
import type { Action } from "../chat/feature.js";
import { type Outcome, replace } from "../chat/interaction.js";
import type { Context, Me } from "../context.js";
import { type OrganisationId, readId, type StoryId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import type { Deed } from "../database/tables/audit.js";
import { addAuditEntry } from "../directory/audit.js";
import { curatorsOf } from "../directory/curators.js";
import { noticeCard } from "../directory/directory-cards.js";
import { organisationName } from "../directory/organisations.js";
import { DAY, later } from "../schedule/clock.js";
import { type MessageKind, revise, type Scene, say } from "../schedule/messages.js";
import { localDate, weekOf } from "../schedule/occurrences.js";
import { askPartnersAgain } from "./ask-partners.js";
import { storiesWaitCard } from "./curator-cards.js";
import { countHeldAt, longHeld, refuseStory, releaseStory } from "./held-stories.js";
import { reviewCardFor } from "./show-review.js";
import { anyStory } from "./stories.js";

/** After this a curator is asked again, once a week. */
const PATIENCE_MS = 3 * DAY;

/** Tells every curator of the organisation that something waits: once a day, however many come, and not at night. */
export async function askCurators(
  tx: Writer,
  organisation: OrganisationId,
  { now, system }: Pick<Scene, "now" | "system">,
  key = localDate(now, system.timeZone),
): Promise<void> {
  for (const curator of await curatorsOf(tx, organisation)) {
    const to = { kind: "member", ...curator } as const;
    const once = `held:${organisation}:${curator.id}:${key}`;
    await say(tx, { to, message: storiesWait, payload: { organisation }, manner: "duty", now, once });
  }
  await revise(tx, `held:${organisation}`, now);
}

/** Asks again about what has waited for days. */
export async function remindCurators(tx: Writer, scene: Scene): Promise<void> {
  const week = weekOf(scene.now, scene.system.timeZone);
  for (const organisation of await longHeld(tx, later(scene.now, -PATIENCE_MS)))
    await askCurators(tx, organisation, scene, `week ${week}`);
}

const payload = z.object({ organisation: z.string() });

export const storiesWait: MessageKind<z.infer<typeof payload>> = {
  name: "stories-wait",
  payloads: { 1: payload },
  async compose({ organisation }, { read, words }, occasion) {
    const id = organisation as OrganisationId;
    const waiting = await countHeldAt(read, id);
    const name = await organisationName(read, id);
    if (name === undefined || (waiting === 0 && occasion === "post")) return undefined;
    return { card: storiesWaitCard(words, name, waiting), about: [`held:${id}`] };
  },
};

export const releaseAction: Action<Context> = {
  name: "release-story",
  pressed: (context, about) =>
    decide(
      context,
      about,
      async (tx, me, id) => {
        const { now, system, words } = context;
        const when = { now, week: weekOf(now, system.timeZone) };
        if (!(await releaseStory(tx, id, me.id, when))) return undefined;
        await askPartnersAgain(tx, id, undefined, now);
        return words.story.held.released;
      },
      "story-released",
    ),
};

export const refuseAction: Action<Context> = {
  name: "refuse-story",
  pressed: (context, about) =>
    decide(
      context,
      about,
      async (tx, me, id) => {
        const { now, words } = context;
        return (await refuseStory(tx, id, me.id, now)) ? words.story.held.refused : undefined;
      },
      "story-not-released",
    ),
};

/** `decision` returns what became of it; undefined where it was not this person's to decide. */
async function decide(
  context: Context,
  about: string,
  decision: (tx: Writer, me: Me, id: StoryId) => Promise<string | undefined>,
  deed: Deed,
): Promise<Outcome> {
  const { words, now } = context;
  return context.write(async (tx, me) => {
    const id = readId<StoryId>(about);
    const story = id && (await anyStory(tx, id));
    const became = story && (await decision(tx, me, story.id));
    if (story !== undefined && became !== undefined) {
      const { organisationId } = story;
      await addAuditEntry(tx, { deed, at: now, actorId: me.id, organisationId, storyId: story.id });
      await revise(tx, `story:${story.id}`, now);
      await revise(tx, `held:${story.organisationId}`, now);
    }
    const news = became ?? words.story.held.notYours;
    return replace((await reviewCardFor(context, tx, me.id, news)) ?? noticeCard(news));
  });
}
