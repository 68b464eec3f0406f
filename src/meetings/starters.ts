/** With what a conversation starts: what the ritual that brings it about asks, as the system puts it. */
import type { MeetingKind } from "../database/tables/meetings.js";
import { findRitual } from "../rituals/rituals.js";
import type { Scene } from "../schedule/messages.js";

/** The rituals that bring them about. */
export const ritualOf = {
  coffee: "coffee",
  listening: "listening",
  day: "day-in-the-life",
} as const satisfies Readonly<Record<MeetingKind, string>>;

type Naming = Pick<Scene, "read" | "words">;

export async function starterOf({ read, words }: Naming, kind: MeetingKind): Promise<string> {
  return (await findRitual(read, words, ritualOf[kind]))?.prompt ?? "";
}

const USUAL_MINUTES = 20;

/** What it takes of somebody's time. */
export async function minutesOf({ read, words }: Naming, kind: MeetingKind): Promise<number> {
  return (await findRitual(read, words, ritualOf[kind]))?.minutes ?? USUAL_MINUTES;
}
