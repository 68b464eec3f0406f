/** Which celebrated changes are asked about today, and which watches are over. */
import { and, isNotNull } from "drizzle-orm";
import type { CelebrationId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { documentReader } from "../directory/members.js";
import type { Host } from "../groups/hosted-groups.js";
import { placeIdsOf } from "../rituals/asked-rituals.js";
import { addPrompt } from "../rituals/prompted-rituals.js";
import { findRitual, type Setting, scopesOf, settingFor, switches } from "../rituals/rituals.js";
import { isBankHoliday } from "../schedule/bank-holidays.js";
import { DAY, later } from "../schedule/clock.js";
import { type Scene, say } from "../schedule/messages.js";
import { instantOf, localDate } from "../schedule/occurrences.js";
import { afterWorkingDays } from "../schedule/working-days.js";
import { type Celebration, isWatched, selectCelebrations } from "./celebrations.js";
import { endWatch } from "./end-watch.js";
import { askedWhether } from "./hosts.js";
import { judge, retainedAt } from "./judged-celebrations.js";
import { STILL_DOING_IT, stillDoingIt } from "./still-doing-it.js";
import { weeksOf } from "./team-measures.js";
import { checksOf } from "./tell-people.js";
import { monthsAfter } from "./week-series.js";

const MONTHS = [3, 6, 9, 12] as const;
const LAST = 12;
/** So long the last question waits before the watch ends without an answer. */
const WAITS_MS = 14 * DAY;

/** To be called each day, with a scene that reads the transaction. */
export async function planChecks(tx: Writer, scene: Scene): Promise<void> {
  const frozen = and(isNotNull(tx.tables.celebration.frozenAt), isWatched(tx));
  for (const celebration of await selectCelebrations(tx, frozen)) await planFor(tx, scene, celebration);
}

async function planFor(tx: Writer, scene: Scene, celebration: Celebration): Promise<void> {
  const { now, system } = scene;
  const { frozenAt } = celebration;
  if (frozenAt === null) return;
  const start = localDate(frozenAt, system.timeZone);
  const today = localDate(now, system.timeZone);
  const asked = await checksOf(tx, celebration.id);
  for (const month of MONTHS) {
    const dueOn = monthsAfter(start, month);
    if (dueOn > today || asked.some((check) => check.month === month)) continue;
    const isAsked = await ask(tx, scene, celebration, { month, dueOn });
    if (month === LAST && !isAsked) await endWatch(tx, celebration.id, now);
  }
  const last = asked.find(({ month }) => month === LAST);
  if (last !== undefined && later(last.askedAt, WAITS_MS) <= now) await endWatch(tx, celebration.id, now);
}

interface Anniversary {
  readonly month: number;
  /** A local date of the system's zone. */
  readonly dueOn: string;
}

/** What is left of the gain is kept, whether anybody is asked or not. False where nobody is. */
async function ask(
  tx: Writer,
  scene: Scene,
  celebration: Celebration,
  { month, dueOn }: Anniversary,
): Promise<boolean> {
  const { now, system } = scene;
  await keepGain(tx, scene, celebration, month);
  const host = await askedWhether(tx, celebration);
  if (host === undefined) return false;
  const { on, time } = await settingOf(tx, scene, host);
  const zone = host.timeZone ?? system.timeZone;
  const at = afterWorkingDays(instantOf(dueOn, time, zone), 0, zone, isBankHoliday);
  const prompt = await addPrompt(
    tx,
    {
      ...{ ritualKey: STILL_DOING_IT, to: { memberId: host.id }, occursOn: dueOn, dueAt: at, completion: "status" },
      about: `celebration:${celebration.id}`,
      lapse: on ? undefined : "the ritual is switched off",
    },
    now,
  );
  if (!on || prompt === undefined) return false;
  await say(tx, {
    to: { kind: "member", id: host.id, workspaceId: host.workspaceId },
    message: stillDoingIt,
    payload: { celebration: celebration.id, month, prompt, member: host.id },
    ...{ manner: "duty", now, at: at > now ? at : now },
    once: `still-doing-it:${celebration.id}:${month}`,
    until: later(at > now ? at : now, WAITS_MS),
  });
  return true;
}

async function keepGain(tx: Writer, { now, system }: Scene, celebration: Celebration, month: number): Promise<void> {
  const weeks = await weeksOf(tx, celebration.measureId);
  const retained = retainedAt(celebration, judge(celebration, weeks), weeks, now, system.timeZone);
  const celebrationId: CelebrationId = celebration.id;
  await tx
    .insert(tx.tables.celebrationCheck)
    .values({ celebrationId, month, askedAt: now, retained: retained.kind === "share" ? retained.of100 : null })
    .onConflictDoNothing();
}

/** Where whoever is asked works. */
async function settingOf(tx: Writer, { words }: Scene, { id }: Host): Promise<Setting> {
  const ritual = await findRitual(tx, words, STILL_DOING_IT);
  if (ritual === undefined) return { on: false, day: 1, time: "10:00" };
  const employer = (await documentReader(tx, id))?.employer;
  const places = employer === undefined ? [] : await placeIdsOf(tx, employer);
  return settingFor(ritual, await switches(tx), scopesOf(employer ?? null, places));
}
