/** Tells an author that a partner said no or asks for a change, and what a steward made of it. */
import { z } from "zod";
import type { OrganisationId, StoryId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findMember } from "../../directory/members.js";
import { holdersOf } from "../../directory/roles.js";
import { type MessageKind, say } from "../../schedule/messages.js";
import { anyStory } from "../stories.js";
import { answeredCard } from "./consent-cards.js";
import { type ConsentKey, findConsent } from "./consents.js";

const payload = z.object({ story: z.string(), organisation: z.string() });

export const partnerAnswered: MessageKind<z.infer<typeof payload>> = {
  name: "partner-answered",
  payloads: { 1: payload },
  async compose({ story: id, organisation }, { read, words }, occasion) {
    const key = { storyId: id as StoryId, organisationId: organisation as OrganisationId };
    const story = await anyStory(read, key.storyId);
    const consent = await findConsent(read, key);
    if (story === undefined) return undefined;
    const about = [`story:${story.id}`];
    const isOpen = consent?.decision === "refused" && consent.appealedAt === null;
    const canAppeal = isOpen && (await holdersOf(read, "steward", null)).length > 0;
    const stands = story.withdrawnAt === null && story.concernAt === null;
    const card = stands && consent !== undefined ? answeredCard(words, story, consent, canAppeal) : undefined;
    if (card !== undefined) return { card, about };
    // Answered otherwise since, or there is no story to answer about.
    return occasion === "post" ? undefined : { card: noticeCard(words.consent.answered.over), about };
  },
};

/** To whoever told it, where that is somebody. */
export async function tellAuthor(tx: Writer, { storyId, organisationId }: ConsentKey, now: Date): Promise<void> {
  const story = await anyStory(tx, storyId);
  const author = story === undefined || story.unsigned ? undefined : await findMember(tx, story.authorId);
  if (author === undefined) return;
  await say(tx, {
    to: { kind: "member", id: author.id, workspaceId: author.workspaceId },
    message: partnerAnswered,
    payload: { story: storyId, organisation: organisationId },
    manner: "personal",
    now,
  });
}
