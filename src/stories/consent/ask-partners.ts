/** Asks the curators of every partner that a story names whether others may read it. */
import type { MemberId, OrganisationId, StoryId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { type Audience, audiences, type StoryKind } from "../../database/tables/stories.js";
import { curatorsOf } from "../../directory/curators.js";
import { organisationsNamedIn } from "../../directory/named-organisations.js";
import { organisations, placeNames } from "../../directory/organisations.js";
import { isWithoutChat } from "../../directory/people-without-chat.js";
import { systemSettings } from "../../directory/system-settings.js";
import { type Scene, say } from "../../schedule/messages.js";
import { weekOf } from "../../schedule/occurrences.js";
import { anyStory, type NewStory, type Story } from "../stories.js";
import { consentAsked } from "./ask-curator.js";
import { addConsent, type Consent, consentsOf, dropConsents, letsGo, type Request } from "./consents.js";
import { settleSharing } from "./sharing.js";
import { markChased, undelivered } from "./silence.js";

/** What decides who is asked. */
export type Telling = Pick<
  NewStory,
  "organisationId" | "authorId" | "kind" | "audience" | "partners" | "happened" | "changed" | "others" | "role"
> &
  Partial<Pick<Story, "ownWords" | "toldFor">>;

type When = Pick<Scene, "now" | "system">;

/** Those who are asked before anybody beyond its own organisation reads it: partners chosen, or named in the words. */
export async function partnersToAsk(read: Reader, telling: Telling): Promise<readonly OrganisationId[]> {
  if (telling.audience === "organisation") return [];
  const { happened, changed, others, ownWords = "", toldFor = "", role, partners, organisationId } = telling;
  const all = await organisations(read);
  const words = [happened, changed, others, ownWords, toldFor, role].join("\n");
  const named = organisationsNamedIn(words, all, await placeNames(read));
  return [...new Set([...partners, ...named])].filter((id) => id !== organisationId);
}

/**
 * Asks again about a story that changed: what was answered to other words does not hold. A partner that said no, or
 * asked for a change, is asked again even where the story names it no longer. `before` is what it was; without it, the
 * story is asked about anew.
 */
export async function askPartnersAgain(tx: Writer, id: StoryId, before: Story | undefined, when: When): Promise<void> {
  const story = await anyStory(tx, id);
  if (story !== undefined && story.heldAt === null && story.audience !== "organisation") {
    const telling = { ...story, partners: story.partners.map((partner) => partner.id) };
    const answered = await consentsOf(tx, id);
    const named = await partnersToAsk(tx, telling);
    if (before === undefined || !holds(before, story, answered, named)) {
      const unwilling = answered.filter(({ decision }) => decision !== null && !letsGo(decision));
      const partners = [...new Set([...named, ...unwilling.map((one) => one.organisationId)])];
      await dropConsents(tx, id);
      // Another asking, even at the same moment: an old card must not answer it.
      const last = Math.max(0, ...answered.map(({ askedAt }) => askedAt.getTime()));
      const askedAt = new Date(Math.max(when.now.getTime(), last + 1));
      await askPartners(tx, { id, telling, partners, askedAt }, when);
    }
  }
  await settleSharing(tx, id, when.now);
}

interface Asking {
  readonly id: StoryId;
  readonly telling: Telling;
  readonly partners: readonly OrganisationId[];
  readonly askedAt: Date;
}

export async function askPartners(tx: Writer, { id, telling, partners, askedAt }: Asking, when: When): Promise<void> {
  if (partners.length === 0) return;
  const mustAgree = neverBySilence(telling.kind) || (await systemSettings(tx)).mustAgree;
  for (const organisationId of partners) {
    const request = { storyId: id, organisationId, askedAt, mustAgree };
    await addConsent(tx, request);
    await askCurators(tx, request, telling.authorId, when);
  }
}

/** Asks about what nobody has: a partner may have a curator by now, or a card may not have arrived. */
export async function askTheUnasked(tx: Writer, when: When): Promise<void> {
  for (const consent of await undelivered(tx, when.now)) {
    const story = await anyStory(tx, consent.storyId);
    if (story !== undefined) await askCurators(tx, consent, story.authorId, when);
    await markChased(tx, consent, when.now);
  }
}

/**
 * One card for each curator, and another a week later where none arrived: in a chat, for what is on a page stays there.
 * Nobody is asked about their own story.
 */
async function askCurators(
  tx: Writer,
  { storyId, organisationId, askedAt }: Omit<Request, "mustAgree">,
  authorId: MemberId,
  { now, system }: When,
): Promise<void> {
  const curators = await curatorsOf(tx, organisationId);
  const week = weekOf(now, system.timeZone);
  for (const curator of curators.filter(({ id }) => id !== authorId)) {
    const asked = askedAt.toISOString();
    const payload = { story: storyId, organisation: organisationId, curator: curator.id, asked };
    const time = (await isWithoutChat(tx, curator.id)) ? "page" : week;
    const once = `consent:${storyId}:${organisationId}:${curator.id}:${asked}:${time}`;
    await say(tx, { to: { kind: "member", ...curator }, message: consentAsked, payload, manner: "duty", now, once });
  }
}

/** A challenge, or what did not work, is not published because somebody was on leave. */
const neverBySilence = (kind: StoryKind): boolean => kind === "challenge" || kind === "lesson";

/** What was agreed still holds: nothing that partners read has changed, nobody else reads it, and nobody is new. */
function holds(before: Story, story: Story, answered: readonly Consent[], named: readonly OrganisationId[]): boolean {
  const read = ({ kind, happened, changed, others, ownWords, toldFor, role, partners }: Story) =>
    JSON.stringify([kind, happened, changed, others, ownWords, toldFor, role, partners.map(({ id }) => id)]);
  const isAsked = (id: OrganisationId) => answered.some(({ organisationId }) => organisationId === id);
  return read(before) === read(story) && !isWider(before.audience, story.audience) && named.every(isAsked);
}

const isWider = (before: Audience, after: Audience): boolean => audiences.indexOf(after) > audiences.indexOf(before);
