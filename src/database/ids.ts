/** Ids are made here, by the application, and cannot be mixed up: a story's id is not a member's. */
import { v7, validate } from "uuid";

declare const kind: unique symbol;
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type OrganisationId = Id<"organisation">;
export type PlaceId = Id<"place">;
export type InviteId = Id<"invite">;
export type WorkspaceId = Id<"workspace">;
export type MemberId = Id<"member">;
export type ChannelId = Id<"channel">;
export type StoryId = Id<"story">;
export type ProposalId = Id<"proposal">;
export type ThanksId = Id<"thanks">;
export type ThankedId = Id<"thanked">;
export type ThanksReplyId = Id<"thanks reply">;
export type ThanksDraftId = Id<"thanks draft">;
export type StoryDraftId = Id<"story draft">;
export type IntroductionId = Id<"introduction">;
export type AuditEntryId = Id<"audit entry">;
export type JargonId = Id<"jargon">;
export type DigestId = Id<"digest">;
export type JobId = Id<"job">;
export type PostedId = Id<"posted">;
export type GrantId = Id<"grant">;
export type TeamId = Id<"team">;
export type PulseId = Id<"pulse">;
export type WaveId = Id<"wave">;
export type OwnItemId = Id<"own item">;
export type StepId = Id<"step">;
export type SignalId = Id<"signal">;
export type PollId = Id<"poll">;
export type RitualPromptId = Id<"ritual prompt">;
export type RitualAnswerId = Id<"ritual answer">;
export type MeetingId = Id<"meeting">;
export type DayNoteId = Id<"day note">;
export type TryId = Id<"try">;
export type NeedId = Id<"need">;
export type NeedMatchId = Id<"need match">;
export type BlockedRuleId = Id<"blocked rule">;
export type TeamMeasureId = Id<"team measure">;
export type CelebrationId = Id<"celebration">;
export type WebCheckId = Id<"web check">;
export type DigestAskId = Id<"digest ask">;
export type GatheredId = Id<"gathered">;

/** A new id. UUIDs of version 7 sort by when they were made, which keeps inserts at the end of an index. */
export function newId<I extends Id<string>>(): I {
  return v7() as I;
}

/** Reads an id that came from outside; undefined where it is not one. */
export function readId<I extends Id<string>>(value: string): I | undefined {
  return validate(value) ? (value as I) : undefined;
}
