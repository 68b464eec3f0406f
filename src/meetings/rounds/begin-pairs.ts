/** Some of a round's pairs begin, and each in them is told. Whoever left meanwhile is in none. */
import { z } from "zod";
import type { MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import type { JobName } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { addMeetings, findMeeting } from "../open-meetings.js";
import { minutesOf } from "../starters.js";
import { areAmong, type Willing, willing } from "../willing.js";
import { waitFrom } from "../wishes.js";
import { newMeeting, tellPaired } from "./begin-meeting.js";
import { tellWaiting } from "./tell-waiting.js";

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

export const beginPairs: JobKind = defineJob(beginPairsJob, async ({ groups, ...coming }, { scene }) =>
  done(async (tx) => {
    const here = { ...scene(), read: tx };
    const ids = groups.flat() as MemberId[];
    const still = new Map((await willing(tx, coming.kind, here.now, areAmong(tx, ids))).map((one) => [one.id, one]));
    const found = groups.map((group) => group.flatMap((id) => still.get(id as MemberId) ?? []));
    await begin(
      tx,
      found.filter((group) => group.length > 1),
      coming,
      here,
    );
    for (const [one, other] of found)
      if (one !== undefined && other === undefined) await keepWaiting(tx, one, coming, here.now);
  }),
);

async function begin(tx: Writer, groups: readonly (readonly Willing[])[], coming: Coming, scene: Scene): Promise<void> {
  const minutes = await minutesOf(scene, coming.kind);
  const ids = await addMeetings(
    tx,
    groups.map((group) => newMeeting({ ...coming, minutes }, group)),
    scene.now,
  );
  for (const { id, waitingSince } of groups.flat())
    if (waitingSince !== null) await waitFrom(tx, id, coming.kind, null);
  for (const id of ids) {
    const meeting = await findMeeting(tx, id);
    for (const person of meeting?.people ?? []) if (meeting !== undefined) await tellPaired(tx, meeting, person, scene);
  }
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
