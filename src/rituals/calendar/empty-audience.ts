/** A ritual that comes round for nobody: whoever looks after the system is told, once a quarter at most. */
import { z } from "zod";
import type { RitualAudience } from "../../database/tables/rituals.js";
import { holdersOf } from "../../directory/roles.js";
import { DAY, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind, lapsed } from "../../schedule/job-kinds.js";
import type { JobName } from "../../schedule/jobs.js";
import { type MessageKind, say } from "../../schedule/messages.js";
import { hasAnybody, type JoinedAudience } from "../audiences/populations.js";
import { emptyAudienceCard } from "../prompts/prompt-cards.js";
import { findRitual } from "../rituals.js";
import { quarterOf } from "./ritual-dates.js";

const TOLD_WITHIN_MS = 14 * DAY;

const jobPayload = z.object({ ritual: z.string(), occursOn: z.string() });
export const lookForAudienceJob: JobName<z.infer<typeof jobPayload>> = {
  kind: "look-for-audience",
  payloads: { 1: jobPayload },
};

const joined = ["leaders", "managers", "hosts", "forums", "volunteers"] as const satisfies readonly JoinedAudience[];

export const canBeEmpty = (audience: RitualAudience): audience is JoinedAudience =>
  joined.some((one) => one === audience);

export const lookForAudience: JobKind = defineJob(lookForAudienceJob, async ({ ritual: key, occursOn }, tools) => {
  const { store, scene } = tools;
  const { now, words } = scene();
  const ritual = await findRitual(store.read, words, key);
  if (ritual === undefined || !canBeEmpty(ritual.audience)) return lapsed("the ritual is no more");
  if (await hasAnybody(store.read, ritual.audience, key === "coffee" ? "coffee" : "day")) return done();
  return done(async (tx) => {
    for (const { id, workspaceId } of await holdersOf(tx, "steward", null))
      await say(tx, {
        to: { kind: "member", id, workspaceId },
        ...{ message: ritualUnasked, payload: { ritual: key }, manner: "duty", now },
        once: `ritual-unasked:${key}:${quarterOf(occursOn)}:${id}`,
        until: later(now, TOLD_WITHIN_MS),
      });
  });
});

const payload = z.object({ ritual: z.string() });

export const ritualUnasked: MessageKind<z.infer<typeof payload>> = {
  name: "ritual-unasked",
  payloads: { 1: payload },
  async compose({ ritual: key }, { read, words }) {
    const ritual = await findRitual(read, words, key);
    if (ritual === undefined || !canBeEmpty(ritual.audience)) return undefined;
    return { card: emptyAudienceCard(words, ritual, ritual.audience), about: [`ritual:${key}`] };
  },
};
