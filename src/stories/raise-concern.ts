/** "This is a concern": harm, danger or wrongdoing needs people who can act, not a story. */
import { z } from "zod";
import { text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { replace } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type MemberId, readId, type StoryId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { addAuditEntry } from "../directory/audit.js";
import { curatorsOf } from "../directory/curators.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { routeNodes } from "../directory/routes.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { settleConcern, withholdStory } from "./concerns.js";
import { concernNodes } from "./consent-cards.js";
import { settleSharing } from "./sharing.js";
import { anyStory, type Story } from "./stories.js";

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
      await tellCurators(tx, story, now);
      await revise(tx, `story:${story.id}`, now);
      await revise(tx, `held:${organisationId}`, now);
      return replace(noticeCard(words.consent.concern.raised));
    });
  },
};

export const settleConcernAction: Action<Context> = {
  name: "settle-concern",
  async pressed(context, about) {
    const { words, now } = context;
    const { concern } = words.consent;
    const id = readId<StoryId>(about);
    return context.write(async (tx, me) => {
      const story = id && (await anyStory(tx, id));
      if (story === undefined || !(await settleConcern(tx, story.id, me.id))) return replace(noticeCard(concern.over));
      const { organisationId } = story;
      await addAuditEntry(tx, { deed: "concern-settled", at: now, actorId: me.id, organisationId, storyId: story.id });
      await settleSharing(tx, story.id, now);
      await revise(tx, `story:${story.id}`, now);
      return replace(noticeCard(concern.settled));
    });
  },
};

/** It is about somebody's safety, so no wish for quiet holds it back. */
async function tellAuthor(tx: Writer, story: Story, now: Date): Promise<void> {
  const author = story.unsigned ? undefined : await findMember(tx, story.authorId);
  if (author === undefined) return;
  const to = { kind: "member", id: author.id, workspaceId: author.workspaceId } as const;
  await say(tx, { to, message: concernTold, payload: { story: story.id }, manner: "answer", now });
}

async function tellCurators(tx: Writer, story: Story, now: Date): Promise<void> {
  const curators = (await curatorsOf(tx, story.organisationId)).filter(({ id }) => id !== story.authorId);
  for (const { id, workspaceId } of curators) {
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
    const told = words.consent.concern.told(story.organisation);
    const routes = await routeNodes(words, read, { id: story.organisationId, name: story.organisation });
    return { card: { summary: told, body: [text(told), ...routes] }, about: [] };
  },
};

const waitsPayload = z.object({ story: z.string(), curator: z.string() });

export const concernWaits: MessageKind<z.infer<typeof waitsPayload>> = {
  name: "concern-waits",
  payloads: { 1: waitsPayload },
  async compose({ story: id, curator }, { read, words }, occasion) {
    const story = await anyStory(read, id as StoryId);
    if (story === undefined) return undefined;
    const about = [`story:${story.id}`];
    const isTheirs = (await curatorsOf(read, story.organisationId)).some((one) => one.id === (curator as MemberId));
    if (story.concernAt !== null && story.withdrawnAt === null && isTheirs) {
      const summary = words.consent.concern.waits(story.organisation);
      const routes = await routeNodes(words, read, { id: story.organisationId, name: story.organisation });
      return { card: { summary, body: [text(summary), ...concernNodes(words, story), ...routes] }, about };
    }
    return occasion === "post" ? undefined : { card: noticeCard(words.consent.concern.over), about };
  },
};
