/** What comes round for the whole system: rounds of meetings, and a look at whether anybody is there to be asked. */
import type { Writer } from "../../database/store.js";
import type { RitualAudience, RitualKey } from "../../database/tables/rituals.js";
import { audiences } from "../../database/tables/rituals.js";
import { pairRoundJob } from "../../meetings/meetings.js";
import { DAY, HOUR, later } from "../../schedule/clock.js";
import { enqueueNamed, recordSkipped } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { weekOf } from "../../schedule/occurrences.js";
import { type DueRitual, dueIn, readCatalogue } from "./due-rituals.js";
import { canBeEmpty, lookForAudienceJob } from "./empty-audience.js";

/** A round begins as late as this, where nothing ran when it came round. */
const ROUND_GRACE_MS = 2 * DAY;
const LOOK_GRACE_MS = 12 * HOUR;

const rounds: Readonly<Record<RitualKey, "coffee" | "day">> = { coffee: "coffee", "day-in-the-life": "day" };

/** On the system's own clock: a meeting has people of several zones. */
export async function planRounds(tx: Writer, { now, words, system }: Scene): Promise<void> {
  const week = { monday: weekOf(now, system.timeZone), timeZone: system.timeZone };
  const due = dueIn(await readCatalogue(tx, words), ["system"], week, audiences).filter(({ at }) => at <= now);
  for (const one of due) {
    if (one.ritual.audience === "volunteers") await beginRound(tx, one, now);
    await lookForAudience(tx, one, now);
  }
}

async function beginRound(tx: Writer, { ritual, occursOn, at }: DueRitual, now: Date): Promise<void> {
  const kind = rounds[ritual.key];
  if (kind === undefined) return;
  const payload = { kind, round: occursOn };
  const onceKey = `ritual-round:${ritual.key}:${occursOn}`;
  if (now > later(at, ROUND_GRACE_MS))
    return recordSkipped(tx, pairRoundJob, payload, onceKey, now, "its time had passed by more than two days");
  await enqueueNamed(tx, pairRoundJob, { payload, runAt: now, onceKey });
}

async function lookForAudience(tx: Writer, { ritual, occursOn, at }: DueRitual, now: Date): Promise<void> {
  const audience: RitualAudience = ritual.audience;
  if (!canBeEmpty(audience) || now > later(at, LOOK_GRACE_MS)) return;
  const payload = { ritual: ritual.key, occursOn };
  await enqueueNamed(tx, lookForAudienceJob, { payload, runAt: now, onceKey: `audience:${ritual.key}:${occursOn}` });
}
