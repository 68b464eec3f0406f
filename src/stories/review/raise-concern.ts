/** "This is a concern": harm, danger or wrongdoing needs people who can act, not a story. */
import { z } from "zod";
import { quote, text } from "../../chat/card.js";
import type { Action } from "../../chat/feature.js";
import { type Outcome, replace } from "../../chat/interaction.js";
import { excerpt } from "../../chat/text.js";
import type { Context } from "../../context.js";
import { type MemberId, readId, type StoryId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { addAuditEntry } from "../../directory/audit.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { routeNodes } from "../../directory/routes.js";
import { type MessageKind, revise, say } from "../../schedule/messages.js";
import { askPartnersAgain } from "../consent/ask-partners.js";
import { concernNodes } from "../consent/consent-cards.js";
import { anyStory, type Story } from "../stories.js";
import { readSubject } from "../telling/subjects.js";
import { endConcern, openConcern, settleConcern, withholdStory } from "./concerns.js";
import type { Review } from "./held-stories.js";
import { overseersOf } from "./looked-after.js";

export const raiseConcern: Action<Context> = {
  name: "raise-concern",
  async pressed(context, about) {
    const { words, now } = context;
    const id = readId<StoryId>(about);
    return context.write(async (tx, me) => {
      const story = id && (await anyStory(tx, id));
      if (story === undefined || !(await withholdStory(tx, story.id, me.id, now)))
        return replace(noticeCard(words.consent.notYours));
      const { organisationId } = story;
      await addAuditEntry(tx, { deed: "concern-raised", at: now, actorId: me.id, organisationId, storyId: story.id });
      await tellAuthor(tx, story, now);
      await tellOverseers(tx, story, now);
      await revise(tx, `story:${story.id}`, now);
      await revise(tx, `held:${organisationId}`, now);
      return replace(noticeCard(words.consent.concern.raised));
    });
  },
};

export const settleConcernAction: Action<Context> = {
  name: "settle-concern",
  pressed: (context, about) =>
    settle(context, about, async (tx, review) => {
      if (!(await settleConcern(tx, review))) return undefined;
      // Whatever partners said before, they said of a story that somebody then took for a concern.
      await askPartnersAgain(tx, review.id, undefined, context);
      return context.words.consent.concern.settled;
    }),
};

export const endConcernAction: Action<Context> = {
  name: "end-concern",
  pressed: (context, about) =>
    settle(context, about, async (tx, review) =>
      (await endConcern(tx, review)) ? context.words.consent.concern.ended : undefined,
    ),
};

/** `decision` returns what became of it; undefined where it was not this person's to decide. */
async function settle(
  context: Context,
  about: string,
  decision: (tx: Writer, review: Review) => Promise<string | undefined>,
): Promise<Outcome> {
  const { words, now } = context;
  const subject = readSubject(about);
  const id = readId<StoryId>(subject.id);
  return context.write(async (tx, me) => {
    const story = id && (await anyStory(tx, id));
    const review = story && { id: story.id, version: subject.version, curator: me.id, now };
    const became = review && (await decision(tx, review));
    if (story === undefined || became === undefined) return replace(noticeCard(words.consent.concern.over));
    const { organisationId } = story;
    await addAuditEntry(tx, { deed: "concern-settled", at: now, actorId: me.id, organisationId, storyId: story.id });
    await revise(tx, `story:${story.id}`, now);
    return replace(noticeCard(became));
  });
}

/** It is about somebody's safety, so no wish for quiet holds it back. */
async function tellAuthor(tx: Writer, story: Story, now: Date): Promise<void> {
  const author = story.unsigned ? undefined : await findMember(tx, story.authorId);
  if (author === undefined) return;
  const to = { kind: "member", id: author.id, workspaceId: author.workspaceId } as const;
  await say(tx, { to, message: concernTold, payload: { story: story.id }, manner: "answer", now });
}

async function tellOverseers(tx: Writer, story: Story, now: Date): Promise<void> {
  for (const { id, workspaceId } of await overseersOf(tx, story.organisationId, story.authorId)) {
    const to = { kind: "member", id, workspaceId } as const;
    const payload = { story: story.id, curator: id };
    await say(tx, { to, message: concernWaits, payload, manner: "duty", now });
  }
}

const toldPayload = z.object({ story: z.string() });

export const concernTold: MessageKind<z.infer<typeof toldPayload>> = {
  name: "concern-told",
  payloads: { 1: toldPayload },
  async compose({ story: id }, { read, words }) {
    const story = await anyStory(read, id as StoryId);
    if (story === undefined) return undefined;
    const { told, toldSettled, toldEnded } = words.consent.concern;
    const about = [`story:${story.id}`];
    const says = story.withdrawnAt !== null ? toldEnded : story.concernAt === null ? toldSettled : told;
    const summary = says(story.organisation);
    const routes = await routeNodes(words, read, { id: story.organisationId, name: story.organisation });
    const telling = story.withdrawnAt === null ? [quote(excerpt(story.happened, 120))] : [];
    return { card: { summary, body: [text(summary), ...telling, ...routes] }, about };
  },
};

const waitsPayload = z.object({ story: z.string(), curator: z.string() });

export const concernWaits: MessageKind<z.infer<typeof waitsPayload>> = {
  name: "concern-waits",
  payloads: { 1: waitsPayload },
  async compose({ story: id, curator }, { read, words }, occasion) {
    const story = await openConcern(read, id as StoryId, curator as MemberId);
    const about = [`story:${id}`, `roles:${curator}`];
    if (story !== undefined) {
      const summary = words.consent.concern.waits(story.organisation);
      const routes = await routeNodes(words, read, { id: story.organisationId, name: story.organisation });
      return { card: { summary, body: [text(summary), ...concernNodes(words, story), ...routes] }, about };
    }
    return occasion === "post" ? undefined : { card: noticeCard(words.consent.concern.over), about };
  },
};
