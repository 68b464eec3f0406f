/** The card with which a partner's curator is asked. It follows what becomes of it. */
import { z } from "zod";
import type { MemberId, OrganisationId, StoryId } from "../database/ids.js";
import { curatorsOf } from "../directory/curators.js";
import { isBankHoliday } from "../schedule/bank-holidays.js";
import { type MessageKind, revise } from "../schedule/messages.js";
import { afterWorkingDays } from "../schedule/working-days.js";
import { consentCard, consentOverCard } from "./consent-cards.js";
import { type ConsentKey, findConsent, markDelivered } from "./consents.js";
import { anyStory } from "./stories.js";

/** How long a partner has to say no, in working days from the delivery of the card. */
const PATIENCE_DAYS = 3;

const payload = z.object({ story: z.string(), organisation: z.string(), curator: z.string(), round: z.number() });
type Asked = z.infer<typeof payload>;

const keyOf = ({ story, organisation }: Asked): ConsentKey => ({
  storyId: story as StoryId,
  organisationId: organisation as OrganisationId,
});

export const consentAsked: MessageKind<Asked> = {
  name: "consent-asked",
  payloads: { 1: payload },
  async compose(asked, { read, words, system }, occasion) {
    const key = keyOf(asked);
    const story = await anyStory(read, key.storyId);
    const consent = await findConsent(read, key);
    const isTheirs = (await curatorsOf(read, key.organisationId)).some(({ id }) => id === (asked.curator as MemberId));
    const stands =
      story !== undefined &&
      story.withdrawnAt === null &&
      story.concernAt === null &&
      story.audience !== "organisation";
    const about = [`story:${key.storyId}`];
    if (!stands || consent?.round !== asked.round || !isTheirs)
      return occasion === "post" ? undefined : { card: consentOverCard(words), about };
    return { card: consentCard(words, story, consent, system.timeZone), about };
  },
  async posted(tx, asked, { now, system }) {
    const key = keyOf(asked);
    const consent = await findConsent(tx, key);
    if (consent?.round !== asked.round || consent.decision !== null) return;
    const due = afterWorkingDays(now, PATIENCE_DAYS, system.timeZone, isBankHoliday);
    const dueAt = consent.mustAgree ? null : due;
    // Its author reads until when there may be a no.
    if (await markDelivered(tx, key, { deliveredAt: now, dueAt })) await revise(tx, `story:${key.storyId}`, now);
  },
};
