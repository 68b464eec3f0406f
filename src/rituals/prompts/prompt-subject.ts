/** What a prompt asks about, with the rights of whoever is asked. */
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { type MemberId, type OrganisationId, readId, type StoryId, type ThanksId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { findChannel } from "../../directory/channels.js";
import { documentReader } from "../../directory/members.js";
import { type Group, groupName, readGroup } from "../../groups/groups.js";
import { findTeam } from "../../groups/team-groups.js";
import { readableStory, type Story, standingOwnStory } from "../../stories/stories.js";
import { type Thanks, thanksTo } from "../../thanks/thanks.js";
import type { RitualPrompt } from "../prompted-rituals.js";

export type PromptSubject =
  | { readonly kind: "nothing" }
  | { readonly kind: "story"; readonly story: Story }
  | { readonly kind: "thanks"; readonly thanks: Thanks }
  | { readonly kind: "group"; readonly name: string };

/** Where somebody works, or a channel's readers do; undefined where whoever was asked is not here any more. */
export interface Where {
  readonly organisationId: OrganisationId | null;
}

export async function whereAsked(
  read: Reader,
  { memberId, channelId }: Pick<RitualPrompt, "memberId" | "channelId">,
): Promise<Where | undefined> {
  if (channelId !== null) {
    const channel = await findChannel(read, channelId);
    return channel && { organisationId: channel.organisationId };
  }
  const reader = memberId === null ? undefined : await documentReader(read, memberId);
  return reader && { organisationId: reader.employer ?? null };
}

/** Undefined where it is gone, or nothing that they may read. */
export async function subjectOf(
  read: Reader,
  { about, memberId }: Pick<RitualPrompt, "about" | "memberId">,
  { organisationId }: Where,
): Promise<PromptSubject | undefined> {
  const [kind, typed = ""] = about.split(":");
  switch (kind) {
    case "":
      return { kind: "nothing" };
    case "story": {
      const story = await storyFor(read, readId<StoryId>(typed), memberId, organisationId);
      return story && { kind, story };
    }
    case "thanks": {
      const given = await thanksTo(read, readId<ThanksId>(typed), memberId ?? undefined);
      return given && { kind, thanks: given.thanks };
    }
    default:
      return groupIn(read, readGroup(about));
  }
}

/** The same, to say it now: nothing is said of somebody who is away, be it their story or their thanks. */
export async function subjectToSay(
  read: Reader,
  prompt: Pick<RitualPrompt, "about" | "memberId">,
  where: Where,
): Promise<PromptSubject | undefined> {
  const subject = await subjectOf(read, prompt, where);
  const ofWhom = subject && whoseIs(subject);
  return ofWhom !== undefined && (await isAway(read, ofWhom)) ? undefined : subject;
}

function whoseIs(subject: PromptSubject): MemberId | undefined {
  switch (subject.kind) {
    case "story":
      return subject.story.authorId;
    case "thanks":
      return subject.thanks.sender.id;
    case "nothing":
    case "group":
      return undefined;
  }
}

async function isAway(read: Reader, id: MemberId): Promise<boolean> {
  const { member } = read.tables;
  const away = and(eq(member.id, id), isNotNull(member.awayAt));
  return (await read.select({ id: member.id }).from(member).where(away)).length > 0;
}

async function storyFor(
  read: Reader,
  id: StoryId | undefined,
  memberId: RitualPrompt["memberId"],
  organisationId: OrganisationId | null,
): Promise<Story | undefined> {
  if (id === undefined) return undefined;
  const own = memberId === null ? undefined : await standingOwnStory(read, id, memberId);
  return own ?? (organisationId === null ? undefined : readableStory(read, id, organisationId));
}

async function groupIn(read: Reader, group: Group | undefined): Promise<PromptSubject | undefined> {
  if (group?.kind !== "team" || (await findTeam(read, group.id)) === undefined) return undefined;
  const name = await groupName(read, group);
  return name === undefined ? undefined : { kind: "group", name };
}

/** A leader has thanked for it meanwhile. */
export async function hasLeadersThanks(read: Reader, id: StoryId): Promise<boolean> {
  const { storyThanks, roleGrant } = read.tables;
  const isLeader = and(
    eq(roleGrant.memberId, storyThanks.memberId),
    eq(roleGrant.role, "leader"),
    isNull(roleGrant.endedAt),
  );
  const rows = await read
    .select({ id: storyThanks.storyId })
    .from(storyThanks)
    .innerJoin(roleGrant, isLeader)
    .where(eq(storyThanks.storyId, id))
    .limit(1);
  return rows.length > 0;
}
