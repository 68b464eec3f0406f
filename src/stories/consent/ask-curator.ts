/** The card with which a partner's curator is asked. It follows what becomes of it. */
import { z } from "zod";
import type { MemberId, OrganisationId, StoryId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { curatorsOf } from "../../directory/curators.js";
import { isWithoutChat } from "../../directory/people-without-chat.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import { type MessageKind, revise, type Scene } from "../../schedule/messages.js";
import { afterWorkingDays } from "../../schedule/working-days.js";
import { anyStory } from "../stories.js";
import { isToAsk } from "./asked-stories.js";
import { consentCard, consentOverCard } from "./consent-cards.js";
import { type Consent, findConsent } from "./consents.js";
import { markDelivered } from "./silence.js";

/** How long a partner has to say no, in working days from the delivery of the card. */
const PATIENCE_DAYS = 3;

const payload = z.object({ story: z.string(), organisation: z.string(), curator: z.string(), asked: z.iso.datetime() });
type Asked = z.infer<typeof payload>;

export const consentAsked: MessageKind<Asked> = {
  name: "consent-asked",
  payloads: { 1: payload },
  async compose(asked, { read, words, system }, occasion) {
    const story = await anyStory(read, asked.story as StoryId);
    const consent = await consentFor(read, asked);
    const about = [`story:${asked.story}`, `roles:${asked.curator}`];
    const curators = await curatorsOf(read, asked.organisation as OrganisationId);
    const isTheirs = curators.some(({ id }) => id === asked.curator);
    if (story === undefined || !isToAsk(story) || consent === undefined || !isTheirs)
      return occasion === "post" ? undefined : { card: consentOverCard(words), about };
    // They have it already: this was in case that the other did not arrive.
    if (occasion === "post" && (consent.deliveredTo === asked.curator || consent.decision !== null)) return undefined;
    return { card: consentCard(words, story, consent, system.timeZone), about };
  },
  async posted(tx, asked, scene) {
    // On a page it waits until they come by.
    if (await isWithoutChat(tx, asked.curator as MemberId)) return;
    await deliver(tx, await consentFor(tx, asked), asked.curator as MemberId, scene);
  },
  seen: async (tx, asked, scene) => deliver(tx, await consentFor(tx, asked), asked.curator as MemberId, scene),
};

/** Undefined where another asking has taken its place. */
async function consentFor(read: Scene["read"], { story, organisation, asked }: Asked): Promise<Consent | undefined> {
  const key = { storyId: story as StoryId, organisationId: organisation as OrganisationId };
  const consent = await findConsent(read, key);
  return consent?.askedAt.getTime() === Date.parse(asked) ? consent : undefined;
}

/** From now on a curator's silence counts. */
export async function deliver(
  tx: Writer,
  consent: Consent | undefined,
  curator: MemberId,
  { now, system }: Pick<Scene, "now" | "system">,
): Promise<void> {
  if (consent === undefined || consent.decision !== null) return;
  const due = afterWorkingDays(now, PATIENCE_DAYS, system.timeZone, isBankHoliday);
  const when = { deliveredAt: now, deliveredTo: curator, dueAt: consent.mustAgree ? null : due };
  // Its author reads until when there may be a no.
  if (await markDelivered(tx, consent, when)) await revise(tx, `story:${consent.storyId}`, now);
}
