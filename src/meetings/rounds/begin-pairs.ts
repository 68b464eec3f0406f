/**
 * Some of a round's pairs begin, and each in them is told. Whoever left meanwhile is in none, nor do those meet of whom
 * one has said meanwhile that they never want to.
 */
import { inArray } from "drizzle-orm";
import { z } from "zod";
import type { MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { neverAmong } from "../acquaintance.js";
import { addMeetings, selectMeetings } from "../open-meetings.js";
import { minutesOf } from "../starters.js";
import { areAmong, type Willing, willing } from "../willing.js";
import { waitFrom } from "../wishes.js";
import { newMeeting, tellPaired } from "./begin-meeting.js";
import { tellWaiting } from "./tell-waiting.js";
import { mostWhoMayMeet } from "./who-may-meet.js";

export interface Coming {
  readonly kind: "coffee" | "day";
  readonly round: string;
}

const payload = z.object({
  kind: z.enum(["coffee", "day"]),
  round: z.string(),
  /** People, two by two; three once at most, and one where nobody was found for them. */
  groups: z.array(z.array(z.string())),
});
export const beginPairsJob: JobName<z.infer<typeof payload>> = { kind: "begin-pairs", payloads: { 1: payload } };

/** As many groups as begin at once: nothing else runs while their transaction lasts. */
const AT_ONCE = 5;

export const beginPairs: JobKind = defineJob(beginPairsJob, async ({ groups, ...coming }, { scene }) =>
  done(async (tx) => {
    const here = { ...scene(), read: tx };
    const found = await stillMeeting(tx, groups.slice(0, AT_ONCE), coming, here.now);
    await begin(
      tx,
      found.flatMap(({ meet }) => (meet.length > 1 ? [meet] : [])),
      coming,
      here,
    );
    for (const one of found.flatMap(({ wait }) => wait)) await keepWaiting(tx, one, coming, here.now);
    const rest = groups.slice(AT_ONCE);
    if (rest.length > 0)
      await enqueueNamed(tx, beginPairsJob, { payload: { ...coming, groups: rest }, runAt: here.now });
  }),
);

interface Still {
  readonly meet: readonly Willing[];
  readonly wait: readonly Willing[];
}

/** Of each group those who are still there and may meet, and those for whom nobody is left in it. */
async function stillMeeting(
  tx: Writer,
  groups: readonly (readonly string[])[],
  { kind }: Coming,
  now: Date,
): Promise<readonly Still[]> {
  const ids = groups.flat() as MemberId[];
  const still = new Map((await willing(tx, kind, now, areAmong(tx, ids))).map((one) => [one.id, one]));
  const never = await neverAmong(tx, ids);
  return groups.map((group) => {
    const here = group.flatMap((id) => still.get(id as MemberId) ?? []);
    const meet = mostWhoMayMeet(here, never);
    return { meet, wait: here.filter((one) => !meet.includes(one)) };
  });
}

async function begin(tx: Writer, groups: readonly (readonly Willing[])[], coming: Coming, scene: Scene): Promise<void> {
  const minutes = await minutesOf(scene, coming.kind);
  const ids = await addMeetings(
    tx,
    groups.map((group) => newMeeting({ ...coming, minutes }, group)),
    scene.now,
  );
  for (const { id, waitingSince } of groups.flat())
    if (waitingSince !== null) await waitFrom(tx, id, coming.kind, null);
  for (const meeting of await selectMeetings(tx, inArray(tx.tables.meeting.id, [...ids])))
    for (const person of meeting.people) await tellPaired(tx, meeting, person, scene);
}

/** They come first next time. Whoever waits for longer keeps the day from which they do. */
async function keepWaiting(
  tx: Writer,
  { id, workspaceId, waitingSince }: Willing,
  { kind, round }: Coming,
  now: Date,
): Promise<void> {
  await waitFrom(tx, id, kind, waitingSince ?? now);
  await tellWaiting(tx, { id, workspaceId }, { kind, round }, now);
}
