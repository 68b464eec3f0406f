/** A curator lets a story go that nobody signed, or says no. */
import { z } from "zod";
import type { Action } from "../../chat/feature.js";
import { defineForm } from "../../chat/form.js";
import { correct, type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MemberId, type OrganisationId, readId, type StoryId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import type { Deed } from "../../database/tables/audit.js";
import { addAuditEntry } from "../../directory/audit.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { organisationName } from "../../directory/organisations.js";
import { holdersOf } from "../../directory/roles.js";
import { safetyNodes } from "../../directory/routes.js";
import { DAY, later } from "../../schedule/clock.js";
import { type MessageKind, revise, type Scene, say } from "../../schedule/messages.js";
import { localDate, weekOf } from "../../schedule/occurrences.js";
import { askPartnersAgain } from "../consent/ask-partners.js";
import { reasonProblem } from "../consent/reasons.js";
import { anyStory } from "../stories.js";
import { refusedCard } from "../story-cards.js";
import { readSubject } from "../telling/subjects.js";
import { storiesWaitCard } from "./curator-cards.js";
import { countHeld, countHeldAt, longHeld, type Review, refuseStory, releaseStory } from "./held-stories.js";
import { reviewCardFor } from "./show-review.js";
import { looksAfterStories } from "./waiting-stories.js";

/** After this a curator is asked again, once a week. */
const PATIENCE_MS = 3 * DAY;

/**
 * Tells everybody who may look after it that something waits at an organisation: once a day, however many come, and not
 * at night. For whom nothing waits, nothing is said.
 */
export async function askCurators(
  tx: Writer,
  organisation: OrganisationId,
  { now, system }: Pick<Scene, "now" | "system">,
  key = localDate(now, system.timeZone),
): Promise<void> {
  const overseers = [
    ...(await holdersOf(tx, "curator", organisation)),
    ...(await holdersOf(tx, "leader", organisation)),
    ...(await holdersOf(tx, "steward", null)),
  ];
  for (const overseer of overseers) {
    const to = { kind: "member", ...overseer } as const;
    const once = `held:${organisation}:${overseer.id}:${key}`;
    const payload = { organisation, member: overseer.id };
    await say(tx, { to, message: storiesWait, payload, manner: "duty", now, once });
  }
  await revise(tx, `held:${organisation}`, now);
}

/** Asks again about what has waited for days. */
export async function remindCurators(tx: Writer, scene: Scene): Promise<void> {
  const week = weekOf(scene.now, scene.system.timeZone);
  for (const organisation of await longHeld(tx, later(scene.now, -PATIENCE_MS)))
    await askCurators(tx, organisation, scene, `week ${week}`);
}

const payload = z.object({ organisation: z.string(), member: z.string().optional() });

export const storiesWait: MessageKind<z.infer<typeof payload>> = {
  name: "stories-wait",
  payloads: { 1: payload },
  async compose({ organisation, member }, { read, words }, occasion) {
    const id = organisation as OrganisationId;
    const waiting = member === undefined ? await countHeldAt(read, id) : await countHeld(read, member as MemberId, id);
    const name = await organisationName(read, id);
    if (name === undefined || (waiting === 0 && occasion === "post")) return undefined;
    return { card: storiesWaitCard(words, name, waiting), about: [`held:${id}`, `roles:${member}`] };
  },
};

export const releaseAction: Action<Context> = {
  name: "release-story",
  pressed: (context, about) =>
    decide(
      context,
      about,
      async (tx, review) => {
        const { now, system, words } = context;
        if (!(await releaseStory(tx, review, weekOf(now, system.timeZone)))) return undefined;
        await askPartnersAgain(tx, review.id, undefined, context);
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
      async (tx, review) => ((await refuseStory(tx, review, "")) ? context.words.story.held.refused : undefined),
      "story-not-released",
    ),
};

/** The same of a story whose author is known: they read why. */
export const refuseWithReason = defineForm({
  name: "refuse-held-story",
  fields: { reason: { kind: "paragraph", max: 300, required: true } },
  async present(context: Context) {
    const { refuse, whyNot, whyNotHint, whyNotMissing } = context.words.story.held;
    const questions = { reason: { label: whyNot, hint: whyNotHint, missing: whyNotMissing } };
    return { title: refuse, send: refuse, after: await safetyNodes(context), questions };
  },
  async submit(context, { reason }, about) {
    const problem = await reasonProblem(context, reason);
    if (problem !== undefined) return correct({ reason: problem });
    return decide(
      context,
      about,
      async (tx, review) => {
        if (!(await refuseStory(tx, review, reason))) return undefined;
        const story = await anyStory(tx, review.id);
        const author = story && (await findMember(tx, story.authorId));
        if (author !== undefined) {
          const to = { kind: "member", id: author.id, workspaceId: author.workspaceId } as const;
          await say(tx, {
            to,
            message: storyRefused,
            payload: { story: review.id },
            manner: "personal",
            now: context.now,
          });
        }
        return context.words.story.held.refusedAndTold;
      },
      "story-not-released",
      reason,
    );
  },
});

const refusedPayload = z.object({ story: z.string() });

export const storyRefused: MessageKind<z.infer<typeof refusedPayload>> = {
  name: "story-refused",
  payloads: { 1: refusedPayload },
  async compose({ story: id }, { read, words }) {
    const story = await anyStory(read, id as StoryId);
    return story && { card: refusedCard(words, story), about: [`story:${story.id}`] };
  },
};

/** `decision` returns what became of it; undefined where it was not this person's to decide. */
async function decide(
  context: Context,
  about: string,
  decision: (tx: Writer, review: Review) => Promise<string | undefined>,
  deed: Deed,
  reason = "",
): Promise<Outcome> {
  const { words, now } = context;
  return context.write(async (tx, me) => {
    const subject = readSubject(about);
    const id = readId<StoryId>(subject.id);
    const story = id && (await anyStory(tx, id));
    const became = story && (await decision(tx, { id: story.id, version: subject.version, curator: me.id, now }));
    if (story !== undefined && became !== undefined) {
      const { organisationId } = story;
      await addAuditEntry(tx, { deed, at: now, actorId: me.id, organisationId, storyId: story.id, reason });
      await revise(tx, `story:${story.id}`, now);
      await revise(tx, `held:${story.organisationId}`, now);
    }
    const news = became ?? words.story.held.notYours;
    const sees = await looksAfterStories(tx, me.id);
    const card = sees ? await reviewCardFor(context, tx, me.id, news) : noticeCard(news);
    // A form has no card to put it in the place of.
    return context.interaction.deed.kind === "submitted" ? reply(noticeCard(news)) : replace(card);
  });
}
