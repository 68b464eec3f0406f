/** What last week's digest asked of the hospital's leaders: one of them took it, and did it. */
import { desc, eq } from "drizzle-orm";
import type { Moment, Stage } from "./moments.js";
import { roomPlace } from "./world.js";

const room = roomPlace("hospital-leaders");
const who = "asha-patel";

export const asked: readonly Moment[] = [
  {
    at: ["2026-11-16", "08:40"],
    does: async (stage) => stage.presses(who, "take-ask", await lastAsk(stage), room),
  },
  {
    at: ["2026-11-17", "16:10"],
    does: async (stage) =>
      stage.sends(
        who,
        "finish-ask",
        { did: "I rang Dorothy Greene. She tells us of their Thursday café next week." },
        await lastAsk(stage),
      ),
  },
];

async function lastAsk({ read }: Stage): Promise<string> {
  const { digestAsk, digest, channel } = read.tables;
  const [ask] = await read
    .select({ id: digestAsk.id })
    .from(digestAsk)
    .innerJoin(digest, eq(digest.id, digestAsk.digestId))
    .innerJoin(channel, eq(channel.id, digest.channelId))
    .where(eq(channel.externalId, room))
    .orderBy(desc(digestAsk.id));
  if (ask === undefined) throw new Error("nothing was asked");
  return ask.id;
}
