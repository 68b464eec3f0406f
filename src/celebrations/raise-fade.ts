/** That a change fades is told to whoever looks after the group and whoever celebrated it: a question, not blame. */
import { z } from "zod";
import { buttons, type Card, note } from "../chat/card.js";
import type { CelebrationId, MemberId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { type MessageKind, type Scene, say } from "../schedule/messages.js";
import { alarmNodes, chartButton, sentenceOf } from "./celebration-cards.js";
import { type Celebration, type Fade, fadeOf, findCelebration } from "./celebrations.js";
import { toldOfFade } from "./hosts.js";
import { pictureNodes } from "./show-chart.js";

/** `once` names the alarm. */
export async function raiseFade(tx: Writer, celebration: Celebration, once: string, now: Date): Promise<void> {
  for (const { id: member, workspaceId } of await toldOfFade(tx, celebration))
    await say(tx, {
      to: { kind: "member", id: member, workspaceId },
      ...{ message: fadeRaised, payload: { celebration: celebration.id, member }, manner: "duty", now },
      once: `fade:${celebration.id}:${once}:${member}`,
    });
}

const payload = z.object({ celebration: z.string(), member: z.string() });

export const fadeRaised: MessageKind<z.infer<typeof payload>> = {
  name: "fade-raised",
  payloads: { 1: payload },
  async compose({ celebration: id, member }, scene, occasion) {
    const { read, words, now } = scene;
    const celebration = await findCelebration(read, id as CelebrationId);
    if (celebration === undefined) return undefined;
    const about = [`celebration:${id}`];
    const isOver = !celebration.isWatched && celebration.answeredAt === null;
    const waits = celebration.answeredAt === null && !isOver;
    if (occasion === "post" && !waits) return undefined;
    if (isOver) return { card: noticeCard(words.celebrations.ended), about };
    const fade = await fadeOf(read, celebration, now);
    return { card: await fadeCard(scene, fade, member as MemberId), about };
  },
};

async function fadeCard(scene: Scene, fade: Fade, reader: MemberId): Promise<Card> {
  const { words } = scene;
  const { inTheWay, noBlame } = words.celebrations;
  const asks = fade.isAnswered || fade.owner !== undefined ? [] : [note(noBlame)];
  return {
    summary: [sentenceOf(words, fade), ...(asks.length === 0 ? [] : [inTheWay])].join(" "),
    body: [
      ...alarmNodes(words, fade, true),
      ...asks,
      ...(await pictureNodes(scene, fade.celebration.measure, reader)),
      buttons(chartButton(words, fade.celebration)),
    ],
  };
}
