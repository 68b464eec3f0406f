/** Somebody is not in a meeting any more, whatever the reason: it is not told. Whoever is left is looked after. */
import type { MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { revise, type Scene } from "../../schedule/messages.js";
import { settleWhereAllAgree } from "../agreeing/agree.js";
import { drawAgain } from "../listening/draw.js";
import { tell } from "../news.js";
import { changeMeeting, changePerson, findMeeting, here, type Meeting } from "../open-meetings.js";
import { pairAgain } from "../rounds/pair-again.js";
import { tellOver } from "../rounds/tell-waiting.js";

export type Why = "left" | "silent";

export async function stepOut(
  tx: Writer,
  meeting: Meeting,
  going: readonly MemberId[],
  why: Why,
  scene: Scene,
): Promise<void> {
  const { now } = scene;
  const gone = here(meeting).filter(({ id }) => going.includes(id));
  if (gone.length === 0) return;
  for (const { id } of gone) await changePerson(tx, meeting.id, id, { leftAt: now });
  const changed = await findMeeting(tx, meeting.id);
  if (changed !== undefined) {
    if (meeting.kind === "listening") await afterSlot(tx, changed, gone, why, scene);
    else await afterPair(tx, changed, why, scene);
  }
  await revise(tx, `meeting:${meeting.id}`, now);
}

type Gone = readonly { readonly host: boolean }[];

async function afterPair(tx: Writer, meeting: Meeting, why: Why, scene: Scene): Promise<void> {
  const left = here(meeting);
  const isHosted = meeting.kind === "coffee" || left.some(({ host }) => host);
  if (left.length > 1 && isHosted) return goOn(tx, meeting, scene);
  await changeMeeting(tx, meeting.id, { endedAt: scene.now, ended: why });
  for (const person of left) await pairAgain(tx, meeting, person, scene);
}

/** Three become two. */
async function goOn(tx: Writer, meeting: Meeting, scene: Scene): Promise<void> {
  const { now } = scene;
  if (meeting.startsAt === null) await settleWhereAllAgree(tx, meeting, scene);
  for (const person of here(meeting)) await tell(tx, meeting, person, { news: "fewer" }, now);
}

/** A slot without its leader is none; without its listener, somebody else is drawn. */
async function afterSlot(tx: Writer, meeting: Meeting, gone: Gone, why: Why, scene: Scene): Promise<void> {
  if (!gone.some(({ host }) => host)) return drawAgain(tx, meeting, scene);
  await changeMeeting(tx, meeting.id, { endedAt: scene.now, ended: why });
  for (const person of here(meeting)) await tellOver(tx, person, { meeting: meeting.id, first: false }, scene.now);
}
