/** Rounds of meetings, and a look at whether anybody is there to be asked, wherever something is on. */
import type { Writer } from "../../database/store.js";
import type { RitualAudience, RitualKey, RitualScope } from "../../database/tables/rituals.js";
import { audiences } from "../../database/tables/rituals.js";
import { pairRoundJob } from "../../meetings/meetings.js";
import { DAY, HOUR, later } from "../../schedule/clock.js";
import { enqueueNamed, recordSkipped } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { weekOf } from "../../schedule/occurrences.js";
import { isRound } from "../rituals.js";
import { type DueRitual, dueIn, isOnBy, readCatalogue, scopesFrom, scopesSwitched } from "./due-rituals.js";
import { canBeEmpty, lookForAudienceJob } from "./empty-audience.js";

/** A round begins as late as this, where nothing ran when it came round. */
const ROUND_GRACE_MS = 2 * DAY;
const LOOK_GRACE_MS = 12 * HOUR;

const rounds: Readonly<Record<RitualKey, "coffee" | "day">> = { coffee: "coffee", "day-in-the-life": "day" };

/** On the system's own clock: a meeting has people of several zones. */
export async function planRounds(tx: Writer, { now, words, system }: Scene): Promise<void> {
  const week = { monday: weekOf(now, system.timeZone), timeZone: system.timeZone };
  const catalogue = await readCatalogue(tx, words);
  for (const scope of scopesSwitched(catalogue))
    for (const one of dueIn(catalogue, scopesFrom(catalogue, scope), week, audiences)) {
      if (one.at > now || !isOnBy(catalogue, one.ritual, scope)) continue;
      if (isRound(one.ritual)) await beginRound(tx, one, now);
      await lookForAudience(tx, one, scope, now);
    }
}

/** One, wherever it is on: who is in it is looked up when it begins. */
async function beginRound(tx: Writer, { ritual, occursOn, at }: DueRitual, now: Date): Promise<void> {
  const kind = rounds[ritual.key];
  if (kind === undefined) return;
  const payload = { kind, round: occursOn };
  const onceKey = `ritual-round:${ritual.key}:${occursOn}`;
  if (now > later(at, ROUND_GRACE_MS))
    return recordSkipped(tx, pairRoundJob, payload, onceKey, now, "its time had passed by more than two days");
  await enqueueNamed(tx, pairRoundJob, { payload, runAt: now, onceKey });
}

async function lookForAudience(
  tx: Writer,
  { ritual, occursOn, at }: DueRitual,
  scope: RitualScope,
  now: Date,
): Promise<void> {
  const audience: RitualAudience = ritual.audience;
  if (!canBeEmpty(audience) || now > later(at, LOOK_GRACE_MS)) return;
  const payload = { ritual: ritual.key, scope, occursOn };
  const onceKey = `audience:${ritual.key}:${scope}:${occursOn}`;
  await enqueueNamed(tx, lookForAudienceJob, { payload, runAt: now, onceKey });
}
