/** What whoever sees to a fall is told: that it is theirs, and on its day and each fortnight after, that an answer is awaited. */
import { z } from "zod";
import { buttons, type Card, quote, strong, text } from "../chat/card.js";
import type { Me } from "../context.js";
import type { CelebrationId, MemberId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { DAY, later } from "../schedule/clock.js";
import { askedOn } from "../schedule/due-days.js";
import { defineJob, done, type JobKind, lapsed } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { type Message, type MessageKind, type Scene, say } from "../schedule/messages.js";
import { about, chartButton, opens, outcomeNodes, ownerButtons, sentenceOf } from "./celebration-cards.js";
import { type Celebration, fadeOf, findCelebration, personHere } from "./celebrations.js";
import { raiseFade } from "./raise-fade.js";

const AGAIN_AFTER_MS = 14 * DAY;

/** `time` is 0 when they are first asked. */
const jobPayload = z.object({ celebration: z.string(), dueOn: z.string(), time: z.number() });
type Asking = z.infer<typeof jobPayload>;
const askOwnerJob: JobName<Asking> = { kind: "ask-fade-owner", payloads: { 1: jobPayload } };

export async function askOwnerLater(tx: Writer, id: CelebrationId, dueOn: string, timeZone: string): Promise<void> {
  await askAt(tx, { celebration: id, dueOn, time: 0 }, askedOn(dueOn, timeZone));
}

async function askAt(tx: Writer, payload: Asking, runAt: Date): Promise<void> {
  const { celebration, dueOn, time } = payload;
  const onceKey = `ask-fade-owner:${celebration}:${dueOn}:${time}`;
  await enqueueNamed(tx, askOwnerJob, { payload, runAt, onceKey });
}

/** Where whoever had it has left, those who were told first are asked again. */
export const askFadeOwner: JobKind = defineJob(
  askOwnerJob,
  async ({ celebration: id, dueOn, time }, { store, clock }) => {
    const celebration = await findCelebration(store.read, id as CelebrationId);
    if (celebration?.isWatched !== true) return lapsed("the watch has ended");
    if (celebration.answeredAt !== null) return lapsed("it is answered");
    if (celebration.dueOn !== dueOn) return lapsed("there is another day for it");
    const owner = await personHere(store.read, celebration.ownerId);
    return done(async (tx) => {
      const now = clock.now();
      if (owner === undefined) await raiseFade(tx, celebration, `due:${dueOn}:${time}`, now);
      else
        await say(tx, {
          to: { kind: "member", id: owner.id, workspaceId: owner.workspaceId },
          ...{ message: fadeDue, payload: { celebration: id, owner: owner.id }, manner: "duty", now },
          once: `fade-due:${id}:${dueOn}:${time}`,
        });
      await askAt(tx, { celebration: id, dueOn, time: time + 1 }, later(now, AGAIN_AFTER_MS));
    });
  },
);

/** Whoever was named by somebody else hears of it at once. */
export async function tellFadeOwner(
  tx: Writer,
  { celebration, owner, by }: { readonly celebration: CelebrationId; readonly owner: Me; readonly by: MemberId },
  now: Date,
): Promise<void> {
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  await say(tx, { to, message: fadeGiven, payload: { celebration, owner: owner.id, by }, manner: "personal", now });
}

const given = z.object({ celebration: z.string(), owner: z.string(), by: z.string() });

export const fadeGiven: MessageKind<z.infer<typeof given>> = {
  name: "fade-given",
  payloads: { 1: given },
  compose: (payload, scene, occasion) =>
    forOwner(payload, scene, occasion, async ({ dueOn }) => {
      const by = (await personHere(scene.read, payload.by as MemberId))?.name;
      return { said: scene.words.celebrations.yours(by, dueOn ?? ""), isDue: false };
    }),
};

const due = z.object({ celebration: z.string(), owner: z.string() });

export const fadeDue: MessageKind<z.infer<typeof due>> = {
  name: "fade-due",
  payloads: { 1: due },
  compose: (payload, scene, occasion) =>
    forOwner(payload, scene, occasion, async ({ dueOn }) => {
      return { said: scene.words.celebrations.due(dueOn ?? ""), isDue: true };
    }),
};

interface Said {
  readonly said: string;
  readonly isDue: boolean;
}

/** While it is theirs, their card; then what became of it. What was over before it was told is not told. */
async function forOwner(
  { celebration: id, owner }: { readonly celebration: string; readonly owner: string },
  scene: Scene,
  occasion: "post" | "revise",
  saying: (celebration: Celebration) => Promise<Said>,
): Promise<Message | undefined> {
  const { read, words } = scene;
  const celebration = await findCelebration(read, id as CelebrationId);
  if (celebration === undefined) return undefined;
  const subject = [`celebration:${id}`];
  const { answeredAt, ownerId, isWatched } = celebration;
  if (answeredAt === null && isWatched && ownerId === owner)
    return { card: await ownersCard(scene, celebration, await saying(celebration)), about: subject };
  if (occasion === "post") return undefined;
  if (answeredAt === null) {
    const { ended, noLonger } = words.celebrations;
    return { card: noticeCard(isWatched ? noLonger : ended), about: subject };
  }
  return { card: await answeredCard(scene, celebration), about: subject };
}

async function ownersCard({ read, words, now }: Scene, celebration: Celebration, { said, isDue }: Said): Promise<Card> {
  const { cameOfIt, longer, other } = words.celebrations;
  const { id, action } = celebration;
  const elsewhere = isDue
    ? { label: longer, press: opens("own-fade", `${id} mine`) }
    : { label: other, press: opens("own-fade", `${id} other`) };
  return about(
    said,
    ...(action === null ? [] : [quote(action)]),
    text(sentenceOf(words, await fadeOf(read, celebration, now))),
    ...(isDue ? [text([strong(cameOfIt)])] : []),
    buttons(...ownerButtons(words, celebration), elsewhere, chartButton(words, celebration)),
  );
}

async function answeredCard({ read, words, now }: Scene, celebration: Celebration): Promise<Card> {
  const fade = await fadeOf(read, celebration, now);
  const { cameOf } = words.celebrations;
  return about(cameOf(celebration.words, celebration.measure.team.name), ...outcomeNodes(words, fade));
}
