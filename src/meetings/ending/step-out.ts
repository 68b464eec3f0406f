/** Somebody is not in a meeting any more, whatever the reason: it is not told. Whoever is left is looked after. */
import type { MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { revise, type Scene } from "../../schedule/messages.js";
import { settleWhereAllAgree } from "../agreeing/agree.js";
import { stillAsked, wasHeld } from "../held.js";
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
  if (changed === undefined) return;
  if (wasHeld(meeting, now)) return afterHeld(tx, changed, why, now);
  if (meeting.kind === "listening") await afterSlot(tx, changed, gone, why, scene);
  else await afterPair(tx, changed, why, scene);
  await revise(tx, `meeting:${meeting.id}`, now);
}

/**
 * It took place, or its time has passed: nobody hears of an ending, and nobody is paired anew. Whoever has not said yet
 * is asked as they would have been, and no card changes. Once nobody is left to ask, it counts where somebody has said
 * that it took place: all who could be asked have said so, and what somebody else does afterwards must not take that
 * from them. Of organisations, only those count whose own people have said it.
 */
async function afterHeld(tx: Writer, meeting: Meeting, why: Why, now: Date): Promise<void> {
  if (stillAsked(meeting).length > 0) return;
  const isSaid = meeting.people.some(({ met }) => met === true);
  await changeMeeting(tx, meeting.id, { endedAt: now, ended: isSaid ? "met" : why });
  await revise(tx, `meeting:${meeting.id}`, now);
}

type Gone = readonly { readonly host: boolean }[];

/** Those who are left go on without them, or are paired anew. */
export async function afterPair(tx: Writer, meeting: Meeting, why: Why, scene: Scene): Promise<void> {
  if (canGoOn(meeting)) return goOn(tx, meeting, scene);
  await changeMeeting(tx, meeting.id, { endedAt: scene.now, ended: why });
  for (const person of here(meeting)) await pairAgain(tx, meeting, person, scene);
}

/** Two are left at least, and of a day whoever's day it is. */
export function canGoOn(meeting: Meeting): boolean {
  const left = here(meeting);
  return left.length > 1 && (meeting.kind === "coffee" || left.some(({ host }) => host));
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
