/** Asks the curators of every partner that a story names whether others may read it. */
import type { MemberId, OrganisationId, StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { type Audience, audiences, type StoryKind } from "../database/tables/stories.js";
import { curatorsOf } from "../directory/curators.js";
import { organisationsNamedIn } from "../directory/named-organisations.js";
import { organisations } from "../directory/organisations.js";
import { systemSettings } from "../directory/system-settings.js";
import { say } from "../schedule/messages.js";
import { consentAsked } from "./ask-curator.js";
import {
  addConsent,
  type ConsentKey,
  consentsOf,
  dropConsents,
  dropUnanswered,
  letsGo,
  undelivered,
} from "./consents.js";
import { settleSharing } from "./sharing.js";
import { anyStory, type NewStory, type Story } from "./stories.js";

/** What decides who is asked. */
export type Telling = Pick<
  NewStory,
  "organisationId" | "authorId" | "audience" | "partners" | "happened" | "changed" | "role"
> &
  Partial<Pick<Story, "kind" | "others" | "ownWords" | "toldFor">>;

/** Those who are asked before anybody beyond its own organisation reads it: partners chosen, or named in the words. */
export async function partnersToAsk(read: Reader, telling: Telling): Promise<readonly OrganisationId[]> {
  if (telling.audience === "organisation") return [];
  const { happened, changed, others = "", ownWords = "", toldFor = "", role, partners, organisationId } = telling;
  const all = await organisations(read);
  const named = organisationsNamedIn([happened, changed, others, ownWords, toldFor, role].join("\n"), all);
  return [...new Set([...partners, ...named])].filter((id) => id !== organisationId);
}

/**
 * Asks again about a story that changed: what was answered to other words does not hold. A partner that said no, or
 * asked for a change, is asked again even where the story names it no longer. `before` is what it was; without it, the
 * story is asked about anew.
 */
export async function askPartnersAgain(tx: Writer, id: StoryId, before: Story | undefined, now: Date): Promise<void> {
  const story = await anyStory(tx, id);
  if (story === undefined || story.heldAt !== null) return;
  const telling = { ...story, partners: story.partners.map((partner) => partner.id) };
  const answered = await consentsOf(tx, id);
  if (story.audience === "organisation") await dropUnanswered(tx, id);
  else if (before === undefined || !holds(before, story)) {
    const unwilling = answered.filter(({ decision }) => decision !== null && !letsGo(decision));
    const named = [...(await partnersToAsk(tx, telling)), ...unwilling.map((one) => one.organisationId)];
    await dropConsents(tx, id);
    const round = 1 + Math.max(0, ...answered.map((one) => one.round));
    await askPartners(tx, { id, telling, partners: [...new Set(named)], round, now });
  }
  await settleSharing(tx, id, now);
}

interface Asking {
  readonly id: StoryId;
  readonly telling: Telling;
  readonly partners: readonly OrganisationId[];
  /** How often it has been asked, this time counted. */
  readonly round: number;
  readonly now: Date;
}

export async function askPartners(tx: Writer, { id, telling, partners, round, now }: Asking): Promise<void> {
  if (partners.length === 0) return;
  const mustAgree = neverBySilence(telling.kind) || (await systemSettings(tx)).mustAgree;
  for (const organisationId of partners) {
    await addConsent(tx, { storyId: id, organisationId, askedAt: now, mustAgree, round });
    await askCurators(tx, { storyId: id, organisationId, round }, telling.authorId, now);
  }
}

/** Asks about what nobody was given yet: a partner may have a curator by now. */
export async function askTheUnasked(tx: Writer, now: Date): Promise<void> {
  for (const consent of await undelivered(tx)) {
    const story = await anyStory(tx, consent.storyId);
    if (story !== undefined && story.heldAt === null) await askCurators(tx, consent, story.authorId, now);
  }
}

/** One card for each curator, once a round. Nobody is asked about their own story. */
async function askCurators(
  tx: Writer,
  { storyId, organisationId, round }: ConsentKey & { readonly round: number },
  authorId: MemberId,
  now: Date,
): Promise<void> {
  const curators = await curatorsOf(tx, organisationId);
  for (const curator of curators.filter(({ id }) => id !== authorId)) {
    const payload = { story: storyId, organisation: organisationId, curator: curator.id, round };
    const once = `consent:${storyId}:${organisationId}:${curator.id}:${round}`;
    await say(tx, { to: { kind: "member", ...curator }, message: consentAsked, payload, manner: "duty", now, once });
  }
}

/** A challenge, or what did not work, is not published because somebody was on leave. */
const neverBySilence = (kind: StoryKind | undefined): boolean => kind === "challenge" || kind === "lesson";

/** What was agreed still holds: nothing that partners read has changed, and nobody else reads it. */
function holds(before: Story, story: Story): boolean {
  const read = ({ kind, happened, changed, others, ownWords, toldFor, partners }: Story) =>
    JSON.stringify([kind, happened, changed, others, ownWords, toldFor, partners.map(({ id }) => id)]);
  return read(before) === read(story) && !isWider(before.audience, story.audience);
}

const isWider = (before: Audience, after: Audience): boolean => audiences.indexOf(after) > audiences.indexOf(before);
