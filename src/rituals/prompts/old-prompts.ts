/** Prompts are kept for as long as the messages that carried them. */
import { lt } from "drizzle-orm";
import type { Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";

const LIFE_MS = 400 * DAY;

export async function dropOldPrompts(tx: Writer, now: Date): Promise<void> {
  const { ritualPrompt } = tx.tables;
  await tx.delete(ritualPrompt).where(lt(ritualPrompt.dueAt, later(now, -LIFE_MS)));
}
