/** A ritual that comes round for nobody: whoever looks after where it is on is told, once a quarter at most. */
import { z } from "zod";
import type { Me } from "../../context.js";
import { type OrganisationId, readId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { RitualAudience, RitualScope } from "../../database/tables/rituals.js";
import { holdersOf } from "../../directory/roles.js";
import { DAY, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind, lapsed } from "../../schedule/job-kinds.js";
import type { JobName } from "../../schedule/jobs.js";
import { type MessageKind, say } from "../../schedule/messages.js";
import { hasAnybody, type JoinedAudience } from "../audiences/populations.js";
import { emptyAudienceCard } from "../prompts/prompt-cards.js";
import { findRitual } from "../rituals.js";
import { scopeName } from "../switching/named-scopes.js";
import { readCatalogue } from "./due-rituals.js";
import { quarterOf } from "./ritual-dates.js";

const TOLD_WITHIN_MS = 14 * DAY;

const jobPayload = z.object({ ritual: z.string(), scope: z.string(), occursOn: z.string() });
export const lookForAudienceJob: JobName<z.infer<typeof jobPayload>> = {
  kind: "look-for-audience",
  payloads: { 1: jobPayload },
};

const joined = ["leaders", "managers", "hosts", "forums", "volunteers"] as const satisfies readonly JoinedAudience[];

export const canBeEmpty = (audience: RitualAudience): audience is JoinedAudience =>
  joined.some((one) => one === audience);

export const lookForAudience: JobKind = defineJob(lookForAudienceJob, async (looked, { store, scene }) => {
  const { ritual: key, scope, occursOn } = looked;
  const { now, words } = scene();
  const catalogue = await readCatalogue(store.read, words);
  const ritual = catalogue.rituals.find((one) => one.key === key);
  if (ritual === undefined || !canBeEmpty(ritual.audience)) return lapsed("the ritual is no more");
  if (await hasAnybody(store.read, catalogue, { ritual, audience: ritual.audience, scope })) return done();
  return done(async (tx) => {
    for (const { id, workspaceId } of await lookingAfter(tx, scope))
      await say(tx, {
        to: { kind: "member", id, workspaceId },
        ...{ message: ritualUnasked, payload: { ritual: key, scope }, manner: "duty", now },
        once: `ritual-unasked:${key}:${scope}:${quarterOf(occursOn)}:${id}`,
        until: later(now, TOLD_WITHIN_MS),
      });
  });
});

/** The stewards; for an organisation, its curators too. */
async function lookingAfter(read: Reader, scope: RitualScope): Promise<readonly Me[]> {
  const [kind, typed = ""] = scope.split(":");
  const organisation = kind === "organisation" ? readId<OrganisationId>(typed) : undefined;
  const curators = organisation === undefined ? [] : await holdersOf(read, "curator", organisation);
  const all = [...(await holdersOf(read, "steward", null)), ...curators];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

const payload = z.object({ ritual: z.string(), scope: z.string() });

export const ritualUnasked: MessageKind<z.infer<typeof payload>> = {
  name: "ritual-unasked",
  payloads: { 1: payload },
  async compose({ ritual: key, scope }, { read, words }) {
    const ritual = await findRitual(read, words, key);
    if (ritual === undefined || !canBeEmpty(ritual.audience)) return undefined;
    const where = scope === "system" ? undefined : await scopeName(read, words, scope);
    return { card: emptyAudienceCard(words, ritual, { audience: ritual.audience, where }), about: [`ritual:${key}`] };
  },
};
